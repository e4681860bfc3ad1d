"""What the unit adds is told apart from what it was given."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.conformity import conformity_of
from kehoach.checker.examples_plan import plan_of, subplan_of, task
from kehoach.checker.passages import excerpt
from kehoach.checker.rule import Example, Hit, Rule
from kehoach.checker.subject import Subject


def check(subject: Subject) -> Iterator[Hit]:
    """Rows that are none of the parent's, or no longer: a unit may add its own, a person says whether it means to."""
    held = conformity_of(subject)
    for item in held.repealed:
        yield Hit(f"kế hoạch cấp trên đã bãi bỏ {held.cite(item.origin or '')}", item, review=True)
    for item in held.additions:
        yield Hit(f"không có trong kế hoạch cấp trên: «{excerpt(item.text)}»", item, review=True)


_PARENT = plan_of(task("pl2/1/a", "Rà soát thủ tục hành chính", lead="Sở Tư pháp"))

RULE = Rule(
    code="SP013",
    name="Việc thêm ngoài kế hoạch cấp trên",
    severity="info",
    basis="practice",
    place="Thực tiễn: phân biệt việc được giao và việc tự đặt ra",
    requirement="Việc không có trong kế hoạch cấp trên là việc đơn vị chủ động thêm, không phải ghi nhầm.",
    reason="Việc thêm không có nguồn có thể là chép nhầm từ kế hoạch khác.",
    reads=("plan.tasks", "plan.targets", "plan.projects", "parent.tasks"),
    good=Example(
        "Chỉ có việc được giao",
        plan=subplan_of(task("pl1/1", "Rà soát thủ tục hành chính", lead="Sở Tư pháp")),
        parent=_PARENT,
    ),
    bad=Example(
        "Thêm việc «Xây dựng trụ sở mới»",
        plan=subplan_of(
            task("pl1/1", "Rà soát thủ tục hành chính", lead="Sở Tư pháp"),
            task("pl1/2", "Xây dựng trụ sở mới", lead="Sở Tư pháp"),
        ),
        parent=_PARENT,
    ),
    check=check,
    not_applicable=Example(
        "Kế hoạch cấp trên không giao việc cho đơn vị",
        plan=subplan_of(task("pl1/1", "Rà soát thủ tục hành chính", lead="Sở Tư pháp")),
        parent=plan_of(task("pl2/1/a", "Tiêm chủng mở rộng", lead="Sở Y tế")),
    ),
)
