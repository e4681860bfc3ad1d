"""What all agencies have reported of a plan in a period, put together: a `Rollup`. Every number leads to its cells."""

from __future__ import annotations

import datetime

from kehoach.model.base import Model
from kehoach.progress.calendar import DataSpan
from kehoach.progress.model import Part, PlanReference, Status
from kehoach.progress.periods import ReportPeriod

ROLLUP_VERSION = "1.0"


class Cell(Model):
    """A cell of a returned workbook: whose, which file, where ("Nhiệm vụ chủ trì!G7")."""

    agency: str
    file: str
    cell: str


class TaskAnswer(Model):
    """What one agency says of a task, and the cell of its status. `named` tells that the plan names the agency itself, not
    only a group that it belongs to."""

    agency: str
    part: Part
    named: bool = False
    status: Status | None = None
    percent: int | float | None = None
    completed_on: datetime.date | None = None
    result: str | None = None
    difficulties: str | None = None
    proposal: str | None = None
    cell: Cell


class TaskRollup(Model):
    """A task of the plan with all answers.

    `lead` is whom the plan names to lead it, in its words; `expected` are the agencies whose answer counts: who leads it.
    A task given to a group is `shared`: each member has its
    own part in it, so that members may differ. `status` is the whole's: see `kehoach.progress.rollup.whole_status`.
    """

    item: str
    group: str = ""
    address: str
    text: str
    lead: str = ""
    deadline: str = ""
    shared: bool = False
    expected: tuple[str, ...] = ()
    status: Status | None = None
    answers: tuple[TaskAnswer, ...] = ()

    @property
    def leading(self) -> tuple[TaskAnswer, ...]:
        """The answers of those who lead it."""
        return tuple(answer for answer in self.answers if answer.part != "coordinate")


class GoalAnswer(Model):
    """What one agency says of a goal, and the cell of the value."""

    agency: str
    role: str
    value: int | float | None = None
    unit: str | None = None
    text: str | None = None
    reached: bool | None = None
    cell: Cell


class GoalRollup(Model):
    """One goal of a target with all answers. `value` stands only where all who answer for the whole agree."""

    item: str
    goal: int
    group: str = ""
    address: str
    text: str
    wanted: str
    value: int | float | None = None
    unit: str = ""
    reached: bool | None = None
    answers: tuple[GoalAnswer, ...] = ()


class FigurePart(Model):
    """One agency's share in a total."""

    value: int | float
    cell: Cell


class FigureTotal(Model):
    """One row of a statistic form: `value` is the sum of the parts; a ratio is worked out from other totals (`of`)."""

    form: str
    form_title: str
    row: str
    name: str
    unit: str = ""
    value: int | float | None = None
    of: tuple[str, ...] = ()
    parts: tuple[FigurePart, ...] = ()


class TextAnswer(Model):
    """One agency's words for one section of the report's outline."""

    section: str
    title: str
    agency: str
    text: str
    cell: Cell


class Received(Model):
    """A submission that counts; `changed` says that it was made from an earlier wording of the plan, `blank` that nothing
    is filled in, `errors` how many findings the intake has told that have to be corrected."""

    agency: str
    file: str
    sha256: str
    for_agencies: tuple[str, ...] = ()
    changed: bool = False
    blank: bool = False
    errors: int = 0


class LeftOut(Model):
    """A file or an agency that does not count, with the reason."""

    name: str
    reason: str


class Contradiction(Model):
    """Answers that cannot all be true."""

    item: str
    address: str
    message: str
    cells: tuple[Cell, ...]


class Rollup(Model):
    """A period of a whole plan. `closed_on` is the day on which it was frozen; `seal` is the SHA-256 of a frozen one.

    `names` are the agencies' names by id; `expected` those that had to report and were not left out with a reason;
    `missing` those of them that nothing was received from, with what became of them.
    """

    schema_version: str = ROLLUP_VERSION
    plan: PlanReference
    period: ReportPeriod
    data: DataSpan
    names: dict[str, str] = {}
    expected: tuple[str, ...] = ()
    received: tuple[Received, ...] = ()
    missing: tuple[LeftOut, ...] = ()
    excluded: tuple[LeftOut, ...] = ()
    rejected: tuple[LeftOut, ...] = ()
    tasks: tuple[TaskRollup, ...] = ()
    goals: tuple[GoalRollup, ...] = ()
    figures: tuple[FigureTotal, ...] = ()
    texts: tuple[TextAnswer, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    closed_on: datetime.date | None = None
    seal: str | None = None
