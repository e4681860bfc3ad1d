"""The workbook in which an agency reports on its duties in a period."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from kehoach.generator.formats.entry_guide import GuideLine
from kehoach.generator.formats.entry_styles import Style
from kehoach.generator.formats.entry_workbook import (
    Answer,
    Check,
    EntryBook,
    EntryRow,
    EntrySheet,
    GroupRow,
    Mark,
    write_entry_workbook,
)
from kehoach.generator.settings import Settings
from kehoach.meaning.agencies import Registry
from kehoach.meaning.dates import print_short_date
from kehoach.model import Plan
from kehoach.progress.calendar import reporting_with
from kehoach.progress.columns import GUIDE, HEADER_ROW, LEAD, TECHNICAL, Column, SheetForm
from kehoach.progress.duties import Duties, DutyBook, GoalDuty
from kehoach.progress.model import Status, Submission
from kehoach.progress.outline import load_outline
from kehoach.progress.periods import ReportPeriod, print_report_period
from kehoach.progress.sheets import GivenRow, SheetRows, sheets_of
from kehoach.progress.statistics import StatisticForm, StatisticRow, load_statistics
from kehoach.progress.technical import Carried, carried_text, head_line, technical_rows
from kehoach.progress.timing import Timing

_KEY_ANSWERS = {"lead": "status", "coordinate": "status", "texts": "text"}
_CHECKS: dict[str, Check] = {
    "ratio": "share",
    "count": "whole",
    "amount": "amount",
    "percent": "percent",
    "date": "date",
    "text": "text",
}
_DONE = (Status.DONE_ON_TIME, Status.DONE_LATE, Status.DONE_IN_PERIOD)
_MEANINGS: tuple[tuple[Status, str, Style], ...] = (
    (Status.IN_PROGRESS, "Đã triển khai, chưa xong, chưa quá thời hạn.", "going"),
    (Status.DONE_ON_TIME, "Đã xong, ngày hoàn thành không sau thời hạn.", "good"),
    (Status.DONE_LATE, "Đã xong, ngày hoàn thành sau thời hạn.", "good"),
    (Status.OVERDUE, "Thời hạn đã qua mà chưa xong: nêu nguyên nhân ở cột khó khăn, vướng mắc.", "late"),
    (Status.NOT_DUE, "Chưa triển khai và chưa đến thời hạn.", "going"),
    (Status.DONE_IN_PERIOD, "Việc định kỳ, thường xuyên: đã làm trong kỳ báo cáo.", "good"),
    (Status.NOT_DONE_IN_PERIOD, "Việc định kỳ, thường xuyên: chưa làm trong kỳ báo cáo.", "going"),
    (Status.WAITING, "Việc chờ hướng dẫn, chỉ đạo của cấp trên mà đến nay chưa có.", "going"),
)
_STEPS = (
    "1. Chỉ điền vào các ô nền vàng nhạt; các ô khác đã khóa. Khi chọn một ô, cách điền hiện ra bên cạnh ô đó.",
    "2. Số liệu và tình trạng lấy đến ngày chốt số liệu nêu ở trên. Số gõ theo kiểu Việt Nam: 51,8 hoặc 467.565.",
    "3. Mỗi nhiệm vụ chọn một tình trạng trong danh sách; nhiệm vụ đã hoàn thành cần ngày hoàn thành và tài liệu kiểm chứng.",
    "4. Chữ nghiêng màu xanh là nội dung chuyển từ kỳ trước: sửa lại nếu đã có thay đổi.",
    "5. Ô tỷ lệ và tổng trong các biểu tự tính khi có đủ số liệu; được gõ đè, khi đó giải thích ở cột ghi chú.",
    "6. Không chèn, xóa, đổi chỗ dòng hoặc cột. Không có nội dung thì để trống; không có số liệu thì gõ dấu -.",
)


def make_workbook(
    plan: Plan,
    registry: Registry,
    agency: str,
    period: ReportPeriod,
    *,
    previous: Submission | None = None,
    settings: Settings | None = None,
) -> bytes:
    """The bytes of an agency's .xlsx for a period; answers of `previous` are carried forward and marked.

    Raises `KehoachError` when the plan gives the agency nothing to report on.
    """
    return duty_workbook(duty_book(plan, registry, period, settings).of(agency), previous)


def duty_book(plan: Plan, registry: Registry, period: ReportPeriod, settings: Settings | None = None) -> DutyBook:
    """The duties of all agencies with the cut-off days, due days, statistic forms and outline of the settings."""
    reporting = (settings or Settings()).reporting
    return DutyBook(
        plan,
        registry,
        period,
        reporting=reporting_with(reporting),
        statistics=load_statistics(Path(reporting.statistics)) if reporting.statistics else None,
        outline=load_outline(Path(reporting.outline)) if reporting.outline else None,
    )


def duty_workbook(duties: Duties, previous: Submission | None = None) -> bytes:
    """The workbook for these duties."""
    sheets = sheets_of(duties)
    carried = dict(_carried(duties, previous)) if previous else {}
    title = f"Biểu báo cáo tiến độ {print_report_period(duties.period)} – {duties.agency_name}"
    made = [_sheet(sheet, duties, carried) for sheet in sheets]
    return write_entry_workbook(
        EntryBook(
            title=title,
            guide_name=GUIDE,
            guide=tuple(_guide(duties, sheets, made, previous)),
            sheets=made,
            technical_name=TECHNICAL,
            technical=tuple(technical_rows(duties, sheets, _as_text(carried))),
        )
    )


_Values = Mapping[tuple[str, str, str], str | int | float | datetime.date]


def _carried(
    duties: Duties, previous: Submission
) -> Iterator[tuple[tuple[str, str, str], str | int | float | datetime.date]]:
    """The answers of the last period that still stand: those on tasks, and where a target's figures come from.

    Work that comes back begins every period anew; a status that no longer fits the deadline is left out.
    """
    before = {(entry.item, entry.part == "coordinate"): entry for entry in previous.tasks}
    for duty in duties.tasks:
        shared = duty.part == "coordinate"
        entry = before.get((duty.item, shared))
        if entry is None or duty.timing in (Timing.RECURRING, Timing.CONTINUOUS):
            continue
        names = ("result", "difficulties", "proposal") if shared else _LEAD_ANSWERS
        for name in names:
            if value := getattr(entry, name):
                yield ("coordinate" if shared else "lead", duty.item, name), value
        stands = entry.status in duty.statuses and (entry.status != Status.NOT_DUE or duty.timing == Timing.LATER)
        if entry.status and stands and (entry.status != Status.IN_PROGRESS or duty.timing != Timing.PAST):
            yield ("coordinate" if shared else "lead", duty.item, "status"), entry.status.words
    bases = {f"{entry.item}#{entry.goal}": entry.basis for entry in previous.targets if entry.basis}
    for goal in duties.goals:
        if goal.key in bases:
            yield ("targets", goal.key, "basis"), bases[goal.key] or ""


_LEAD_ANSWERS = ("percent", "completed_on", "result", "evidence", "difficulties", "proposal")


def _as_text(values: _Values) -> Carried:
    return {key: carried_text(value) for key, value in values.items()}


def _sheet(sheet: SheetRows, duties: Duties, carried: _Values) -> EntrySheet:
    make = _Answers(duties, carried, sheet)
    rows = tuple(
        EntryRow(row.id, row.given, dict(make.of(row)))
        if isinstance(row, GivenRow)
        else GroupRow(row.number, row.title)
        for row in sheet.rows
    )
    last = max(duties.data.last, duties.period.last_day)
    return EntrySheet(
        sheet.form,
        title=sheet.form.about,
        about=head_line(duties),
        rows=rows,
        marks=tuple(_marks(sheet.form)),
        days=((duties.plan.date or datetime.date(2000, 1, 1)), last),
        bar="percent" if sheet.form.key == "lead" else None,
    )


class _Answers:
    """The cells to fill in of one sheet's rows."""

    def __init__(self, duties: Duties, carried: _Values, sheet: SheetRows) -> None:
        self.carried = carried
        self.form = sheet.form
        self.tasks = {(duty.item, duty.part == "coordinate"): duty for duty in duties.tasks}
        self.goals = {goal.key: goal for goal in duties.goals}
        number = sheet.form.key.partition("/")[2]
        self.statistics = next((form for form in duties.forms if form.id == number), None)
        self.lines = {
            row.id: line for line, row in enumerate(sheet.rows, start=HEADER_ROW + 1) if isinstance(row, GivenRow)
        }

    def of(self, row: GivenRow) -> Iterator[tuple[str, Answer]]:
        """The answers of a row by column."""
        for column in self.form.columns:
            if column.is_answer:
                value = self.carried.get((self.form.key, row.id, column.key))
                answer = self._answer(row, column)
                yield column.key, Answer(answer.check, value, value is not None, answer.choices, answer.formula)

    def _answer(self, row: GivenRow, column: Column) -> Answer:
        if column.kind == "status":
            duty = self.tasks[row.id, self.form.key == "coordinate"]
            return Answer("list", choices=tuple(status.words for status in duty.statuses))
        if column.kind == "number":
            return self._figure(row, column)
        return Answer(_CHECKS[column.kind])

    def _figure(self, row: GivenRow, column: Column) -> Answer:
        if self.statistics is not None:
            return _statistic_answer(self.statistics, self.statistics.row(row.id), self.lines)
        goal = self.goals[row.id]
        if column.key != "value":
            return Answer("amount")
        return Answer(_goal_check(goal))


