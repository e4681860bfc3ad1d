"""Tables that go on over pages: the pieces on the pages become one grid of cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

from kehoach.parser.formats.pdf_content import Box
from kehoach.parser.formats.pdf_grid import Region
from kehoach.parser.formats.pdf_lines import Line
from kehoach.parser.formats.pdf_paragraphs import Manner, begins_paragraph, learn
from kehoach.parser.formats.pdf_pieces import Piece, blank_columns, relative, repeated_header, steps, usual_padding
from kehoach.parser.formats.pdf_rows import DOUBT, Break, Edge, is_new_row, is_number

_TIGHTER = 1.2
"""So much less padding (points) than usual tells that a row was cut."""
_MID_SENTENCE = -3.0
"""Weight of evidence (of `begins_paragraph`) that a text goes on in mid-sentence."""
_LINES_LEFT = 3.3
"""A table that splits its rows leaves less than this many lines of a page free: no part of a row has fewer than two."""


@dataclass
class TableCell:
    """A cell of the joined table: its place, its lines over all pages, and where it begins."""

    row: int
    end_row: int
    column: int
    end_column: int
    lines: list[Line]
    page: int
    box: Box


@dataclass
class JoinedTable:
    """A table over all its pages. `doubtful_pages` begin with a row of which it is not sure that it is new
    (or not new)."""

    columns: int
    manner: Manner
    rows: int = 0
    cells: list[TableCell] = field(default_factory=list)
    doubtful_pages: list[int] = field(default_factory=list)


def join(pieces: Sequence[Piece], fallback: Manner) -> JoinedTable:
    """The pieces of one table as one. `fallback` is the manner of all the document's tables."""
    return _Joiner(pieces, learn(list(steps(pieces)), fallback)).table


class _Placed:
    """A piece with its header rows (before `first`) set aside and its columns numbered as in the whole table."""

    def __init__(self, piece: Piece, columns: Sequence[float], first: int) -> None:
        self.piece, self.first = piece, first
        own = relative(piece.grid.xs)
        self._number = [min(range(len(columns)), key=lambda index: abs(columns[index] - x)) for x in own]
        self.regions = [region for region in piece.grid.regions if region.end_row > first]
        self._top = piece.grid.ys[first]

    def lines(self, region: Region) -> list[Line]:
        """The lines of a region below the header rows (a rule may be missing under the header)."""
        return [line for line in self.piece.lines.get(region, []) if line.base > self._top]

    def columns(self, region: Region) -> tuple[int, int]:
        """First column and end of a region, as the whole table numbers them."""
        return self._number[region.column], self._number[region.end_column]

    def top(self) -> dict[tuple[int, int], Region]:
        """The regions that reach into the first row, by their columns."""
        return {self.columns(region): region for region in self.regions if region.row <= self.first}

    def closed_columns(self) -> set[int]:
        """The columns, numbered as in the whole table, that a rule closes at the bottom of the piece."""
        return {number for number, closed in zip(self._number, self.piece.grid.closed_below, strict=False) if closed}


