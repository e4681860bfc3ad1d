"""How an agency stands at the end of a period: its duties beside what it has reported of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from kehoach.progress.duties import Duties, GoalDuty, TaskDuty
from kehoach.progress.fields import same_field
from kehoach.progress.model import Part, StatisticValue, Status, Submission, TargetProgress, TaskProgress
from kehoach.progress.outline import OutlineSection
from kehoach.progress.reached import reached
from kehoach.progress.statistics import StatisticForm


@dataclass(frozen=True)
class TaskStanding:
    """A task with what was reported of it; `progress` is None when the workbook has lost its row."""

    duty: TaskDuty
    progress: TaskProgress | None

    @property
    def status(self) -> Status | None:
        """The status that was reported; None when none was."""
        return self.progress.status if self.progress else None


@dataclass(frozen=True)
class GoalStanding:
    """One goal of a target with the value that was reported."""

    duty: GoalDuty
    progress: TargetProgress | None

    @property
    def is_reached(self) -> bool | None:
        """Whether the goal is reached; None when that cannot be told."""
        value = self.progress.value if self.progress else None
        return reached(self.duty.aim, value) if self.duty.aim is not None and value is not None else None


@dataclass(frozen=True)
class Standing:
    """An agency's tasks, goals, figures by (form, row), and texts by section."""

    agency_name: str
    tasks: tuple[TaskStanding, ...]
    goals: tuple[GoalStanding, ...]
    forms: tuple[StatisticForm, ...]
    figures: Mapping[tuple[str, str], StatisticValue]
    texts: Mapping[str, str]
    outline: tuple[OutlineSection, ...]

    @property
    def fields(self) -> tuple[str, ...]:
        """The groups of the plan's tasks, in its order: the fields of the work. Where there are no tasks, those of targets."""
        groups = [task.duty.group for task in self.tasks] or [goal.duty.group for goal in self.goals]
        return tuple(dict.fromkeys(groups))

    def of_field(self, title: str) -> Standing:
        """The part of one field."""
        return replace(
            self,
            tasks=tuple(task for task in self.tasks if task.duty.group == title),
            goals=tuple(goal for goal in self.goals if same_field(goal.duty.group, self.fields) == title),
            forms=tuple(form for form in self.forms if same_field(form.title, self.fields) == title),
        )

    def of_part(self, *parts: Part) -> tuple[TaskStanding, ...]:
        """The tasks in which the agency has one of these parts."""
        return tuple(task for task in self.tasks if task.duty.part in parts)


def standing_of(duties: Duties, submission: Submission) -> Standing:
    """The duties of an agency with the entries of its submission; an entry for an item that is no duty is left out."""
    tasks = {(entry.item, entry.part): entry for entry in submission.tasks}
    goals = {(entry.item, entry.goal): entry for entry in submission.targets}
    return Standing(
        agency_name=duties.agency_name,
        tasks=tuple(TaskStanding(duty, tasks.get((duty.item, duty.part))) for duty in duties.tasks),
        goals=tuple(GoalStanding(duty, goals.get((duty.item, duty.goal))) for duty in duties.goals),
        forms=duties.forms,
        figures={(entry.form, entry.row): entry for entry in submission.statistics},
        texts={entry.id: entry.text for entry in submission.texts},
        outline=duties.outline,
    )


def count_by_status(tasks: Iterable[TaskStanding]) -> Counter[Status | None]:
    """How many tasks stand how; None counts those of which nothing was said."""
    return Counter(task.status for task in tasks)
