"""Spreadsheets that are safe to open: what looks like a formula or a link stays the text that it is."""

from __future__ import annotations

import datetime
import io
from collections.abc import Sequence
from dataclasses import dataclass, field

import xlsxwriter

_EPOCH = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)
_LINE = 15.75
_HIGHEST = 400.0
_NARROW = 6.0
MAX_CELL = 32_767
"""Most characters that a cell of the format can hold."""


@dataclass(frozen=True)
class Link:
    """A cell that leads to a cell of another sheet (`target` as "'Căn cứ'!A7")."""

    text: str
    target: str


Value = str | int | float | None | Link


@dataclass(frozen=True)
class Sheet:
    """A sheet: a title, a header row, rows; `widths` in characters; the first `frozen` columns stay in sight."""

    name: str
    header: Sequence[str]
    rows: Sequence[Sequence[Value]]
    widths: Sequence[float] = ()
    title: str | None = None
    frozen: int = 0
    centred: frozenset[int] = field(default_factory=frozenset)
    upright: frozenset[int] = field(default_factory=frozenset)

    @property
    def first_row(self) -> int:
        """The number, from 1, of the first row below the header."""
        return 3 if self.title else 2


def write_workbook(sheets: Sequence[Sheet], *, title: str) -> bytes:
    """The bytes of an .xlsx of these sheets; the same sheets give the same bytes."""
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        book.set_properties({"title": title, "author": "kehoach", "created": _EPOCH})
        base = {"font_name": "Times New Roman", "font_size": 12, "valign": "top", "text_wrap": True, "border": 1}
        formats = {
            "cell": book.add_format(base),
            "centre": book.add_format({**base, "align": "center", "valign": "vcenter"}),
            "head": book.add_format(
                {**base, "bold": True, "align": "center", "valign": "vcenter", "bg_color": "#DDE7F0"}
            ),
            "upright": book.add_format(
                {**base, "bold": True, "rotation": 90, "align": "center", "valign": "bottom", "bg_color": "#DDE7F0"}
            ),
            "link": book.add_format({**base, "font_color": "#1F4E9E", "underline": 1}),
            "link-centre": book.add_format({**base, "font_color": "#1F4E9E", "align": "center", "valign": "vcenter"}),
            "title": book.add_format({"font_name": "Times New Roman", "font_size": 14, "bold": True}),
        }
        for sheet in sheets:
            _write_sheet(book.add_worksheet(sheet.name), sheet, formats)
    return buffer.getvalue()


def _write_sheet(
    page: xlsxwriter.worksheet.Worksheet, sheet: Sheet, formats: dict[str, xlsxwriter.format.Format]
) -> None:
    top = sheet.first_row - 2
    if sheet.title:
        page.write_string(0, 0, sheet.title, formats["title"])
    for column, text in enumerate(sheet.header):
        page.write_string(top, column, text, formats["upright" if column in sheet.upright else "head"])
    page.set_row(top, 150 if sheet.upright else _height(sheet.header, sheet.widths))
    for place, row in enumerate(sheet.rows, start=top + 1):
        page.set_row(place, _height(row, sheet.widths))
        for column, value in enumerate(row):
            _write_value(page, place, column, value, formats, centred=column in sheet.centred)
    for column, width in enumerate(sheet.widths):
        page.set_column(column, column, width)
    page.freeze_panes(top + 1, sheet.frozen)
    if sheet.rows:
        page.autofilter(top, 0, top + len(sheet.rows), len(sheet.header) - 1)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(top)
    page.set_margins(left=0.6, right=0.6, top=0.8, bottom=0.8)


def _height(row: Sequence[Value], widths: Sequence[float]) -> float:
    """The height in points that the longest cell of a row needs at the column's width; programs do not all work it out."""
    lines = 1
    for value, width in zip(row, widths, strict=False):
        text = value.text if isinstance(value, Link) else value
        if isinstance(text, str) and width > _NARROW:
            lines = max(lines, sum(-(-len(part) // max(1, int(width * 0.95))) for part in text.split("\n")))
    return min(_LINE * lines + 3, _HIGHEST)


def _write_value(
    page: xlsxwriter.worksheet.Worksheet,
    row: int,
    column: int,
    value: Value,
    formats: dict[str, xlsxwriter.format.Format],
    *,
    centred: bool,
) -> None:
    style = formats["centre" if centred else "cell"]
    if value is None or value == "":
        page.write_blank(row, column, None, style)
    elif isinstance(value, Link):
        page.write_url(
            row, column, f"internal:{value.target}", formats["link-centre" if centred else "link"], value.text
        )
    elif isinstance(value, str):
        page.write_string(row, column, value[:MAX_CELL], style)
    else:
        page.write_number(row, column, value, style)
