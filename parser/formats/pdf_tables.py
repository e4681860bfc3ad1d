"""Tables that go on over pages: the pieces on the pages become one grid of cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from kehoach.parser.formats.pdf_grid import Grid, Region
from kehoach.parser.formats.pdf_lines import Line
from kehoach.parser.formats.pdf_page import Box
from kehoach.parser.formats.pdf_paragraphs import Manner, Step, learn
from kehoach.parser.formats.pdf_rows import DOUBT, Break, Edge, is_new_row

_SAME = 4.0
"""How far the borders of one column may differ from page to page (points)."""
_MAX_HEADER_ROWS = 6


@dataclass
class Piece:
    """The part of a table on one page: its grid and the lines in each of the grid's regions.

    `room_below` is the height (points) that the page has left under the grid.
    """

    page: int
    grid: Grid
    lines: dict[Region, list[Line]]
    room_below: float = 0.0

    @property
    def rows(self) -> int:
        """Number of rows."""
        return len(self.grid.ys) - 1


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
    last_bottom: float = 0.0


@dataclass
class JoinedTable:
    """A table over all its pages. `doubtful_pages` begin with a row of which it is not sure that it is new
    (or not new)."""

    columns: int
    manner: Manner
    rows: int = 0
    cells: list[TableCell] = field(default_factory=list)
    doubtful_pages: list[int] = field(default_factory=list)

    def at(self, row: int) -> list[TableCell]:
        """The cells that cover a row, from left to right."""
        return sorted((cell for cell in self.cells if cell.row <= row < cell.end_row), key=lambda cell: cell.column)


def goes_on(before: Piece, after: Piece) -> bool:
    """Whether two pieces, the last thing on a page and the first on the next, have the columns of one table."""
    first, second = _relative(before.grid.xs), _relative(after.grid.xs)
    if abs(first[-1] - second[-1]) > _SAME:
        return False
    fewer, more = sorted((first, second), key=len)
    if not all(any(abs(x - other) <= _SAME for other in more) for x in fewer):
        return False
    return not (_is_header(before, 0) and _is_header(after, 0) and _row_texts(before, 0) != _row_texts(after, 0))


def set_limits(pieces: Sequence[Piece]) -> None:
    """Gives the lines of a table the limits of their cells, less the padding that the table shows."""
    places = [(piece.grid.box_of(region), lines) for piece in pieces for region, lines in piece.lines.items()]
    padding = max(0.0, min((line.x0 - box[0] for box, lines in places for line in lines), default=0.0))
    widest: dict[tuple[int, int], float] = {}
    for box, lines in places:
        key = (round(box[0]), round(box[2]))
        widest[key] = max([box[2] - padding, *(line.x1 for line in lines), widest.get(key, 0.0)])
    for box, lines in places:
        for line in lines:
            line.left, line.right = box[0] + padding, widest[round(box[0]), round(box[2])]


def steps(pieces: Sequence[Piece]) -> Iterator[Step]:
    """The pairs of lines that follow each other in the cells of a table, page by page."""
    for piece in pieces:
        for lines in piece.lines.values():
            yield from pairwise(lines)


def join(pieces: Sequence[Piece], fallback: Manner) -> JoinedTable:
    """The pieces of one table as one. `fallback` is the manner of all the document's tables."""
    manner = learn(list(steps(pieces)), fallback)
    widest = max(pieces, key=lambda piece: len(piece.grid.xs))
    columns = _relative(widest.grid.xs)
    table = JoinedTable(len(columns) - 1, manner)
    usual_padding = _usual_padding(pieces)
    for index, piece in enumerate(pieces):
        placed = _Placed(piece, columns, _repeated_header(pieces[0], piece) if index else 0)
        if placed.first >= piece.rows:
            continue
        if table.rows == 0:
            _append(table, placed, 0)
            continue
        weight = is_new_row(_page_break(table, placed, pieces[index - 1], usual_padding), manner)
        if abs(weight) < DOUBT:
            table.doubtful_pages.append(piece.page)
        _append(table, placed, table.rows if weight > 0 else table.rows - 1)
    return table


class _Placed:
    """A piece with its header rows (before `first`) set aside and its columns numbered as in the whole table."""

    def __init__(self, piece: Piece, columns: list[float], first: int) -> None:
        self.piece, self.first = piece, first
        own = _relative(piece.grid.xs)
        self._number = [min(range(len(columns)), key=lambda index: abs(columns[index] - x)) for x in own]

    def columns(self, region: Region) -> tuple[int, int]:
        return self._number[region.column], self._number[region.end_column]

    def regions(self) -> list[Region]:
        return [region for region in self.piece.grid.regions if region.end_row > self.first]