class _Joiner:
    """Builds `table` from the pieces, page by page.

    `_last` are the cells that reach into the last row, from left to right.
    """

    def __init__(self, pieces: Sequence[Piece], manner: Manner) -> None:
        self._columns = relative(max(pieces, key=lambda piece: len(piece.grid.xs)).grid.xs)
        self.table = JoinedTable(len(self._columns) - 1, manner)
        self._last: list[TableCell] = []
        self._blank_columns = blank_columns([piece for piece in pieces if len(piece.grid.xs) == len(self._columns)])
        self._usual_padding = usual_padding(pieces)
        self._usual_room = median(piece.room_below for piece in pieces[:-1]) if len(pieces) > 1 else 0.0
        self._leaves_open = any(not piece.grid.closed_below[0] for piece in pieces[:-1])
        firsts = [region for piece in pieces for region in piece.grid.regions if region.column == 0]
        self._has_subrows = any(region.end_row - region.row > 1 and region.row > 0 for region in firsts)
        for index, piece in enumerate(pieces):
            header = repeated_header(pieces[0], piece) if index else 0
            if header < piece.rows:
                self._add(_Placed(piece, self._columns, header), pieces[index - 1] if index else None)

    def _add(self, placed: _Placed, before: Piece | None) -> None:
        start = 0
        if before is not None:
            weight = is_new_row(self._page_break(placed, before), self.table.manner)
            start = self.table.rows if weight > 0 else self.table.rows - 1
            if abs(weight) < DOUBT:
                self.table.doubtful_pages.append(placed.piece.page)
        self._append(placed, start, before)

    def _append(self, placed: _Placed, start: int, before: Piece | None) -> None:
        """Adds the rows of a piece from row `start` on; if that row exists already, its cells go on."""
        going_on = self._going_on(placed, before, splits=start < self.table.rows) if before else {}
        reached: list[TableCell] = []
        for region in placed.regions:
            end_row = start + region.end_row - placed.first
            cell = going_on.get(region)
            if cell is None:
                cell = self._new_cell(region, placed, start + max(region.row - placed.first, 0))
            else:
                cell.lines.extend(placed.lines(region))
            cell.end_row = end_row
            reached.append(cell)
        self.table.rows = start + placed.piece.rows - placed.first
        self._last = sorted((cell for cell in reached if cell.end_row == self.table.rows), key=lambda cell: cell.column)

    def _new_cell(self, region: Region, placed: _Placed, row: int) -> TableCell:
        box, lines = placed.piece.grid.box_of(region), placed.lines(region)
        cell = TableCell(row, row, *placed.columns(region), lines, placed.piece.page, box)
        self.table.cells.append(cell)
        return cell

    def _going_on(self, placed: _Placed, before: Piece, *, splits: bool) -> dict[Region, TableCell]:
        """The regions at the top of a page that go on with a cell of the page before: all of a split row,
        else the merged ones."""
        last = {(cell.column, cell.end_column): cell for cell in self._last}
        pairs = [(region, last[span]) for span, region in sorted(placed.top().items()) if span in last]
        if splits:
            return dict(pairs)
        if self._leaves_open:
            closed = _Placed(before, self._columns, 0).closed_columns()
            return {region: cell for region, cell in pairs if cell.column not in closed}
        going_on: dict[Region, TableCell] = {}
        for region, above in pairs:
            is_next = above.column == 0 or any(cell.end_column == above.column for cell in going_on.values())
            if self._is_merged_up(above, region, placed, is_next=is_next):
                going_on[region] = above
        return going_on

    def _is_merged_up(self, above: TableCell, region: Region, placed: _Placed, *, is_next: bool) -> bool:
        """Whether a cell that opens a page, in a new row, belongs to a merged cell of the page before.

        A blank that spans rows does. A single blank does if its table has none elsewhere in that column, and
        the cell above is merged already, or all columns to the left are merged too (`is_next`). Text does if it
        goes on in mid-sentence.
        """
        lines, is_tall = placed.lines(region), region.end_row - max(region.row, placed.first) > 1
        if lines:
            if above.column == 0 and above.lines and is_number(lines[0].text):
                return False
            goes_on = above.lines and begins_paragraph(above.lines[-1], lines[0], self.table.manner) < _MID_SENTENCE
            return bool(goes_on) and (is_tall or above.end_row - above.row > 1)
        if is_tall:
            return True
        is_never_blank = above.column not in (self._blank_columns or ())
        return bool(above.lines) and is_never_blank and (is_next or above.end_row - above.row > 1)

    def _page_break(self, placed: _Placed, before: Piece) -> Break:
        below, last = placed.top(), self._last
        sizes = [line.size for cell in last for line in cell.lines]
        pitch = self.table.manner.pitch * (median(sizes) if sizes else 12.0)
        free = [_free_height(cell, before) for cell in last]
        paddings = [height for cell, height in zip(last, free, strict=True) if height > 0 and _is_on(cell, before.page)]
        edges = []
        for cell, height in zip(last, free, strict=True):
            region = below.get((cell.column, cell.end_column))
            is_merged = cell.end_row - cell.row > 1 or (region is not None and region.end_row - placed.first > 1)
            lines = placed.lines(region) if region else []
            never_blank = self._blank_columns is not None and cell.column not in self._blank_columns
            edges.append(Edge(cell.lines, lines, height / pitch, is_merged, never_blank))
        return Break(
            edges=edges,
            closed=before.grid.closed_below,
            leaves_open=self._leaves_open,
            tight=bool(paddings) and min(paddings) < self._usual_padding - _TIGHTER,
            room_left=max(before.room_below, self._usual_room) > _LINES_LEFT * pitch,
            has_subrows=self._has_subrows,
            same_columns={(cell.column, cell.end_column) for cell in last} == set(below),
        )


def _is_on(cell: TableCell, page: int) -> bool:
    return any(line.page == page for line in cell.lines)


def _free_height(cell: TableCell, piece: Piece) -> float:
    """The height between a cell's last text on a page and the end of the table there."""
    ends = [line.bottom for line in cell.lines if line.page == piece.page]
    top = cell.box[1] if cell.page == piece.page else piece.grid.ys[0]
    return piece.grid.ys[-1] - (ends[-1] if ends else top)
