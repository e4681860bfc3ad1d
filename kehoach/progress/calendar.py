"""From which day to which day a period's data are counted, and when its report is due.

The marks are data (`reporting.toml`); a settings file changes them, for all periods or for one kind.
"""

from __future__ import annotations

import calendar
import datetime
import tomllib
from functools import cache
from importlib import resources
from typing import Annotated, Literal, NamedTuple

from pydantic import Field

from kehoach.model.base import Model
from kehoach.progress.exclusions import Exclusion
from kehoach.progress.periods import PeriodKind, ReportPeriod

Day = Annotated[int, Field(ge=1, le=31)]
Sign = Literal["Q1", "Q2", "Q3", "Q4", "H1", "H2", "9M", "year"]
Signs = Annotated[tuple[Sign, ...], Field(min_length=1)]
_BY_SIGN: dict[Sign, tuple[PeriodKind, int | None]] = {
    "Q1": ("quarter", 1),
    "Q2": ("quarter", 2),
    "Q3": ("quarter", 3),
    "Q4": ("quarter", 4),
    "H1": ("first-half", None),
    "H2": ("second-half", None),
    "9M": ("nine-months", None),
    "year": ("year", None),
}


class DataSpan(NamedTuple):
    """The days whose data a report counts, both included."""

    first: datetime.date
    last: datetime.date


class Marks(Model):
    """The days of one kind of period; None leaves a day to what holds for all kinds."""

    first_day: Day | None = None
    last_day: Day | None = None
    due_day: Day | None = None
    ministry_due_day: Day | None = None


class Reporting(Model):
    """When reports are made: `[reporting]` of a settings file, `[reporting.kinds.<kind>]` for one kind of period.

    Data are counted from `first_day` of the month before a period (1: from the period's own first day) to
    `last_day` of its last month (Nghị định 09/2019/NĐ-CP, Điều 12); a day that a month does not have is its last
    one. An agency's report is due on `due_day`, the province's on `ministry_due_day` of that last month (of the month
    after it, where the due day comes before the data end). `in_use` are the reports of a year. `unsure` names what
    rests on no text that was seen.
    """

    in_use: Signs
    first_day: Day
    last_day: Day
    due_day: Day
    ministry_due_day: Day
    kinds: dict[PeriodKind, Marks] = {}
    unsure: tuple[str, ...] = ()


class ReportingSettings(Model):
    """What a settings file says in `[reporting]`; the rest is left as it is in the package.

    `statistics` names the file of the statistic forms, `outline` that of the report's outline, `exclusions` the agencies
    that need not report.
    """

    in_use: Signs | None = None
    first_day: Day | None = None
    last_day: Day | None = None
    due_day: Day | None = None
    ministry_due_day: Day | None = None
    kinds: dict[PeriodKind, Marks] = {}
    statistics: str | None = None
    outline: str | None = None
    exclusions: tuple[Exclusion, ...] = ()


@cache
def default_reporting() -> Reporting:
    """The marks that come with the package."""
    text = resources.files("kehoach.progress").joinpath("reporting.toml").read_text(encoding="utf-8")
    return Reporting.model_validate(tomllib.loads(text))


def reporting_with(settings: ReportingSettings) -> Reporting:
    """The package's marks with a user's over them; what the user has set is no longer unsure."""
    own = {name: value for name, value in settings if value is not None and name in Reporting.model_fields}
    default = default_reporting()
    unsure = tuple(name for name in default.unsure if name not in own and name not in settings.kinds)
    return default.model_copy(update={**own, "unsure": unsure})


def data_span(period: ReportPeriod, reporting: Reporting | None = None) -> DataSpan:
    """The days whose data a period's report counts: quý I năm 2025 is 15/12/2024 to 14/3/2025; a range is itself."""
    if period.kind == "range":
        return DataSpan(period.first_day, period.last_day)
    marks = reporting or default_reporting()
    day = _mark(marks, period.kind, "first_day")
    before = period.first_day - datetime.timedelta(days=1)
    first = period.first_day if day == 1 else _on_day(before, day)
    return DataSpan(first, _on_day(period.last_day, _mark(marks, period.kind, "last_day")))


def due_day(
    period: ReportPeriod, reporting: Reporting | None = None, *, ministry: bool = False
) -> datetime.date | None:
    """The last day for an agency's report, or for the province's to the ministry; None for a range of days, which the
    order that asks for it sets."""
    if period.kind == "range":
        return None
    marks = reporting or default_reporting()
    last = data_span(period, marks).last
    mark = _mark(marks, period.kind, "ministry_due_day" if ministry else "due_day")
    day = _on_day(last, mark)
    return day if day > last else _on_day(last.replace(day=1) + datetime.timedelta(days=31), mark)


def is_in_use(period: ReportPeriod, reporting: Reporting | None = None) -> bool:
    """Whether a report of this period is one of those that the year has (not quý II, quý IV)."""
    marks = reporting or default_reporting()
    return any(_BY_SIGN.get(sign) == (period.kind, period.number) for sign in marks.in_use)


def next_report(period: ReportPeriod, reporting: Reporting | None = None) -> ReportPeriod:
    """The report in use whose data end next after this period's: after quý I comes 6 tháng, then quý III, then năm."""
    marks = reporting or default_reporting()
    return min(_reports_after(period, marks), key=lambda other: data_span(other, marks).last)


def previous_report(period: ReportPeriod, reporting: Reporting | None = None) -> ReportPeriod:
    """The report in use whose data ended last before this period's."""
    marks = reporting or default_reporting()
    here = data_span(period, marks).last
    before = [other for other in _reports_of(here.year - 1, here.year, marks) if data_span(other, marks).last < here]
    return max(before, key=lambda other: data_span(other, marks).last)


def _reports_after(period: ReportPeriod, marks: Reporting) -> list[ReportPeriod]:
    here = data_span(period, marks).last
    return [other for other in _reports_of(here.year, here.year + 1, marks) if data_span(other, marks).last > here]


def _reports_of(first: int, last: int, marks: Reporting) -> list[ReportPeriod]:
    kinds = [_BY_SIGN[sign] for sign in marks.in_use]
    return [ReportPeriod(kind=kind, year=year, number=number) for year in (first, last) for kind, number in kinds]


def _on_day(month: datetime.date, day: int) -> datetime.date:
    """A day of the month that a date lies in, or its last one."""
    return month.replace(day=min(day, calendar.monthrange(month.year, month.month)[1]))


def _mark(marks: Reporting, kind: PeriodKind, name: str) -> int:
    own: int | None = getattr(marks.kinds.get(kind, Marks()), name)
    common: int = getattr(marks, name)
    return own if own is not None else common
