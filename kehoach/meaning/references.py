"""Addresses of annex items in prose: "mục 3 và mục 4 Phụ lục 1 (trừ điểm b mục 3) và Phụ lục 2".

An address runs from the small to the large (điểm, mục, Phụ lục); what a member of a list leaves out, it
takes from the member after it: in "điểm đ và điểm e mục 2 Phụ lục 1" both điểm are of mục 2.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import product
from math import prod

from kehoach.meaning.numbering import read_roman
from kehoach.meaning.reference_words import ANNEX, GROUP, LETTER, SUB, Element, find_runs

_MOST_ADDRESSES = 500


@dataclass(frozen=True)
class Address:
    """A place in an annex. A part that is None is left open by the words; an `annex` of "" has no number.

    `group` is the label of a mục, `letter` that of the item in it (điểm, or a number), `sub` counts its rows.
    """

    annex: str | None = None
    group: str | None = None
    letter: str | None = None
    sub: str | None = None


@dataclass(frozen=True)
class Reference:
    """Addresses named together; `document` is the other document whose annex they are in, if they are."""

    start: int = field(compare=False)
    end: int = field(compare=False)
    text: str = field(compare=False)
    items: tuple[Address, ...] = ()
    excluded: tuple[Address, ...] = ()
    document: str | None = None

    @property
    def external(self) -> bool:
        """Whether the annex belongs to another document."""
        return self.document is not None


@dataclass(frozen=True)
class Resolution:
    """The item ids that a reference leads to, those it takes out, and the addresses that lead nowhere."""

    ids: tuple[str, ...]
    excluded: tuple[str, ...]
    missing: tuple[Address, ...]


def find_references(text: str) -> tuple[Reference, ...]:
    """The annex addresses in a text (NFC), one reference for each list of them, with those after "trừ" apart.

    Addresses in articles of law ("điểm a khoản 1 Điều 2") are passed over. What only the surrounding
    paragraph could tell stays None.
    """
    return tuple(
        Reference(run.start, run.end, text[run.start : run.end], *addresses, run.document)
        for run in find_runs(text)
        if (addresses := _addresses(run.elements))
    )


def print_reference(reference: Reference) -> str:
    """A reference in its canonical words: "điểm đ, điểm e mục 2 Phụ lục 1 và Phụ lục 2"."""
    words = _print_addresses(reference.items)
    if reference.excluded:
        words += f" (trừ {_print_addresses(reference.excluded)})"
    return f"{words} kèm theo {reference.document}" if reference.document else words


def resolve(reference: Reference, ids: Iterable[str]) -> Resolution:
    """The ids ("pl1/3/b") that a reference leads to, in the order given.

    A mục stands for all its items, an annex for all of its own; an address that leaves the annex open leads
    somewhere only when all ids are of one annex. Nothing of another document's annex is found.
    """
    paths = {item: _path(item) for item in ids}
    if reference.external:
        return Resolution((), (), (*reference.items, *reference.excluded))
    found, missing = _lookup(reference.items, paths)
    out, missing_out = _lookup(reference.excluded, paths)
    kept = tuple(item for item in paths if item in found and item not in out)
    return Resolution(kept, tuple(item for item in paths if item in out), (*missing, *missing_out))


@dataclass
class _Chain:
    """Elements of one address, or of several that differ in one label: labels by level."""

    labels: dict[int, tuple[str, ...]]
    link: str
    excluded: bool
    host: Element | None
    divides: bool

    @property
    def smallest(self) -> int:
        return min(self.labels)

    @property
    def largest(self) -> int:
        return max(self.labels)


def _addresses(elements: Sequence[Element]) -> tuple[tuple[Address, ...], tuple[Address, ...]] | None:
    """Items and exclusions that a run of elements names; None for more than anybody would name."""
    chains = _chains(elements)
    items = _complete([chain for chain in chains if not chain.excluded])
    exclusions = _complete([chain for chain in chains if chain.excluded])
    if sum(prod(map(len, chain.labels.values())) for chain in (*items, *exclusions)) > _MOST_ADDRESSES:
        return None
    stated = [address for chain in items for address in _expand(chain)]
    taken = [_exclusion(address, chain.host, stated) for chain in exclusions for address in _expand(chain)]
    return tuple(stated), tuple(taken)


def _chains(elements: Sequence[Element]) -> list[_Chain]:
    chains: list[_Chain] = []
    host: Element | None = None
    for element in elements:
        host = host if element.excluded else element
        last = next((chain for chain in reversed(chains) if chain.excluded == element.excluded), None)
        if last and element.link != "và" and element.level > last.largest:
            last.divides = element.divides
            last.labels[element.level] = element.labels
        elif last and last.divides and not element.link and element.level == GROUP:  # tiểu mục 3.2 mục 3
            last.divides = False
            last.labels[GROUP] = tuple(_within(label, element.labels[0]) for label in last.labels[GROUP])
        else:
            chains.append(
                _Chain({element.level: element.labels}, element.link, element.excluded, host, element.divides)
            )
    return chains


def _within(label: str, group: str) -> str:
    return label if label.startswith(f"{group}.") else f"{group}.{label}"


def _complete(chains: list[_Chain]) -> list[_Chain]:
    """The chains with the larger parts that they take from the one after or, in "Phụ lục 1, mục 3", before."""
    for chain, after in reversed(list(zip(chains, chains[1:], strict=False))):
        if after.smallest <= chain.largest:
            chain.labels |= {level: labels for level, labels in after.labels.items() if level > chain.largest}
    kept: list[_Chain] = []
    for chain in chains:
        before = kept[-1] if kept else None
        descends = before and before.smallest > chain.largest and (len(before.labels) == 1 or before is not chains[0])
        if before and descends and chain.link != "và" and all(len(labels) == 1 for labels in before.labels.values()):
            chain.labels |= before.labels
            kept.pop()
        kept.append(chain)
    return kept


def _expand(chain: _Chain) -> list[Address]:
    levels = (ANNEX, GROUP, LETTER, SUB)
    return [Address(*parts) for parts in product(*(chain.labels.get(level, (None,)) for level in levels))]


def _exclusion(address: Address, host: Element | None, stated: Sequence[Address]) -> Address:
    """An exclusion with the mục and annex of what it is taken from: of the mục that it follows, else where they are one."""
    group = address.group
    if group is None and address.letter is not None:
        near = host is not None and host.level == GROUP and len(host.labels) == 1
        group = host.labels[0] if host and near else _only({item.group for item in stated if item.group})
    annexes = {item.annex for item in stated if group is None or item.group == group} or {item.annex for item in stated}
    return Address(address.annex if address.annex is not None else _only(annexes), group, address.letter, address.sub)


def _only(labels: AbstractSet[str | None]) -> str | None:
    return next(iter(labels)) if len(labels) == 1 else None


def _path(item: str) -> tuple[str, ...]:
    annex, *parts = item.split("/")
    return (_key(annex.removeprefix("pl")), *(_key(part) for part in parts))


def _key(label: str) -> str:
    """A label for comparison: "II", "02" and "2" are the same."""
    return ".".join(str(read_roman(part) or part.lstrip("0") or part).lower() for part in label.split("."))


def _lookup(addresses: Sequence[Address], paths: dict[str, tuple[str, ...]]) -> tuple[set[str], list[Address]]:
    """The ids that addresses lead to, and the addresses that lead to none."""
    annexes = {path[0] for path in paths.values()}
    found: set[str] = set()
    missing: list[Address] = []
    for address in addresses:
        below = tuple(_key(part) for part in (address.group, address.letter, address.sub) if part is not None)
        place = (_annex(address, annexes), *below)
        ids = {item for item, path in paths.items() if path[: len(place)] == place}
        found |= ids
        if not ids:
            missing.append(address)
    return found, missing


def _annex(address: Address, annexes: set[str]) -> str | None:
    """The annex of an address; one that has no number, or is left open, is the only annex that there is."""
    stated = _key(address.annex or "")
    if stated or (address.annex is not None and stated in annexes):
        return stated
    return _only(annexes)


def _print_addresses(addresses: Sequence[Address]) -> str:
    words = ""
    for place, address in enumerate(addresses):
        after = addresses[place + 1] if place + 1 < len(addresses) else None
        parts = _parts(address)
        if after:
            parts = _without_shared(parts, _parts(after))
        words += " ".join(_print_part(level, label, len(parts) > 1) for level, label in parts.items())
        if after:
            last = place + 2 == len(addresses)
            words += " và " if last or min(_parts(after)) != max(parts) else ", "
    return words


def _parts(address: Address) -> dict[int, str]:
    """The parts that an address has, from the small to the large."""
    labels = {SUB: address.sub, LETTER: address.letter, GROUP: address.group, ANNEX: address.annex}
    return {level: label for level, label in labels.items() if label is not None}


def _without_shared(parts: dict[int, str], after: dict[int, str]) -> dict[int, str]:
    """The parts without the large ones that a reader takes from the next address."""
    kept = dict(parts)
    for level in (ANNEX, GROUP, LETTER):
        rest = [smaller for smaller in kept if smaller < level]
        if after.get(level) != kept.get(level) or not rest or min(after) > max(rest):
            break
        kept.pop(level, None)
    return kept


def _print_part(level: int, label: str, joined: bool) -> str:
    if level == ANNEX:
        return f"Phụ lục {label}" if label else "Phụ lục" if joined else "Phụ lục kèm theo"
    if level == LETTER:
        return f"số thứ tự {label}" if label.isdigit() else f"điểm {label}"
    return f"mục {label}" if level == GROUP else f"ý {label}"
