"""A returned workbook's cells to a `Submission`, with a notice for every cell that has to be looked at.

What is wrong in one cell costs that cell's answer and no other. The file itself is never changed.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from kehoach.errors import KehoachError
from kehoach.meaning.agencies import Agency
from kehoach.progress.answers import RawAnswers
from kehoach.progress.columns import FORM_VERSION
from kehoach.progress.duties import Duties, DutyBook
from kehoach.progress.intake_cells import Reader
from kehoach.progress.intake_figures import take_statistics, take_targets
from kehoach.progress.intake_tasks import take_tasks
from kehoach.progress.intake_texts import take_texts
from kehoach.progress.layout import FoundSheet, find_sheets, identity
from kehoach.progress.model import Submission, WorkbookReference
from kehoach.progress.notices import Findings
from kehoach.progress.periods import ReportPeriod, print_report_period, read_report_period
from kehoach.progress.sheets import sheets_of
from kehoach.progress.technical import Technical

_ADVICE = "Nêu cơ quan bằng --agency, hoặc gửi lại tệp do «kehoach workbook» lập."


def take_in(
    raw: RawAnswers, book: DutyBook, *, agency: str | None = None, today: datetime.date | None = None
) -> Submission:
    """What the workbook reports, held against the duties of the agency in the book's plan and period.

    `agency` is whose workbook it should be; without it, the one that the workbook names. `today` is the day after which
    no work can be done yet. Raises `KehoachError` when nobody says whose workbook it is, and when the plan gives that
    agency nothing to report.
    """
    technical = identity(raw)
    findings = Findings(raw)
    duties = book.of(_agency(technical, agency, book, raw))
    _tell_file(raw, technical, duties, agency, findings, book.registry.agencies_by_id)
    sheets = find_sheets(raw, sheets_of(duties), technical, findings)
    reader = Reader(raw, technical, findings, duties, today)
    submission = Submission(
        agency=duties.agency,
        agency_name=duties.agency_name,
        period=period_of(technical) or duties.period,
        plan=duties.plan,
        workbook=WorkbookReference(name=raw.file, sha256=raw.sha256, form_version=technical.form),
        tasks=take_tasks(sheets, reader),
        targets=take_targets(sheets, reader),
        statistics=take_statistics(sheets, reader),
        texts=take_texts(sheets, reader),
        missing=_missing(sheets, duties),
    )
    if submission.is_blank:
        findings.add("W109")
    return submission.model_copy(update={"notices": findings.all()})


def period_of(technical: Technical) -> ReportPeriod | None:
    """The period that a workbook was made for."""
    return read_report_period(technical.period) if technical.period else None


def _agency(technical: Technical, wanted: str | None, book: DutyBook, raw: RawAnswers) -> str:
    """Whose workbook it is: what it says itself comes before what is wanted of it."""
    named = technical.agency if technical.agency in book.registry.agencies_by_id else None
    found = book.registry.find(technical.agency_name) if technical.agency_name else None
    agency = named or (found.id if isinstance(found, Agency) else None) or wanted
    if agency is None:
        raise KehoachError("không rõ biểu này của cơ quan nào", file=raw.file, advice=_ADVICE)
    return agency


def _tell_file(
    raw: RawAnswers,
    technical: Technical,
    duties: Duties,
    wanted: str | None,
    findings: Findings,
    names: Mapping[str, Agency],
) -> None:
    if technical.agency is None:
        findings.add("W101")
    if wanted is not None and duties.agency != wanted:
        findings.add("W102", found=duties.agency_name, expected=names[wanted].name if wanted in names else wanted)
    period = period_of(technical)
    if period is not None and period != duties.period:
        findings.add("W103", found=print_report_period(period), expected=print_report_period(duties.period))
    if technical.digest is not None and technical.digest != duties.plan.digest:
        other = technical.plan != duties.plan.code
        findings.add("W104" if other else "W105", found=technical.plan, expected=duties.plan.code)
    if technical.form is not None and technical.form != FORM_VERSION:
        findings.add("W106", found=technical.form, expected=FORM_VERSION)
    if raw.links:
        findings.add("W107", found=", ".join(raw.links))
    if raw.macros:
        findings.add("W108")


def _missing(sheets: tuple[FoundSheet, ...], duties: Duties) -> tuple[str, ...]:
    """The items of tasks and targets whose rows the workbook has lost."""
    there = {(sheet.expected.form.key, row.given.id) for sheet in sheets for row in sheet.rows}
    tasks = [("coordinate" if duty.part == "coordinate" else "lead", duty.item, duty.item) for duty in duties.tasks]
    goals = [("targets", goal.key, goal.item) for goal in duties.goals]
    return tuple(dict.fromkeys(item for sheet, key, item in (*tasks, *goals) if (sheet, key) not in there))
