"""What the unit is to lead, it leads."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.conformity import conformity_of
from kehoach.checker.examples_plan import plan_of, subplan_of, task
from kehoach.checker.owners import gave_up_the_lead, names_agency
from kehoach.checker.rule import Example, Hit, NotApplicable, Rule
from kehoach.checker.subject import Subject


def check(subject: Subject) -> Iterator[Hit]:
    """Nobody else leads a task that the parent gives the unit to lead; its own inner units may."""
    held = conformity_of(subject)
    pairs = [(own, parents) for own, parents in held.work() if names_agency(parents.lead, held)]
    if not pairs:
        raise NotApplicable("không có nhiệm vụ nào mà kế hoạch cấp trên giao đơn vị chủ trì")
    for own, parents in pairs:
        if gave_up_the_lead(own, parents, held):
            does = "chỉ phối hợp" if names_agency(own.coordinate, held) else "không còn chủ trì"
            message = (
                f"{held.agency.name} được giao chủ trì ({held.cite(parents.id)} của kế hoạch cấp trên) nhưng ở đây {does}, "
                f"chủ trì là «{own.lead.text}»"
            )
            yield Hit(message, own, "Cơ quan chủ trì")


_PARENT = plan_of(task("pl2/1/a", "Rà soát thủ tục hành chính", lead="Sở Tư pháp", coordinate="Sở Nội vụ"))

RULE = Rule(
    code="SP010",
    name="Giữ vai chủ trì được giao",
    severity="warning",
    basis="practice",
    place="Thực tiễn: cấp dưới không tự đổi vai được giao",
    requirement="Nhiệm vụ được giao chủ trì vẫn do đơn vị (hoặc bộ phận của đơn vị) chủ trì.",
    reason="Chuyển từ chủ trì sang phối hợp là không ai chủ trì nữa.",
    reads=("plan.tasks.lead", "plan.tasks.coordinate", "parent.tasks.lead"),
    good=Example(
        "Chủ trì: Sở Tư pháp",
        plan=subplan_of(
            task("pl1/1", "Rà soát thủ tục hành chính", lead="Sở Tư pháp", coordinate="Sở Nội vụ", origin="pl2/1/a")
        ),
        parent=_PARENT,
    ),
    bad=Example(
        "Chủ trì: Sở Nội vụ; phối hợp: Sở Tư pháp",
        plan=subplan_of(
            task("pl1/1", "Rà soát thủ tục hành chính", lead="Sở Nội vụ", coordinate="Sở Tư pháp", origin="pl2/1/a")
        ),
        parent=_PARENT,
    ),
    check=check,
    not_applicable=Example(
        "Đơn vị chỉ được giao phối hợp",
        plan=subplan_of(task("pl1/1", "Rà soát", lead="Sở Nội vụ", coordinate="Sở Tư pháp", origin="pl2/1/a")),
        parent=plan_of(task("pl2/1/a", "Rà soát", lead="Sở Nội vụ", coordinate="Sở Tư pháp")),
    ),
)
