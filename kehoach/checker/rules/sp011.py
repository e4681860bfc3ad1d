"""The other agencies of a task are those that the parent names."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.conformity import Conformity, conformity_of
from kehoach.checker.examples_plan import plan_of, subplan_of, task
from kehoach.checker.owners import gave_up_the_lead, groups_of, is_shared_out_inside, names_agency
from kehoach.checker.roles import agency_name
from kehoach.checker.rule import Example, Hit, NotApplicable, Rule
from kehoach.checker.subject import Subject
from kehoach.model import Assignment, WorkItem


def check(subject: Subject) -> Iterator[Hit]:
    """The leaders of what the unit coordinates are the parent's; of what it leads no coordinator is left out."""
    held = conformity_of(subject)
    pairs = [(own, parents) for own, parents in held.work() if not (own.alternatives or parents.alternatives)]
    if not pairs:
        raise NotApplicable("không có nhiệm vụ nào là của kế hoạch cấp trên")
    for own, parents in pairs:
        if gave_up_the_lead(own, parents, held):
            continue
        if names_agency(parents.lead, held):
            yield from _left_out(own, parents, held)
        elif (own.lead.text or "").strip() and not is_shared_out_inside(own.lead):
            yield from _other_leaders(own, parents, held)


def _other_leaders(own: WorkItem, parents: WorkItem, held: Conformity) -> Iterator[Hit]:
    if (_named(own.lead, held), own.lead.unknown) != (_named(parents.lead, held), parents.lead.unknown):
        message = f"chủ trì ghi «{own.lead.text}», kế hoạch cấp trên giao «{parents.lead.text}»"
        yield Hit(message, own, "Cơ quan chủ trì")


def _left_out(own: WorkItem, parents: WorkItem, held: Conformity) -> Iterator[Hit]:
    """Coordinators that the parent names itself; the unit may add others, and may leave out those only named by a group."""
    kept = _named(own.coordinate, held) | _named(own.lead, held) | {held.agency.id}
    wanted = (*parents.coordinate.agencies, *parents.coordinate.partners, *parents.lead.partners)
    missing = [agency for agency in dict.fromkeys(wanted) if agency not in kept and not _in_group(agency, own, held)]
    if missing and not is_shared_out_inside(own.coordinate):
        names = ", ".join(agency_name(agency, held.registry) for agency in missing)
        yield Hit(f"bớt cơ quan phối hợp mà kế hoạch cấp trên nêu: {names}", own, "Cơ quan phối hợp")


def _named(cell: Assignment, held: Conformity) -> set[str]:
    return {*cell.agencies, *cell.partners, *groups_of(cell, held)}


def _in_group(agency: str, own: WorkItem, held: Conformity) -> bool:
    return any(agency in held.registry.members(group) for group in groups_of(own.coordinate, held))


_PARENT = plan_of(task("pl2/1/a", "Rà soát thủ tục hành chính", lead="Sở Nội vụ", coordinate="Sở Tư pháp"))

RULE = Rule(
    code="SP011",
    name="Giữ cơ quan chủ trì, phối hợp của cấp trên",
    severity="warning",
    basis="practice",
    place="Thực tiễn: cấp dưới không tự đổi vai của cơ quan khác",
    requirement="Cơ quan chủ trì, phối hợp khác được nêu như kế hoạch cấp trên.",
    reason="Đơn vị không có thẩm quyền giao lại việc cho cơ quan ngang cấp.",
    reads=("plan.tasks.lead", "plan.tasks.coordinate", "parent.tasks.lead", "parent.tasks.coordinate"),
    good=Example(
        "Chủ trì: Sở Nội vụ, như kế hoạch cấp trên",
        plan=subplan_of(
            task("pl1/1", "Rà soát thủ tục hành chính", lead="Sở Nội vụ", coordinate="Sở Tư pháp", origin="pl2/1/a")
        ),
        parent=_PARENT,
    ),
    bad=Example(
        "Chủ trì: Sở Tài chính (cấp trên giao Sở Nội vụ)",
        plan=subplan_of(
            task("pl1/1", "Rà soát thủ tục hành chính", lead="Sở Tài chính", coordinate="Sở Tư pháp", origin="pl2/1/a")
        ),
        parent=_PARENT,
    ),
    check=check,
    not_applicable=Example(
        "Không có nhiệm vụ nào của cấp trên",
        plan=subplan_of(task("pl1/1", "Xây dựng trụ sở mới", lead="Sở Tư pháp")),
        parent=_PARENT,
    ),
)
