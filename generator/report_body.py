"""The numbered parts of a report: direction, results by field, assessment, what comes next, proposals."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kehoach.generator.report_words import (
    count_words,
    done_lines,
    entered_lines,
    goal_counts,
    late_lines,
    short_words,
    status_counts,
)
from kehoach.meaning.numbering import letter, roman
from kehoach.meaning.open_points import BLANK
from kehoach.model import Paragraph, Section
from kehoach.progress.duties import Timing
from kehoach.progress.fields import same_field
from kehoach.progress.outline import OutlineSection, OutlineText
from kehoach.progress.standing import Standing

RESULTS = "II"
"""The id of the section of results, which the charts follow."""


@dataclass
class _Draft:
    """A part before it is numbered."""

    title: str
    paragraphs: list[str] = field(default_factory=list)
    children: list[_Draft] = field(default_factory=list)


def report_body(standing: Standing, after: str, annexes: Sequence[str], *, whole: bool) -> tuple[Section, ...]:
    """The parts in order. `after` names the time to come; `annexes` are the labels of the report's annexes. A thematic
    report (not `whole`) has its one field only."""
    parts = [
        *(_direction(standing) if whole else ()),
        _results(standing, annexes, whole=whole),
        _assessment(standing),
        _next(standing, after),
        _proposals(standing),
    ]
    return tuple(_numbered(part, (), place) for place, part in enumerate(parts, start=1))


def _direction(standing: Standing) -> list[_Draft]:
    return [
        _Draft(section.title, children=[_passage(standing, text) for text in section.children])
        for section in _sections(standing, "direction")
    ]


def _results(standing: Standing, annexes: Sequence[str], *, whole: bool) -> _Draft:
    """Counts first, then each field: what was entered of the tasks that the agency leads, then its passages. The tasks
    that it takes part in stand in the annex."""
    led = standing.of_part("lead", "undecided")
    helped = standing.of_part("coordinate")
    opening = []
    if led:
        opening.append(
            f"{standing.agency_name} chủ trì {count_words(len(led))} nhiệm vụ, trong đó: {status_counts(led)}."
        )
    if helped:
        opening.append(f"Phối hợp thực hiện {count_words(len(helped))} nhiệm vụ, trong đó: {status_counts(helped)}.")
    if standing.goals:
        count = count_words(len(standing.goals))
        opening.append(f"Theo dõi, thực hiện {count} chỉ tiêu, trong đó: {goal_counts(standing.goals)}.")
    if annexes:
        opening.append(f"(Chi tiết tại {', '.join(annexes)} kèm theo Báo cáo này)")
    fields = [_field(standing, title) for title in standing.fields]
    return _Draft("Kết quả thực hiện", opening or [BLANK], [*fields, *(_other_fields(standing) if whole else ())])


def _field(standing: Standing, title: str) -> _Draft:
    lines = list(done_lines(task for task in standing.of_part("lead", "undecided") if task.duty.group == title))
    passages = [
        _passage(standing, text)
        for section in _sections(standing, "results")
        if same_field(section.title, standing.fields) == title
        for text in section.children
        if standing.texts.get(text.id)
    ]
    return _Draft(title or "Các nhiệm vụ được giao", lines or ([] if passages else [BLANK]), passages)


def _other_fields(standing: Standing) -> Iterable[_Draft]:
    """What was written on fields in which the agency has no task."""
    for section in _sections(standing, "results"):
        if same_field(section.title, standing.fields) is None:
            passages = [_passage(standing, text) for text in section.children if standing.texts.get(text.id)]
            if passages:
                yield _Draft(section.title, children=passages)


def _assessment(standing: Standing) -> _Draft:
    """What the agency wrote of itself, and under the shortcomings what its tasks say: what is late, what was difficult."""
    children = [_passage(standing, text) for section in _sections(standing, "assessment") for text in section.children]
    facts = [*late_lines(standing.tasks), *entered_lines(standing.tasks, "difficulties")]
    if len(children) > 1:
        kept = [line for line in children[1].paragraphs if line != BLANK] if facts else children[1].paragraphs
        children[1].paragraphs = [*kept, *facts]
    return _Draft("Đánh giá chung", children=children)


def _next(standing: Standing, after: str) -> _Draft:
    lines = [line for text in _texts(standing, "plan") for line in _lines(standing, text)]
    open_tasks = [
        task
        for task in standing.of_part("lead", "undecided")
        if task.duty.timing in (Timing.DUE, Timing.PAST) and not (task.status and task.status.is_done)
    ]
    if open_tasks:
        lines.append(f"Tiếp tục thực hiện {count_words(len(open_tasks))} nhiệm vụ đã đến hạn, chưa hoàn thành:")
        lines += [f"- {short_words(task)} ({task.duty.address})." for task in open_tasks]
    return _Draft(f"Phương hướng, nhiệm vụ {after}", lines or [BLANK])


def _proposals(standing: Standing) -> _Draft:
    lines = [line for text in _texts(standing, "proposals") for line in _lines(standing, text)]
    lines += entered_lines(standing.tasks, "proposal")
    return _Draft("Kiến nghị, đề xuất", lines or [BLANK])


def _passage(standing: Standing, text: OutlineText) -> _Draft:
    return _Draft(text.title, _lines(standing, text) or [BLANK])


def _lines(standing: Standing, text: OutlineText) -> list[str]:
    return [line.strip() for line in standing.texts.get(text.id, "").splitlines() if line.strip()]


def _texts(standing: Standing, part: str) -> list[OutlineText]:
    return [text for section in _sections(standing, part) for text in section.children]


def _sections(standing: Standing, part: str) -> Iterable[OutlineSection]:
    return (section for section in standing.outline if section.part == part)


def _numbered(draft: _Draft, above: tuple[str, ...], place: int) -> Section:
    number = (roman, str, letter)[min(len(above), 2)](place)
    here = (*above, number)
    return Section(
        id="/".join(here),
        level=len(here),
        number=number,
        title=draft.title,
        paragraphs=tuple(Paragraph(text=text) for text in draft.paragraphs),
        children=tuple(_numbered(child, here, count) for count, child in enumerate(draft.children, start=1)),
    )
