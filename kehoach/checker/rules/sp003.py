"""What the parent gives the unit to lead is in the unit's plan."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.conformity import conformity_of
from kehoach.checker.examples_plan import plan_of, subplan_of, task
from kehoach.checker.passages import excerpt
from kehoach.checker.rule import Example, Hit, NotApplicable, Rule
from kehoach.checker.subject import Subject


def check(subject: Subject) -> Iterator[Hit]:
    """Every task and project that the unit leads, by its name or as a member of a group, has a row."""
    held = conformity_of(subject)
    led = [share for share in (*held.allocation.tasks, *held.allocation.projects) if share.role == "lead"]
    if not led:
        raise NotApplicable(f"kế hoạch cấp trên không giao {held.agency.name} chủ trì việc nào")
    for share in held.missing(led):
        message = f"thiếu nhiệm vụ được giao chủ trì: {held.cite(share.item.id)} «{excerpt(share.item.text)}»"
        yield Hit(message, place=f"{held.cite(share.item.id)} của kế hoạch cấp trên")


_PARENT = plan_of(
    task("pl2/1/a", "Rà soát thủ tục hành chính", lead="Sở Tư pháp"),
    task("pl2/1/b", "Tập huấn cán bộ pháp chế", lead="Sở Tư pháp"),
)

RULE = Rule(
    code="SP003",
    name="Đủ nhiệm vụ được giao chủ trì",
    severity="warning",
    basis="practice",
    place="Thực tiễn: cấp dưới thực hiện đủ việc được giao",
    requirement="Kế hoạch của đơn vị có đủ nhiệm vụ, đề án mà kế hoạch cấp trên giao đơn vị chủ trì.",
    reason="Việc không có trong kế hoạch của đơn vị chủ trì thì không ai làm.",
    reads=("plan.tasks", "plan.projects", "parent.tasks", "parent.projects"),
    good=Example(
        "Có cả hai nhiệm vụ được giao",
        plan=subplan_of(
            task("pl1/1", "Rà soát thủ tục hành chính", lead="Sở Tư pháp"),
            task("pl1/2", "Tập huấn cán bộ pháp chế", lead="Sở Tư pháp"),
        ),
        parent=_PARENT,
    ),
    bad=Example(
        "Thiếu nhiệm vụ tập huấn",
        plan=subplan_of(task("pl1/1", "Rà soát thủ tục hành chính", lead="Sở Tư pháp")),
        parent=_PARENT,
    ),
    check=check,
    not_applicable=Example(
        "Kế hoạch cấp trên chỉ giao phối hợp",
        plan=subplan_of(task("pl1/1", "Rà soát thủ tục hành chính", coordinate="Sở Tư pháp")),
        parent=plan_of(task("pl2/1/a", "Rà soát thủ tục hành chính", coordinate="Sở Tư pháp")),
    ),
)
