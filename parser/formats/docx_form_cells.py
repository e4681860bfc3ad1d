"""What stands around the paragraphs of a Word document: the cell of a table, its width and its table's style."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import NamedTuple

from kehoach.parser.formats.docx_form_properties import twips
from kehoach.parser.formats.docx_form_styles import FormStyles
from kehoach.parser.formats.docx_story import SeenParagraph, SeenTable
from kehoach.parser.formats.docx_xml import ROW_PROPERTIES, TABLE, Element, W, child, members, number, value

_USUAL_SIDE = 108.0
"""Twips that Word's normal table keeps free at each side of a cell's words."""


@dataclass(frozen=True)
class FormCell:
    """A cell's place in its table, and the number of its first paragraph."""

    table: int
    row: int
    column: int
    first: int

    @property
    def place(self) -> dict[str, int]:
        """The parts of a `Source` that name the cell."""
        return {"table": self.table, "row": self.row, "column": self.column}


class Around(NamedTuple):
    """What stands around a paragraph: the element that holds it, the cell it is in, the style of its table, and how wide, in
    twips, its innermost cell is for words, where that is told."""

    parent: Element | None
    cell: FormCell | None = None
    table_style: str = ""
    room: float | None = None


class Surroundings:
    """What stands around the paragraphs of a story, found once for each element that holds some."""

    def __init__(self, styles: FormStyles, tables: Sequence[SeenTable]) -> None:
        self._styles = styles
        self._cells = {cell.first: cell for table in tables for cell in _cells(table)}
        self._firsts = sorted(self._cells)
        self._known: dict[Element | None, Around] = {}
        self._table_styles: dict[Element, str] = {}

    def of(self, seen: SeenParagraph) -> Around:
        """What stands around a paragraph."""
        parent = seen.element.getparent()
        if parent not in self._known:
            self._known[parent] = self._find(parent, seen)
        return self._known[parent]

    def _find(self, parent: Element | None, seen: SeenParagraph) -> Around:
        table = next(seen.element.iterancestors(TABLE), None)
        if table is None or seen.boxed:
            return Around(parent)
        if table not in self._table_styles:
            self._table_styles[table] = self._styles.table_style(table)
        place = bisect_right(self._firsts, seen.number)
        cell = self._cells[self._firsts[place - 1]] if place else None
        innermost = next(seen.element.iterancestors(W + "tc"), None)
        return Around(parent, cell, self._table_styles[table], _room(innermost) if innermost is not None else None)


def _cells(table: SeenTable) -> Iterator[FormCell]:
    """The cells of a table that show their words."""
    for index, row in enumerate(table.rows, start=1):
        column = row.before
        for cell in row.cells:
            if cell.merged is None:
                yield FormCell(table.number, index, column + 1, cell.paragraph)
            column += cell.span


def _room(cell: Element) -> float | None:
    """How wide, in twips, the words of a cell may be: the columns of its table's grid less the space at both sides."""
    row, table = (next(cell.iterancestors(tag)) for tag in (W + "tr", TABLE))
    grid = child(table, W + "tblGrid")
    columns = [twips(column.get(W + "w")) for column in grid.iterchildren(W + "gridCol")] if grid is not None else []
    before = takewhile(lambda each: each is not cell, members(row, W + "tc"))
    start = number(value(child(row, ROW_PROPERTIES), W + "gridBefore"), 0) + sum(map(_span, before))
    widths = [width for width in columns[start : start + _span(cell)] if width is not None]
    return sum(widths) - _sides(cell, table) if len(widths) == _span(cell) else None


def _span(cell: Element) -> int:
    return max(1, number(value(child(cell, W + "tcPr"), W + "gridSpan"), 1))


def _sides(cell: Element, table: Element) -> float:
    """The space, in twips, left of the words of a cell and right of them."""
    own = child(child(cell, W + "tcPr"), W + "tcMar")
    usual = child(child(table, W + "tblPr"), W + "tblCellMar")
    return sum(_side(names, (own, usual)) for names in (("left", "start"), ("right", "end")))


def _side(names: Sequence[str], margins: Sequence[Element | None]) -> float:
    for margin in margins:
        for name in names:
            width = twips(side.get(W + "w")) if (side := child(margin, W + name)) is not None else None
            if width is not None:
                return width
    return _USUAL_SIDE
