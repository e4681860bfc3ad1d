"""What a plan orders: targets, tasks, projects, and who answers for them."""

from __future__ import annotations

from datetime import date as Date
from typing import Literal

from kehoach.model.base import Model
from kehoach.model.blocks import Paragraph
from kehoach.model.document import Document
from kehoach.model.source import Source

SCHEMA_VERSION = "1.0"

Severity = Literal["info", "warning", "error"]
Comparator = Literal[">=", ">", "=", "<=", "<", "range", "decrease", "increase"]
Standing = Literal["repealed", "suspended"]
"""What an amendment did to an item that keeps its place: nothing of it is in force, or it is not carried out for now."""


class Notice(Model):
    """Something the reader has to be told about a result; the message is in Vietnamese."""

    code: str
    severity: Severity
    message: str
    source: Source | None = None


class Group(Model):
    """The group row above an item: its number as printed and its title."""

    number: str
    title: str


class Period(Model):
    """A span of whole years, both ends included."""

    start: int
    end: int


class Goal(Model):
    """One number to reach.

    `value` (or `low` and `high` for a range) is in `unit` ("%" or the counted thing). `scope` narrows
    it (cấp tỉnh, cấp huyện, ...), `year` or `period` dates it, `base` is what a change is compared with.
    For "increase" and "decrease", `bound` says how the change itself is bounded and `per` repeats it.
    """

    comparator: Comparator
    value: int | float | None = None
    low: int | float | None = None
    high: int | float | None = None
    unit: str | None = None
    scope: str | None = None
    year: int | None = None
    period: Period | None = None
    base: str | None = None
    bound: Comparator | None = None
    per: Literal["year"] | None = None


class TargetValue(Model):
    """The goal of a target in one period (one column). A blank text means: no goal in that period."""

    period: Period | None = None
    label: str | None = None
    text: str | None = ""
    goals: tuple[Goal, ...] = ()
    source: Source | None = None


class Assignment(Model):
    """Who an agency cell names. `text` None means undecided: see the item's `alternatives`.

    `agencies` and `groups` are registry ids in the order named; `partners` are those named after
    "phối hợp với" inside the same cell; `unknown` are phrases that the registry does not know.
    """

    text: str | None = ""
    agencies: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    partner_groups: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    source: Source | None = None


class Deadline(Model):
    """By when. `text` None means undecided; a conditional deadline has a `condition` and no dates
    unless the text gives them. Several deadlines in one cell stand in `parts`."""

    text: str | None = ""
    kind: Literal["fixed", "period", "recurring", "continuous", "conditional", "unknown"] = "unknown"
    every: Literal["year", "half-year", "quarter", "month"] | None = None
    start: Date | None = None
    end: Date | None = None
    condition: str | None = None
    parts: tuple[Deadline, ...] = ()
    source: Source | None = None


class TargetReading(Model):
    """One way to read a target's row whose cells the source leaves open."""

    text: str
    values: tuple[TargetValue, ...]
    confidence: float


class Target(Model):
    """An indicator (chỉ tiêu) with its goals by period; `lead` answers for it, where the table has such a column.

    `original_id` is its address before an amendment moved it; `standing` says that it is not, or not wholly, in force.
    """

    id: str
    group: Group | None = None
    text: str
    values: tuple[TargetValue, ...] = ()
    lead: Assignment | None = None
    alternatives: tuple[TargetReading, ...] = ()
    notes: str | None = None
    columns: dict[str, str] = {}
    origin: str | None = None
    original_id: str | None = None
    standing: Standing | None = None
    source: Source | None = None


class WorkReading(Model):
    """One way to read a task's or project's row whose cells the source leaves open."""

    text: str
    lead: Assignment
    coordinate: Assignment
    product: str | None = None
    deadline: Deadline
    confidence: float


class WorkItem(Model):
    """What tasks and projects have in common.

    `columns` keeps the cells of columns that have no role here (funding, remarks), by column title.
    `origin` is the address of the same item in the parent plan, where there is one; `original_id` its address in this
    plan before an amendment moved it; `standing` says that it is not, or not wholly, in force.
    """

    id: str
    group: Group | None = None
    text: str
    lead: Assignment = Assignment()
    coordinate: Assignment = Assignment()
    monitor: Assignment | None = None
    product: str | None = None
    deadline: Deadline = Deadline()
    alternatives: tuple[WorkReading, ...] = ()
    notes: str | None = None
    columns: dict[str, str] = {}
    origin: str | None = None
    original_id: str | None = None
    standing: Standing | None = None
    source: Source | None = None


class Task(WorkItem):
    """A task (nhiệm vụ)."""


class Project(WorkItem):
    """A project, scheme or plan to be made (đề án, dự án, kế hoạch)."""


class Scope(Model):
    """Items that a sentence gives to an agency: `ids` as stated, `derived` by narrowing to its field."""

    text: str
    ids: tuple[str, ...] = ()
    derived: tuple[str, ...] = ()
    source: Source | None = None


class Responsibility(Model):
    """What a section on organising the work says to one or more agencies."""

    id: str
    title: str
    agencies: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    scopes: tuple[Scope, ...] = ()
    reporting: tuple[Paragraph, ...] = ()
    source: Source | None = None


class Coverage(Model):
    """How many non-blank blocks the source has, and where they went; the last two add up to the first."""

    blocks: int
    in_model: int
    in_notices: int


class Plan(Model):
    """A plan read from a source document, or a sub-plan made from one."""

    schema_version: str = SCHEMA_VERSION
    document: Document
    targets: tuple[Target, ...] = ()
    tasks: tuple[Task, ...] = ()
    projects: tuple[Project, ...] = ()
    responsibilities: tuple[Responsibility, ...] = ()
    notices: tuple[Notice, ...] = ()
    coverage: Coverage | None = None