def _goal_check(goal: GoalDuty) -> Check:
    if goal.aim is None:
        return "none"
    return "share" if goal.unit == "%" and goal.aim.comparator not in ("increase", "decrease") else "amount"


def _statistic_answer(form: StatisticForm, row: StatisticRow, lines: Mapping[str, int]) -> Answer:
    if row.kind == "choice":
        return Answer("list", choices=(*(int(code) for code in row.choices), "-"))
    return Answer(_CHECKS[row.kind], formula=_formula(form, row, lines))


def _formula(form: StatisticForm, row: StatisticRow, lines: Mapping[str, int]) -> str | None:
    """A formula that works out a ratio or a sum as soon as all its parts are there."""
    rule = next((rule for rule in form.rules if rule.row == row.row and rule.is_ != "at-least-sum"), None)
    if rule is None:
        return None
    cells = [f"E{lines[part]}" for part in rule.of]
    if rule.is_ == "sum":
        return f'=IF(COUNT({",".join(cells)})={len(cells)},SUM({",".join(cells)}),"")'
    part, whole = cells
    nothing = f'IF({part}=0,100,"")'
    return f'=IF(COUNT({part},{whole})=2,IF({whole}=0,{nothing},ROUND({part}/{whole}*100,2)),"")'


def _marks(form: SheetForm) -> Iterator[Mark]:
    keys = [column.key for column in form.columns]
    if "timing" in keys:
        yield Mark("timing", "soon", (Timing.DUE.value,))
        yield Mark("timing", "late", (Timing.PAST.value,))
    if "status" in keys:
        yield Mark("status", "good", tuple(status.words for status in _DONE))
        yield Mark("status", "late", (Status.OVERDUE.words,))
        yield Mark("status", "going", tuple(status.words for status, _, style in _MEANINGS if style == "going"))
    if form is LEAD:
        first = HEADER_ROW + 1
        finished = [f'$G{first}="{status.words}"' for status in (Status.DONE_ON_TIME, Status.DONE_LATE)]
        yield Mark("completed_on", "wanted", formula=f'=AND(OR({",".join(finished)}),$I{first}="")')
        yield Mark("evidence", "wanted", formula=f'=AND(LEFT($G{first},10)="Hoàn thành",$K{first}="")')
        yield Mark("difficulties", "wanted", formula=f'=AND($G{first}="{Status.OVERDUE.words}",$L{first}="")')


