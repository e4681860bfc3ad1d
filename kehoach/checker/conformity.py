"""A unit's plan held against the plan that it carries out: which of its items are which of the parent's."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz, process

from kehoach.checker.annex_references import all_items, items_in_force
from kehoach.checker.needs import is_plan
from kehoach.checker.parent_citations import is_another
from kehoach.checker.subject import NotApplicable, NotEvaluated, Subject, once
from kehoach.meaning.addresses import cite, cite_in
from kehoach.meaning.agencies import Agency, Registry
from kehoach.meaning.allocation import Allocation, Allocator, Share
from kehoach.meaning.periods import read_period
from kehoach.meaning.province import registry_for_plan
from kehoach.meaning.spelling import words_of
from kehoach.model import Document, Plan, Target, WorkItem

Item = Target | WorkItem
_SAME_WORDS = 80
"""From this likeness on (of 100) an item without an address is one of the parent's."""


@dataclass(frozen=True)
class Pair:
    """An item of the unit's plan, and the parent's item that it carries out."""

    own: Item
    parents: Item


@dataclass(frozen=True)
class Conformity:
    """The unit (`agency`, of the parent's `registry`), what the parent gives it, and its items beside the parent's.

    `additions` are the unit's items that the parent does not have; `astray` those whose address the parent does not have;
    `repealed` those whose address is of an item that was repealed there. What the unit's own plan repealed is none of them.
    """

    plan: Plan
    parent: Plan
    registry: Registry
    agency: Agency
    allocation: Allocation
    pairs: tuple[Pair, ...]
    additions: tuple[Item, ...]
    astray: tuple[Item, ...]
    repealed: tuple[Item, ...]

    @cached_property
    def carried_out(self) -> frozenset[str]:
        """The parent's items that the unit's plan has."""
        return frozenset(pair.parents.id for pair in self.pairs)

    def missing(self, shares: Sequence[Share]) -> Iterator[Share]:
        """What the parent gives and the unit's plan does not have, of the years that it is for."""
        return (
            share for share in shares if share.item.id not in self.carried_out and self._is_of_its_years(share.item)
        )

    def work(self) -> Iterator[tuple[WorkItem, WorkItem]]:
        """The pairs of tasks and projects: the unit's, the parent's."""
        for pair in self.pairs:
            if isinstance(pair.own, WorkItem) and isinstance(pair.parents, WorkItem):
                yield pair.own, pair.parents

    def targets(self) -> Iterator[tuple[Target, Target]]:
        """The pairs of targets: the unit's, the parent's."""
        for pair in self.pairs:
            if isinstance(pair.own, Target) and isinstance(pair.parents, Target):
                yield pair.own, pair.parents

    def cite(self, item: str) -> str:
        """The address of a parent's item in words."""
        words = cite_in(item, self.parent.document)
        root = item.partition("/")[0]
        return words if words != item or not root.startswith("pl") else cite(item, f"Phụ lục {root.removeprefix('pl')}")

    def _is_of_its_years(self, item: Item) -> bool:
        """Whether an item falls into the years of the unit's plan, as far as both name any."""
        period = read_period(self.plan.document.title or "")
        if period is None or isinstance(item, Target):
            return True
        start, end = item.deadline.start, item.deadline.end
        return not ((start and start.year > period.end) or (end and end.year < period.start))


@once
def conformity_of(subject: Subject) -> Conformity:
    """The subject held against its parent.

    Raises `NotApplicable` for what is no plan, and where there is no parent or it gives the unit nothing; `NotEvaluated` where
    the unit is not known or its plan has no items that could be told apart.
    """
    parent = subject.parent
    if parent is None:
        raise NotApplicable("không có kế hoạch cấp trên để đối chiếu (--against)")
    is_plan(subject)
    is_another(subject)
    registry = registry_for_plan(parent)
    agency = issuing_agency(subject.document, registry)
    if agency is None:
        issuer = " ".join(subject.document.issuer) or "(trống)"
        raise NotEvaluated(f"không nhận ra cơ quan ban hành «{issuer}» trong danh bạ của kế hoạch cấp trên")
    allocation = Allocator(parent, registry).of(agency.id)
    if allocation.is_empty:
        raise NotApplicable(f"kế hoạch cấp trên không giao việc nào cho {agency.name}")
    has_rows = allocation.targets or allocation.tasks or allocation.projects
    if has_rows and not items_in_force(subject.plan):
        raise NotEvaluated("kế hoạch không có bảng chỉ tiêu, nhiệm vụ để đối chiếu từng dòng")
    return Conformity(subject.plan, parent, registry, agency, allocation, *_matched(subject.plan, parent))


def issuing_agency(document: Document, registry: Registry) -> Agency | None:
    """The agency that issues a document, by its head lines, or None for one that the registry does not know."""
    issuer, superior = _folded(document.issuer), _folded(document.superior)
    same = [agency for agency in registry.agencies if agency.header and _folded(agency.header) == issuer]
    if len(same) > 1:
        same = [agency for agency in same if _folded(agency.superior) == superior]
    if len(same) == 1:
        return same[0]
    found = registry.find(" ".join(document.issuer))
    return found if isinstance(found, Agency) else None


def _matched(plan: Plan, parent: Plan) -> tuple[tuple[Pair, ...], tuple[Item, ...], tuple[Item, ...], tuple[Item, ...]]:
    """Pairs, additions, items with an address that leads nowhere (which may still have the words of a parent's item), and
    those of repealed ones."""
    gone = {item.id for item in all_items(parent)} - {item.id for item in items_in_force(parent)}
    known = {item.id: item for item in items_in_force(parent)}
    by_words = {kind: _finder(parent, kind) for kind in (True, False)}
    pairs: list[Pair] = []
    additions: list[Item] = []
    astray: list[Item] = []
    repealed: list[Item] = []
    for own in items_in_force(plan):
        if own.origin in gone:
            repealed.append(own)
            continue
        # "mục 3 Phần II" cites "II/3" and, where the parent names its parts so, "Phần II/3".
        named = known.get(own.origin or "") or known.get(f"Phần {own.origin}")
        if own.origin is not None and named is None:
            astray.append(own)
        found = named or by_words[isinstance(own, Target)](own)
        if found is not None:
            pairs.append(Pair(own, found))
        elif own.origin is None:
            additions.append(own)
    return tuple(pairs), tuple(additions), tuple(astray), tuple(repealed)


def _finder(parent: Plan, are_targets: bool) -> Callable[[Item], Item | None]:
    """Finds the parent's item with the likest words, targets among targets, work among work."""
    items = [item for item in items_in_force(parent) if isinstance(item, Target) == are_targets]
    words = [words_of(item.text).casefold() for item in items]

    def find(own: Item) -> Item | None:
        best = process.extractOne(words_of(own.text).casefold(), words, scorer=fuzz.ratio, score_cutoff=_SAME_WORDS)
        return items[best[2]] if best else None

    return find


def _folded(lines: Sequence[str]) -> str:
    return " ".join(" ".join(lines).split()).casefold().replace("uỷ", "ủy")
