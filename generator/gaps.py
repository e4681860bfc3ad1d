"""What a responsibility matrix leaves open: items nobody owns, agencies that nothing else names, doubts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kehoach.generator.matrix import Matrix, place_words
from kehoach.meaning.agencies import Registry, find_mentions
from kehoach.meaning.in_force import in_force
from kehoach.model import Assignment, Plan, Source, WorkItem


@dataclass(frozen=True)
class Gap:
    """One finding: its kind (a code), where it stands (an item's or agency's id), and the words that say it."""

    kind: str
    subject: str
    message: str
    source: Source | None = None


def find_gaps(matrix: Matrix, registry: Registry) -> tuple[Gap, ...]:
    """All gaps of a plan's matrix, by kind, in the plan's order."""
    plan = matrix.plan
    return (
        *_without_owner(matrix),
        *_without_coordination(plan, registry),
        *_undecided(plan),
        *_unknown_agencies(plan),
        *_owners_named_nowhere_else(matrix, registry),
        *_sections_without_items(matrix, registry),
    )


def _without_owner(matrix: Matrix) -> Iterator[Gap]:
    """Items that no agency leads and, for targets, none answers for."""
    plan = matrix.plan
    owned = {entry.item for entry in matrix.entries if entry.part in ("lead", "monitor", "undecided")}
    for target in in_force(plan.targets):
        if target.id not in owned:
            message = f"Chỉ tiêu tại {place_words(target.id, plan)} không được giao cho cơ quan nào theo dõi, tham mưu."
            yield Gap("khong-ai-theo-doi", target.id, message, target.source)
    led = {entry.item for entry in matrix.entries if entry.part in ("lead", "undecided")}
    for item in (*in_force(plan.tasks), *in_force(plan.projects)):
        if item.id not in led:
            words = f"«{item.lead.text}»" if item.lead.text else "để trống"
            message = f"{place_words(item.id, plan)}: cơ quan chủ trì {words}, không xác định được cơ quan nào."
            yield Gap("khong-ai-chu-tri", item.id, message, item.source)


def _without_coordination(plan: Plan, registry: Registry) -> Iterator[Gap]:
    """Tasks whose coordinating agencies are left blank, or named only as "các cơ quan có liên quan"."""
    for task in in_force(plan.tasks):
        cell = task.coordinate
        if task.alternatives or cell.agencies or cell.partners or task.lead.partners or task.lead.partner_groups:
            continue
        if not cell.text:
            message = f"{place_words(task.id, plan)}: không nêu cơ quan phối hợp."
            yield Gap("khong-co-phoi-hop", task.id, message, task.source)
        elif cell.groups and all(registry.group(group).open for group in cell.groups):
            message = f"{place_words(task.id, plan)}: phối hợp với «{cell.text}», không nêu đích danh cơ quan nào."
            yield Gap("phoi-hop-khong-dich-danh", task.id, message, task.source)


def _undecided(plan: Plan) -> Iterator[Gap]:
    items: tuple[WorkItem, ...] = (*in_force(plan.tasks), *in_force(plan.projects))
    for item in items:
        if item.alternatives:
            readings = " hoặc ".join(
                f"chủ trì «{_line(reading.lead)}», phối hợp «{_line(reading.coordinate)}»"
                for reading in item.alternatives
            )
            message = f"{place_words(item.id, plan)}: văn bản nguồn có {len(item.alternatives)} cách đọc: {readings}."
            yield Gap("chua-xac-dinh", item.id, message, item.source)


def _unknown_agencies(plan: Plan) -> Iterator[Gap]:
    for item in (*in_force(plan.tasks), *in_force(plan.projects)):
        for cell in (item.lead, item.coordinate):
            for phrase in cell.unknown:
                message = f"{place_words(item.id, plan)}: «{phrase}» không có trong danh bạ cơ quan."
                yield Gap("khong-ro-co-quan", item.id, message, cell.source)


def _owners_named_nowhere_else(matrix: Matrix, registry: Registry) -> Iterator[Gap]:
    """Agencies that lead by their own name but have no section of their own, or are not among the recipients."""
    plan = matrix.plan
    sections = _named_in_sections(plan, registry)
    recipients = _named_as_recipients(plan, registry)
    for agency in matrix.agencies:
        led = [e for e in matrix.entries if e.agency == agency.id and e.part == "lead" and e.group is None]
        missing = [
            name
            for name, named in (("phần tổ chức thực hiện", sections), ("nơi nhận", recipients))
            if agency.id not in named
        ]
        if led and missing:
            message = (
                f"{agency.name} chủ trì {len(led)} mục (trước hết: {place_words(led[0].item, plan)}) "
                f"nhưng không có trong {' và '.join(missing)}."
            )
            yield Gap("chu-tri-khong-duoc-neu", agency.id, message, led[0].source)


def _sections_without_items(matrix: Matrix, registry: Registry) -> Iterator[Gap]:
    """Agencies that have a section of their own but no part in any item by their own name."""
    own = {entry.agency for entry in matrix.entries if entry.group is None}
    for part in matrix.plan.responsibilities:
        for agency in part.agencies:
            if agency not in own:
                name = registry.agency(agency).name
                message = (
                    f"{name} có mục {part.id} phần tổ chức thực hiện nhưng không được nêu tên ở mục nào của phụ lục."
                )
                yield Gap("khong-co-viec-trong-phu-luc", agency, message, part.source)


def _named_in_sections(plan: Plan, registry: Registry) -> set[str]:
    named = {agency for part in plan.responsibilities for agency in part.agencies}
    groups = {group for part in plan.responsibilities for group in part.groups}
    return named | {agency for group in groups for agency in registry.members(group)}


def _named_as_recipients(plan: Plan, registry: Registry) -> set[str]:
    named: set[str] = set()
    for text in plan.document.recipients:
        for mention in find_mentions(text, registry):
            if mention.agency:
                named.add(mention.agency)
            elif mention.group:
                named |= set(registry.members(mention.group))
    return named


def _line(assignment: Assignment) -> str:
    return (assignment.text or "").replace("\n", "; ")
