"""Spreadsheets to be filled in: locked but for the answers, which are checked as they are typed.

Protection is without a password: it keeps hands off by mistake, no more. Answers in words are text cells, so that
"- Đã ban hành" or "=" at the beginning stays what was typed. Rows have no fixed height, so that they grow with the text.
"""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

import xlsxwriter

from kehoach.progress.columns import HEADER_ROW, MARK, MAX_TEXT, Column, SheetForm

_LINE = 15.75
_HIGHEST = 400.0
_EPOCH = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": "dd/mm/yyyy",
}
_FONT = {"font_name": "Times New Roman", "font_size": 12, "valign": "top", "text_wrap": True}
_LINED = {**_FONT, "border": 1, "border_color": "#8EA3B8"}
_GIVEN = {**_LINED, "bg_color": "#F1F4F8"}
_ANSWER = {**_LINED, "bg_color": "#FFFDEB", "locked": False}
_CARRIED = {"font_color": "#1F4E9E", "italic": True}
_CENTRED = {"align": "center"}
_STYLES: dict[str, dict[str, Any]] = {
    "title": {"font_name": "Times New Roman", "font_size": 15, "bold": True, "font_color": "#1F3864"},
    "about": {"font_name": "Times New Roman", "font_size": 12, "font_color": "#333333"},
    "text": _FONT,
    "head": {**_LINED, **_CENTRED, "bold": True, "valign": "vcenter", "bg_color": "#1F4E79", "font_color": "#FFFFFF"},
    "group": {**_LINED, "bold": True, "text_wrap": False, "bg_color": "#D6E4F0", "font_color": "#1F3864"},
    "group-centred": {**_LINED, **_CENTRED, "bold": True, "bg_color": "#D6E4F0", "font_color": "#1F3864"},
    "given": _GIVEN,
    "given-centred": {**_GIVEN, **_CENTRED},
    "link": {**_LINED, "font_color": "#1F4E9E", "underline": 1},
    "plain": _LINED,
    "plain-centred": {**_LINED, **_CENTRED},
    "strong": {**_LINED, "bold": True},
    "text-answer": {**_ANSWER, "num_format": "@"},
    "status-answer": {**_ANSWER, **_CENTRED},
    "number-answer": {**_ANSWER, "align": "right"},
    "whole-answer": {**_ANSWER, "align": "right", "num_format": "#,##0"},
    "percent-answer": {**_ANSWER, **_CENTRED},
    "date-answer": {**_ANSWER, **_CENTRED, "num_format": "dd/mm/yyyy"},
    "good": {"bg_color": "#DDF0D6", "font_color": "#1B4D2B"},
    "going": {"bg_color": "#DCE9F7", "font_color": "#1F4E79"},
    "soon": {"bg_color": "#FFE699", "font_color": "#5C3A00", "bold": True},
    "late": {"bg_color": "#F8CBAD", "font_color": "#7A1F00", "bold": True},
    "wanted": {"bg_color": "#FFD8B8"},
}
_TABS = {"lead": "#1F4E79", "coordinate": "#2E75B6", "targets": "#548235", "texts": "#7F6000"}
_OTHER_TAB = "#7B7B7B"
_CENTRED_COLUMNS = ("number", "deadline", "timing", "unit")

Check = Literal["share", "whole", "amount", "percent", "date", "text", "list", "none"]
Style = Literal["good", "going", "soon", "late", "wanted"]


@dataclass(frozen=True)
class Answer:
    """A cell to fill in: what stands in it, how its entries are checked, and a formula that works it out meanwhile."""

    check: Check
    value: str | int | float | datetime.date | None = None
    carried: bool = False
    choices: tuple[str | int, ...] = ()
    formula: str | None = None


@dataclass(frozen=True)
class EntryRow:
    """A row to fill in: its id, what is given, and the answers, by column key."""

    id: str
    given: Mapping[str, str]
    answers: Mapping[str, Answer]


@dataclass(frozen=True)
class GroupRow:
    """A row that heads the ones below it."""

    number: str
    title: str


