"""Whether a table is data or only layout, and what remains of one that is only layout."""

from __future__ import annotations

from kehoach.parser.formats.html_blocks import Box, Grid, Item, Slot, Text, texts_of
from kehoach.parser.formats.html_cues import FOOT, cues_of


def items_of_table(rows: list[list[Slot]], line: int | None, *, nested: bool) -> list[Item]:
    """A table as a grid; a table with one cell, or used to lay out a page, as what its cells hold.

    `nested`: some of its cells hold grids.
    """
    boxes = [slot for row in rows for slot in row if isinstance(slot, Box)]
    if len(boxes) == 1:
        return boxes[0].items
    rows = [row for row in rows if any(isinstance(slot, Box) for slot in row)]
    pages = {id(box) for box in boxes if len(box.items) > 1 and _is_page(box, alone=len(rows) == 1)}
    if nested and not pages:
        for box in boxes:
            box.flatten()
    return _unwrapped(rows, pages) if pages else _grid(rows, line)


def _is_page(box: Box, *, alone: bool) -> bool:
    """Whether a cell holds the content of a page: tables amid paragraphs, in a table of one row,
    or lines that only stand together in a whole document."""
    cues = cues_of(texts_of(box.items))
    if len(cues) > 2:
        return True
    filled = sum(isinstance(item, Text) and bool(item.text) for item in box.items)
    return alone and filled > 1 and not cues & FOOT and any(isinstance(item, Grid) for item in box.items)


def _unwrapped(rows: list[list[Slot]], pages: set[int]) -> list[Item]:
    """The content of a layout table's cells in order; rows of several cells, none of them a page, stay a grid."""
    items: list[Item] = []
    kept: list[list[Slot]] = []
    for row in rows:
        filled = [slot for slot in row if isinstance(slot, Box) and slot.filled]
        if len(filled) > 1 and not any(id(box) in pages for box in filled):
            for box in filled:
                box.flatten()
            kept.append(row)
            continue
        items += _grid(_trimmed(kept))
        kept = []
        for box in filled:
            items += box.items
    return items + _grid(_trimmed(kept))


def _grid(rows: list[list[Slot]], line: int | None = None) -> list[Item]:
    """The rows as one grid; nothing when all is blank."""
    grid = Grid(rows)
    first = next(texts_of([grid]), None)
    if first is None:
        return []
    grid.line = line or first.line
    grid.common, grid.region = first.common, first.region
    grid.linked = all(text.linked for text in texts_of([grid]))
    return [grid]


def _trimmed(rows: list[list[Slot]]) -> list[list[Slot]]:
    """Rows cut out of a larger table: nothing reaches in from above, and no column is without cells."""
    if not rows:
        return rows
    rows = [[None if slot == "up" else slot for slot in rows[0]], *rows[1:]]
    used = [column for column in range(len(rows[0])) if any(isinstance(row[column], Box) for row in rows)]
    return [[row[column] for column in used] for row in rows]
