"""How the paragraphs of one flattened table row fall into its columns: the likeliest ways, scored.

Flattening prints a row's cells one paragraph after another, so a cell of two paragraphs, a row split
under a merged number, or a cell that is gone leaves several ways to read what stands there. `fits`
finds the best of them by their scores in the columns; two that score alike mean that the text does not
decide, and the caller says so.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from kehoach.parser.cell_score import CellScores, Column, Words, join_scores, paragraph_score
from kehoach.parser.columns import CONTENT_ROLES
from kehoach.parser.row_search import REGULAR_ROW, RowSpans, Search, Shape, likeliest

MAX_PARAGRAPHS = 30
"""Longest run that is searched: the work grows with its fourth power, and no row of a table has so many."""
_MAX_LENIENT = 16
UNDECIDED_MARGIN = 1.0
"""Two ways whose scores are nearer than this are both possible."""
_ALLOWANCES = (2.5, 15.0, math.inf)
"""By how much less than seems possible the ways may score that are looked for, in one search after the other."""
_SUB_ROW = -0.5
_LAST_COLUMN_MERGED_TOO = -3.0
_CONTENT_MERGED_TOO = -3.0


class Fit(NamedTuple):
    """One way to read the paragraphs: its score, its table rows, and how many cells it has to miss."""

    score: float
    rows: tuple[RowSpans, ...]
    missing: int = 0


def fits(paragraphs: Sequence[Words], columns: Sequence[Column], *, least: float = -math.inf) -> list[Fit]:
    """The likeliest way to lay the paragraphs into the columns, and those that are nearly as likely, best first, none twice.

    `columns` leaves out the ordinal column. A blank paragraph is a whole, empty cell. More than `MAX_PARAGRAPHS`
    have no way. Ways that score less than `least` need not be among them.
    """
    if len(paragraphs) > MAX_PARAGRAPHS:
        return []
    found = _Segment(paragraphs, columns, lenient=False).fits(least)
    if (not found or found[0].missing) and len(paragraphs) <= _MAX_LENIENT:
        found = _Segment(paragraphs, columns, lenient=True).fits(least)
    return found


def obvious(paragraphs: Sequence[Words], columns: Sequence[Column]) -> bool:
    """Whether one paragraph a column is so plainly right that no other way needs a look."""
    return len(paragraphs) == len(columns) and all(
        paragraph_score(column, words) >= -1 for column, words in zip(columns, paragraphs, strict=True)
    )


class _Segment:
    """The paragraphs between two ordinals, and the columns that they fill."""

    def __init__(self, paragraphs: Sequence[Words], columns: Sequence[Column], *, lenient: bool) -> None:
        joins = join_scores(paragraphs)
        self.columns = columns
        self.lenient = lenient
        self.cells = [CellScores(column, paragraphs, joins, lenient=lenient) for column in columns]
        self.marked = [words.marked for words in paragraphs]
        self.shapes = list(self._shapes()) if len(paragraphs) > len(columns) else []
        scores = zip(*(cells.scores for cells in self.cells), strict=True)
        best = [max(score) + max(join, 0.0) for score, join in zip(scores, joins, strict=True)]
        self.most = list(accumulate(best, initial=0.0))
        """The most that the paragraphs before each place can score; further rows can add their `worth`."""
        self.worth = max([0.0, *(shape.worth for shape in self.shapes)])

    def fits(self, least: float = -math.inf) -> list[Fit]:
        """The best ways: those of a narrow search where it finds all that are nearly as good, else those of a wider one."""
        found: list[Fit] = []
        possible = self.most[-1] + self.worth
        for allowance in _ALLOWANCES:
            found = self.search(min(allowance, possible - least))
            if possible - allowance <= max(least, found[0].score - UNDECIDED_MARGIN if found else -math.inf):
                break
        return [way for way in found if way.score >= found[0].score - UNDECIDED_MARGIN]

    def search(self, allowance: float) -> list[Fit]:
        """The likeliest ways that score less than seems possible by no more than the allowance."""
        search = Search(self.cells, self.marked, self.most, allowance)
        best = {rows: Fit(score, rows, missing) for score, rows, missing in search.whole_rows(len(self.marked))}
        for shape in self.shapes:
            for score, rows, missing in search.split_rows(shape) if self.worth - shape.worth <= allowance else ():
                if rows not in best or score > best[rows].score:
                    best[rows] = Fit(score, rows, missing)
        return likeliest(list(best.values()))

    def _shapes(self) -> Iterator[Shape]:
        """What further rows may print: columns with the content, or all that follows a merged content."""
        width = len(self.columns)
        content = next((i for i, column in enumerate(self.columns) if column.role in CONTENT_ROLES), 0)
        columns = [(first, last) for first in range(content + 1) for last in range(max(content, first + 1), width)]
        columns += [(first, width - 1) for first in range(content + 1, width - 1)]
        starts_of = [self._starts(first) for first in range(max(content + 1, width - 1))]
        for first, last in columns:
            if starts := starts_of[first]:
                cost = _SUB_ROW + (0.0 if last == width - 1 else _LAST_COLUMN_MERGED_TOO)
                if not any(column.role in CONTENT_ROLES for column in self.columns[first : last + 1]):
                    cost += _CONTENT_MERGED_TOO
                worth = cost + REGULAR_ROW
                yield Shape(first, last, starts, cost, max(worth, worth * len(starts)))

    def _starts(self, column: int) -> list[int]:
        """Where a further row may begin whose first cell is in that column."""
        return [place for place in range(column + 1, len(self.marked)) if self._may_start(place, column)]

    def _may_start(self, place: int, column: int) -> bool:
        score = self.cells[column].score(place, place + 1)
        if self.lenient:
            return score is not None
        return self.marked[place] and score is not None and score > -2
