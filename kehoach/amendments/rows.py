"""Writing in the rows of a table: cells with new words, rows that come and go, merged cells kept right."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from kehoach.amendments.changes import Field
from kehoach.amendments.edits import Line, RowsEdit
from kehoach.amendments.facts import FIELD_NAMES
from kehoach.amendments.paper import CONTENT_ROLES
from kehoach.amendments.wording import words
from kehoach.meaning.periods import read_period
from kehoach.model import Cell, Row, RowDoubt, Source, Table

_UNIT = re.compile(r" ?\([^()]*\)$")
"""A unit behind a column's title: "Kinh phí (tỷ đồng)"."""

_ROLES: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (("lead", "responsible"), ("chủ trì", "phụ trách", "đầu mối", "trách nhiệm")),
    (("coordinate",), ("phối hợp",)),
    (("monitor",), ("theo dõi", "đôn đốc")),
    (("deadline",), ("thời gian", "thời hạn", "tiến độ")),
    (("product",), ("sản phẩm", "kết quả")),
    (("notes",), ("ghi chú",)),
    (CONTENT_ROLES, ("nội dung", "nhiệm vụ", "chỉ tiêu", "tên", "đề án", "công việc", "dự án")),
)
"""Roles of columns, and the words by which instructions name them."""


def column_titles(table: Table) -> list[str]:
    """The title of every column: the words above it, merged cells counted where they cover, joined by " / "."""
    titles: list[list[str]] = [[] for _ in table.roles]
    for row in table.header:
        left = ""
        for place, cell in enumerate(row[: len(titles)]):
            left = left if cell.merged == "left" else cell.text
            if left and left not in titles[place]:
                titles[place].append(" ".join(left.split()))
    return [" / ".join(stack) for stack in titles]


def find_column(table: Table, name: str) -> int | None:
    """The column that a title or the name of a field means; None where none or several do."""
    titles = column_titles(table)
    wanted = _folded(name)
    same = [
        place for place, title in enumerate(titles) if wanted in (_folded(title), _folded(title.rpartition(" / ")[2]))
    ]
    if len(same) == 1:
        return same[0]
    measured = [
        place for place, title in enumerate(titles) if wanted == _folded(_UNIT.sub("", title.rpartition(" / ")[2]))
    ]
    if len(measured) == 1:
        return measured[0]
    if (period := read_period(name)) is not None:
        years = [
            place
            for place, title in enumerate(titles)
            if table.roles[place] == "value" and read_period(title.rpartition(" / ")[2]) == period
        ]
        return years[0] if len(years) == 1 else None
    for roles, names in _ROLES:
        if any(known in name.lower() for known in names) or (
            name == FIELD_NAMES[Field.TEXT] and roles == CONTENT_ROLES
        ):
            places = [place for place, role in enumerate(table.roles) if role in roles]
            return places[0] if places else None
    return None


def put(lines: list[Line], row: int, column: int, text: str, source: Source | None) -> None:
    """Give a cell new words. A cell that covers others gives them what it had; a covered one stands alone from now on."""
    split_below(lines, row, column)
    line = lines[row]
    lines[row] = _put_in_line(line, column, Cell(text=text, source=source or line.cells[column].source))


def split_below(lines: list[Line], row: int, column: int) -> None:
    """Make the cell below stand alone where it is covered by this one."""
    if row + 1 < len(lines) and lines[row + 1].cells[column].merged == "up":
        cell = standing_cell(lines, row, column).model_copy(update={"merged": None})
        lines[row + 1] = _with_cell(lines[row + 1], column, cell)


def standing_cell(lines: Sequence[Line], row: int, column: int) -> Cell:
    """The cell that really stands in a position: a covering one where it is covered from above or from the left."""
    while lines[row].cells[column].merged:
        if lines[row].cells[column].merged == "up" and row > 0:
            row -= 1
        elif lines[row].cells[column].merged == "left" and column > 0:
            column -= 1
        else:
            break
    return lines[row].cells[column]