def _guide(
    duties: Duties, sheets: Sequence[SheetRows], made: Sequence[EntrySheet], previous: Submission | None
) -> Iterator[GuideLine]:
    yield GuideLine("title", (f"Biểu báo cáo tiến độ {print_report_period(duties.period)}",))
    yield GuideLine("about", (duties.agency_name,))
    yield GuideLine("about", (f"{duties.plan.code}: {duties.plan.title}",))
    if duties.taken_over:
        yield GuideLine("about", (f"Gồm cả phần việc kế hoạch giao cho {', '.join(duties.taken_over)}.",))
    first, last = map(print_short_date, duties.data)
    yield GuideLine("about", (f"Số liệu tính từ ngày {first} đến hết ngày {last}.",))
    if duties.due:
        day = print_short_date(datetime.date.fromisoformat(duties.due))
        yield GuideLine("about", (f"Gửi lại chậm nhất ngày {day}, nếu cơ quan tổng hợp không quy định ngày khác.",))
    if previous:
        words = print_report_period(previous.period)
        yield GuideLine("about", (f"Nội dung chuyển từ kỳ trước: {words}.",))
    yield GuideLine("text", ("",))
    yield GuideLine("head", ("Trang", "Nội dung", "Số dòng", "Đã điền"))
    for sheet, entries in zip(sheets, made, strict=True):
        yield GuideLine("row", (f"#{sheet.form.name}", sheet.form.about, len(sheet.given), _filled(entries)))
    yield GuideLine("text", ("",))
    yield GuideLine("heading", ("Cách điền",))
    yield from (GuideLine("text", (step,)) for step in _STEPS)
    yield GuideLine("text", ("",))
    yield GuideLine("head", ("Tình trạng", "Khi nào chọn"))
    for status, meaning, style in _MEANINGS:
        yield GuideLine("row", (status.words, meaning), style)
    yield GuideLine("text", ("",))
    yield GuideLine("head", ("Màu trong cột «Trong kỳ»", "Ý nghĩa"))
    yield GuideLine("row", (Timing.DUE.value, "Thời hạn nằm trong kỳ báo cáo này."), "soon")
    yield GuideLine("row", (Timing.PAST.value, "Thời hạn đã qua trước kỳ báo cáo này."), "late")


def _filled(sheet: EntrySheet) -> tuple[str, int]:
    """A formula that counts the rows answered so far, and what it makes now."""
    key = _KEY_ANSWERS.get(sheet.form.key, "value")
    letter = chr(ord("A") + sheet.form.place(key))
    cells = f"'{sheet.form.name}'!{letter}{HEADER_ROW + 1}:{letter}{HEADER_ROW + len(sheet.rows)}"
    now = sum(isinstance(row, EntryRow) and row.answers[key].value is not None for row in sheet.rows)
    return (f'=COUNT({cells})+COUNTIF({cells},"?*")', now)
