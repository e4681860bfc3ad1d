"""`w:tbl` as a rectangular grid: gridSpan, gridBefore, gridAfter, vMerge and hMerge resolved.

Rows and cells are walked once. python-docx's `table.cell(i, j)` walks the table anew for every cell.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, Literal, NamedTuple

from kehoach.model import Cell, Row, Source
from kehoach.model.trusted import trusted
from kehoach.parser.formats.docx_xml import (
    ROW_PROPERTIES,
    Element,
    W,
    attribute,
    child,
    children,
    members,
    number,
    value,
)

MAX_COLUMNS: Final = 128
"""Grid columns of a table; Word itself makes no more than 63."""
MAX_POSITIONS: Final = 400_000
"""Grid positions of all tables of a document."""

_CELL = W + "tc"
_SHAPE = W + "tcPr"
_SPAN = W + "gridSpan"
_VERTICAL = W + "vMerge"
_HORIZONTAL = W + "hMerge"

Place = Callable[[int, int, int | None], Source]
"""The source of a row, a column (both from 1) and the paragraph index of a cell's first paragraph."""


class GridCell(NamedTuple):
    """A `w:tc` over `span` columns, or the place of one that a merged cell covers."""

    text: str
    paragraph: int
    span: int
    merged: Literal["up", "left"] | None = None


@dataclass
class GridRow:
    """A `w:tr`: empty columns before and after its cells, and the spans of those in a vertical merge by column."""

    before: int
    after: int
    cells: list[GridCell] = field(default_factory=list)
    merging: dict[int, int] = field(default_factory=dict)

    @property
    def width(self) -> int:
        """How many grid columns the row takes."""
        return self.before + sum(cell.span for cell in self.cells) + self.after


def read_row(row: Element, above: GridRow | None, read_cell: Callable[[Element, bool], tuple[str, int]]) -> GridRow:
    """One row below another.

    `read_cell` gives the text of a `w:tc` and the index of its first paragraph; it is told whether
    a merged cell covers this one.
    """
    properties = child(row, ROW_PROPERTIES)
    before, after = (max(0, number(value(properties, W + name), 0)) for name in ("gridBefore", "gridAfter"))
    result = GridRow(before, after)
    column = before
    for element in members(row, _CELL):
        shape = children(child(element, _SHAPE))
        span = max(1, number(attribute(shape.get(_SPAN)), 1))
        vertical, horizontal = shape.get(_VERTICAL), shape.get(_HORIZONTAL)
        merged: Literal["up", "left"] | None = None
        # A continuation with nothing of its width to continue is a cell of its own, as in Word.
        if _continues(vertical) and above is not None and above.merging.get(column) == span:
            merged = "up"
        elif _continues(horizontal) and column > 0:
            merged = "left"
        if vertical is not None:
            result.merging[column] = span
        text, paragraph = read_cell(element, merged is not None)
        result.cells.append(GridCell(text, paragraph, span, merged))
        column += span
    return result


def lay_out(rows: list[GridRow], place: Place) -> tuple[Row, ...]:
    """The grid of those rows, short ones padded with empty cells."""
    width = max(row.width for row in rows)
    return tuple(tuple(_line(row, index, width, place)) for index, row in enumerate(rows, start=1))


def _line(row: GridRow, index: int, width: int, place: Place) -> list[Cell]:
    def cell(text: str, column: int, paragraph: int | None, merged: str | None) -> Cell:
        source = place(index, column, paragraph)
        return trusted(Cell, {"text": text, "source": source, "merged": merged, "undecided": False})

    line = [cell("", column, None, None) for column in range(1, row.before + 1)]
    for printed in row.cells:
        first = len(line) + 1
        line.append(cell(printed.text, first, printed.paragraph, printed.merged))
        line += [cell("", column, None, "left") for column in range(first + 1, first + printed.span)]
    return line + [cell("", column, None, None) for column in range(len(line) + 1, width + 1)]


def _continues(merge: Element | None) -> bool:
    return merge is not None and merge.get(W + "val") != "restart"
