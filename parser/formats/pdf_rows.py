"""Is the first row of a page the rest of the last row of the page before, or a new row?

LibreOffice and Word close both parts of a split row with a rule; WeasyPrint draws none, and may move a
cell's whole text to the next page. So several cues vote: the missing rule, the free height below the
text, how each column's text goes on, the blank STT.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kehoach.meaning.numbering import read_label
from kehoach.parser.formats.pdf_lines import Line
from kehoach.parser.formats.pdf_paragraphs import Manner, begins_paragraph
from kehoach.parser.formats.pdf_wording import has_label

DOUBT = 1.0
"""A weight of evidence below this is told as a doubt."""
_CERTAIN = 12.0


@dataclass
class Edge:
    """A cell at a page break: its lines so far in the last row (`above`), its lines in the first row of the
    next page (`below`), and the free height under the last line above, in line pitches. A merged cell covers other
    rows too, so its text may go on whether the row does or not. `never_blank`: its column has text in every
    ordinary row of the table."""

    above: Sequence[Line]
    below: Sequence[Line]
    free: float
    merged: bool
    never_blank: bool


@dataclass
class Break:
    """A page break inside a table, column by column.

    `closed`: for each column above, whether a rule closes it at the page's end. `leaves_open`: the file draws
    no rule where a cell goes on. `tight`: the last row has less room under its text than the table's other rows.
    `room_left`: the page has room under the table for a part of the next row, so that row is kept whole.
    `has_subrows`: numbers of this table stand over several rows. `same_columns`: both rows part the columns alike.
    """

    edges: list[Edge]
    closed: list[bool]
    leaves_open: bool
    tight: bool
    room_left: bool
    has_subrows: bool
    same_columns: bool


def is_new_row(page_break: Break, manner: Manner) -> float:
    """Weight of evidence for a new row: positive for it, negative for a split row."""
    if not page_break.same_columns:
        return 6.0
    first, *others = page_break.edges
    votes = _number_vote(first, has_subrows=page_break.has_subrows)
    if page_break.leaves_open and votes < _CERTAIN:
        return _CERTAIN if any(page_break.closed) else -_CERTAIN
    votes += -3.0 if page_break.tight else 0.5
    votes += 3.0 if page_break.room_left else 0.0
    votes += sum(_column_vote(edge, manner) for edge in others if not edge.merged)
    if not first.below:
        votes += _filling_vote(others)
    return votes


def _filling_vote(edges: Sequence[Edge]) -> float:
    """Few cells with text below speak for a split row; the more so if just these are blank above."""
    filled = [edge for edge in edges if edge.below]
    if filled and not any(edge.above for edge in filled) and any(edge.above for edge in edges):
        return -4.0
    return -2.0 if len(filled) == 1 else 0.0


def _number_vote(edge: Edge, *, has_subrows: bool) -> float:
    """The first column: a number there opens a row; a blank under a number does not."""
    if not edge.below:
        return (0.0 if has_subrows else -2.0) if edge.above else 0.0
    opens = is_number(edge.below[0].text)
    if opens and edge.above:
        return _CERTAIN
    return 4.0 if opens or len(edge.below[0].text) <= 5 else 1.0


def is_number(text: str) -> bool:
    """Whether a text of the first column opens with the number or letter of an item."""
    number = text.rstrip(".)")
    return number.isdigit() or read_label(number) is not None or has_label(text)


def _column_vote(edge: Edge, manner: Manner) -> float:
    if not edge.below:
        return (-1.2 if edge.never_blank else -0.3) if edge.above else 0.0
    room = 3.0 if edge.free > 3.3 else 0.0
    if not edge.above:
        return room + 0.3
    votes = begins_paragraph(edge.above[-1], edge.below[0], manner)
    return room + max(-5.0, min(1.5, votes))