@dataclass(frozen=True)
class Mark:
    """A colour for the cells of a column: those with one of these words, or those for which a formula holds."""

    column: str
    style: Style
    words: tuple[str, ...] = ()
    formula: str | None = None


@dataclass(frozen=True)
class EntrySheet:
    """A sheet to fill in. `days` bound the dates that are taken without a question."""

    form: SheetForm
    title: str
    about: str
    rows: Sequence[EntryRow | GroupRow]
    marks: Sequence[Mark] = ()
    days: tuple[datetime.date, datetime.date] = (datetime.date(2000, 1, 1), datetime.date(2100, 1, 1))
    bar: str | None = None


@dataclass(frozen=True)
class GuideLine:
    """A line of the guide: a heading, a sentence, or cells of a small table ("=..." is a formula with its value,
    "#..." a link to a sheet)."""

    kind: Literal["title", "about", "heading", "text", "head", "row"]
    cells: tuple[str | int | tuple[str, int], ...]
    style: Style | None = None


@dataclass(frozen=True)
class EntryBook:
    """A workbook to fill in: its guide, its sheets, and the hidden sheet's rows."""

    title: str
    guide_name: str
    guide: Sequence[GuideLine]
    sheets: Sequence[EntrySheet]
    technical_name: str
    technical: Sequence[Sequence[str]] = field(default_factory=tuple)


