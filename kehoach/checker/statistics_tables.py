"""Figures of statistic tables, with the rows that are parts of others.

The national form of CCHC reports is one ("STT | Chỉ tiêu thống kê | Đơn vị tính | Số liệu | Ghi chú", rows 2, 2.1, 2.2); any
table with a numbered first column and a column of plain numbers is read the same way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kehoach.checker.passages import all_sections, excerpt
from kehoach.meaning.addresses import annex_name, cite_section
from kehoach.meaning.numbers import NUMBER, read_number
from kehoach.model import Document, Row, Source, Table

_ORDINAL = re.compile(r"s?tt|số tt|số thứ tự", re.IGNORECASE)
_UNIT = re.compile(r"đơn vị(?: tính)?|đvt", re.IGNORECASE)
_ASIDE = re.compile(r"ghi chú|năm (?:ban hành|thực hiện)", re.IGNORECASE)
_FIGURE = re.compile(rf"({NUMBER})\s?%?")
_LEAST_SHARE = 0.6
"""The least share of a column's cells that are numbers where it is a column of figures."""


@dataclass(frozen=True)
class Figure:
    """One number of a table: its row's number without the last point ("2.1"), words and unit, and the number as printed."""

    number: str
    text: str
    unit: str
    printed: str
    place: str
    source: Source | None = None

    @property
    def value(self) -> int | float:
        """The number itself."""
        return read_number(self.printed)

    @property
    def is_share(self) -> bool:
        """Whether it is a percentage."""
        return self.unit == "%" or (not self.unit and self.text.lower().startswith(("tỷ lệ", "tỉ lệ")))

    @property
    def where(self) -> str:
        """Its place in an officer's words."""
        row = f"dòng {self.number}" if self.number else "dòng"
        return f"{self.place}, {row} «{excerpt(self.text)}»"


def figure_columns(document: Document) -> Iterator[list[Figure]]:
    """The figures of every column of numbers, in the order of its rows."""
    for place, table in _tables(document):
        names = _column_names(table)
        ordinal = next((column for column, name in names.items() if _ORDINAL.fullmatch(name)), None)
        if ordinal is None or len(names) <= ordinal + 1:
            continue
        unit = next((column for column, name in names.items() if _UNIT.fullmatch(name)), None)
        for column, name in names.items():
            is_figure = column > ordinal + 1 and column != unit and not _ASIDE.search(name)
            if is_figure and _is_numeric(table, column):
                figures = (_figure(row, ordinal, column, unit, place) for row in table.rows)
                yield [figure for figure in figures if figure]


def parts_of(figure: Figure, column: Sequence[Figure]) -> list[Figure]:
    """The figures right below one: 2.1 and 2.2 below 2."""
    if not figure.number:
        return []
    return [part for part in column if part.number.rpartition(".")[0] == figure.number]


def _tables(document: Document) -> Iterator[tuple[str, Table]]:
    for section in all_sections(document.outline):
        yield from ((cite_section(section.id), table) for table in section.tables)
    for annex in document.annexes:
        name = annex_name(annex.label) or "phụ lục"
        for count, table in enumerate(annex.tables, start=1):
            yield (f"{name}, bảng {count}" if len(annex.tables) > 1 else name), table


def _column_names(table: Table) -> dict[int, str]:
    """The lowest title of every column."""
    rows = [row for row in table.header if len(row) == len(table.header[0])]
    width = len(rows[0]) if rows else 0
    return {
        column: next((row[column].text.strip() for row in reversed(rows) if row[column].text.strip()), "")
        for column in range(width)
    }


def _is_numeric(table: Table, column: int) -> bool:
    cells = [text for row in table.rows if column < len(row) and (text := row[column].text.strip())]
    return bool(cells) and sum(bool(_FIGURE.fullmatch(text)) for text in cells) / len(cells) >= _LEAST_SHARE


def _figure(row: Row, ordinal: int, column: int, unit: int | None, place: str) -> Figure | None:
    if column >= len(row) or not (match := _FIGURE.fullmatch(row[column].text.strip())):
        return None
    measure = row[unit].text.strip() if unit is not None else "%" if row[column].text.strip().endswith("%") else ""
    return Figure(
        number=row[ordinal].text.strip().rstrip(". "),
        text=row[ordinal + 1].text.strip(),
        unit=measure,
        printed=match[1],
        place=place,
        source=row[column].source,
    )
