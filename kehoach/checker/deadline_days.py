"""The first and the last day that a deadline names."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as Date

from kehoach.model import Deadline


def single_deadlines(deadline: Deadline) -> tuple[Deadline, ...]:
    """The deadlines of a cell that holds several, else the one itself."""
    return deadline.parts or (deadline,)


def dated(deadline: Deadline) -> Iterator[Deadline]:
    """Those that name a last day."""
    return (one for one in single_deadlines(deadline) if one.end is not None)


def last_day(deadline: Deadline) -> Date | None:
    """The last day of all; None where one of the deadlines has none."""
    ends = [one.end for one in single_deadlines(deadline)]
    known = [end for end in ends if end is not None]
    return max(known) if known and len(known) == len(ends) else None
