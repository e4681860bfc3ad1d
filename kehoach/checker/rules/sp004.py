"""What the parent gives the unit to coordinate or to follow is in the unit's plan."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.conformity import conformity_of
from kehoach.checker.examples_plan import plan_of, subplan_of, task
from kehoach.checker.passages import excerpt
from kehoach.checker.rule import Example, Hit, NotApplicable, Rule
from kehoach.checker.subject import Subject

_ROLES = {"coordinate": "phối hợp", "monitor": "theo dõi, đôn đốc", "undecided": "chủ trì hoặc phối hợp (chưa rõ)"}


def check(subject: Subject) -> Iterator[Hit]:
    """Every task and project in another role than the lead has a row; some units list only what they lead, so it is told."""
    held = conformity_of(subject)
    shares = [share for share in (*held.allocation.tasks, *held.allocation.projects) if share.role in _ROLES]
    if not shares:
        raise NotApplicable(f"kế hoạch cấp trên không giao {held.agency.name} phối hợp hay theo dõi việc nào")
    for share in held.missing(shares):
        message = f"thiếu việc được giao {_ROLES[share.role]}: «{excerpt(share.item.text)}»"
        place = f"{held.cite(share.item.id)} của kế hoạch cấp trên"
        yield Hit(message, place=place, review=share.role == "undecided")


_PARENT = plan_of(
    task("pl2/1/a", "Rà soát thủ tục hành chính", lead="Sở Tư pháp"),
    task("pl2/1/b", "Tập huấn cán bộ pháp chế", lead="Sở Nội vụ", coordinate="Sở Tư pháp"),
)

RULE = Rule(
    code="SP004",
    name="Đủ nhiệm vụ được giao phối hợp, theo dõi",
    severity="info",
    basis="practice",
    place="Thực tiễn: cấp dưới thực hiện đủ việc được giao",
    requirement="Kế hoạch của đơn vị nêu cả việc được giao phối hợp, theo dõi.",
    reason="Không nêu thì dễ bị bỏ quên khi cơ quan chủ trì đề nghị phối hợp.",
    reads=("plan.tasks", "plan.projects", "parent.tasks", "parent.projects"),
    good=Example(
        "Có cả việc phối hợp",
        plan=subplan_of(
            task("pl1/1", "Rà soát thủ tục hành chính", lead="Sở Tư pháp"),
            task("pl1/2", "Tập huấn cán bộ pháp chế", lead="Sở Nội vụ", coordinate="Sở Tư pháp"),
        ),
        parent=_PARENT,
    ),
    bad=Example(
        "Chỉ có việc chủ trì",
        plan=subplan_of(task("pl1/1", "Rà soát thủ tục hành chính", lead="Sở Tư pháp")),
        parent=_PARENT,
    ),
    check=check,
    not_applicable=Example(
        "Kế hoạch cấp trên chỉ giao chủ trì",
        plan=subplan_of(task("pl1/1", "Rà soát thủ tục hành chính", lead="Sở Tư pháp")),
        parent=plan_of(task("pl2/1/a", "Rà soát thủ tục hành chính", lead="Sở Tư pháp")),
    ),
)
