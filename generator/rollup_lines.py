"""The lines of the province's report: each from answers of its agencies, many alike as one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby

from kehoach.generator.report_words import LATE, one_line, shortened
from kehoach.meaning.dates import print_short_date
from kehoach.meaning.numbers import print_number
from kehoach.meaning.open_points import BLANK
from kehoach.meaning.spelling import without_bullet
from kehoach.progress.fields import same_field
from kehoach.progress.model import Status
from kehoach.progress.rollup import NOT_SENT
from kehoach.progress.rollup_model import Contradiction, LeftOut, Rollup, TaskAnswer, TaskRollup

_LONGEST = 110
_MOST_NAMES = 6
_MOST_IN_FULL = 40
_COMMUNE = re.compile(r"UBND (?:xã|phường|thị trấn|đặc khu) ")
_MEMBERS = "cơ quan, đơn vị"
_CENTRAL = re.compile(
    r"Chính phủ|Thủ tướng|Quốc hội|Trung ương|trung ương|\bcác [Bb]ộ\b|\b[Bb]ộ, ngành|"
    r"\bBộ (?!(?:Chỉ huy|phận|máy|tiêu chí|chỉ số)\b)[A-ZĐ]"
)
"""Words that name the centre; "Bộ Chỉ huy Quân sự tỉnh", "bộ phận Một cửa" do not."""


def task_name(task: TaskRollup) -> str:
    """What a task is about, short."""
    return shortened(task.text, _LONGEST)


def named(names: Sequence[str]) -> str:
    """Some names in full; of many the first, and how many others there are: the overview has the list."""
    if len(names) <= _MOST_NAMES:
        return ", ".join(names)
    first = names[: _MOST_NAMES - 1]
    return f"{', '.join(first)} và {len(names) - len(first):02} {_MEMBERS} khác"


def who_leads(rollup: Rollup, task: TaskRollup) -> str:
    """Who leads a task; of one that a group has, those who have not done their part in time."""
    if not task.shared:
        return named([rollup.names[agency] for agency in task.expected])
    behind = (*LATE, Status.NOT_DONE_IN_PERIOD)
    return named([rollup.names[answer.agency] for answer in task.leading if answer.status in behind])


def sending_lines(rollup: Rollup) -> list[str]:
    """Who has reported, who has not, who need not: files that do not count are told by their number alone."""
    sent = len(rollup.expected) - len(rollup.missing)
    lines = [f"{sent:02}/{len(rollup.expected):02} {_MEMBERS} đã gửi báo cáo."]
    for reason, members in _by_reason(rollup.missing):
        told = "" if reason == NOT_SENT else f" ({reason})"
        lines.append(f"Chưa có báo cáo{told}: {_all_named([one.name for one in members])}.")
    lines += [
        f"{len(members):02} {_MEMBERS} không phải báo cáo riêng ({reason})."
        for reason, members in _by_reason(rollup.excluded)
    ]
    if rollup.rejected:
        lines.append(f"{len(rollup.rejected):02} biểu gửi về không tính vào số liệu tổng hợp (nêu tại bảng tổng hợp).")
    changed = [rollup.names.get(one.agency, one.agency) for one in rollup.received if one.changed]
    if changed:
        lines.append(f"Báo cáo theo nội dung cũ của kế hoạch: {named(changed)}.")
    return lines


def _all_named(names: Sequence[str]) -> str:
    """All names; of very many those of the communes as a number, which the overview names."""
    communes = [name for name in names if _COMMUNE.match(name)]
    if len(names) <= _MOST_IN_FULL or len(communes) < _MOST_NAMES:
        return ", ".join(names)
    others = [name for name in names if name not in communes]
    return ", ".join([*others, f"{len(communes):02} UBND cấp xã (nêu tại bảng tổng hợp)"])


def result_lines(rollup: Rollup, task: TaskRollup) -> Iterator[str]:
    """What was done of a task: in the words of who leads it, or, of one that a group has, in numbers."""
    if task.shared:
        counts = Counter(answer.status for answer in task.leading if answer.status is not None)
        if counts:
            said = "; ".join(f"{counts[status]:02} đơn vị {_lower(status)}" for status in Status if counts[status])
            total = f"{counts.total():02}/{len(task.expected):02} {_MEMBERS} đã báo cáo"
            yield f"- {task_name(task)}: {total}, trong đó {said} ({task.address})."
        return
    for answer in task.leading:
        if answer.result:
            known = "; ".join(filter(None, (_state(answer), task.address)))
            yield f"- {task_name(task)} ({rollup.names[answer.agency]}): {one_line(answer.result)} ({known})."


def late_line(rollup: Rollup, task: TaskRollup) -> str:
    """A task that is late: who leads it, or who of a group is behind; what those who lead it found difficult."""
    status = _lower(task.status) if task.status else BLANK
    due = "; ".join(without_bullet(line) for line in task.deadline.splitlines()) or BLANK
    line = f"- {task_name(task)}: {status} ({who_leads(rollup, task) or BLANK}; thời hạn: {due}; {task.address})."
    why = [one_line(answer.difficulties) for answer in _telling(task) if answer.difficulties]
    return f"{line} Khó khăn, vướng mắc: {'; '.join(dict.fromkeys(why))}." if why else line


def difficulty_lines(rollup: Rollup) -> list[str]:
    """What agencies found difficult, but for what stands with the tasks that are late."""
    told = {(task.item, answer.agency) for task in rollup.tasks for answer in _telling(task)}
    return _entered(rollup, "difficulties", skip=told)


def proposal_lines(rollup: Rollup, passages: Collection[str]) -> tuple[list[str], list[str]]:
    """What agencies propose, with tasks or in the report's `passages`: to the centre, and to others."""
    lines = _entered(rollup, "proposal")
    said: dict[str, list[str]] = {}
    for one in rollup.texts:
        for line in one.text.splitlines() if one.section in passages else ():
            if words := one_line(line):
                said.setdefault(words, []).append(rollup.names.get(one.agency, one.agency))
    lines += [f"- {words} ({named(list(dict.fromkeys(names)))})." for words, names in said.items()]
    central = [line for line in lines if _CENTRAL.search(line)]
    return central, [line for line in lines if line not in central]


