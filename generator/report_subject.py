"""What a report is called and what it is about, whoever makes it: its kind, its period, the time to come."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.generator.wording import Parent, lower_first
from kehoach.meaning.dates import print_short_date
from kehoach.model import Plan
from kehoach.progress.calendar import DataSpan
from kehoach.progress.periods import ReportPeriod, next_period, print_report_period, time_to_come

_LATER = "thời gian tới"


def report_title(plan: Plan, period: ReportPeriod, field: str | None = None) -> str:
    """The trích yếu: of a review over several years that it is one, of a thematic report its field."""
    parent = Parent(plan.document)
    about = f"nhiệm vụ {lower_first(field)} theo {parent.code}" if field else f"Kế hoạch {parent.aim}"
    after = f"và phương hướng, nhiệm vụ {coming(plan, period)}"
    if period.kind == "years" and period.last_year is not None:
        kind = "Tổng kết" if _ends_with(plan, period) else "Sơ kết"
        count = period.last_year - period.year + 1
        return f"{kind} {count:02} năm ({period.year}-{period.last_year}) thực hiện {about} {after}"
    return f"Kết quả thực hiện {about} {within(period)} {after}"


def within(period: ReportPeriod) -> str:
    """The period inside a sentence: "trong quý III năm 2025", "từ ngày 01/02/2025 đến ngày 30/4/2025"."""
    words = print_report_period(period)
    return words if period.kind == "range" else f"trong {words}"


def counted_days(period: ReportPeriod, data: DataSpan) -> str:
    """From which day to which data are counted, to follow `within`; "" where the period itself says so."""
    if period.kind == "range":
        return ""
    return f" (số liệu từ ngày {print_short_date(data.first)} đến ngày {print_short_date(data.last)})"


def coming(plan: Plan, period: ReportPeriod) -> str:
    """What the time to come is called; none of the same length is named that the plan does not last to the end of."""
    after = next_period(period)
    last = _last_year(plan)
    if period.kind == "years" and (last is None or (after.last_year or after.year) > last):
        return _LATER
    return time_to_come(period)


def _ends_with(plan: Plan, period: ReportPeriod) -> bool:
    last = _last_year(plan)
    return last is not None and (period.last_year or period.year) >= last


def _last_year(plan: Plan) -> int | None:
    """The last year that the plan sets something for; None when it names none."""
    return max(_years(plan), default=None)


def _years(plan: Plan) -> Iterator[int]:
    for target in plan.targets:
        yield from (value.period.end for value in target.values if value.period is not None)
    for item in (*plan.tasks, *plan.projects):
        if item.deadline.end is not None:
            yield item.deadline.end.year
