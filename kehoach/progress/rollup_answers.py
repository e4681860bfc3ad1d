"""The answers of all agencies beside each other: tasks, goals, texts, and what contradicts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from kehoach.meaning.numbers import print_number
from kehoach.model import Project, Task
from kehoach.progress.duties import Duties, DutyBook, GoalDuty, TaskDuty
from kehoach.progress.fields import field_of
from kehoach.progress.model import Entry, Part, Status, Submission, TargetProgress, TaskProgress
from kehoach.progress.outline import Outline
from kehoach.progress.reached import reached
from kehoach.progress.rollup_model import (
    Cell,
    Contradiction,
    GoalAnswer,
    GoalRollup,
    TaskAnswer,
    TaskRollup,
    TextAnswer,
)

Speakers = Mapping[str, Sequence[str]]
"""By an agency of the plan, those whose submissions speak for it: itself, who took over from it."""


def whole_status(statuses: Sequence[Status | None], expected: int) -> Status | None:
    """The status of a task whose members each have a part: late when one is late, done when all are done.

    None while nobody has said anything. `expected` is how many have to answer.
    """
    said = [status for status in statuses if status is not None]
    if not said:
        return None
    if len(set(said)) == 1 and len(said) == expected:
        return said[0]
    if Status.OVERDUE in said:
        return Status.OVERDUE
    if len(said) == expected and all(status.is_done for status in said):
        return Status.DONE_LATE if Status.DONE_LATE in said else Status.DONE_ON_TIME
    return Status.IN_PROGRESS


def task_rollups(
    items: Iterable[Task | Project],
    book: DutyBook,
    duties: Mapping[str, Duties],
    speakers: Speakers,
    counted: Mapping[str, Submission],
) -> Iterator[TaskRollup]:
    """Every task and project of the plan with the answers to it."""
    entries = {(agency, entry.item, entry.part): entry for agency, one in counted.items() for entry in one.tasks}
    held = {(agency, duty.item): duty for agency, each in duties.items() for duty in each.tasks}
    for item in items:
        expected = [agency for agency in duties if _leads(held.get((agency, item.id)))]
        readings = item.alternatives or (item,)
        cells = [cell for reading in readings for cell in (reading.lead, reading.coordinate)]
        named = {agency for cell in cells for agency in (*cell.agencies, *cell.partners)}
        answers = [
            _task_answer(entry, _cell(speaker, counted, entry, "status"), named=agency in named)
            for agency in duties
            if (duty := held.get((agency, item.id))) is not None
            for speaker in speakers[agency]
            if (entry := _entry(entries, speaker, item.id, duty.part)) is not None
        ]
        unique = tuple({(answer.agency, answer.part): answer for answer in answers}.values())
        leading = [answer.status for answer in unique if answer.part != "coordinate"]
        shared = any(reading.lead.groups for reading in readings)
        yield TaskRollup(
            item=item.id,
            group=field_of(item),
            address=book.address(item.id),
            text=item.text,
            lead=item.lead.text or "",
            deadline=item.deadline.text or "",
            shared=shared,
            expected=tuple(expected),
            status=whole_status(leading, len(expected)) if shared else _agreed(leading),
            answers=unique,
        )


def goal_rollups(
    duties: Mapping[str, Duties], speakers: Speakers, counted: Mapping[str, Submission]
) -> Iterator[GoalRollup]:
    """Every goal with the answers to it. Those who are measured themselves speak of their own part of the whole."""
    entries = {(agency, entry.item, entry.goal): entry for agency, one in counted.items() for entry in one.targets}
    first: dict[str, GoalDuty] = {}
    answers: dict[str, list[GoalAnswer]] = {}
    for agency, each in duties.items():
        for duty in each.goals:
            first.setdefault(duty.key, duty)
            answers.setdefault(duty.key, [])
            for speaker in speakers[agency]:
                entry = entries.get((speaker, duty.item, duty.goal))
                if entry is not None:
                    answers[duty.key].append(_goal_answer(duty, entry, _cell(speaker, counted, entry, "value")))
    for key, duty in first.items():
        unique = tuple({answer.agency: answer for answer in answers[key]}.values())
        whole = {answer.value for answer in unique if answer.role != "subject" and answer.value is not None}
        value = whole.pop() if len(whole) == 1 else None
        yield GoalRollup(
            item=duty.item,
            goal=duty.goal,
            group=duty.group,
            address=duty.address,
            text=duty.text,
            wanted=duty.wanted,
            value=value,
            unit=duty.unit,
            reached=reached(duty.aim, value) if duty.aim is not None and value is not None else None,
            answers=unique,
        )


def text_answers(submissions: Iterable[Submission], outline: Outline) -> Iterator[TextAnswer]:
    """All texts, section by section in the outline's order."""
    titles = {text.id: text.title for section in outline for text in section.children}
    found = [(one, entry) for one in submissions for entry in one.texts if entry.text.strip()]
    order = {identifier: place for place, identifier in enumerate(titles)}
    for one, entry in sorted(found, key=lambda pair: order.get(pair[1].id, len(order))):
        cell = _cell(one.agency, {one.agency: one}, entry, "text")
        title = titles.get(entry.id, entry.id)
        yield TextAnswer(section=entry.id, title=title, agency=one.agency, text=entry.text, cell=cell)