def passages_of(rollup: Rollup, group: str, section: str) -> list[str]:
    """What those who lead a field wrote in one passage of the outline, each line with its author first."""
    leading = _leading(rollup, group)
    lines = []
    for one in rollup.texts:
        if one.section == section and one.agency in leading:
            first, *others = [line.strip() for line in one.text.splitlines() if line.strip()]
            lines += [f"{rollup.names.get(one.agency, one.agency)}: {first}", *others]
    return lines


def contradiction_line(one: Contradiction) -> str:
    """A contradiction as a sentence."""
    return f"- {one.address[:1].upper()}{one.address[1:]}: {one.message}."


def _leading(rollup: Rollup, group: str) -> set[str]:
    """The agencies that the plan itself names to lead tasks of a field, or to answer for a target of it."""
    groups = list(dict.fromkeys(task.group for task in rollup.tasks))
    own = [task for task in rollup.tasks if task.group == group and not task.shared]
    targets = [goal for goal in rollup.goals if same_field(goal.group, groups) == group]
    leads = {answer.agency for task in own for answer in task.leading}
    return leads | {answer.agency for goal in targets for answer in goal.answers if answer.role != "subject"}


def _telling(task: TaskRollup) -> Sequence[TaskAnswer]:
    """Whose difficulties stand with a task that is late: those of who leads it, not of every member of a group."""
    return task.leading if task.status in LATE and not task.shared else ()


def _entered(rollup: Rollup, name: str, *, skip: Collection[tuple[str, str]] = ()) -> list[str]:
    """One line for the same words of several agencies or on several tasks, what many say first."""
    said: dict[str, list[tuple[TaskRollup, str]]] = {}
    for task in rollup.tasks:
        for answer in task.answers:
            words = one_line(getattr(answer, name) or "")
            if words and (task.item, answer.agency) not in skip:
                said.setdefault(words, []).append((task, rollup.names[answer.agency]))
    lines = []
    for words, told in sorted(said.items(), key=lambda pair: -len(pair[1])):
        names = list(dict.fromkeys(agency for _, agency in told))
        tasks = {task.item: task for task, _ in told}
        if len(tasks) == 1:
            (task,) = tasks.values()
            lines.append(f"- {task_name(task)}: {words} ({named(names)}; {task.address}).")
        else:
            lines.append(f"- {words} ({named(names)}; {len(tasks):02} nhiệm vụ).")
    return lines


def _by_reason(left_out: Iterable[LeftOut]) -> Iterator[tuple[str, list[LeftOut]]]:
    for reason, members in groupby(sorted(left_out, key=lambda one: one.reason), key=lambda one: one.reason):
        yield reason, list(members)


def _state(answer: TaskAnswer) -> str:
    parts = [_lower(answer.status)] if answer.status else []
    if answer.completed_on is not None:
        parts.append(f"ngày {print_short_date(answer.completed_on)}")
    elif answer.percent is not None and not (answer.status and answer.status.is_done):
        parts.append(f"đạt {print_number(answer.percent)}%")
    return ", ".join(parts)


def _lower(status: Status) -> str:
    return f"{status.words[:1].lower()}{status.words[1:]}"
