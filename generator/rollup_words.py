"""What the province's report and the overview have in common: counts by status, field and agency."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kehoach.meaning.numbers import print_number
from kehoach.meaning.open_points import BLANK
from kehoach.progress.model import Status
from kehoach.progress.rollup_model import FigureTotal, GoalRollup, Rollup, TaskRollup

COLUMNS: tuple[tuple[str, tuple[Status | None, ...]], ...] = (
    ("Hoàn thành", (Status.DONE_ON_TIME, Status.DONE_IN_PERIOD)),
    ("Hoàn thành quá hạn", (Status.DONE_LATE,)),
    ("Đang thực hiện", (Status.IN_PROGRESS,)),
    ("Quá hạn, chưa thực hiện", (Status.OVERDUE, Status.NOT_DONE_IN_PERIOD)),
    ("Chưa đến hạn, chờ điều kiện", (Status.NOT_DUE, Status.WAITING)),
    ("Chưa có thông tin", (None,)),
)
"""The columns of every table of counts, each with the statuses that it counts."""


OTHER = "Các nhiệm vụ khác"
"""What tasks without a field are called."""


@dataclass(frozen=True)
class Line:
    """One line of a table of counts: its name, how many there are, and how many of each column."""

    name: str
    total: int
    counts: tuple[int, ...]


def by_field(rollup: Rollup) -> list[Line]:
    """The plan's tasks by field: each counts once, with the status of the whole."""
    groups = dict.fromkeys(task.group for task in rollup.tasks)
    return [_line(group or OTHER, [task.status for task in rollup.tasks if task.group == group]) for group in groups]


def by_agency(rollup: Rollup) -> list[Line]:
    """The tasks that each agency leads, as it reported them itself (or who took over from it)."""
    lines = []
    for agency in rollup.expected:
        led = [task for task in rollup.tasks if agency in task.expected]
        speakers = {agency, *(one.agency for one in rollup.received if agency in one.for_agencies)}
        lines.append(_line(rollup.names[agency], [_own_status(task, speakers) for task in led]))
    return [line for line in lines if line.total]


def whole(rollup: Rollup) -> Line:
    """All tasks of the plan."""
    return _line("Toàn bộ kế hoạch", [task.status for task in rollup.tasks])


def status_of(task: TaskRollup) -> str:
    """A task's status in words; for one with several owners, how many of them have answered."""
    words = task.status.words if task.status else BLANK
    if task.shared:
        said = sum(answer.status is not None for answer in task.leading)
        return f"{words}\n({said:02}/{len(task.expected):02} cơ quan đã báo cáo)"
    return words


def goal_words(goal: GoalRollup) -> str:
    """The value of a goal; where only those measured have answered, the lowest and the highest of theirs."""
    if goal.value is not None:
        return _with_unit(goal.value, goal.unit)
    own = [answer.value for answer in goal.answers if answer.role == "subject" and answer.value is not None]
    if not own:
        return BLANK
    low, high = _with_unit(min(own), goal.unit), _with_unit(max(own), goal.unit)
    count = f"{len(own):02} cơ quan"
    return f"{low} ({count})" if low == high else f"từ {low} đến {high} ({count})"


def figure_words(figure: FigureTotal) -> str:
    """A total as printed; the answers to a choice counted."""
    if figure.value is not None:
        return print_number(figure.value)
    if not figure.parts:
        return BLANK
    answers = Counter(part.value for part in figure.parts)
    return "; ".join(f"{print_number(value)}: {count:02} cơ quan" for value, count in sorted(answers.items()))


def counts_words(line: Line) -> str:
    """A line of counts as a sentence's part: "03 hoàn thành; 01 đang thực hiện"."""
    named = zip(COLUMNS, line.counts, strict=True)
    return "; ".join(f"{count:02} nhiệm vụ {name[:1].lower()}{name[1:]}" for (name, _), count in named if count)


def _own_status(task: TaskRollup, speakers: Iterable[str]) -> Status | None:
    return next((answer.status for answer in task.leading if answer.agency in speakers and answer.status), None)


def _line(name: str, statuses: Sequence[Status | None]) -> Line:
    counted = Counter(statuses)
    return Line(name, len(statuses), tuple(sum(counted[status] for status in column) for _, column in COLUMNS))


def _with_unit(value: int | float, unit: str) -> str:
    return print_number(value) + (unit if unit == "%" else f" {unit}" if unit else "")
