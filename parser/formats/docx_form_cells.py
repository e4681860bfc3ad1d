"""What stands around the paragraphs of a Word document: the cell of a table, its width and its table's style."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kehoach.parser.formats.docx_form_properties import twips
from kehoach.parser.formats.docx_form_styles import FormStyles
from kehoach.parser.formats.docx_story import SeenParagraph, SeenTable
from kehoach.parser.formats.docx_xml import TABLE, Element, W, child


@dataclass(frozen=True)
class FormCell:
    """A cell's place in its table, the number of its first paragraph, and its width in twips, where that is told."""

    table: int
    row: int
    column: int
    first: int
    width: float | None

    @property
    def place(self) -> dict[str, int]:
        """The parts of a `Source` that name the cell."""
        return {"table": self.table, "row": self.row, "column": self.column}


class Around(NamedTuple):
    """What stands around a paragraph: the element that holds it, the cell it is in, and the style of its table."""

    parent: Element | None
    cell: FormCell | None = None
    table_style: str = ""


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
        return Around(parent, cell, self._table_styles[table])


def _cells(table: SeenTable) -> Iterator[FormCell]:
    """The cells of a table that show their words."""
    grid = child(table.element, W + "tblGrid")
    columns = [twips(column.get(W + "w")) for column in grid.iterchildren(W + "gridCol")] if grid is not None else []
    for index, row in enumerate(table.rows, start=1):
        column = row.before
        for cell in row.cells:
            widths = [width for width in columns[column : column + cell.span] if width is not None]
            width = sum(widths) if len(widths) == cell.span else None
            if cell.merged is None:
                yield FormCell(table.number, index, column + 1, cell.paragraph, width)
            column += cell.span
