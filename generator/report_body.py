"""The numbered parts of a report: direction, results by field, assessment, what comes next, proposals."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kehoach.generator.draft_outline import Part, numbered, part_of
from kehoach.generator.report_words import (
    LATE,
    count_words,
    counts_of,
    done_lines,
    entered_lines,
    goal_counts,
    late_lines,
    short_words,
    status_counts,
)
from kehoach.generator.wording import Parent
from kehoach.meaning.open_points import BLANK
from kehoach.model import Section
from kehoach.progress.fields import PROJECTS, same_field
from kehoach.progress.outline import OutlineSection, OutlineText
from kehoach.progress.standing import Standing
from kehoach.progress.timing import Timing

RESULTS = "II"
"""The id of the section of results, which the charts follow."""


def report_body(
    standing: Standing, parent: Parent, after: str, annexes: Sequence[str], *, whole: bool
) -> tuple[Section, ...]:
    """The parts in order. `after` names the time to come; `annexes` are the labels of the report's annexes. A thematic
    report (not `whole`) has its one field only."""
    parts = [
        *(_direction(standing) if whole else ()),
        _results(standing, parent, annexes, whole=whole),
        _assessment(standing, parent),
        _next(standing, after),
        _proposals(standing, parent),
    ]
    return numbered(parts)


def _direction(standing: Standing) -> list[Part]:
    return [
        part_of(section.title, below=[_passage(standing, text) for text in section.children])
        for section in _sections(standing, "direction")
    ]


def _results(standing: Standing, parent: Parent, annexes: Sequence[str], *, whole: bool) -> Part:
    """Counts first, then field by field: what was entered of the tasks that the agency leads, then its passages."""
    led = standing.of_part("lead", "undecided")
    helped = standing.of_part("coordinate")
    opening = []
    if led:
        what = "nhiệm vụ, đề án" if any(task.duty.group == PROJECTS for task in led) else "nhiệm vụ"
        count = f"{count_words(len(led))} {what}"
        opening.append(f"{standing.agency_name} chủ trì {count}{counts_of(len(led), 'nhiệm vụ', status_counts(led))}.")
    if helped:
        counts = counts_of(len(helped), "nhiệm vụ", status_counts(helped))
        opening.append(f"Phối hợp thực hiện {count_words(len(helped))} nhiệm vụ{counts}.")
    if standing.goals:
        counts = counts_of(len(standing.goals), "chỉ tiêu", goal_counts(standing.goals))
        opening.append(f"Theo dõi, thực hiện {count_words(len(standing.goals))} chỉ tiêu{counts}.")
    if annexes:
        opening.append(
            f"(Chi tiết tại {annex_list(annexes)} kèm theo; điểm, mục, phụ lục nêu dưới đây là của {parent.code})"
        )
    return part_of("Kết quả thực hiện", opening or [BLANK], _fields(standing, whole=whole))


def annex_list(labels: Sequence[str]) -> str:
    """Several annexes as a sentence has them: "các Phụ lục I, II, III"."""
    if len(labels) == 1:
        return labels[0]
    return f"các {labels[0]}, " + ", ".join(label.removeprefix("Phụ lục ") for label in labels[1:])


def _fields(standing: Standing, *, whole: bool) -> list[Part]:
    """The fields of the agency's tasks and those on which it wrote otherwise, in the outline's order; a field that the
    outline does not have follows the one before it in the plan."""
    sections = list(_sections(standing, "results"))
    names = {place: same_field(section.title, standing.fields) for place, section in enumerate(sections)}
    ranked: list[tuple[float, Part]] = []
    rank = -1.0
    for title in standing.fields:
        rank = next((float(place) for place, name in names.items() if name == title), rank + 0.01)
        ranked.append((rank, _field(standing, title)))
    if whole:
        ranked += [
            (float(place), part_of(section.title, below=passages))
            for place, section in enumerate(sections)
            if names[place] is None and (passages := _written(standing, section))
        ]
    return [draft for _, draft in sorted(ranked, key=lambda pair: pair[0])]


def _field(standing: Standing, title: str) -> Part:
    """One field; where the agency leads nothing in it, what it helped with."""
    own = [task for task in standing.tasks if task.duty.group == title]
    led = [task for task in own if task.duty.part != "coordinate"]
    lines = list(done_lines(led or own))
    passages = [
        passage
        for section in _sections(standing, "results")
        if same_field(section.title, standing.fields) == title
        for passage in _written(standing, section)
    ]
    return part_of(title or "Các nhiệm vụ được giao", lines or ([] if passages else [BLANK]), passages)


def _written(standing: Standing, section: OutlineSection) -> list[Part]:
    """The passages of a section that the agency has written."""
    return [_passage(standing, text) for text in section.children if standing.texts.get(text.id)]


def _assessment(standing: Standing, parent: Parent) -> Part:
    """What the agency wrote of itself, and under the shortcomings what its tasks say: what is late, what was difficult."""
    texts = _texts(standing, "assessment")
    below = [_passage(standing, text) for text in texts]
    in_time = [task for task in standing.tasks if task.status not in LATE]
    facts = [*late_lines(standing.tasks), *entered_lines(in_time, "difficulties", parent.cite_many)]
    if len(texts) > 1:
        below[1] = part_of(texts[1].title, [*_lines(standing, texts[1]), *facts] or [BLANK])
    return part_of("Đánh giá chung", below=below)


def _next(standing: Standing, after: str) -> Part:
    lines = [line for text in _texts(standing, "plan") for line in _lines(standing, text)]
    open_tasks = [
        task
        for task in standing.of_part("lead", "undecided")
        if task.duty.timing in (Timing.DUE, Timing.PAST) and not (task.status and task.status.is_done)
    ]
    if open_tasks:
        lines.append(f"Tiếp tục thực hiện {count_words(len(open_tasks))} nhiệm vụ đã đến hạn, chưa hoàn thành:")
        lines += [f"- {short_words(task)} ({task.duty.address})." for task in open_tasks]
    return part_of(f"Phương hướng, nhiệm vụ {after}", lines or [BLANK])


def _proposals(standing: Standing, parent: Parent) -> Part:
    lines = [line for text in _texts(standing, "proposals") for line in _lines(standing, text)]
    lines += entered_lines(standing.tasks, "proposal", parent.cite_many)
    return part_of("Kiến nghị, đề xuất", lines or [BLANK])


def _passage(standing: Standing, text: OutlineText) -> Part:
    return part_of(text.title, _lines(standing, text) or [BLANK])


def _lines(standing: Standing, text: OutlineText) -> list[str]:
    return [line.strip() for line in standing.texts.get(text.id, "").splitlines() if line.strip()]


def _texts(standing: Standing, part: str) -> list[OutlineText]:
    return [text for section in _sections(standing, part) for text in section.children]


def _sections(standing: Standing, part: str) -> Iterable[OutlineSection]:
    return (section for section in standing.outline if section.part == part)
