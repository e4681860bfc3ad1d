"""The main tasks of a sub-plan, field by field: part III."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from kehoach.generator.addressing import tidy
from kehoach.generator.draft_outline import Part, say
from kehoach.generator.subplan_material import Material
from kehoach.generator.wording import in_one_line, lower_first
from kehoach.meaning.addresses import cite_sections
from kehoach.meaning.allocation import Role, Share
from kehoach.meaning.casing import sentence_case
from kehoach.meaning.in_force import words_in_force
from kehoach.meaning.open_points import BLANK
from kehoach.model import Paragraph, WorkItem

_ROLES: dict[Role, str] = {
    "lead": "Chủ trì thực hiện",
    "coordinate": "Phối hợp thực hiện",
    "monitor": "Theo dõi, đôn đốc thực hiện",
    "undecided": "Chủ trì hoặc phối hợp (chưa xác định)",
}


def main_tasks(material: Material) -> Part:
    """Part III: what the unit leads and coordinates in each field, its duties, its projects, its breakthroughs."""
    allocation, parent = material.allocation, material.parent
    fields = [
        _field(material, title, list(shares))
        for title, shares in groupby(
            allocation.tasks, key=lambda share: share.item.group.title if share.item.group else ""
        )
    ]
    duties = {part.id: lines for part in allocation.responsibilities if (lines := material.duties(part))}
    if duties:
        title = f"Nhiệm vụ được giao tại {cite_sections(list(duties))} {parent.code}"
        fields.append(Part(title, [line for lines in duties.values() for line in lines]))
    if allocation.projects:
        fields.append(Part("Xây dựng các đề án, kế hoạch", [_line(material, share) for share in allocation.projects]))
    fields.append(Part("Khâu đột phá", [say(BLANK)]))
    return Part("NHIỆM VỤ TRỌNG TÂM", [_note(material)] if allocation.tasks or allocation.projects else (), fields)


def _note(material: Material) -> Paragraph:
    """Whose annexes the addresses lead to: the unit's own plan has annexes too."""
    return say(f"(Điểm, mục, phụ lục dẫn ở cuối mỗi nhiệm vụ là của {material.parent.code}.)")


def _field(material: Material, title: str, shares: Sequence[Share]) -> Part:
    """A field's tasks by role; a list of one role alone has no letter."""
    roles = [
        (role, [share for share in shares if share.role == role])
        for role in _ROLES
        if any(s.role == role for s in shares)
    ]
    name = sentence_case(title, material.parent.texts) or "Các nhiệm vụ được giao"
    if len(roles) == 1:
        role, held = roles[0]
        opening = [] if role == "coordinate" else [say(f"{material.unit.agency.name} {lower_first(_ROLES[role])}:")]
        return Part(name, [*opening, *_lines(material, role, held)])
    return Part(name, below=[Part(_ROLES[role], _lines(material, role, held)) for role, held in roles])


def _lines(material: Material, role: Role, shares: Sequence[Share]) -> list[Paragraph]:
    if role == "coordinate":
        return _coordination(material, shares)
    return [_line(material, share) for share in shares]


def _coordination(material: Material, shares: Sequence[Share]) -> list[Paragraph]:
    """The tasks that others lead, by leader: how many, and where they stand; the annex has their words."""
    by_leader: dict[str, list[str]] = {}
    for share in shares:
        by_leader.setdefault(_leader(material, share), []).append(share.item.id)
    return [
        say(
            f"- Phối hợp với {leader} thực hiện {len(items):02} nhiệm vụ tại {material.parent.cite_many(items)} "
            f"{material.parent.code}, nêu tại {material.task_annex} kèm theo Kế hoạch này."
        )
        for leader, items in by_leader.items()
    ]


def _leader(material: Material, share: Share) -> str:
    """The agency that leads a task where it is one, else what they are."""
    lead = share.item.lead
    alone = lead is not None and len(lead.agencies) == 1 and not lead.groups and not lead.unknown
    if alone and lead is not None and lead.agencies[0] != material.unit.agency.id:
        return material.registry.agency(lead.agencies[0]).name
    return "các cơ quan chủ trì"


def _line(material: Material, share: Share) -> Paragraph:
    """One item as a dashed line: its words, its deadline, its address."""
    item = share.item
    deadline = in_one_line(item.deadline.text or "") if isinstance(item, WorkItem) else ""
    text = tidy(in_one_line(words_in_force(item)))
    if share.role == "undecided":
        text += f": văn bản nguồn có nhiều cách đọc, {BLANK}"
    when = lower_first(deadline) or BLANK
    return Paragraph(text=f"- {text} (thời gian: {when}; {material.parent.cite(item.id)}).", source=item.source)