def write_entry_workbook(entries: EntryBook) -> bytes:
    """The bytes of the .xlsx; the same contents give the same bytes."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, _OPTIONS) as book:
        book.set_properties({"title": entries.title, "author": "kehoach", "created": _EPOCH})
        styles = {name: book.add_format(style) for name, style in _STYLES.items()}
        for name in [name for name in _STYLES if name.endswith("-answer")]:
            styles[f"{name}-carried"] = book.add_format({**_STYLES[name], **_CARRIED})
        _write_guide(book.add_worksheet(entries.guide_name), entries.guide, styles)
        for sheet in entries.sheets:
            _SheetWriter(book.add_worksheet(sheet.form.name), sheet, styles).write()
        hidden = book.add_worksheet(entries.technical_name)
        for place, row in enumerate(entries.technical):
            for column, text in enumerate(row):
                hidden.write_string(place, column, text)
        hidden.protect()
        hidden.very_hidden()
    return _with_growing_rows(buffer.getvalue())


def _with_growing_rows(data: bytes) -> bytes:
    """The same workbook, its rows' heights no longer fixed: they hold what is given, and grow with what is typed.

    XlsxWriter can only fix a height, and a row without one is cut off by programs that do not work it out on opening.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            part = old.read(entry)
            if entry.filename.startswith("xl/worksheets/sheet"):
                part = part.replace(b' customHeight="1"', b"")
            new.writestr(zipfile.ZipInfo(entry.filename, (1980, 1, 1, 0, 0, 0)), part, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


class _SheetWriter:
    def __init__(
        self, page: xlsxwriter.worksheet.Worksheet, sheet: EntrySheet, styles: Mapping[str, xlsxwriter.format.Format]
    ) -> None:
        self.page = page
        self.sheet = sheet
        self.styles = styles
        self.columns = sheet.form.columns

    def write(self) -> None:
        page, styles = self.page, self.styles
        page.write_string(0, 0, f"{MARK}{self.sheet.form.key}")
        page.write_string(0, 1, self.sheet.title, styles["title"])
        page.write_string(1, 1, self.sheet.about, styles["about"])
        page.set_row(HEADER_ROW - 1, 36)
        for place, column in enumerate(self.columns):
            page.write_string(HEADER_ROW - 1, place, column.title, styles["head"])
            page.set_column(place, place, column.width, None, {"hidden": self._is_hidden(column)})
        for row, entry in enumerate(self.sheet.rows, start=HEADER_ROW):
            if isinstance(entry, GroupRow):
                self._write_group(row, entry)
            else:
                self._write_entry(row, entry)
        for mark in self.sheet.marks:
            self._write_mark(mark)
        if self.sheet.bar:
            self._range_format(self.sheet.bar, _BAR)
        self._set_up()

    def _is_hidden(self, column: Column) -> bool:
        """Whether a column has nothing for the reader: the ids, and what this plan never gives (products, scopes)."""
        rows = [row for row in self.sheet.rows if isinstance(row, EntryRow)]
        return column.kind == "id" or not (column.is_answer or any(row.given.get(column.key) for row in rows))

    def _write_group(self, row: int, group: GroupRow) -> None:
        style = self.styles["group"]
        for place in range(1, len(self.columns)):
            self.page.write_blank(row, place, None, style)
        self.page.write_string(row, 1, group.number, self.styles["group-centred"])
        self.page.write_string(row, 2, group.title, style)
        self.page.set_row(row, 20)

    def _write_entry(self, row: int, entry: EntryRow) -> None:
        self.page.write_string(row, 0, entry.id)
        texts = {**entry.given, **{key: answer.value for key, answer in entry.answers.items()}}
        lines = max(_lines(texts.get(column.key), column.width) for column in self.columns)
        self.page.set_row(row, min(max(lines * _LINE + 4, self.sheet.form.least), _HIGHEST))
        for place, column in enumerate(self.columns[1:], start=1):
            if column.key in entry.answers:
                self._write_answer(row, place, column, entry.answers[column.key])
            else:
                name = "given-centred" if column.key in _CENTRED_COLUMNS else "given"
                self.page.write_string(row, place, entry.given.get(column.key, ""), self.styles[name])

    def _write_answer(self, row: int, place: int, column: Column, answer: Answer) -> None:
        style = self.styles[_answer_style(column, answer)]
        if answer.formula is not None:
            self.page.write_formula(row, place, answer.formula, style, "")
        elif isinstance(answer.value, datetime.date):
            self.page.write_datetime(row, place, answer.value, style)
        elif isinstance(answer.value, str):
            self.page.write_string(row, place, answer.value, style)
        elif answer.value is not None:
            self.page.write_number(row, place, answer.value, style)
        else:
            self.page.write_blank(row, place, None, style)
        rule = _validation(answer, self.page_cell(row, place), self.sheet.days)
        help_text = {"input_title": column.title[:32], "input_message": column.help[:255]} if column.help else {}
        self.page.data_validation(row, place, row, place, {**rule, **help_text, "ignore_blank": True})

    def page_cell(self, row: int, place: int) -> str:
        """A cell's name, from places counted from 0."""
        return str(xlsxwriter.utility.xl_rowcol_to_cell(row, place))

    def _write_mark(self, mark: Mark) -> None:
        style = self.styles[mark.style]
        if mark.formula is not None:
            self._range_format(mark.column, {"type": "formula", "criteria": mark.formula, "format": style})
        for words in mark.words:
            criteria = {"type": "cell", "criteria": "==", "value": f'"{words}"', "format": style}
            self._range_format(mark.column, criteria)

    def _range_format(self, key: str, criteria: dict[str, Any]) -> None:
        place = self.sheet.form.place(key)
        self.page.conditional_format(HEADER_ROW, place, HEADER_ROW + len(self.sheet.rows) - 1, place, criteria)

    def _set_up(self) -> None:
        page = self.page
        page.freeze_panes(HEADER_ROW, 3)
        first = next(place for place, column in enumerate(self.columns) if column.is_answer)
        page.set_selection(HEADER_ROW, first, HEADER_ROW, first)
        page.autofilter(HEADER_ROW - 1, 1, HEADER_ROW + len(self.sheet.rows) - 1, len(self.columns) - 1)
        page.set_tab_color(_TABS.get(self.sheet.form.key, _OTHER_TAB))
        page.repeat_rows(HEADER_ROW - 1)
        _set_page(page)
        page.protect("", {"format_columns": True, "format_rows": True, "autofilter": True})


_BAR = {
    "type": "data_bar",
    "data_bar_2010": True,
    "bar_solid": True,
    "bar_color": "#A9D18E",
    "min_type": "num",
    "max_type": "num",
    "min_value": 0,
    "max_value": 100,
}


def _lines(text: object, width: float) -> int:
    """How many lines a text takes in a column."""
    if not isinstance(text, str):
        return 1
    return sum(-(-len(part) // max(1, int(width * 1.25))) for part in text.split("\n"))


def _answer_style(column: Column, answer: Answer) -> str:
    name = "whole" if answer.check == "whole" else column.kind
    return f"{name}-answer-carried" if answer.carried else f"{name}-answer"


def _validation(answer: Answer, cell: str, days: tuple[datetime.date, datetime.date]) -> dict[str, Any]:
    """What may be typed into a cell; "-" stands for a figure that there is not."""
    if answer.check == "list":
        return {"validate": "list", "source": list(answer.choices), "error_title": "Không có trong danh sách"} | _error(
            "Chọn một giá trị trong danh sách của ô này."
        )
    if answer.check == "percent":
        return {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 100} | _error(
            "Gõ một số từ 0 đến 100, không gõ dấu %."
        )
    if answer.check == "date":
        return {"validate": "date", "criteria": "between", "minimum": days[0], "maximum": days[1]} | _error(
            f"Gõ ngày/tháng/năm, không sau ngày {days[1]:%d/%m/%Y}. Vẫn giữ giá trị này?", kind="warning"
        )
    if answer.check == "text":
        return {"validate": "length", "criteria": "<=", "value": MAX_TEXT} | _error(f"Không quá {MAX_TEXT:,} ký tự.")
    if answer.check == "none":
        return {"validate": "any"}
    bound = {"share": f"{cell}>=0,{cell}<=100", "whole": f"{cell}>=0,{cell}=INT({cell})", "amount": f"{cell}>=0"}
    words = {"share": "một số từ 0 đến 100", "whole": "một số nguyên không âm", "amount": "một số không âm"}
    formula = f'=OR({cell}="-",IF(ISNUMBER({cell}),AND({bound[answer.check]}),FALSE))'
    return {"validate": "custom", "value": formula} | _error(
        f"Gõ {words[answer.check]}; không có số liệu thì gõ dấu -."
    )


def _error(message: str, *, kind: str = "stop") -> dict[str, str]:
    return {"error_title": "Giá trị chưa hợp lệ", "error_message": message, "error_type": kind}


def _write_guide(
    page: xlsxwriter.worksheet.Worksheet,
    lines: Sequence[GuideLine],
    styles: Mapping[str, xlsxwriter.format.Format],
) -> None:
    page.hide_gridlines(2)
    page.set_column(0, 0, 2)
    for place, width in enumerate((30, 66, 13, 13), start=1):
        page.set_column(place, place, width)
    for row, line in enumerate(lines):
        if line.kind in ("title", "about", "heading"):
            name = {"title": "title", "about": "about", "heading": "title"}[line.kind]
            page.write_string(row, 1, str(line.cells[0]), styles[name])
            page.set_row(row, 24 if name == "title" else 17)
        elif line.kind == "text":
            page.merge_range(row, 1, row, 4, str(line.cells[0]), styles["text"])
            page.set_row(row, 17 * max(1, _lines(str(line.cells[0]), 122)))
        else:
            _write_guide_row(page, row, line, styles)
    page.protect("", {"format_columns": True, "format_rows": True})
    _set_page(page, high=1)


def _write_guide_row(
    page: xlsxwriter.worksheet.Worksheet,
    row: int,
    line: GuideLine,
    styles: Mapping[str, xlsxwriter.format.Format],
) -> None:
    page.set_row(row, 18)
    for place, cell in enumerate(line.cells, start=1):
        style = styles["head"] if line.kind == "head" else styles["plain" if place < 3 else "plain-centred"]
        if isinstance(cell, tuple):
            page.write_formula(row, place, cell[0], style, cell[1])
        elif isinstance(cell, int):
            page.write_number(row, place, cell, style)
        elif cell.startswith("#"):
            page.write_url(row, place, f"internal:'{cell[1:]}'!A1", styles["link"], cell[1:])
        else:
            page.write_string(row, place, cell, style)
    if line.style:
        page.conditional_format(row, 1, row, 1, {"type": "no_errors", "format": styles[line.style]})


def _set_page(page: xlsxwriter.worksheet.Worksheet, *, high: int = 0) -> None:
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, high)
    page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    page.set_footer("&L&F&C&A&RTrang &P/&N")