def take_out(lines: list[Line], first: int, last: int) -> list[Line]:
    """Take rows out of a table and return them as they read by themselves; cells that they covered stand alone."""
    width = len(lines[first].cells)
    for column in range(width):
        split_below(lines, last, column)
    alone = tuple(
        standing_cell(lines, first, column).model_copy(update={"merged": None})
        if lines[first].cells[column].merged == "up"
        else lines[first].cells[column]
        for column in range(width)
    )
    taken = [lines[first].model_copy(update={"cells": alone}), *lines[first + 1 : last + 1]]
    del lines[first : last + 1]
    return taken


def put_in(lines: list[Line], at: int, new: Sequence[Line]) -> None:
    """Put rows in before a row. Where merged cells reach over that place, a new row without words of its own lies under
    them too; one with words divides them."""
    below = lines[at] if at < len(lines) else None
    rows = [list(line.cells) for line in new]
    for column, cell in enumerate(below.cells if below else ()):
        if cell.merged != "up":
            continue
        if all(not row[column].text for row in rows):
            for row in rows:
                row[column] = Cell(merged="up")
        else:
            split_below(lines, at - 1, column)
    lines[at:at] = [line.model_copy(update={"cells": tuple(row)}) for line, row in zip(new, rows, strict=True)]


def map_texts(line: Line, change: Callable[[str], str], columns: Sequence[int]) -> Line:
    """The row with the words of some columns changed, also in the ways to read it."""

    def changed(row: Row) -> Row:
        return tuple(
            cell.model_copy(update={"text": change(cell.text)}) if place in columns and cell.text else cell
            for place, cell in enumerate(row)
        )

    doubt = line.doubt
    if doubt is not None:
        doubt = doubt.model_copy(update={"readings": tuple(changed(reading) for reading in doubt.readings)})
    return line.model_copy(update={"cells": changed(line.cells), "doubt": doubt})


def rows_edit(container: str, number: int, old: Sequence[Line], new: Sequence[Line]) -> RowsEdit | None:
    """The edit that turns rows into others, without those that are the same at both ends; None where all are."""
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    before, after = tuple(old[start : len(old) - end]), tuple(new[start : len(new) - end])
    if not before and not after:
        return None
    return RowsEdit(container=container, table=number, at=start, old=before, new=after)


def cells_by_column(table: Table, cells: Mapping[str, str]) -> dict[int, str] | str:
    """The words for each column, or the name of the first column that the table does not have."""
    found: dict[int, str] = {}
    for name, text in cells.items():
        column = find_column(table, name)
        if column is None:
            return name
        found[column] = text
    return found


def _folded(title: str) -> tuple[str, ...]:
    return tuple(word for word, _ in words(title))


def _with_cell(line: Line, column: int, cell: Cell) -> Line:
    cells = (*line.cells[:column], cell, *line.cells[column + 1 :])
    return line.model_copy(update={"cells": cells})


def _put_in_line(line: Line, column: int, cell: Cell) -> Line:
    """The row with a cell; where the source left the row open, readings that now say the same are one."""
    line = _with_cell(line, column, cell)
    if line.doubt is None:
        return line
    readings: dict[tuple[str, ...], tuple[Row, float]] = {}
    for reading, confidence in zip(line.doubt.readings, line.doubt.confidences, strict=True):
        row = (*reading[:column], cell, *reading[column + 1 :])
        key = tuple(other.text for other in row)
        readings[key] = (row, confidence + (readings[key][1] if key in readings else 0))
    if len(readings) == 1:
        (row, _) = next(iter(readings.values()))
        return Line(cells=row)
    doubt = RowDoubt(
        row=0,
        readings=tuple(row for row, _ in readings.values()),
        confidences=tuple(confidence for _, confidence in readings.values()),
    )
    return line.model_copy(update={"doubt": doubt})
