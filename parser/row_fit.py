"""How the paragraphs of one flattened table row fall into its columns: the likeliest ways, scored.

Flattening prints a row's cells one paragraph after another, so a cell of two paragraphs, a row split
under a merged number, or a cell that is gone leaves several ways to read what stands there. `fits`
finds the best of them by dynamic programming over the columns' roles; two that score alike mean that
the text does not decide, and the caller says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kehoach.meaning.numbering import split_label
from kehoach.parser.cell_score import Column, Words, cell_score, paragraph_score
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


@dataclass(frozen=True)
class Fit:
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
        self.cells: dict[tuple[int, int, int], float | None] = {}
        self.single_rows: dict[tuple[int, int, int, int], list[Fit]] = {}

    def fits(self) -> list[Fit]:
        length, width = len(self.paragraphs), len(self.columns)
        best: dict[tuple[RowSpans, ...], Fit] = {fit.rows: fit for fit in self.row(0, length, 0, width - 1)}
        if length > width:
            for first, last in self.shapes():
                for fit in self.split_rows(first, last):
                    if fit.rows not in best or fit.score > best[fit.rows].score:
                        best[fit.rows] = fit
        return sorted(best.values(), key=lambda fit: -fit.score)[:BEST]

    def shapes(self) -> Iterator[tuple[int, int]]:
        """First and last column that further rows may print: with the content, or all that follows a merged content."""
        width = len(self.columns)
        content = next((i for i, column in enumerate(self.columns) if column.role in CONTENT_ROLES), 0)
        for first in range(content + 1):
            for last in range(max(content, first + 1), width):
                yield first, last
        for first in range(content + 1, width - 1):
            yield first, width - 1

    def split_rows(self, first: int, last: int) -> list[Fit]:
        """Ways with further rows that print columns `first` to `last` under cells merged from above."""
        length, width = len(self.paragraphs), len(self.columns)
        starts = [place for place in range(first + 1, length) if self.may_start(place, first)]
        printed = self.columns[first : last + 1]
        merged = 0.0 if last == width - 1 else _LAST_COLUMN_MERGED_TOO
        merged += 0.0 if any(column.role in CONTENT_ROLES for column in printed) else _CONTENT_MERGED_TOO
        ways: dict[int, list[Fit]] = {}
        for place in [*starts, length]:
            found = list(self.row(0, place, 0, width - 1)) if place < length else []
            for before, earlier in list(ways.items()):
                cost = _SUB_ROW + merged + self.mark_cost(before)
                for row in self.row(before, place, first, last):
                    regular = (
                        _REGULAR_ROW if all(span and span[1] - span[0] == 1 for span in row.rows[0][first:]) else 0.0
                    )
                    found += [
                        Fit(way.score + row.score + cost + regular, way.rows + row.rows, way.missing + row.missing)
                        for way in earlier
                    ]
            if found:
                ways[place] = sorted(found, key=lambda fit: -fit.score)[:BEST]
        return ways.get(length, [])

    def may_start(self, place: int, column: int) -> bool:
        score = self.cell(column, place, place + 1)
        if self.lenient:
            return score is not None
        return score is not None and score > -2 and self.is_marked(place)

    def mark_cost(self, place: int) -> float:
        return 0.0 if self.is_marked(place) else _SUB_ROW_WITHOUT_MARK

    def is_marked(self, place: int) -> bool:
        """Whether a dash or a number opens the paragraph."""
        words = self.paragraphs[place]
        return words.dash == 1 or split_label(words.text) is not None

    def row(self, start: int, end: int, first: int, last: int) -> list[Fit]:
        """The best ways to lay paragraphs `start` to `end` (without it) into one row."""
        key = (start, end, first, last)
        if key not in self.single_rows:
            self.single_rows[key] = self._row(start, end, first, last)
        return self.single_rows[key]

    def _row(self, start: int, end: int, first: int, last: int) -> list[Fit]:
        width = len(self.columns)
        ways: dict[int, list[Fit]] = {start: [Fit(0.0, ((None,) * first,))]}
        for column in range(first, last + 1):
            grown: dict[int, list[Fit]] = {}
            for place, earlier in ways.items():
                for after, score, span in self.choices(column, place, end, last_column=column == last):
                    grown.setdefault(after, []).extend(
                        Fit(way.score + score, ((*way.rows[0], span),), way.missing + (span is None)) for way in earlier
                    )
            ways = {place: sorted(found, key=lambda fit: -fit.score)[:BEST] for place, found in grown.items()}
        tail = (None,) * (width - 1 - last)
        return [Fit(way.score, ((*way.rows[0], *tail),), way.missing) for way in ways.get(end, [])]

    def choices(
        self, column: int, place: int, end: int, *, last_column: bool
    ) -> Iterator[tuple[int, float, Span | None]]:
        """What may come of a column at a place: the place after it, the score, the span (None: cell missing)."""
        if not last_column or place == end:
            yield place, MISSING_CELL, None
        for after in range(place + 1, end + 1):
            score = self.cell(column, place, after)
            if score is None:
                return
            if not last_column or after == end:
                yield after, score, (place, after)

    def cell(self, column: int, start: int, end: int) -> float | None:
        key = (column, start, end)
        if key not in self.cells:
            before = self.cell(column, start, end - 1) if end - start > 1 else 0.0
            self.cells[key] = (
                None
                if before is None
                else cell_score(self.columns[column], self.paragraphs[start:end], lenient=self.lenient)
            )
        return self.cells[key]
