"""The search for the likeliest ways to lay some paragraphs into table rows: dynamic programming, with what cannot win passed by.

Of every stretch of paragraphs it is known how much it can score at most. A way that has fallen short of that by more
than an allowance is given up at once, so that a narrow search looks at little else than what it finds.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter
from typing import Any, NamedTuple, TypeVar

from kehoach.parser.cell_score import CellScores

BEST = 4
"""How many ways are kept at every step."""
SUB_ROW_WITHOUT_MARK = -5.0
REGULAR_ROW = 1.0
_MISSING_CELL = -6.0
_SLACK = 0.001
"""Scores are added up in several orders, which may differ in the last digits."""

Span = tuple[int, int]
"""First paragraph of a cell, and the one after its last."""
RowSpans = tuple[Span | None, ...]
"""One table row: the span of every column, None for a column that prints nothing of its own."""
Rows = tuple[float, tuple[RowSpans, ...], int]
"""One way to read the paragraphs: its score, its table rows, and how many cells it has to miss."""


class Shape(NamedTuple):
    """Further rows that print only columns `first` to `last`, under cells merged from above, and begin at some of `starts`.

    `cost` is what each of them costs; `worth` is the most that they add together to the scores of their cells.
    """

    first: int
    last: int
    starts: Sequence[int]
    cost: float
    worth: float


class Search:
    """One search over a run of paragraphs.

    `cells` score each column's cells, `marked` says which paragraphs a dash or a number opens, `most` is the most that the
    paragraphs before each place can score, whatever cells they are in.
    """

    def __init__(
        self, cells: Sequence[CellScores], marked: Sequence[bool], most: Sequence[float], allowance: float
    ) -> None:
        self.cells = cells
        self.marked = marked
        self.most = most
        self.allowance = allowance + _SLACK
        self.begun_rows: dict[tuple[int, int, int], dict[int, list[_Way]]] = {}
        self.single_rows: dict[tuple[int, int, int, int], list[_Way]] = {}

    def whole_rows(self, end: int) -> list[Rows]:
        """Ways to lay the paragraphs before `end` into one row of all columns."""
        return [(score, (spans,), missing) for score, spans, missing in self.row(0, end, 0, len(self.cells) - 1)]

    def split_rows(self, shape: Shape) -> list[Rows]:
        """Ways to lay all paragraphs into a row of all columns and further rows of the shape."""
        length, width = len(self.marked), len(self.cells)
        tail: RowSpans = (None,) * (width - 1 - shape.last)
        ways: dict[int, list[Rows]] = {}
        for place in [*shape.starts, length]:
            found = self.whole_rows(place) if place < length else []
            for before, earlier in ways.items():
                cost = shape.cost + (0.0 if self.marked[before] else SUB_ROW_WITHOUT_MARK)
                for score, begun, missing in self.row(before, place, shape.first, shape.last):
                    spans = *begun, *tail
                    worth = score + cost + _regularity(spans[shape.first :])
                    found += [(way[0] + worth, (*way[1], spans), way[2] + missing) for way in earlier]
            if found:
                ways[place] = likeliest(found)
        return ways.get(length, [])

    def row(self, start: int, end: int, first: int, last: int) -> list[_Way]:
        """The best ways to lay paragraphs `start` to `end` (without it) into columns `first` to `last` of one row."""
        key = (start, end, first, last)
        if key not in self.single_rows:
            self.single_rows[key] = self._row(start, end, first, last)
        return self.single_rows[key]

    def _row(self, start: int, end: int, first: int, last: int) -> list[_Way]:
        found: list[_Grown] = []
        least = self.most[end] - self.most[start] - self.allowance
        for place, earlier in self.begun(start, first, last).items():
            if place > end:
                break
            span = (place, end) if place < end else None
            score = self.cells[last].score(place, end) if span else _MISSING_CELL
            if score is not None and earlier[0][0] + score >= least:
                found += [(way[0] + score, way, span) for way in earlier]
        return _best_grown(found)

    def begun(self, start: int, first: int, column: int) -> dict[int, list[_Way]]:
        """The best ways to lay paragraphs from `start` on into the columns from `first` to the one before `column`,
        by the place of the paragraph after them, in order."""
        key = (start, first, column)
        if key not in self.begun_rows:
            self.begun_rows[key] = self._begun(start, first, column)
        return self.begun_rows[key]

    def _begun(self, start: int, first: int, column: int) -> dict[int, list[_Way]]:
        if column == first:
            return {start: [(0.0, (None,) * first, 0)]}
        grown: dict[int, list[_Grown]] = {}
        allowed = self.most[start] + self.allowance
        for place, earlier in self.begun(start, first, column - 1).items():
            best = earlier[0][0] + allowed
            if best + _MISSING_CELL >= self.most[place]:
                grown.setdefault(place, []).extend([(way[0] + _MISSING_CELL, way, None) for way in earlier])
            for after, score in enumerate(self.cells[column - 1].scores_from(place), start=place + 1):
                if best + score >= self.most[after]:
                    span = place, after
                    grown.setdefault(after, []).extend([(way[0] + score, way, span) for way in earlier])
        return {place: _best_grown(grown[place]) for place in sorted(grown)}


_Way = tuple[float, RowSpans, int]
"""One way to lay paragraphs into the first columns of a row: its score, their spans, how many cells it misses."""
_Grown = tuple[float, _Way, Span | None]
"""A way with one cell more: its new score, the way before, and the cell's span (None: it misses the cell)."""
_Scored = TypeVar("_Scored", bound=tuple[Any, ...])
_SCORE = itemgetter(0)


def _best_grown(found: list[_Grown]) -> list[_Way]:
    """The best ways with their new cells."""
    return [(score, (*way[1], span), way[2] + (span is None)) for score, way, span in likeliest(found)]


def likeliest(found: list[_Scored]) -> list[_Scored]:
    """The best of what begins with a score, best first."""
    return sorted(found, key=_SCORE, reverse=True)[:BEST] if len(found) > 1 else found


def _regularity(spans: RowSpans) -> float:
    """What speaks for a further row: one paragraph in each cell that it prints, down to the last column."""
    return REGULAR_ROW if all(span and span[1] - span[0] == 1 for span in spans) else 0.0
