"""Lists of annex addresses: which larger part belongs to which smaller one, and what is taken out of what."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import product
from math import prod

from kehoach.meaning.reference_words import ANNEX, GROUP, LETTER, SUB, Element

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


def addresses_of(elements: Sequence[Element]) -> tuple[tuple[Address, ...], tuple[Address, ...]] | None:
    """Items and exclusions that a run of elements names; None for more than anybody would name."""
    chains = _chains(elements)
    items = _complete([chain for chain in chains if not chain.excluded])
    exclusions = _complete([chain for chain in chains if chain.excluded])
    if sum(prod(map(len, chain.labels.values())) for chain in (*items, *exclusions)) > _MOST_ADDRESSES:
        return None
    stated = [address for chain in items for address in _expand(chain)]
    taken = [_exclusion(address, chain.host, stated) for chain in exclusions for address in _expand(chain)]
    return tuple(stated), tuple(taken)


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
    descending = False
    for chain in chains:
        before = kept[-1] if kept else None
        single = before is not None and set(map(len, before.labels.values())) == {1}
        larger = before is not None and before.smallest > chain.largest and (descending or len(before.labels) == 1)
        descending = single and larger and chain.link != "và"
        if before and descending:
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
