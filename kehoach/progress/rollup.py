"""Submissions of all agencies put together: what is done, what is late, who has not sent, what contradicts.

Nothing is guessed: where answers differ, the whole has no value and the contradiction is told with its cells.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from kehoach.meaning.agencies import Agency, Registry, successors_on
from kehoach.meaning.in_force import in_force
from kehoach.model import Plan, Project, Task
from kehoach.progress.duties import DutyBook
from kehoach.progress.exclusions import Exclusion
from kehoach.progress.model import Submission
from kehoach.progress.periods import ReportPeriod, print_report_period
from kehoach.progress.rollup_answers import contradictions_in, goal_rollups, task_rollups, text_answers
from kehoach.progress.rollup_figures import figure_totals
from kehoach.progress.rollup_model import LeftOut, Received, Rollup


def roll_up(
    book: DutyBook,
    submissions: Sequence[Submission],
    *,
    exclusions: Sequence[Exclusion] = (),
    unreadable: Sequence[LeftOut] = (),
    successions: Registry | None = None,
) -> Rollup:
    """The whole of a plan in the book's period from what was submitted; `unreadable` are files that were sent and
    could not be read.

    An agency that has ended by the end of the period is answered for by the one body that took over from it, as the
    registry has it (`successions`, where that is another than the plan's own registry).
    """
    period, registry = book.period, book.registry
    obliged = book.agencies()
    excluded = {agency.id: rule.reason for agency in obliged for rule in exclusions if rule.covers(agency)}
    expected = [agency for agency in obliged if agency.id not in excluded]
    heirs = {agency.id: _heir(agency.id, period, successions or registry) for agency in expected}
    counted, rejected = _sorted_out(submissions, period, {*heirs, *heirs.values()})
    duties = {agency.id: book.of(agency.id) for agency in expected}
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
        missing=tuple(_missing(expected, speakers, heirs, names)),
        excluded=tuple(LeftOut(name=names[agency], reason=reason) for agency, reason in excluded.items()),
        rejected=(*rejected, *unreadable),
        tasks=tasks,
        goals=goals,
        figures=tuple(figure_totals(book.statistics, counted.values())),
        texts=tuple(text_answers(counted.values())),
        contradictions=tuple(contradictions_in(tasks, goals, names)),
    )


def _items(plan: Plan) -> Iterable[Task | Project]:
    yield from in_force(plan.tasks)
    yield from in_force(plan.projects)


def _heir(agency: str, period: ReportPeriod, registry: Registry) -> str:
    """Who answers for an agency at the end of a period: itself, or the one body that took over."""
    if agency not in registry.agencies_by_id:
        return agency
    return successors_on(agency, period.last_day, registry).successor or agency


def _sorted_out(
    submissions: Iterable[Submission], period: ReportPeriod, known: set[str]
) -> tuple[dict[str, Submission], list[LeftOut]]:
    """The submissions that count, by agency, and those that do not. Of two by one agency neither counts: which of them is
    meant, a person has to say."""
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
    return counted, rejected


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
            errors=sum(notice.severity == "error" for notice in one.notices),
        )


def _missing(
    expected: Sequence[Agency],
    speakers: Mapping[str, Sequence[str]],
    heirs: Mapping[str, str],
    names: Mapping[str, str],
) -> Iterator[LeftOut]:
    for agency in expected:
        if not speakers[agency.id]:
            heir = heirs[agency.id]
            reason = "chưa gửi" if heir == agency.id else f"chưa gửi; cơ quan kế nhiệm: {names.get(heir, heir)}"
            yield LeftOut(name=agency.name, reason=reason)
