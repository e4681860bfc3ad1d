"""A table's pieces: what of it stands on each page, and whether two pieces belong together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from kehoach.parser.formats.pdf_grid import Grid, Region
from kehoach.parser.formats.pdf_lines import Line
from kehoach.parser.formats.pdf_paragraphs import Step

_SAME = 4.0
"""How far the borders of one column may differ from page to page (points)."""
_MAX_HEADER_ROWS = 6
_ENOUGH_ROWS = 4


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


def goes_on(before: Piece, after: Piece) -> bool:
    """Whether two pieces, the last thing on a page and the first on the next, have the columns of one table."""
    first, second = relative(before.grid.xs), relative(after.grid.xs)
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
        ends = [line.x1 for line in lines if len(line.words) > 1]  # one long word may stick out of its cell
        widest[key] = max([box[2] - padding, *ends, widest.get(key, 0.0)])
    for box, lines in places:
        for line in lines:
            line.left, line.right = box[0] + padding, widest[round(box[0]), round(box[2])]


def steps(pieces: Sequence[Piece]) -> Iterator[Step]:
    """The pairs of lines that follow each other in the cells of a table, page by page."""
    for piece in pieces:
        for lines in piece.lines.values():
            yield from pairwise(lines)


def usual_padding(pieces: Sequence[Piece]) -> float:
    """The usual distance between the lowest text of a row and the rule below it, page ends aside."""
    found = []
    for piece in pieces:
        for row in range(piece.rows - 1):
            ends = [lines[-1].bottom for region, lines in piece.lines.items() if lines and region.end_row == row + 1]
            if ends:
                found.append(piece.grid.ys[row + 1] - max(ends))
    return median(found) if found else 0.0


def blank_columns(pieces: Sequence[Piece]) -> set[int] | None:
    """The columns (by number in their piece) that are blank in some ordinary row: one with text in most of its cells.

    None where the table has too few such rows to tell. Rows at a page's edge may be parts of rows and do not count.
    """
    found: set[int] = set()
    count = 0
    for piece in pieces:
        top = repeated_header(pieces[0], piece) if piece is not pieces[0] else 0
        rows: dict[int, list[Region]] = {row: [] for row in range(top + 1, piece.rows - 1)}
        for region in piece.grid.regions:
            if region.end_row - region.row == 1 and region.row in rows:
                rows[region.row].append(region)
        for regions in rows.values():
            blank = [region.column for region in regions if region not in piece.lines]
            if len(regions) > 1 and len(blank) < len(regions) / 2:
                count += 1
                found.update(blank)
    return found if count >= _ENOUGH_ROWS else None


def relative(xs: Sequence[float]) -> list[float]:
    """Borders as distances from the leftmost."""
    return [x - xs[0] for x in xs]


def _row_texts(piece: Piece, row: int) -> list[str]:
    return [
        "".join(line.text for line in piece.lines.get(region, [])).replace(" ", "")
        for region in piece.grid.regions
        if region.row <= row < region.end_row
    ]


def repeated_header(first: Piece, piece: Piece) -> int:
    """How many rows at the top of `piece` repeat the top of the table: rows of the same heights with the same words
    at the same places."""
    for count in range(min(first.rows, _MAX_HEADER_ROWS), 0, -1):
        height = first.grid.ys[count] - first.grid.ys[0]
        ends = [row for row, y in enumerate(piece.grid.ys) if abs(y - piece.grid.ys[0] - height) <= _SAME / 2]
        if ends and ends[0]:
            ours, theirs = _words_above(first, count), _words_above(piece, ends[0])
            if ours and len(ours) == len(theirs) and all(map(_same_place, ours, theirs)):
                return ends[0]
    return 0


def _words_above(piece: Piece, row: int) -> list[tuple[str, float]]:
    """The lines above a row, each with its distance from the table's left side."""
    limit = piece.grid.ys[row]
    lines = [line for found in piece.lines.values() for line in found if line.base < limit]
    return sorted((line.text, line.x0 - piece.grid.xs[0]) for line in lines)


def _same_place(ours: tuple[str, float], theirs: tuple[str, float]) -> bool:
    return ours[0] == theirs[0] and abs(ours[1] - theirs[1]) <= _SAME


def _is_header(piece: Piece, row: int) -> bool:
    """Whether every cell of the row has bold text and none is a number or a sentence."""
    regions = [region for region in piece.grid.regions if region.row <= row < region.end_row]
    return len(regions) > 1 and all(
        (lines := piece.lines.get(region)) and all(line.style is not None and line.style & 1 for line in lines)
        and not lines[0].text[0].isdigit() and not lines[-1].text.endswith((".", ";"))
        for region in regions
    )  # fmt: skip
