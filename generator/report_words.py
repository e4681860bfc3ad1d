"""The sentences that reports share: how many tasks stand how, what was done, what is late."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from kehoach.meaning.dates import print_short_date
from kehoach.meaning.numbers import print_number
from kehoach.meaning.open_points import BLANK
from kehoach.progress.model import Status, TaskProgress
from kehoach.progress.standing import GoalStanding, TaskStanding, count_by_status

_CLAUSE_END = re.compile(r"[;.](?=\s|$)")
_LONGEST = 110


def count_words(number: int) -> str:
    """A count as official texts have it: two figures below ten ("05")."""
    return f"{number:02}"


def status_counts(tasks: Sequence[TaskStanding]) -> str:
    """The counts by status, in the order of the form: "03 hoàn thành đúng hạn; 01 đang thực hiện; 02 chưa báo cáo"."""
    counts = count_by_status(tasks)
    known = [
        f"{count_words(counts[status])} nhiệm vụ {status.words[:1].lower()}{status.words[1:]}"
        for status in Status
        if counts[status]
    ]
    silent = [f"{count_words(counts[None])} nhiệm vụ chưa có thông tin {BLANK}"] if counts[None] else []
    return "; ".join([*known, *silent])


def short_words(task: TaskStanding) -> str:
    """What a task is about: its words up to the first full stop or semicolon, cut with "…" where they are long; the
    address beside them leads to the rest."""
    words = _CLAUSE_END.split(task.duty.text.replace("\n", " ").lstrip("- "), maxsplit=1)[0].strip()
    return words if len(words) <= _LONGEST else words[:_LONGEST].rsplit(" ", 1)[0].rstrip(",") + "…"


def done_lines(tasks: Iterable[TaskStanding]) -> Iterator[str]:
    """One line for each task of which a result was entered: the result, its status, its address."""
    for task in tasks:
        progress = task.progress
        if progress is not None and progress.result:
            yield f"- {_result(progress)} ({task.duty.address})."


def late_lines(tasks: Iterable[TaskStanding]) -> Iterator[str]:
    """One line for each task that is late, done or not."""
    for task in tasks:
        if task.status in (Status.OVERDUE, Status.DONE_LATE) and task.status is not None:
            due = (task.duty.deadline.text or BLANK).replace("\n", "; ")
            yield f"- {short_words(task)}: {task.status.words.lower()} (thời hạn: {due}; {task.duty.address})."


def entered_lines(tasks: Iterable[TaskStanding], field: str) -> Iterator[str]:
    """One line for each task with words in a field ("difficulties", "proposal")."""
    for task in tasks:
        words = getattr(task.progress, field) if task.progress else None
        if words:
            yield f"- {one_line(words)} ({short_words(task)}; {task.duty.address})."


def goal_counts(goals: Sequence[GoalStanding]) -> str:
    """How many goals are reached: "03 chỉ tiêu đạt; 01 chỉ tiêu chưa đạt; 02 chỉ tiêu chưa có số liệu"."""
    answers = [goal.is_reached for goal in goals]
    silent = sum(goal.progress is None or (goal.progress.value is None and not goal.progress.text) for goal in goals)
    counts = {
        "đạt": answers.count(True),
        "chưa đạt": answers.count(False),
        "chưa đủ căn cứ đánh giá": answers.count(None) - silent,
        f"chưa có số liệu {BLANK}": silent,
    }
    return "; ".join(f"{count_words(count)} chỉ tiêu {name}" for name, count in counts.items() if count)


def goal_value(goal: GoalStanding) -> str:
    """What was reached, as entered."""
    progress = goal.progress
    if progress is None or (progress.value is None and not progress.text):
        return BLANK
    if progress.value is None:
        return progress.text or BLANK
    unit = progress.unit or goal.duty.unit
    return print_number(progress.value) + (unit if unit == "%" else f" {unit}" if unit else "")


def one_line(words: str) -> str:
    """Words entered on several lines as one sentence without its end."""
    return "; ".join(line.strip().lstrip("-+ ").rstrip(" .;") for line in words.splitlines() if line.strip())


def _result(progress: TaskProgress) -> str:
    parts = [one_line(progress.result or "")]
    if progress.status is not None:
        parts.append(progress.status.words.lower())
    if progress.completed_on is not None:
        parts.append(f"ngày hoàn thành {print_short_date(progress.completed_on)}")
    elif progress.percent is not None:
        parts.append(f"đạt {print_number(progress.percent)}%")
    return "; ".join(parts)
