"""Submissions of all agencies put together: what is done, what is late, who has not sent, what contradicts.

Nothing is guessed: where answers differ, the whole has no value and the contradiction is told with its cells.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from kehoach.errors import KehoachError
from kehoach.meaning.agencies import Agency
from kehoach.meaning.in_force import in_force
from kehoach.model import Plan, Project, Task
from kehoach.progress.calendar import data_span
from kehoach.progress.duties import DutyBook
from kehoach.progress.exclusions import Exclusion
from kehoach.progress.model import Submission
from kehoach.progress.periods import ReportPeriod, print_report_period
from kehoach.progress.review import combined
from kehoach.progress.rollup_answers import contradictions_in, goal_rollups, task_rollups, text_answers
from kehoach.progress.rollup_figures import figure_totals
from kehoach.progress.rollup_model import LeftOut, Received, Rollup

NOT_SENT = "chưa gửi"


def roll_up(
    book: DutyBook,
    submissions: Sequence[Submission],
    *,
    exclusions: Sequence[Exclusion] = (),
    unreadable: Sequence[LeftOut] = (),
) -> Rollup:
    """The whole of a plan in the book's period from what was submitted; `unreadable` are files that were sent and
    could not be read.

    An agency that has ended by the end of the period is answered for by the one body that took over from it. In a review
    of several years an agency's submissions of the periods in it count as one.
    """
    period = book.period
    obliged = book.agencies()
    excluded = {agency.id: rule.reason for agency in obliged for rule in exclusions if rule.covers(agency)}
    expected = [agency for agency in obliged if agency.id not in excluded]
    heirs = {agency.id: book.heir(agency.id) for agency in expected}
    submissions, uncombined = _reviewed(submissions, book)
    counted, rejected, twice = _sorted_out(submissions, period, {*heirs, *heirs.values()})
    duties = {agency.id: book.own(agency.id) for agency in expected}
    speakers = {agency: [id for id in (agency, heir) if id in counted] for agency, heir in heirs.items()}
    names = {agency.id: agency.name for agency in obliged}
    names |= {one.agency: one.agency_name for one in counted.values()}
    tasks = tuple(task_rollups(_items(book.plan), book, duties, speakers, counted))
    goals = tuple(goal_rollups(duties, speakers, counted))
    return Rollup(
        plan=book.reference,
        period=period,
        data=book.data,
        names=names,
        expected=tuple(agency.id for agency in expected),
        received=tuple(_received(counted, speakers, book)),
        missing=tuple(_missing(expected, speakers, book, twice, unreadable)),
        excluded=tuple(LeftOut(name=names[agency], reason=reason) for agency, reason in excluded.items()),
        rejected=(*rejected, *uncombined, *unreadable),
        tasks=tasks,
        goals=goals,
        figures=tuple(figure_totals(book.statistics, counted.values())),
        texts=tuple(text_answers(counted.values(), book.outline)),
        contradictions=tuple(contradictions_in(tasks, goals, names)),
    )


def _items(plan: Plan) -> Iterable[Task | Project]:
    yield from in_force(plan.tasks)
    yield from in_force(plan.projects)


def _reviewed(submissions: Sequence[Submission], book: DutyBook) -> tuple[list[Submission], list[LeftOut]]:
    """For a review of several years the submissions of each agency inside it as one; those outside it as they are."""
    if book.period.kind != "years":
        return list(submissions), []
    span = data_span(book.period, book.reporting)
    inside: dict[str, list[Submission]] = {}
    others: list[Submission] = []
    for one in submissions:
        within = span.first <= data_span(one.period, book.reporting).last <= span.last
        (inside.setdefault(one.agency, []) if within and one.period != book.period else others).append(one)
    left_out: list[LeftOut] = []
    for each in inside.values():
        try:
            others.append(combined(each, book.period, book.reporting, book.outline))
        except KehoachError as error:
            left_out.append(LeftOut(name=each[0].agency_name, reason=error.reason))
    return others, left_out


def _sorted_out(
    submissions: Iterable[Submission], period: ReportPeriod, known: set[str]
) -> tuple[dict[str, Submission], list[LeftOut], set[str]]:
    """The submissions that count, by agency, those that do not, and the agencies that have sent several: of two by one
    agency neither counts, which of them is meant, a person has to say."""
    counted: dict[str, Submission] = {}
    rejected: list[LeftOut] = []
    twice: dict[str, list[str]] = {}
    for one in submissions:
        file = _file(one)
        if one.period != period:
            reason = f"biểu của {print_report_period(one.period)}, không phải {print_report_period(period)}"
            rejected.append(LeftOut(name=file, reason=reason))
        elif one.agency not in known:
            rejected.append(LeftOut(name=file, reason=f"{one.agency_name} không phải báo cáo kỳ này"))
        elif one.agency in counted or one.agency in twice:
            twice.setdefault(one.agency, []).append(file)
        else:
            counted[one.agency] = one
    for agency, files in twice.items():
        first = counted.pop(agency)
        listed = ", ".join([_file(first), *files])
        rejected.append(LeftOut(name=first.agency_name, reason=f"có nhiều biểu ({listed}): chỉ để lại một biểu"))
    return counted, rejected, set(twice)


def _file(submission: Submission) -> str:
    return submission.workbook.name if submission.workbook else submission.agency


def _received(
    counted: Mapping[str, Submission], speakers: Mapping[str, Sequence[str]], book: DutyBook
) -> Iterator[Received]:
    for agency, one in counted.items():
        yield Received(
            agency=agency,
            file=_file(one),
            sha256=one.workbook.sha256 if one.workbook else "",
            for_agencies=tuple(other for other, by in speakers.items() if agency in by and other != agency),
            changed=one.plan.digest != book.reference.digest,
            blank=one.is_blank,
            errors=sum(notice.severity == "error" for notice in one.notices),
        )


def _missing(
    expected: Sequence[Agency],
    speakers: Mapping[str, Sequence[str]],
    book: DutyBook,
    twice: Collection[str],
    unreadable: Sequence[LeftOut],
) -> Iterator[LeftOut]:
    """Those of whom nothing counts, and why: what was sent twice or could not be read is not "not sent"."""
    for agency in expected:
        heir = book.heir(agency.id)
        if speakers[agency.id]:
            continue
        if agency.id in twice or heir in twice:
            reason = "đã gửi nhiều biểu khác nhau, chưa tính biểu nào"
        elif any(_is_named(agency.id, one.name) for one in unreadable):
            reason = "tệp gửi về không đọc được"
        elif heir == agency.id:
            reason = NOT_SENT
        else:
            reason = f"{NOT_SENT}; cơ quan kế nhiệm: {book.registry.agency(heir).name}"
        yield LeftOut(name=agency.name, reason=reason)


def _is_named(agency: str, file: str) -> bool:
    """Whether a file has the name that its workbook was given: the agency's id, and what follows it."""
    return re.fullmatch(rf"{re.escape(agency)}(?:[^a-z-].*|-\d.*)?", file.lower()) is not None
