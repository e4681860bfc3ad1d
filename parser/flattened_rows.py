"""Where the rows of a flattened table begin: the paragraphs that are ordinals, and those that only look so.

Ordinals count: 1, 2, 3; a), b), c), d), đ); I, II. A number in a cell may look like one, so an ordinal
has to be the next of its level and has to leave the row before it with all its cells.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kehoach.parser.ordinals import Ordinal, read_ordinal, split_ordinal

_LARGEST_GAP = 3
_GROUP_SIGNS = tuple("IVXLCABDEFGH")
"""What the number of a group's line begins with: a Roman or a capital letter."""


class Segment(NamedTuple):
    """A row or a run of rows under one ordinal: `ordinal` is its paragraph (None: a group line that
    holds its number in the text), `start` and `end` those of its other cells; `gap` tells of an
    ordinal that is not the next in order."""

    ordinal: int | None
    start: int
    end: int
    gap: bool = False


Candidate = tuple[Ordinal | None, bool]
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
        self.levels: dict[tuple[str, str], Ordinal] = {}
        self.ended: dict[tuple[str, str], int] = {}

    def step(self, label: Ordinal) -> int | None:
        """How far the label is from the one before on its level (1: the next); None if it cannot follow."""
        before = self.levels.get((label.style, label.parent))
        if before is not None:
            step = (label.value or 0) - (before.value or 0)
            return step if 1 <= step <= _LARGEST_GAP else None
        if label.style == "decimal" and all(label.parent != level.number for level in self.levels.values()):
            return None
        # Numbers may go on from group to group: A, 1, 2, B, 3.
        goes_on = label.style == "arabic" and label.value == self.ended.get((label.style, label.parent), 0) + 1
        return 1 if label.value == 1 or goes_on else None

    def is_deeper(self, label: Ordinal) -> bool:
        """Whether the label opens a level below those there are."""
        return (label.style, label.parent) not in self.levels

    def accept(self, label: Ordinal) -> None:
        """Count on from the label; the levels below its own end."""
        own = label.style, label.parent
        levels = list(self.levels)
        for level in levels[levels.index(own) :] if own in self.levels else ():
            self.ended[level] = self.levels.pop(level).value or 0
        self.levels[own] = label


def candidate(text: str) -> Candidate:
    """What label, if any, a paragraph is or opens with."""
    if 0 < len(text) <= 8 and (label := read_ordinal(text)) and label.value is not None:
        return label, False
    if not text.lstrip().startswith(_GROUP_SIGNS) or len(text) > 200:
        return None, False
    split = split_ordinal(text)
    if split and split[0].style in ("roman", "capital") and split[1][:1].isupper():
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
    if len(texts) - start == cells:
        return False  # a number in a cell of the last row, which is whole so
    for later in range(place + 1, min(len(texts), start + 4 * cells + 8)):
        other = candidates[later][0]
        if label is None or other is None or other.style != label.style:
            continue
        if other == label and later - start >= cells:
            return False
        if other.value == (label.value or 0) + 1 and later - place > cells:
            return True
    return True
