"""Where the rows of a flattened table begin: the paragraphs that are ordinals, and those that only look so.

Ordinals count: 1, 2, 3; a), b), c), d), đ); I, II. A number in a cell may look like one, so an ordinal
has to be the next of its level and has to leave the row before it with all its cells.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kehoach.meaning.numbering import Label, read_label, split_label

_LARGEST_GAP = 3
_ROMAN_DIGITS = tuple("IVXLC")


class Segment(NamedTuple):
    """A row or a run of rows under one ordinal: `ordinal` is its paragraph (None: a group line that
    holds its number in the text), `start` and `end` those of its other cells; `gap` tells of an
    ordinal that is not the next in order."""

    ordinal: int | None
    start: int
    end: int
    gap: bool = False


Candidate = tuple[Label | None, bool]
"""The label that a paragraph is, or that a group line opens with (then True)."""


def segments(texts: Sequence[str], candidates: Sequence[Candidate], first: int, cells: int) -> Iterator[Segment]:
    """The segments from paragraph `first` on; a row has `cells` cells besides its ordinal. `candidates` are the texts'."""
    counter = _Counter()
    start = first
    opened: tuple[int | None, bool] | None = None
    for place in range(first, len(texts)):
        label, inline = candidates[place]
        if label is None:
            continue
        step = counter.step(label)
        if step is None:
            continue
        deeper = counter.is_deeper(label)
        if opened is not None and not _may_end(texts, candidates, start, place, cells, deeper=deeper):
            continue
        if step > 1 and (inline or place - start < cells):
            continue
        if opened is not None or place > first:
            yield Segment(opened[0] if opened else None, start, place, opened[1] if opened else False)
        counter.accept(label)
        opened = (None if inline else place, step > 1)
        start = place if inline else place + 1
    if start < len(texts) or opened is not None:
        yield Segment(opened[0] if opened else None, start, len(texts), opened[1] if opened else False)


def is_group(words: Sequence[str], cells: int) -> bool:
    """Whether a segment's paragraphs are a row of a title alone: its other cells empty, or merged into it."""
    return bool(words) and bool(words[0]) and len(words) <= cells and not any(words[1:]) and len(words) in (1, cells)


class _Counter:
    """The ordinals accepted so far, one a level: II, 3, b)."""

    def __init__(self) -> None:
        self.levels: dict[tuple[str, str], Label] = {}

    def step(self, label: Label) -> int | None:
        """How far the label is from the one before on its level (1: the next); None if it cannot follow."""
        before = self.levels.get((label.style, label.parent))
        if before is not None:
            step = label.value - before.value
            return step if 1 <= step <= _LARGEST_GAP else None
        if label.style == "decimal" and all(label.parent != level.number for level in self.levels.values()):
            return None
        return 1 if label.value == 1 else None

    def is_deeper(self, label: Label) -> bool:
        """Whether the label opens a level below those there are."""
        return (label.style, label.parent) not in self.levels

    def accept(self, label: Label) -> None:
        """Count on from the label; the levels below its own end."""
        own = label.style, label.parent
        levels = list(self.levels)
        for level in levels[levels.index(own) :] if own in self.levels else ():
            del self.levels[level]
        self.levels[own] = label


def candidate(text: str) -> Candidate:
    """What label, if any, a paragraph is or opens with."""
    if 0 < len(text) <= 8 and (label := read_label(text)):
        return label, False
    if not text.lstrip().startswith(_ROMAN_DIGITS) or len(text) > 200:
        return None, False
    if (split := split_label(text)) and split[0].style == "roman" and split[1][:1].isupper():
        return split[0], True
    return None, False


def _may_end(
    texts: Sequence[str], candidates: Sequence[Candidate], start: int, place: int, cells: int, *, deeper: bool
) -> bool:
    """Whether the row that began at `start` can end before `place`: it has all its cells, or is a group's
    title, or no later paragraph with the same label would leave it whole."""
    count, label = place - start, candidates[place][0]
    if count >= cells or (deeper and is_group(texts[start:place], cells)):
        return True
    for later in range(place + 1, min(len(texts), start + 4 * cells + 8)):
        other = candidates[later][0]
        if label is None or other is None or other.style != label.style:
            continue
        if other == label and later - start >= cells:
            return False
        if other.value == label.value + 1 and later - place > cells:
            return True
    return True