def contradictions_in(
    tasks: Iterable[TaskRollup], goals: Iterable[GoalRollup], names: Mapping[str, str]
) -> Iterator[Contradiction]:
    """Answers that cannot all be true: a task that one calls done and another not, a goal with two values.

    Only agencies that the plan names themselves are held against each other: each member of a group speaks of its own part.
    """
    for task in tasks:
        said = [answer for answer in task.answers if answer.status is not None and answer.named]
        said.sort(key=lambda answer: answer.part == "coordinate")
        if not task.shared and len({_is_done(answer) for answer in said}) > 1:
            words = "; ".join(f"{names[answer.agency]}: «{answer.status.words}»" for answer in said if answer.status)
            yield Contradiction(
                item=task.item,
                address=task.address,
                message=f"các cơ quan nêu tình trạng khác nhau: {words}",
                cells=tuple(answer.cell for answer in said),
            )
    for goal in goals:
        told = [answer for answer in goal.answers if answer.role != "subject" and answer.value is not None]
        if len({answer.value for answer in told}) > 1:
            words = "; ".join(
                f"{names[one.agency]}: {print_number(one.value)}" for one in told if one.value is not None
            )
            yield Contradiction(
                item=goal.item,
                address=goal.address,
                message=f"các cơ quan nêu kết quả khác nhau: {words}",
                cells=tuple(answer.cell for answer in told),
            )


def _entry(
    entries: Mapping[tuple[str, str, Part], TaskProgress], speaker: str, item: str, part: Part
) -> TaskProgress | None:
    """What a speaker says of an item: in this part, or in the stronger one that it has from whom it took over."""
    found = (entries.get((speaker, item, one)) for one in (part, "lead", "undecided"))
    return next((entry for entry in found if entry is not None), None)


def _is_done(answer: TaskAnswer) -> bool:
    return answer.status is not None and answer.status.is_done


def _leads(duty: TaskDuty | None) -> bool:
    return duty is not None and duty.part != "coordinate"


def _agreed(statuses: Sequence[Status | None]) -> Status | None:
    """The status that all who have said something agree on."""
    said = {status for status in statuses if status is not None}
    return said.pop() if len(said) == 1 else None


def _task_answer(entry: TaskProgress, cell: Cell, *, named: bool) -> TaskAnswer:
    return TaskAnswer(
        agency=cell.agency,
        part=entry.part,
        named=named,
        status=entry.status,
        percent=entry.percent,
        completed_on=entry.completed_on,
        result=entry.result,
        difficulties=entry.difficulties,
        proposal=entry.proposal,
        cell=cell,
    )


def _goal_answer(duty: GoalDuty, entry: TargetProgress, cell: Cell) -> GoalAnswer:
    return GoalAnswer(
        agency=cell.agency,
        role=duty.role,
        value=entry.value,
        unit=entry.unit,
        text=entry.text,
        reached=reached(duty.aim, entry.value) if duty.aim is not None and entry.value is not None else None,
        cell=cell,
    )


def _cell(agency: str, counted: Mapping[str, Submission], entry: Entry, field: str) -> Cell:
    workbook = counted[agency].workbook
    where = entry.place.cell(field) if entry.place else ""
    file = (entry.place.file if entry.place else None) or (workbook.name if workbook else "")
    return Cell(agency=agency, file=file, cell=where)
