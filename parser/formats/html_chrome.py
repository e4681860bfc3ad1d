"""The document inside a page: which items are its own, which belong to the site around it.

Only general cues decide: the elements that HTML has for chrome, the lines by which an official
document is known, link density. What is in doubt is kept.
"""

from __future__ import annotations

from collections.abc import Sequence

from kehoach.parser.formats.html_blocks import Item, texts_of
from kehoach.parser.formats.html_cues import CLOSING, FOOT, OPENING, cues_of


def split_content(items: Sequence[Item]) -> tuple[list[Item], list[Item]]:
    """The items of the document, and those of the site around it."""
    if all(not item.linked and not item.region and item.common == items[-1].common for item in items[1:]):
        return list(items), []
    kinds = [set() if item.linked else cues_of(texts_of([item])) for item in items]
    own = _outside_chrome(items, kinds)
    first = next((place for place in own if kinds[place] & OPENING), None)
    if first is not None:
        last = max(place for place in own if kinds[place])
        closing = set().union(*(kinds[place] & CLOSING for place in own if place > first))
        if closing:
            inner = _in_same_element(items, own, first, last)
            if closing & FOOT or _length(items, inner) * 2 > _length(items, own):
                own = inner
        own = [place for place in own if not items[place].linked or first < place < last]
    kept = set(own)
    return [items[place] for place in own], [item for place, item in enumerate(items) if place not in kept]


def _outside_chrome(items: Sequence[Item], kinds: Sequence[set[str]]) -> list[int]:
    """The places of items that stand in no chrome element, or in one that holds part of a document."""
    kept = {0, *(item.region for item, found in zip(items, kinds, strict=True) if found & (OPENING | CLOSING))}
    return [place for place, item in enumerate(items) if item.region in kept]


def _in_same_element(items: Sequence[Item], own: list[int], first: int, last: int) -> list[int]:
    """Of `own`, those in the smallest element that holds everything from `first` to `last`."""
    depth = min((items[place].common for place in range(first + 1, last + 1)), default=0)
    while first > 0 and items[first].common >= depth:
        first -= 1
    while last + 1 < len(items) and items[last + 1].common >= depth:
        last += 1
    return [place for place in own if first <= place <= last]


def _length(items: Sequence[Item], places: list[int]) -> int:
    """How many characters of text, links aside, items have."""
    return sum(len(text.text) for place in places for text in texts_of([items[place]]) if not text.linked)
