"""What agencies have reported on a plan, when the plan is amended: which rows are out of date, which answers still hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kehoach.progress.duties import Duties, GoalDuty, TaskDuty
from kehoach.progress.model import Submission, TargetProgress, TaskProgress
from kehoach.progress.sheets import sheets_of

Rows = Mapping[tuple[str, str], str]
"""The fingerprints of a workbook's rows by (sheet, row id); those that the plan has no part in are left out."""


@dataclass(frozen=True)
class RowChanges:
    """The ids of the rows that are new, gone, or worded otherwise."""

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()

    @property
    def any(self) -> bool:
        """Whether a workbook with the old rows is out of date."""
        return bool(self.added or self.removed or self.changed)


def rows_of(duties: Duties) -> Rows:
    """The rows that a workbook for these duties has."""
    return {
        (sheet.form.key, row.id): row.fingerprint
        for sheet in sheets_of(duties)
        for row in sheet.given
        if row.fingerprint
    }


def row_changes(before: Rows, after: Rows) -> RowChanges:
    """What differs between the rows that a workbook has and those that it should have."""
    had = {key: print_ for key, print_ in before.items() if print_}
    return RowChanges(
        added=tuple(key[1] for key in after if key not in had),
        removed=tuple(key[1] for key in had if key not in after),
        changed=tuple(key[1] for key in after if key in had and had[key] != after[key]),
    )


def carried_over(submission: Submission, old: Duties, new: Duties, now: Mapping[str, str | None]) -> Submission:
    """A submission on the old plan as one on the new plan; `old` and `new` are the agency's duties in its period.

    `now` gives, for each item that has another address, the new one, and None for one that is gone; all others keep
    theirs. What was answered stays, to the cell; an entry whose words or deadline are others in the new plan is marked
    `changed`; entries on what the agency does not answer for any more are left out.
    """
    prints: dict[object, str] = {one.item: one.fingerprint for one in old.tasks}
    prints |= {(one.item, one.goal): one.fingerprint for one in old.goals}
    duties = {duty.item: duty for duty in new.tasks}
    goals = {(duty.item, duty.goal): duty for duty in new.goals}
    tasks, targets = [], []
    for entry in submission.tasks:
        duty = duties.get(now.get(entry.item, entry.item) or "")
        if duty is not None:
            tasks.append(_task(entry, duty, prints.get(entry.item)))
    for reached in submission.targets:
        goal = goals.get((now.get(reached.item, reached.item) or "", reached.goal))
        if goal is not None:
            targets.append(_target(reached, goal, prints.get((reached.item, reached.goal))))
    due = {*duties, *(goal.item for goal in new.goals)}
    lost = [now.get(item, item) for item in submission.missing]
    return submission.model_copy(
        update={
            "plan": new.plan,
            "tasks": tuple(tasks),
            "targets": tuple(targets),
            "missing": tuple(item for item in lost if item in due),
        }
    )


def _task(entry: TaskProgress, duty: TaskDuty, was: str | None) -> TaskProgress:
    changed = entry.changed or was != duty.fingerprint
    return entry.model_copy(update={"item": duty.item, "part": duty.part, "changed": changed})


def _target(entry: TargetProgress, goal: GoalDuty, was: str | None) -> TargetProgress:
    return entry.model_copy(update={"item": goal.item, "changed": entry.changed or was != goal.fingerprint})
