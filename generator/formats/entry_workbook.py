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

from kehoach.generator.formats.entry_guide import GuideLine, write_guide
from kehoach.generator.formats.entry_styles import BAR, CARRIED, OTHER_TAB, STYLES, TABS, Style, lines_of, set_page
from kehoach.meaning.dates import print_short_date
from kehoach.meaning.numbers import print_number
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
_CENTRED_COLUMNS = ("number", "deadline", "timing", "unit")

Check = Literal["share", "whole", "amount", "percent", "date", "text", "list", "none"]


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
        styles = {name: book.add_format(style) for name, style in STYLES.items()}
        for name in [name for name in STYLES if name.endswith("-answer")]:
            styles[f"{name}-carried"] = book.add_format({**STYLES[name], **CARRIED})
        write_guide(book.add_worksheet(entries.guide_name), entries.guide, styles)
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
            self._range_format(self.sheet.bar, BAR)
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
        lines = max(lines_of(texts.get(column.key), column.width) for column in self.columns)
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
        page.set_tab_color(TABS.get(self.sheet.form.key, OTHER_TAB))
        page.repeat_rows(HEADER_ROW - 1)
        set_page(page)
        page.protect("", {"format_columns": True, "format_rows": True, "autofilter": True})


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
            f"Gõ ngày/tháng/năm, không sau ngày {print_short_date(days[1])}. Vẫn giữ giá trị này?", kind="warning"
        )
    if answer.check == "text":
        return {"validate": "length", "criteria": "<=", "value": MAX_TEXT} | _error(
            f"Không quá {print_number(MAX_TEXT)} ký tự."
        )
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
