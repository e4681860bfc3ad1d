"""The charts of a report: progress by field, targets against their goals."""

from __future__ import annotations

from collections.abc import Sequence

from kehoach.generator.report_words import goal_value, shortened
from kehoach.generator.rollup_words import COLUMNS
from kehoach.meaning.numbers import print_number
from kehoach.model import Figure, Series
from kehoach.progress.standing import GoalStanding, Standing, count_by_status

_NAME = 60
"""Characters of a goal's words in a chart."""
_MOST_GOALS = 12
"""More bars than this fill a page and tell nothing."""


def report_charts(standing: Standing, results: str, annex: str | None) -> tuple[Figure, ...]:
    """The charts that have something to show: `results` is the id of the section of results, `annex` that of the annex
    of targets."""
    charts = [_progress(standing, results)] if any(task.status for task in standing.tasks) else []
    goals = [goal for goal in standing.goals if _is_percentage(goal)]
    if annex is not None and goals:
        charts.append(_targets(goals[:_MOST_GOALS], annex))
    return tuple(charts)


def _progress(standing: Standing, after: str) -> Figure:
    """What the agency leads, or where it leads nothing, what it takes part in."""
    led = standing.of_part("lead", "undecided")
    tasks = led or standing.tasks
    counts = {
        title: count_by_status(task for task in tasks if task.duty.group == title)
        for title in standing.fields
        if any(task.duty.group == title for task in tasks)
    }
    series = [
        Series(
            name=name,
            values=tuple(sum(count[status] for status in statuses) for count in counts.values()),
            colour=place,
        )
        for place, (name, statuses) in enumerate(COLUMNS)
    ]
    shown = tuple(one for one in series if any(one.values))
    names = [title or "Các nhiệm vụ được giao" for title in counts]
    lines = (
        f"{name}: " + ", ".join(f"{one.name.lower()} {one.values[place]}" for one in shown if one.values[place])
        for place, name in enumerate(names)
    )
    return Figure(
        after=after,
        title=f"Tiến độ thực hiện nhiệm vụ {'chủ trì' if led else 'phối hợp'} theo lĩnh vực",
        description="Số nhiệm vụ theo lĩnh vực. " + "; ".join(lines) + ".",
        categories=tuple(names),
        series=shown,
        stacked=True,
    )


def _short_name(goal: GoalStanding) -> str:
    """A goal's words as far as they fit beside its bars, and its address."""
    aim = goal.duty.aim
    scope = f", {aim.scope}" if aim and aim.scope else ""
    return f"{shortened(goal.duty.text, _NAME)}{scope} ({goal.duty.address})"


def _is_percentage(goal: GoalStanding) -> bool:
    aim, progress = goal.duty.aim, goal.progress
    is_level = aim is not None and aim.unit == "%" and aim.value is not None
    return is_level and progress is not None and progress.value is not None and goal.is_reached is not None


def _targets(goals: Sequence[GoalStanding], after: str) -> Figure:
    names = [_short_name(goal) for goal in goals]
    reached = tuple(goal.progress.value if goal.progress else None for goal in goals)
    wanted = tuple(goal.duty.aim.value if goal.duty.aim else None for goal in goals)
    lines = (
        f"{name}: kết quả {goal_value(goal)}, chỉ tiêu {print_number(value or 0)}%"
        for name, goal, value in zip(names, goals, wanted, strict=True)
    )
    return Figure(
        after=after,
        title="Kết quả so với chỉ tiêu được giao",
        description="; ".join(lines) + ".",
        categories=tuple(names),
        series=(Series(name="Kết quả", values=reached), Series(name="Chỉ tiêu", values=wanted)),
        unit="%",
        highest=max(100, *(value for value in reached if value is not None)) * 1.1,
    )
