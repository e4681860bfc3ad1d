"""How the paragraphs of one flattened table row fall into its columns: the likeliest ways, scored.

Flattening prints a row's cells one paragraph after another, so a cell of two paragraphs, a row split
under a merged number, or a cell that is gone leaves several ways to read what stands there. `fits`
finds the best of them by dynamic programming over the columns' roles; two that score alike mean that
the text does not decide, and the caller says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import Any, NamedTuple, TypeVar

from kehoach.meaning.numbering import split_label
from kehoach.parser.cell_score import CellScores, Column, Words, paragraph_score
from kehoach.parser.columns import CONTENT_ROLES

BEST = 4
"""How many ways are kept at every step."""
MAX_PARAGRAPHS = 30
"""Longest run that is searched: the ways grow with its fourth power, and no row of a table has so many."""
_MAX_LENIENT = 16
MISSING_CELL = -6.0
_SUB_ROW = -0.5
_SUB_ROW_WITHOUT_MARK = -5.0
_LAST_COLUMN_MERGED_TOO = -3.0
_CONTENT_MERGED_TOO = -3.0
_REGULAR_ROW = 1.0

Span = tuple[int, int]
"""First paragraph of a cell, and the one after its last."""
RowSpans = tuple[Span | None, ...]
"""One table row: the span of every column, None for a column that prints nothing of its own."""


class Fit(NamedTuple):
    """One way to read the paragraphs: its score, its table rows, and how many cells it has to miss."""

    score: float
    rows: tuple[RowSpans, ...]
    missing: int = 0


def fits(paragraphs: Sequence[Words], columns: Sequence[Column]) -> list[Fit]:
    """The likeliest ways to lay the paragraphs into the columns, best first, none twice.

    `columns` leaves out the ordinal column. A blank paragraph is a whole, empty cell. More than `MAX_PARAGRAPHS`
    have no way.
    """
    if len(paragraphs) > MAX_PARAGRAPHS:
        return []
    found = _Segment(paragraphs, columns, lenient=False).fits()
    if (not found or found[0].missing) and len(paragraphs) <= _MAX_LENIENT:
        found = _Segment(paragraphs, columns, lenient=True).fits()
    return found


def obvious(paragraphs: Sequence[Words], columns: Sequence[Column]) -> bool:
    """Whether one paragraph a column is so plainly right that no other way needs a look."""
    return len(paragraphs) == len(columns) and all(
        paragraph_score(column, words) >= -1 for column, words in zip(columns, paragraphs, strict=True)
    )


class _Segment:
    """The search over one run of paragraphs between two ordinals."""

    def __init__(self, paragraphs: Sequence[Words], columns: Sequence[Column], lenient: bool) -> None:
        self.paragraphs = paragraphs
        self.columns = columns
        self.lenient = lenient
        self.cells = [CellScores(column, paragraphs, lenient=lenient) for column in columns]
        self.is_marked = [words.dash == 1 or split_label(words.text) is not None for words in paragraphs]
        """Whether a dash or a number opens each paragraph."""
        self.begun_rows: dict[tuple[int, int, int], dict[int, list[_Way]]] = {}
        self.single_rows: dict[tuple[int, int, int, int], list[_Rows]] = {}

    def fits(self) -> list[Fit]:
        length, width = len(self.paragraphs), len(self.columns)
        best: dict[tuple[RowSpans, ...], Fit] = {way[1]: Fit(*way) for way in self.row(0, length, 0, width - 1)}
        if length > width:
            for first, last in self.shapes():
                for way in self.split_rows(first, last):
                    if way[1] not in best or way[0] > best[way[1]].score:
                        best[way[1]] = Fit(*way)
        return _likeliest(list(best.values()))

    def shapes(self) -> Iterator[tuple[int, int]]:
        """First and last column that further rows may print: with the content, or all that follows a merged content."""
        width = len(self.columns)
        content = next((i for i, column in enumerate(self.columns) if column.role in CONTENT_ROLES), 0)
        for first in range(content + 1):
            for last in range(max(content, first + 1), width):
                yield first, last
        for first in range(content + 1, width - 1):
            yield first, width - 1

    def split_rows(self, first: int, last: int) -> list[_Rows]:
        """Ways with further rows that print columns `first` to `last` under cells merged from above."""
        length, width = len(self.paragraphs), len(self.columns)
        starts = [place for place in range(first + 1, length) if self.may_start(place, first)]
        printed = self.columns[first : last + 1]
        merged = 0.0 if last == width - 1 else _LAST_COLUMN_MERGED_TOO
        merged += 0.0 if any(column.role in CONTENT_ROLES for column in printed) else _CONTENT_MERGED_TOO
        ways: dict[int, list[_Rows]] = {}
        for place in [*starts, length]:
            found = list(self.row(0, place, 0, width - 1)) if place < length else []
            for before, earlier in ways.items():
                cost = _SUB_ROW + merged + (0.0 if self.is_marked[before] else _SUB_ROW_WITHOUT_MARK)
                for score, rows, missing in self.row(before, place, first, last):
                    worth = score + cost + _regularity(rows[0][first:])
                    found += [(way[0] + worth, way[1] + rows, way[2] + missing) for way in earlier]
            if found:
                ways[place] = _likeliest(found)
        return ways.get(length, [])

    def may_start(self, place: int, column: int) -> bool:
        score = self.cells[column].score(place, place + 1)
        if self.lenient:
            return score is not None
        return score is not None and score > -2 and self.is_marked[place]

    def row(self, start: int, end: int, first: int, last: int) -> list[_Rows]:
        """The best ways to lay paragraphs `start` to `end` (without it) into one row."""
        key = (start, end, first, last)
        if key not in self.single_rows:
            self.single_rows[key] = self._row(start, end, first, last)
        return self.single_rows[key]

    def _row(self, start: int, end: int, first: int, last: int) -> list[_Rows]:
        found: list[_Grown] = []
        for place, earlier in self.begun(start, first, last).items():
            if place == end:
                found += [(way[0] + MISSING_CELL, way, None) for way in earlier]
            elif place < end and (score := self.cells[last].score(place, end)) is not None:
                found += [(way[0] + score, way, (place, end)) for way in earlier]
        tail: RowSpans = (None,) * (len(self.columns) - 1 - last)
        return [(score, ((*spans, *tail),), missing) for score, spans, missing in _best_grown(found)]

    def begun(self, start: int, first: int, column: int) -> dict[int, list[_Way]]:
        """The best ways to lay paragraphs from `start` on into the columns from `first` to the one before `column`,
        by the place of the paragraph after them."""
        key = (start, first, column)
        if key not in self.begun_rows:
            self.begun_rows[key] = self._begun(start, first, column)
        return self.begun_rows[key]

    def _begun(self, start: int, first: int, column: int) -> dict[int, list[_Way]]:
        if column == first:
            return {start: [(0.0, (None,) * first, 0)]}
        grown: dict[int, list[_Grown]] = {}
        for place, earlier in self.begun(start, first, column - 1).items():
            grown.setdefault(place, []).extend([(way[0] + MISSING_CELL, way, None) for way in earlier])
            for after, score in enumerate(self.cells[column - 1].scores_from(place), start=place + 1):
                span = place, after
                grown.setdefault(after, []).extend([(way[0] + score, way, span) for way in earlier])
        return {place: _best_grown(found) for place, found in grown.items()}


_Way = tuple[float, RowSpans, int]
"""One way to lay paragraphs into the first columns of a row: its score, their spans, how many cells it misses."""
_Grown = tuple[float, _Way, Span | None]
"""A way with one cell more: its new score, the way before, and the cell's span (None: it misses the cell)."""
_Rows = tuple[float, tuple[RowSpans, ...], int]
"""What a `Fit` says, before it is one: most are thrown away."""
_Scored = TypeVar("_Scored", bound=tuple[Any, ...])
_SCORE = itemgetter(0)


def _best_grown(found: list[_Grown]) -> list[_Way]:
    """The best ways with their new cells."""
    return [(score, (*way[1], span), way[2] + (span is None)) for score, way, span in _likeliest(found)]


def _likeliest(found: list[_Scored]) -> list[_Scored]:
    """The best of what begins with a score, best first."""
    return sorted(found, key=_SCORE, reverse=True)[:BEST] if len(found) > 1 else found


def _regularity(spans: RowSpans) -> float:
    """What speaks for a further row: one paragraph in each cell that it prints, down to the last column."""
    return _REGULAR_ROW if all(span and span[1] - span[0] == 1 for span in spans) else 0.0
