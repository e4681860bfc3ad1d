"""Several submissions of one agency as one, for reviews over many periods; the same workbook counts once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kehoach.errors import KehoachError
from kehoach.progress.calendar import Reporting, data_span
from kehoach.progress.model import StatisticValue, Submission, TargetProgress, TaskProgress, TextSection
from kehoach.progress.outline import Outline, OutlinePart
from kehoach.progress.periods import ReportPeriod, print_report_period

_AHEAD: tuple[OutlinePart, ...] = ("plan", "proposals")
"""The parts of a report that speak of what is to come: what was planned years ago is past."""


def distinct(submissions: Iterable[Submission], digest: str) -> tuple[Submission, ...]:
    """The submissions without those that come from the same workbook: its copies, and the data that were read from it.

    Of such the one that is held against the plan of this digest stays, else the first.
    """
    found: dict[str, Submission] = {}
    for place, one in enumerate(submissions):
        key = one.workbook.sha256 if one.workbook else str(place)
        kept = found.get(key)
        if kept is None or (kept.plan.digest != digest and one.plan.digest == digest):
            found[key] = one
    return tuple(found.values())


def combined(
    submissions: Sequence[Submission],
    period: ReportPeriod,
    reporting: Reporting | None = None,
    outline: Outline | None = None,
) -> Submission:
    """What an agency has reported inside a period, as one submission.

    Of tasks, targets and statistics the last word counts, and of what is to come; other texts stand one after another,
    each after the name of its period, those of a quarter left out where its year has its own. Raises `KehoachError` when
    there is none, and for submissions of several agencies, or several of one period.
    """
    span = data_span(period, reporting)
    inside = [one for one in submissions if span.first <= data_span(one.period, reporting).last <= span.last]
    ordered = sorted(inside, key=lambda one: data_span(one.period, reporting).last)
    if not ordered:
        raise KehoachError(
            f"không có số liệu báo cáo nào của {print_report_period(period)}",
            advice=f"Nêu các biểu đã điền của những kỳ nằm trong kỳ báo cáo{_there_are(submissions)}.",
        )
    if len({one.agency for one in ordered}) > 1:
        names = ", ".join(dict.fromkeys(one.agency_name for one in ordered))
        raise KehoachError(f"các biểu là của nhiều cơ quan: {names}", advice="Mỗi báo cáo dùng biểu của một cơ quan.")
    codes = [one.period.code for one in ordered]
    if twice := next((one for one in ordered if codes.count(one.period.code) > 1), None):
        raise KehoachError(
            f"có nhiều biểu của {twice.agency_name} cho {print_report_period(twice.period)}",
            advice="Chỉ để lại một biểu cho mỗi kỳ.",
        )
    last = ordered[-1]
    if last.period == period:
        return last
    ordered = [_with_file(one) for one in ordered]
    return last.model_copy(
        update={
            "period": period,
            "tasks": tuple(_last_tasks(ordered)),
            "targets": tuple(_last_targets(ordered)),
            "statistics": tuple(_last_figures(ordered)),
            "texts": _joined(ordered, reporting, outline or ()),
        }
    )


def _with_file(submission: Submission) -> Submission:
    """The submission with its workbook's name at every entry, so that entries of several can stand together."""
    file = submission.workbook.name if submission.workbook else None
    parts = {name: getattr(submission, name) for name in ("tasks", "targets", "statistics", "texts")}
    named = {
        name: tuple(
            entry.model_copy(update={"place": entry.place.model_copy(update={"file": file})}) if entry.place else entry
            for entry in entries
        )
        for name, entries in parts.items()
    }
    return submission.model_copy(update=named)


def _there_are(submissions: Iterable[Submission]) -> str:
    periods = dict.fromkeys(print_report_period(one.period) for one in submissions)
    return f" (có biểu của {', '.join(periods)})" if periods else ""


def _last_tasks(ordered: Iterable[Submission]) -> Iterable[TaskProgress]:
    """Each task as last reported; one of which nothing was said leaves what was said before."""
    found: dict[tuple[str, str], TaskProgress] = {}
    for submission in ordered:
        for entry in submission.tasks:
            if entry.status is not None or (entry.item, entry.part) not in found:
                found[entry.item, entry.part] = entry
    return found.values()


def _last_targets(ordered: Iterable[Submission]) -> Iterable[TargetProgress]:
    found: dict[tuple[str, int], TargetProgress] = {}
    for submission in ordered:
        for entry in submission.targets:
            if entry.value is not None or entry.text or (entry.item, entry.goal) not in found:
                found[entry.item, entry.goal] = entry
    return found.values()


def _last_figures(ordered: Iterable[Submission]) -> Iterable[StatisticValue]:
    return {(entry.form, entry.row): entry for submission in ordered for entry in submission.statistics}.values()


def _joined(ordered: Sequence[Submission], reporting: Reporting | None, outline: Outline) -> tuple[TextSection, ...]:
    ahead = {text.id for section in outline if section.part in _AHEAD for text in section.children}
    spans = [data_span(one.period, reporting) for one in ordered]
    found: dict[str, TextSection] = {}
    for submission, span in zip(ordered, spans, strict=True):
        wider = [
            one
            for one, other in zip(ordered, spans, strict=True)
            if other != span and other.first <= span.first and span.last <= other.last
        ]
        told = {entry.id for one in wider for entry in one.texts}
        for entry in submission.texts:
            if entry.id in ahead:
                found[entry.id] = entry
            elif entry.id not in told:
                before = found.get(entry.id)
                words = _dated(submission.period, entry.text) if len(ordered) > 1 else entry.text
                found[entry.id] = entry.model_copy(update={"text": f"{before.text}\n{words}" if before else words})
    return tuple(found.values())


def _dated(period: ReportPeriod, text: str) -> str:
    """A text after the name of its period, which stands alone above several lines."""
    when = print_report_period(period)
    return f"{when[:1].upper()}{when[1:]}:" + ("\n" if "\n" in text.strip() else " ") + text
