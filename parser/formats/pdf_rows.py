"""Is the first row of a page the rest of the last row of the page before, or a new row?

LibreOffice and Word close both parts of a split row with a rule; WeasyPrint draws none, and may move a
cell's whole text to the next page. So several cues vote: the missing rule, the free height below the
text, how each column's text goes on, the blank STT.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kehoach.parser.formats.pdf_lines import Line
from kehoach.parser.formats.pdf_paragraphs import Manner, begins_paragraph, has_label

DOUBT = 1.0
"""A weight of evidence below this is told as a doubt."""


@dataclass
class Edge:
    """A cell at a page break: its lines so far in the last row (`above`), its lines in the first row of the
    next page (`below`), and the free height under the last line above, in line pitches."""

    above: Sequence[Line]
    below: Sequence[Line]
    free: float


@dataclass
class Break:
    """A page break inside a table, column by column.

    `open_above`: no rule closes the page's last row. `tight`: the last row has less room under its text
    than the table's other rows. `left_over`: free height under the table, in line pitches.
    `same_columns`: both rows part the columns alike.
    """

    edges: list[Edge]
    open_above: bool
    tight: bool
    left_over: float
    same_columns: bool


def is_new_row(page_break: Break, manner: Manner) -> float:
    """Weight of evidence for a new row: positive for it, negative for a split row."""
    if not page_break.same_columns:
        return 6.0
    if page_break.open_above:
        return -8.0
    votes = -3.0 if page_break.tight else 0.5
    if page_break.left_over > 3.3:
        votes += 3.0
    votes += _number_vote(page_break.edges[0])
    votes += sum(_column_vote(edge, manner) for edge in page_break.edges[1:])
    filled = [edge for edge in page_break.edges if edge.below]
    if len(filled) == 1 and filled[0] is not page_break.edges[0]:
        votes -= 1.5
    return votes


def _number_vote(edge: Edge) -> float:
    """The first column: a number there opens a row; a blank under a number does not."""
    if edge.below:
        return 4.0 if has_label(edge.below[0].text + " x") or len(edge.below[0].text) <= 5 else 1.0
    return -1.0 if edge.above else 0.0


def _column_vote(edge: Edge, manner: Manner) -> float:
    if not edge.below:
        return -0.3 if edge.above else 0.0
    room = 3.0 if edge.free > 3.3 else 0.0
    if not edge.above:
        return room + 0.3
    votes = begins_paragraph(edge.above[-1], edge.below[0], manner)
    return room + max(-4.0, min(3.0, votes))
