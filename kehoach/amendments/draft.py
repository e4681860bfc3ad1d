"""Rows of a plan's tables while one operation writes in them, and the edits that come of it."""

from __future__ import annotations

from collections.abc import Mapping

from kehoach.amendments.edits import Line, RowsEdit
from kehoach.amendments.lookup import row_place
from kehoach.amendments.paper import Paper, content_column
from kehoach.amendments.places import REPEALED, address_words
from kehoach.amendments.refusal import NO_COLUMN, NOT_HERE, Refused
from kehoach.amendments.rows import cells_by_column, put, rows_edit
from kehoach.amendments.sections import like
from kehoach.model import Cell, Source


class Draft:
    """The rows as one operation leaves them. Rows have to be taken away from the bottom up: places are the paper's."""

    def __init__(self, paper: Paper, source: Source | None) -> None:
        self.paper = paper
        self.source = source
        self._lines: dict[tuple[str, int], list[Line]] = {}

    def lines(self, container: str, number: int) -> list[Line]:
        """The rows of a table as they are now."""
        key = (container, number)
        if key not in self._lines:
            self._lines[key] = self.paper.lines(container, number)
        return self._lines[key]

    def write(self, item: str, named: Mapping[str, str]) -> None:
        """Give cells of an item new words. Raises `Refused` for a repealed item, and for a column that there is not."""
        if self.paper.items[item].standing == "repealed":
            raise Refused(NOT_HERE, f"«{address_words(item, self.paper.document)}» đã được bãi bỏ, không sửa được nữa.")
        place = row_place(item, self.paper)
        table = self.paper.table(place.container, place.table)
        cells = cells_by_column(table, named)
        if isinstance(cells, str):
            where = address_words(item, self.paper.document)
            raise Refused(NO_COLUMN, f"Bảng có {where} không có cột «{cells}».")
        lines = self.lines(place.container, place.table)
        own, content = item.rpartition("/")[2], content_column(table)
        for column, text in cells.items():
            words = like(lines[place.first].cells[column].text, own, text, own) if column == content else text
            put(lines, place.first, column, words, self.source)
            for row in range(place.first + 1, place.last + 1):
                if lines[row].cells[column].text:
                    put(lines, row, column, "", self.source)

    def void(self, item: str) -> None:
        """Leave of an item its number and the words of repeal; rows that only go on with it are taken away."""
        place = row_place(item, self.paper)
        table = self.paper.table(place.container, place.table)
        lines, content = self.lines(place.container, place.table), content_column(table)
        own = item.rpartition("/")[2]
        for column, role in enumerate(table.roles):
            if role != "ordinal":
                words = like(lines[place.first].cells[column].text, own, REPEALED, own) if column == content else ""
                put(lines, place.last, column, "", self.source)
                put(lines, place.first, column, words, self.source)
        del lines[place.first + 1 : place.last + 1]
        cells = tuple(
            cell if role == "ordinal" or column == content else Cell(source=cell.source)
            for column, (cell, role) in enumerate(zip(lines[place.first].cells, table.roles, strict=True))
        )
        lines[place.first] = Line(cells=cells)

    def edits(self) -> list[RowsEdit]:
        """What has changed, an edit for each table."""
        changed = (
            rows_edit(container, number, self.paper.lines(container, number), lines)
            for (container, number), lines in self._lines.items()
        )
        return [edit for edit in changed if edit is not None]
