"""How a task's deadline lies to the period that is reported on, and the statuses that this leaves."""

from __future__ import annotations

from enum import StrEnum

from kehoach.model import Deadline
from kehoach.progress.calendar import DataSpan
from kehoach.progress.model import Status
from kehoach.progress.periods import ReportPeriod


class Timing(StrEnum):
    """How a task's deadline lies to the period; the value is what the workbook says."""

    DUE = "Đến hạn trong kỳ"
    PAST = "Hạn đã qua"
    LATER = "Chưa đến hạn"
    RECURRING = "Định kỳ"
    CONTINUOUS = "Thường xuyên"
    CONDITIONAL = "Theo điều kiện"
    UNKNOWN = "Không rõ thời hạn"


_DATED = (Status.IN_PROGRESS, Status.DONE_ON_TIME, Status.DONE_LATE, Status.OVERDUE, Status.NOT_DUE)
_PAST = (Status.DONE_ON_TIME, Status.DONE_LATE, Status.OVERDUE)
_LATER = (Status.IN_PROGRESS, Status.DONE_ON_TIME, Status.NOT_DUE)
_REPEATED = (Status.IN_PROGRESS, Status.DONE_IN_PERIOD, Status.NOT_DONE_IN_PERIOD)
STATUSES: dict[Timing, tuple[Status, ...]] = {
    Timing.DUE: _DATED,
    Timing.PAST: _PAST,
    Timing.LATER: _LATER,
    Timing.RECURRING: _REPEATED,
    Timing.CONTINUOUS: _REPEATED,
    # Nobody is late for what waits for an event (its deadline has no day).
    Timing.CONDITIONAL: (Status.WAITING, Status.IN_PROGRESS, Status.DONE_ON_TIME),
    Timing.UNKNOWN: tuple(Status),
}
"""The statuses that a task can have whose deadline lies so."""

_BY_KIND: dict[str, Timing] = {
    "recurring": Timing.RECURRING,
    "continuous": Timing.CONTINUOUS,
    "conditional": Timing.CONDITIONAL,
    "unknown": Timing.UNKNOWN,
}


def timing_of(deadline: Deadline, period: ReportPeriod, data: DataSpan) -> Timing:
    """How a deadline lies to a period: due from the first day that data are counted to the period's last day."""
    if deadline.kind in _BY_KIND:
        return _BY_KIND[deadline.kind]
    if deadline.end is None:
        # "Năm 2021 và các năm tiếp theo": nobody is ever late for it.
        return Timing.CONTINUOUS if deadline.start is not None else Timing.UNKNOWN
    if deadline.end < data.first:
        return Timing.PAST
    return Timing.DUE if deadline.end <= max(data.last, period.last_day) else Timing.LATER
