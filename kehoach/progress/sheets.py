"""The rows of a workbook for given duties: the generator writes them, the intake looks for them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from kehoach.progress.columns import COORDINATE, LEAD, TARGETS, TEXTS, SheetForm, statistic_sheet
from kehoach.progress.duties import Duties, GoalDuty, TaskDuty
from kehoach.progress.statistics import StatisticForm

_NO_GROUP = "Nội dung khác"
_Duty = TypeVar("_Duty", TaskDuty, GoalDuty)


@dataclass(frozen=True)
class GivenRow:
    """A row to fill in: its id, what the plan gives by column, the column whose words tell what it is about, and where
    the plan has it."""

    id: str
    given: dict[str, str]
    words: str
    fingerprint: str = ""
    address: str = ""

    @property
    def label(self) -> str:
        """What an officer knows the row by: "số 7 (điểm b mục 1 Phụ lục 2)", "3.1.2", "II.2.c"."""
        number = self.given.get("number", "")
        return f"số {number} ({self.address})" if self.address else number or self.id


@dataclass(frozen=True)
class HeadingRow:
    """A row that only heads the ones below it."""

    number: str
    title: str


@dataclass(frozen=True)
class SheetRows:
    """A sheet and its rows in order."""

    form: SheetForm
    rows: tuple[GivenRow | HeadingRow, ...] = field(default=())

    @property
    def given(self) -> tuple[GivenRow, ...]:
        """The rows to fill in."""
        return tuple(row for row in self.rows if isinstance(row, GivenRow))


def sheets_of(duties: Duties) -> tuple[SheetRows, ...]:
    """The sheets of an agency's workbook, those without rows left out."""
    led = [task for task in duties.tasks if task.part != "coordinate"]
    shared = [task for task in duties.tasks if task.part == "coordinate"]
    sheets = [
        SheetRows(LEAD, tuple(_grouped(led, _task_row))),
        SheetRows(COORDINATE, tuple(_grouped(shared, _task_row))),
        SheetRows(TARGETS, tuple(_grouped(duties.goals, _goal_row))),
        *(SheetRows(statistic_sheet(form.id, form.title), tuple(_statistic_rows(form))) for form in duties.forms),
        SheetRows(TEXTS, tuple(_text_rows(duties))),
    ]
    return tuple(sheet for sheet in sheets if sheet.given)


def _grouped(duties: Sequence[_Duty], make: Callable[[_Duty, str], GivenRow]) -> Iterator[GivenRow | HeadingRow]:
    group = ""
    for place, duty in enumerate(duties, start=1):
        if duty.group != group:
            group = duty.group
            yield HeadingRow("", group or _NO_GROUP)
        yield make(duty, str(place))


def _task_row(duty: TaskDuty, number: str) -> GivenRow:
    mark = "\n(Kế hoạch chưa xác định rõ vai trò của cơ quan)" if duty.part == "undecided" else ""
    given = {
        "number": number,
        "task": f"{duty.text}\n({duty.address}){mark}",
        "product": duty.product,
        "lead": duty.lead,
        "deadline": duty.when,
        "timing": duty.timing.value,
    }
    return GivenRow(duty.item, given, given["task"], duty.fingerprint, duty.address)


def _goal_row(duty: GoalDuty, number: str) -> GivenRow:
    given = {
        "number": number,
        "target": f"{duty.text}\n({duty.address})",
        "wanted": duty.wanted,
        "scope": (duty.aim.scope if duty.aim else None) or "",
        "unit": duty.unit,
    }
    return GivenRow(duty.key, given, given["target"], duty.fingerprint, duty.address)


def _statistic_rows(form: StatisticForm) -> Iterator[GivenRow | HeadingRow]:
    for row in form.rows:
        if row.kind == "heading":
            yield HeadingRow(row.row, row.name)
        else:
            yield GivenRow(row.row, {"number": row.row, "name": row.name, "unit": row.unit}, row.name)


def _text_rows(duties: Duties) -> Iterator[GivenRow | HeadingRow]:
    for section in duties.outline:
        if len(section.children) > 1 or section.title != section.children[0].title:
            yield HeadingRow(section.id.replace("/", "."), section.title)
        for text in section.children:
            title = f"{text.title}\n({text.hint})" if text.hint else text.title
            yield GivenRow(text.id, {"number": text.id.replace("/", "."), "title": title}, title)
