"""What an agency reports about the items of a plan in one period: a `Submission`.

Every value keeps the workbook cell that it was read from, so that a total can be traced to cells.
"""

from __future__ import annotations

import datetime
from enum import StrEnum
from typing import Literal

from kehoach.model import Notice
from kehoach.model.base import Model
from kehoach.progress.periods import ReportPeriod

SUBMISSION_VERSION = "1.0"

Part = Literal["lead", "coordinate", "undecided"]
"""An agency's part in a task; "undecided" where the plan's source leaves it open."""


class Status(StrEnum):
    """How a task stands at the end of the period's data.

    The first five are the words of the national form (Biểu 1, rows 4.1.1-4.1.3) and of task reports; the last three
    are for work that comes back every year or goes on, and for work that waits for an event.
    """

    IN_PROGRESS = "in-progress"
    DONE_ON_TIME = "done-on-time"
    DONE_LATE = "done-late"
    OVERDUE = "overdue"
    NOT_DUE = "not-due"
    DONE_IN_PERIOD = "done-in-period"
    NOT_DONE_IN_PERIOD = "not-done-in-period"
    WAITING = "waiting"

    @property
    def words(self) -> str:
        """The status in Vietnamese, as the workbook's list has it."""
        return _STATUS_WORDS[self]

    @property
    def is_done(self) -> bool:
        """Whether the work is finished, for good or for this period."""
        return self in (Status.DONE_ON_TIME, Status.DONE_LATE, Status.DONE_IN_PERIOD)


_STATUS_WORDS = {
    Status.IN_PROGRESS: "Đang thực hiện",
    Status.DONE_ON_TIME: "Hoàn thành đúng hạn",
    Status.DONE_LATE: "Hoàn thành quá hạn",
    Status.OVERDUE: "Quá hạn chưa hoàn thành",
    Status.NOT_DUE: "Chưa đến hạn",
    Status.DONE_IN_PERIOD: "Đã thực hiện trong kỳ",
    Status.NOT_DONE_IN_PERIOD: "Chưa thực hiện trong kỳ",
    Status.WAITING: "Chưa phát sinh điều kiện",
}


class Place(Model):
    """Where an entry stands in the workbook: the sheet, and for each field the cell ("status": "G7"). `file` is the
    workbook's name where the submission holds entries of several."""

    sheet: str
    row: int
    cells: dict[str, str] = {}
    file: str | None = None

    def cell(self, field: str) -> str:
        """A field's cell with its sheet: "Nhiệm vụ chủ trì!G7"; the row's first cell for a field without one."""
        return f"{self.sheet}!{self.cells.get(field, f'A{self.row}')}"


class Entry(Model):
    """What all entries have: `carried` names the fields whose values stand as carried forward from the last period."""

    place: Place | None = None
    carried: tuple[str, ...] = ()


class TaskProgress(Entry):
    """How one task or project stands. None means that the agency has not said.

    `percent` is 0 to 100. `changed` says that the item's words or deadline differ in the plan from those that the
    workbook was made with.
    """

    item: str
    part: Part
    status: Status | None = None
    percent: int | float | None = None
    completed_on: datetime.date | None = None
    result: str | None = None
    evidence: str | None = None
    difficulties: str | None = None
    proposal: str | None = None
    changed: bool = False


class TargetProgress(Entry):
    """What was reached of one goal of a target; `goal` counts the goals of the row from 0.

    `value` is a number in `unit`; `text` what was said instead of a number ("Đạt", "Chưa có số liệu").
    `numerator` and `denominator` are what a ratio was worked out from, where they were given.
    """

    item: str
    goal: int = 0
    scope: str | None = None
    value: int | float | None = None
    unit: str | None = None
    text: str | None = None
    numerator: int | float | None = None
    denominator: int | float | None = None
    basis: str | None = None
    changed: bool = False


class StatisticValue(Entry):
    """One row of a statistic form. `available` is False where "-" says that there is no figure."""

    form: str
    row: str
    value: int | float | None = None
    available: bool = True
    note: str | None = None


class TextSection(Entry):
    """The words for one section of the report's outline (`id` as in `outline.toml`: "I/1", "II/2/c")."""

    id: str
    text: str


class PlanReference(Model):
    """The plan that is reported on; `digest` changes when an item is added, ended or worded otherwise."""

    code: str
    title: str = ""
    date: datetime.date | None = None
    digest: str


class WorkbookReference(Model):
    """The returned file, untouched: its name, its SHA-256, the version of the form that it was made with."""

    name: str
    sha256: str
    form_version: str | None = None


class CellNotice(Notice):
    """A notice about one cell, row or sheet of a workbook: "G7", "7", or None for the whole sheet or file."""

    sheet: str | None = None
    cell: str | None = None


class Submission(Model):
    """All that an agency has reported for a period. Entries are in the plan's order; none is made up.

    `missing` are the ids of items that the agency answers for and the workbook has lost.
    """

    schema_version: str = SUBMISSION_VERSION
    agency: str
    agency_name: str
    period: ReportPeriod
    plan: PlanReference
    workbook: WorkbookReference | None = None
    tasks: tuple[TaskProgress, ...] = ()
    targets: tuple[TargetProgress, ...] = ()
    statistics: tuple[StatisticValue, ...] = ()
    texts: tuple[TextSection, ...] = ()
    missing: tuple[str, ...] = ()
    notices: tuple[CellNotice, ...] = ()

    @property
    def is_of_another_plan(self) -> bool:
        """Whether the workbook was made from another plan, so that only rows with the same words were taken."""
        return any(notice.code == "W104" for notice in self.notices)

    @property
    def is_blank(self) -> bool:
        """Whether nobody has answered anything but what was carried forward."""
        tasks = (
            field not in entry.carried and getattr(entry, field) is not None
            for entry in self.tasks
            for field in ("status", "percent", "completed_on", "result", "evidence", "difficulties", "proposal")
        )
        targets = (entry.value is not None or entry.text or entry.numerator is not None for entry in self.targets)
        return not (any(tasks) or any(targets) or self.statistics or self.texts)
