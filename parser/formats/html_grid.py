"""The grid of a table: where rowspan and colspan put each cell (HTML standard, 4.9.12)."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import takewhile

from lxml.etree import _Element

from kehoach.errors import KehoachError
from kehoach.parser.formats.html_blocks import Box, Slot

MAX_POSITIONS = 200_000
"""Most positions that the grid of one table may have; some forty times what long annexes need."""

_GROUP_ORDER = {"thead": 0, "tfoot": 2}
_MOST_COLUMNS, _MOST_ROWS = 1000, 65534  # the standard's own limits of colspan and rowspan


@dataclass(slots=True)
class _Group:
    order: int
    rows: list[list[Box]] = field(default_factory=list)


@dataclass(slots=True)
class OpenTable:
    """A table whose rows are being read; row groups keep their order thead, tbody, tfoot."""

    line: int | None
    groups: list[_Group] = field(default_factory=lambda: [_Group(1)])

    def begin_group(self, tag: str) -> None:
        """A thead, tbody or tfoot begins."""
        self.groups.append(_Group(_GROUP_ORDER.get(tag, 1)))

    def begin_row(self) -> None:
        """A tr begins."""
        self.groups[-1].rows.append([])

    def add(self, element: _Element, line: int | None) -> Box:
        """The cell of a td or th, in the row that is open."""
        columns, rows = element.get("colspan"), element.get("rowspan")
        box = Box(line)
        if columns is not None:
            box.columns = min(_number(columns, 1) or 1, _MOST_COLUMNS)
        if rows is not None:
            box.rows = min(_number(rows, 1), _MOST_ROWS)
        if not self.groups[-1].rows:
            self.begin_row()
        self.groups[-1].rows[-1].append(box)
        return box

    def lay_out(self) -> list[list[Slot]]:
        """The rectangular grid. Raises `KehoachError` when it would be absurdly large."""
        rows = []
        for group in sorted(self.groups, key=lambda group: group.order):
            for place, row in enumerate(group.rows):
                left = len(group.rows) - place
                for box in row:
                    if box.rows != 1:  # 0 reaches to the end of the group, and no cell reaches beyond it
                        box.rows = min(box.rows or left, left)
                rows.append(row)
        return _fill(_place(rows))


_Span = tuple[int, int, Box, int]
"""A cell in one row: first column, column after its last, the cell, row after its last."""


def _place(rows: list[list[Box]]) -> list[list[_Span]]:
    """Where the cells stand in every row, those reaching down from above included."""
    placed: list[list[_Span]] = []
    above: list[_Span] = []
    positions = 0
    for place, row in enumerate(rows):
        spans: list[_Span] = []
        column = waiting = 0
        for box in row:
            while waiting < len(above) and above[waiting][0] <= column:
                column = above[waiting][1]
                spans.append(above[waiting])
                waiting += 1
            end = column + box.columns
            if waiting < len(above):  # a cell never covers another
                end = min(end, above[waiting][0])
            spans.append((column, end, box, place + box.rows))
            column = end
        spans += above[waiting:]
        above = [span for span in spans if span[3] > place + 1]
        placed.append(spans)
        positions += len(spans)
        _check(positions)
    return placed


def _fill(placed: list[list[_Span]]) -> list[list[Slot]]:
    """The grid over those columns in which some cell begins; a column that none begins in has no width."""
    columns = sorted({span[0] for spans in placed for span in spans})
    index = {column: place for place, column in enumerate(columns)}
    width = len(columns)
    _check(width * len(placed))
    grid: list[list[Slot]] = []
    seen: set[int] = set()
    for spans in placed:
        row: list[Slot] = [None] * width
        for start, end, box, _ in spans:
            place = index[start]
            if box.rows > 1 and id(box) in seen:
                row[place] = "up"
            else:
                row[place] = box
                seen.add(id(box))
            if end > start + 1:
                for further in range(place + 1, width):
                    if columns[further] >= end:
                        break
                    row[further] = "left"
        grid.append(row)
    return grid


def _check(positions: int) -> None:
    if positions > MAX_POSITIONS:
        raise KehoachError(
            f"bảng quá lớn (hơn {MAX_POSITIONS} ô)",
            advice="Kiểm tra lại tệp; nếu đúng là văn bản thật thì tách bảng thành nhiều tệp.",
        )


def _number(text: str, default: int) -> int:
    """The digits that open an attribute, as browsers read it."""
    digits = "".join(takewhile(str.isdigit, text.strip()[:9]))
    return int(digits) if digits.isascii() and digits else default
