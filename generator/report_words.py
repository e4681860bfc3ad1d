"""The sentences that reports share: how many tasks stand how, what was done, what is late."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from kehoach.meaning.dates import print_short_date
from kehoach.meaning.numbers import print_number
from kehoach.meaning.open_points import BLANK
from kehoach.progress.model import Status, TaskProgress
from kehoach.progress.standing import GoalStanding, TaskStanding, count_by_status

_CLAUSE_END = re.compile(r"[;.](?=\s|$)")
_NUMBER = re.compile(r"^(?:\d{1,3}(?:\.\d{1,3})*|[a-zđ])[.)]\s+")
_SHORTEST, _LONGEST = 45, 110
LATE = (Status.OVERDUE, Status.DONE_LATE)
"""How tasks stand that were not done in time."""


def count_words(number: int) -> str:
    """A count as official texts have it: two figures below ten ("05")."""
    return f"{number:02}"


def status_counts(tasks: Sequence[TaskStanding]) -> dict[str, int]:
    """How many tasks stand how, in the order of the form, those of which nothing was said last."""
    counts = count_by_status(tasks)
    known = {f"{status.words[:1].lower()}{status.words[1:]}": counts[status] for status in Status}
    return {**known, f"chưa có thông tin {BLANK}": counts[None]}


def counts_of(total: int, what: str, counts: Mapping[str, int]) -> str:
    """How many there are and how they stand: "03 nhiệm vụ, trong đó: 02 nhiệm vụ đang thực hiện; 01 nhiệm vụ ...";
    "03 chỉ tiêu, cả 03 chỉ tiêu chưa đạt" where all stand alike."""
    known = {name: count for name, count in counts.items() if count}
    words = "; ".join(f"{count_words(count)} {what} {name}" for name, count in known.items())
    if len(known) == 1:
        (name,) = known
        return f", {name}" if total == 1 else f", cả {words}"
    return f", trong đó: {words}" if known else ""


def short_words(task: TaskStanding) -> str:
    """What a task is about: its words up to the first full stop or semicolon, without its number; long ones up to a comma,
    or cut with "…". The address beside them leads to the rest."""
    return shortened(task.duty.text, _LONGEST)


def shortened(text: str, longest: int) -> str:
    """The same for any text."""
    bare = _NUMBER.sub("", text.replace("\n", " ").lstrip("- "), count=1)
    words = _CLAUSE_END.split(bare, maxsplit=1)[0].strip()
    if len(words) <= longest:
        return words
    clause = words[:longest].rpartition(",")[0]
    return _closed(clause if len(clause) >= _SHORTEST else words[:longest].rsplit(" ", 1)[0] + "…")


def _closed(words: str) -> str:
    """Words that were cut, without the bracket that was left open, and with the quotation closed."""
    if words.count("(") > words.count(")"):
        words = words[: words.rindex("(")].rstrip(" ,")
    return f"{words.rstrip('…')}…”" if words.count("“") > words.count("”") else words


def done_lines(tasks: Iterable[TaskStanding]) -> Iterator[str]:
    """One line for each task of which a result was entered: the task, the result, the agency's part where it does not
    lead, its status, its address."""
    for task in tasks:
        progress = task.progress
        if progress is not None and progress.result:
            part = "phối hợp" if task.duty.part == "coordinate" else ""
            known = "; ".join(filter(None, (part, _state(progress), task.duty.address)))
            yield f"- {short_words(task)}: {one_line(progress.result)} ({known})."


def late_lines(tasks: Iterable[TaskStanding]) -> Iterator[str]:
    """One line for each task that is late, done or not, with what was difficult."""
    for task in tasks:
        if task.status in LATE and task.status is not None:
            due = task.duty.when or BLANK
            line = f"- {short_words(task)}: {task.status.words.lower()} (thời hạn: {due}; {task.duty.address})."
            why = one_line(task.progress.difficulties or "") if task.progress else ""
            yield f"{line} Khó khăn, vướng mắc: {why}." if why else line


def entered_lines(tasks: Iterable[TaskStanding], field: str, cite: Callable[[Sequence[str]], str]) -> Iterator[str]:
    """One line for each thing said in a field ("difficulties", "proposal"); what was said of several tasks in the same
    words stands once, with their addresses."""
    said: dict[str, list[TaskStanding]] = {}
    for task in tasks:
        words = one_line(getattr(task.progress, field) or "") if task.progress else ""
        if words:
            said.setdefault(words, []).append(task)
    for words, alike in said.items():
        if len(alike) == 1:
            yield f"- {short_words(alike[0])}: {words} ({alike[0].duty.address})."
        else:
            yield f"- {words} ({count_words(len(alike))} nhiệm vụ: {cite([task.duty.item for task in alike])})."


def goal_counts(goals: Sequence[GoalStanding]) -> dict[str, int]:
    """How many goals are reached, are not, cannot be judged, and of how many nothing was said."""
    answers = [goal.is_reached for goal in goals]
    silent = sum(goal.progress is None or (goal.progress.value is None and not goal.progress.text) for goal in goals)
    return {
        "đạt": answers.count(True),
        "chưa đạt": answers.count(False),
        "chưa đủ căn cứ đánh giá": answers.count(None) - silent,
        f"chưa có số liệu {BLANK}": silent,
    }


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


def _state(progress: TaskProgress) -> str:
    """How a task stands, as it stands in brackets: "đang thực hiện, đạt 75%", "hoàn thành đúng hạn, ngày 05/8/2025"."""
    parts = [progress.status.words.lower()] if progress.status is not None else []
    if progress.completed_on is not None:
        parts.append(f"ngày {print_short_date(progress.completed_on)}")
    elif progress.percent is not None and not (progress.status and progress.status.is_done):
        parts.append(f"đạt {print_number(progress.percent)}%")
    return ", ".join(parts)
