"""Whether a table is data or only layout, and what remains of one that is only layout."""

from __future__ import annotations

from kehoach.parser.formats.html_blocks import Box, Grid, Item, Slot, Text, texts_of
from kehoach.parser.formats.html_cues import cues_of


def items_of_table(rows: list[list[Slot]], line: int | None) -> list[Item]:
    """A table as a grid; a table with one cell, or used to lay out a page, as what its cells hold."""
    rows = [row for row in rows if any(row)]
    boxes = [slot for row in rows for slot in row if isinstance(slot, Box)]
    if len(boxes) == 1:
        return boxes[0].items
    pages = {id(box) for box in boxes if _is_page(box, alone=len(rows) == 1)}
    if not pages:
        return _grid(rows, line)
    items: list[Item] = []
    kept: list[list[Slot]] = []
    for row in rows:
        filled = [slot for slot in row if isinstance(slot, Box) and slot.filled]
        if len(filled) > 1 and not any(id(box) in pages for box in filled):
            kept.append(row)
            continue
        items += _grid(kept, line)
        kept = []
        for box in filled:
            items += box.items
    return items + _grid(kept, line)


def _is_page(box: Box, *, alone: bool) -> bool:
    """Whether a cell holds the content of a page: tables amid paragraphs, in a table of one row,
    or lines that only stand together in a whole document."""
    if len(box.items) < 2:
        return False
    filled = sum(isinstance(item, Text) and bool(item.text) for item in box.items)
    if alone and filled > 1 and any(isinstance(item, Grid) for item in box.items):
        return True
    return len(cues_of(texts_of(box.items))) > 2


def _grid(rows: list[list[Slot]], line: int | None) -> list[Item]:
    """The rows as one grid, tables in its cells flattened into lines; nothing when all is blank."""
    for row in rows:
        for slot in row:
            if isinstance(slot, Box) and len(slot.items) > 0 and not all(isinstance(item, Text) for item in slot.items):
                slot.items = _flattened(slot.items)
    grid = Grid(_trimmed(rows), line)
    texts = list(texts_of([grid]))
    if not texts:
        return []
    grid.common, grid.region = texts[0].common, texts[0].region
    grid.linked = all(text.linked for text in texts)
    return [grid]


def _trimmed(rows: list[list[Slot]]) -> list[list[Slot]]:
    """Rows cut out of a larger table: nothing reaches in from above, and no column is without cells."""
    if not rows:
        return rows
    first = [None if slot == "up" else slot for slot in rows[0]]
    rows = [first, *rows[1:]]
    used = [place for place in range(len(first)) if any(isinstance(row[place], Box) for row in rows)]
    return rows if len(used) == len(first) else [[row[place] for place in used] for row in rows]


def _flattened(items: list[Item]) -> list[Item]:
    """Items with every grid replaced by the paragraphs of its cells."""
    flat: list[Item] = []
    for item in items:
        flat += texts_of([item]) if isinstance(item, Grid) else [item]
    return flat
