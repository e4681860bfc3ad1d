"""Addresses of annex items in prose: "mục 3 và mục 4 Phụ lục 1 (trừ điểm b mục 3) và Phụ lục 2".

An address runs from the small to the large (điểm, mục, Phụ lục); what a member of a list leaves out, it
takes from the member after it: in "điểm đ và điểm e mục 2 Phụ lục 1" both điểm are of mục 2.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from kehoach.meaning.numbering import read_roman
from kehoach.meaning.reference_lists import Address, addresses_of
from kehoach.meaning.reference_words import ANNEX, GROUP, LETTER, SUB, find_runs

__all__ = ["Address", "Reference", "Resolution", "find_references", "print_reference", "resolve"]


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
        if (addresses := addresses_of(run.elements))
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
    if reference.external:
        return Resolution((), (), (*reference.items, *reference.excluded))
    places = _places(tuple(ids))
    found, missing = _lookup(reference.items, places)
    out, missing_out = _lookup(reference.excluded, places)
    kept = tuple(item for item in places.ids if item in found and item not in out) if found else ()
    taken = tuple(item for item in places.ids if item in out) if out else ()
    return Resolution(kept, taken, (*missing, *missing_out))


class _Places(NamedTuple):
    """Ids, each once, those below every place (an annex, a mục of it, an item), and the annexes."""

    ids: tuple[str, ...]
    below: dict[tuple[str | None, ...], list[str]]
    annexes: frozenset[str]


@lru_cache(maxsize=8)
def _places(ids: tuple[str, ...]) -> _Places:
    """The places that ids lead to; a plan asks for the same ones at every reference."""
    once = tuple(dict.fromkeys(ids))
    below: dict[tuple[str | None, ...], list[str]] = {}
    for item in once:
        path = _path(item)
        for length in range(1, len(path) + 1):
            below.setdefault(path[:length], []).append(item)
    return _Places(once, below, frozenset(_path(item)[0] for item in once))


def _path(item: str) -> tuple[str, ...]:
    annex, *parts = item.split("/")
    return (_key(annex.removeprefix("pl")), *(_key(part) for part in parts))


def _key(label: str) -> str:
    """A label for comparison: "II", "02" and "2" are the same."""
    return ".".join(str(read_roman(part) or part.lstrip("0") or part).lower() for part in label.split("."))


def _lookup(addresses: Sequence[Address], places: _Places) -> tuple[set[str], list[Address]]:
    """The ids that addresses lead to, and the addresses that lead to none."""
    found: set[str] = set()
    missing: list[Address] = []
    for address in addresses:
        below = tuple(_key(part) for part in (address.group, address.letter, address.sub) if part is not None)
        ids = places.below.get((_annex(address, places.annexes), *below), ())
        found.update(ids)
        if not ids:
            missing.append(address)
    return found, missing


def _annex(address: Address, annexes: frozenset[str]) -> str | None:
    """The annex of an address; one that has no number, or is left open, is the only annex that there is."""
    stated = _key(address.annex or "")
    if stated or (address.annex is not None and stated in annexes):
        return stated
    return next(iter(annexes)) if len(annexes) == 1 else None


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