def _append(table: JoinedTable, placed: _Placed, start: int) -> None:
    """Adds the rows of a piece from row `start` on; if that row exists already, its cells go on."""
    piece, splits = placed.piece, start < table.rows
    last = {(cell.column, cell.end_column): cell for cell in table.at(table.rows - 1)} if table.rows else {}
    for region in placed.regions():
        span, lines = placed.columns(region), piece.lines.get(region, [])
        end_row = start + region.end_row - placed.first
        above = last.get(span) if region.row <= placed.first else None
        if above is not None and (splits or _is_merged_up(table, above, region, placed)):
            above.end_row, above.last_bottom = end_row, piece.grid.ys[region.end_row]
            above.lines.extend(lines)
            continue
        box = piece.grid.box_of(region)
        row = start + max(region.row - placed.first, 0)
        table.cells.append(TableCell(row, end_row, *span, list(lines), piece.page, box, box[3]))
    table.rows = max(cell.end_row for cell in table.cells)


def _is_merged_up(table: JoinedTable, above: TableCell, region: Region, placed: _Placed) -> bool:
    """Whether a cell that opens a page, in a new row, belongs to a merged cell of the page before."""
    if placed.piece.lines.get(region):
        return False
    if region.end_row - max(region.row, placed.first) > 1:
        return True
    if above.end_row - above.row == 1 and (above.column > 0 or not above.lines):
        return False
    return not any(
        cell.column == above.column and cell.end_row - cell.row == 1 and not cell.lines for cell in table.cells
    )


def _page_break(table: JoinedTable, placed: _Placed, before: Piece, usual_padding: float) -> Break:
    piece, pitch = placed.piece, table.manner.pitch
    below = {placed.columns(region): region for region in placed.regions() if region.row <= placed.first}
    last = table.at(table.rows - 1)
    bottom = before.grid.ys[-1]
    sizes = [line.size for cell in last for line in cell.lines]
    height = pitch * (median(sizes) if sizes else 12.0)
    edges, paddings = [], []
    for cell in last:
        on_page = [line for line in cell.lines if line.page == before.page]
        top = max(cell.box[1], before.grid.ys[0]) if cell.page == before.page else before.grid.ys[0]
        free = bottom - (on_page[-1].bottom if on_page else top)
        if on_page:
            paddings.append(free)
        region = below.get((cell.column, cell.end_column))
        edges.append(Edge(cell.lines, piece.lines.get(region, []) if region else [], free / height))
    return Break(
        edges=edges,
        open_above=before.grid.open_bottom,
        tight=bool(paddings) and min(paddings) < usual_padding - 1.2,
        left_over=before.room_below / height,
        same_columns={(cell.column, cell.end_column) for cell in last} == set(below),
    )


def _usual_padding(pieces: Sequence[Piece]) -> float:
    """The usual distance between the lowest text of a row and the rule below it, page ends aside."""
    found = []
    for piece in pieces:
        for row in range(piece.rows - 1):
            ends = [lines[-1].bottom for region, lines in piece.lines.items() if lines and region.end_row == row + 1]
            if ends:
                found.append(piece.grid.ys[row + 1] - max(ends))
    return median(found) if found else 0.0


def _relative(xs: Sequence[float]) -> list[float]:
    return [x - xs[0] for x in xs]


def _row_texts(piece: Piece, row: int) -> list[str]:
    return [
        "".join(line.text for line in piece.lines.get(region, [])).replace(" ", "")
        for region in piece.grid.regions
        if region.row <= row < region.end_row
    ]


def _repeated_header(first: Piece, piece: Piece) -> int:
    """How many rows at the top of `piece` repeat the top of the table."""
    count = 0
    while count < min(first.rows, piece.rows, _MAX_HEADER_ROWS):
        texts = _row_texts(piece, count)
        if texts != _row_texts(first, count) or not any(texts):
            break
        count += 1
    return count


def _is_header(piece: Piece, row: int) -> bool:
    """Whether every cell of the row has bold text and none is a number or a sentence."""
    regions = [region for region in piece.grid.regions if region.row <= row < region.end_row]
    return len(regions) > 1 and all(
        (lines := piece.lines.get(region)) and all(line.style is not None and line.style & 1 for line in lines)
        and not lines[0].text[0].isdigit() and not lines[-1].text.endswith((".", ";"))
        for region in regions
    )  # fmt: skip
