"""The responsibility matrix of a plan: which agency has which part in which item, and the words that prove it.

Rows are the plan's items, columns its agencies. A cell can hold several parts: the agency that leads a task
may also be the one that follows its whole field (section on organising the work).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from kehoach.meaning.addresses import cite_in
from kehoach.meaning.agencies import Agency, Registry
from kehoach.meaning.allocation import Allocator, Role
from kehoach.meaning.in_force import in_force
from kehoach.model import Plan, Project, Responsibility, Source, Target, Task

PART_NAMES: dict[Role, str] = {
    "lead": "Chủ trì",
    "coordinate": "Phối hợp",
    "monitor": "Theo dõi, tham mưu",
    "subject": "Đối tượng thực hiện",
    "undecided": "Chưa xác định",
}
PART_SIGNS: dict[Role, str] = {"lead": "C", "coordinate": "P", "monitor": "T", "subject": "Đ", "undecided": "?"}

Item = Target | Task | Project


@dataclass(frozen=True)
class Entry:
    """One part that one agency has in one item.

    `words` are the plan's that give it, standing at `where` (an item's or a section's address); `group` is the
    group that brings the agency in, None when it is named itself.
    """

    agency: str
    item: str
    part: Role
    words: str
    where: str
    group: str | None = None
    source: Source | None = None


@dataclass(frozen=True)
class Matrix:
    """All entries, in the order of the items and then of the registry; only agencies with an entry are in `agencies`."""

    plan: Plan
    agencies: tuple[Agency, ...]
    items: tuple[Item, ...]
    entries: tuple[Entry, ...]

    @cached_property
    def cells(self) -> dict[tuple[str, str], tuple[Entry, ...]]:
        """The entries of each (item id, agency id)."""
        cells: dict[tuple[str, str], tuple[Entry, ...]] = {}
        for entry in self.entries:
            key = (entry.item, entry.agency)
            cells[key] = (*cells.get(key, ()), entry)
        return cells


def build_matrix(plan: Plan, registry: Registry) -> Matrix:
    """The matrix of a plan over all agencies of the registry, of all items that were not repealed."""
    items: tuple[Item, ...] = (*in_force(plan.targets), *in_force(plan.tasks), *in_force(plan.projects))
    places = {item.id: place for place, item in enumerate(items)}
    order = {agency.id: place for place, agency in enumerate(registry.agencies)}
    allocator = Allocator(plan, registry)
    found = [entry for agency in order for entry in _entries(allocator, agency)]
    found.sort(key=lambda entry: (places[entry.item], order[entry.agency]))
    named = {entry.agency for entry in found}
    return Matrix(plan, tuple(agency for agency in registry.agencies if agency.id in named), items, tuple(found))


def _entries(allocator: Allocator, agency: str) -> Iterator[Entry]:
    """An agency's parts: those of its allocation, and besides them what its own sections refer to."""
    allocation = allocator.of(agency)
    sections = _sections_by_item(allocation.responsibilities)
    for share in (*allocation.targets, *allocation.tasks, *allocation.projects):
        item = share.item
        section = sections.get(item.id)
        if share.role != "monitor" or section is None:
            yield Entry(agency, item.id, share.role, share.because, item.id, share.group, item.source)
        if section is not None:
            where, words, source = section
            yield Entry(agency, item.id, "monitor", words, where, None, source)
        if share.role == "monitor" and isinstance(item, Target) and (subject := allocator.subject(agency, item)):
            yield Entry(agency, item.id, "subject", subject.because, item.id, subject.group, item.source)


def _sections_by_item(parts: Sequence[Responsibility]) -> dict[str, tuple[str, str, Source | None]]:
    """For every item that the agency's own sections refer to: the section, the sentence, its place."""
    found: dict[str, tuple[str, str, Source | None]] = {}
    for part in parts:
        for scope in part.scopes:
            sentence = next((p.text for p in part.paragraphs if scope.text in p.text), scope.text)
            for item in (*scope.ids, *scope.derived):
                found.setdefault(item, (part.id, sentence, scope.source))
    return found


def place_words(where: str, plan: Plan) -> str:
    """An address in words: an item's with its annex, a section's as "mục 2 phần V"."""
    return cite_in(where, plan.document)
