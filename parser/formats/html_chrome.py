"""The document inside a page: which items are its own, which belong to the site around it.

Only general cues decide: the elements that HTML has for chrome, the lines by which an official
document is known, link density. What is in doubt is kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from kehoach.parser.formats.html_blocks import Item, texts_of
from kehoach.parser.formats.html_cues import CLOSING, OPENING, cues_of


def split_content(items: Sequence[Item]) -> tuple[list[Item], list[Item]]:
    """The items of the document, and those of the site around it."""
    if all(not item.linked and not item.region and item.common == items[-1].common for item in items[1:]):
        return list(items), []
    kinds = [set() if item.linked else cues_of(texts_of([item])) for item in items]
    own = _outside_chrome(items, kinds)
    first = next((place for place in own if kinds[place] & OPENING), None)
    if first is not None:
        last = max((place for place in own if place > first and kinds[place] & CLOSING), default=None)
        if last is not None:
            own = _in_same_element(items, own, first, last)
        own = [place for place in own if not items[place].linked or first < place < (last or len(items))]
    kept = set(own)
    return [items[place] for place in own], [item for place, item in enumerate(items) if place not in kept]


def _outside_chrome(items: Sequence[Item], kinds: Sequence[set[str]]) -> list[int]:
    """The places of items that stand in no chrome element, or in one that holds part of a document."""
    kept = {0}
    for region, places in groupby(sorted(range(len(items)), key=lambda place: items[place].region), lambda place: items[place].region):
        if any(kinds[place] & (OPENING | CLOSING) for place in places):
            kept.add(region)
    return [place for place, item in enumerate(items) if item.region in kept]


def _in_same_element(items: Sequence[Item], own: list[int], first: int, last: int) -> list[int]:
    """Of `own`, those in the smallest element that holds everything from `first` to `last`."""
    depth = min(items[place].common for place in range(first + 1, last + 1))
    while first > 0 and items[first].common >= depth:
        first -= 1
    while last + 1 < len(items) and items[last + 1].common >= depth:
        last += 1
    return [place for place in own if first <= place <= last]
