"""The grid of a table: where rowspan and colspan put each cell (HTML standard, 4.9.12)."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import takewhile

from lxml.etree import _Element

from kehoach.errors import KehoachError
from kehoach.parser.formats.html_blocks import Box, Covered, Slot

MAX_POSITIONS = 200_000
"""Most positions that the grid of one table may have; some forty times what long annexes need."""

_MOST_PLACED = 2_000_000  # the same before columns without width are taken out: a few absurd colspans are no error
_GROUP_ORDER: dict[object, int] = {"thead": 0, "tfoot": 2}
_MOST_COLUMNS, _MOST_ROWS = 1000, 65534  # the standard's own limits of colspan and rowspan


@dataclass(slots=True)
class _Group:
    order: int
    rows: list[list[Box]] = field(default_factory=list)


@dataclass(slots=True)
class OpenTable:
    """A table whose rows are being read; row groups keep their order thead, tbody, tfoot. `nested`: it holds tables."""

    line: int | None
    nested: bool = False
    groups: list[_Group] = field(default_factory=lambda: [_Group(1)])

    def begin_group(self, tag: object) -> None:
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
        rows: list[list[Box]] = []
        for group in sorted(self.groups, key=lambda group: group.order):
            for place, row in enumerate(group.rows):
                left = len(group.rows) - place
                for box in row:
                    if box.rows != 1:  # 0 reaches to the end of the group, and no cell reaches beyond it
                        box.rows = min(box.rows or left, left)
                rows.append(row)
        grid = _place(rows)
        if any(box.columns > 1 for row in rows for box in row):
            grid = _without_unused_columns(grid)
        width = max(map(len, grid), default=0)
        _check(width * len(grid), MAX_POSITIONS)
        return [row + [None] * (width - len(row)) for row in grid]


def _place(rows: list[list[Box]]) -> list[list[Slot]]:
    """Each row's positions up to its last cell; a cell never covers another."""
    grid: list[list[Slot]] = []
    above: dict[int, tuple[int, Covered]] = {}  # column: the row after the last covered one, and how it is covered
    positions = 0
    for place, row in enumerate(rows):
        slots: list[Slot] = []
        reaching: dict[int, tuple[int, Covered]] = {}
        for box in row:
            while len(slots) in above:
                slots.append(above[len(slots)][1])
            column = len(slots)
            slots.append(box)
            while len(slots) < column + box.columns and len(slots) not in above:
                slots.append("left")
            if box.rows > 1:
                reaching[column] = place + box.rows, "up"
                reaching.update(dict.fromkeys(range(column + 1, len(slots)), (place + box.rows, "left")))
        if above:
            slots += [above[column][1] if column in above else None for column in range(len(slots), max(above) + 1)]
        above = {column: reach for column, reach in {**above, **reaching}.items() if reach[0] > place + 1}
        grid.append(slots)
        positions += len(slots)
        _check(positions, _MOST_PLACED)
    return grid


def _without_unused_columns(grid: list[list[Slot]]) -> list[list[Slot]]:
    """The grid without the columns in which no cell begins: those have no width."""
    used = sorted({column for row in grid for column, slot in enumerate(row) if isinstance(slot, Box)})
    return [[row[column] for column in used if column < len(row)] for row in grid]


def _check(positions: int, most: int) -> None:
    if positions > most:
        raise KehoachError(
            f"bảng quá lớn (hơn {MAX_POSITIONS} ô)",
            advice="Kiểm tra lại tệp; nếu đúng là văn bản thật thì tách bảng thành nhiều tệp.",
        )


def _number(text: str, default: int) -> int:
    """The digits that open an attribute, as browsers read it."""
    digits = "".join(takewhile(str.isdigit, text.strip()[:9]))
    return int(digits) if digits.isascii() and digits else default
