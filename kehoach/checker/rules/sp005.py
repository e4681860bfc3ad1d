"""The targets that the parent gives the unit are in the unit's plan."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.conformity import conformity_of
from kehoach.checker.examples_plan import plan_of, subplan_of, target
from kehoach.checker.passages import excerpt
from kehoach.checker.rule import Example, Hit, NotApplicable, Rule
from kehoach.checker.subject import Subject


def check(subject: Subject) -> Iterator[Hit]:
    """Every target that the unit answers for, follows, or is measured by has a row."""
    held = conformity_of(subject)
    if not held.allocation.targets:
        raise NotApplicable(f"kế hoạch cấp trên không giao chỉ tiêu nào cho {held.agency.name}")
    for share in held.missing(held.allocation.targets):
        message = f"thiếu chỉ tiêu được giao: «{excerpt(share.item.text)}»"
        yield Hit(message, place=f"{held.cite(share.item.id)} của kế hoạch cấp trên")


_PARENT = plan_of(
    target("pl1/1/a", "Tỷ lệ văn bản được rà soát", lead="Sở Tư pháp", y2026_2030="Đạt 90%"),
    target("pl1/1/b", "Tỷ lệ cán bộ được tập huấn", lead="Sở Tư pháp", y2026_2030="Đạt 80%"),
)

RULE = Rule(
    code="SP005",
    name="Đủ chỉ tiêu được giao",
    severity="warning",
    basis="practice",
    place="Thực tiễn: cấp dưới thực hiện đủ việc được giao",
    requirement="Kế hoạch của đơn vị có đủ chỉ tiêu mà kế hoạch cấp trên giao.",
    reason="Chỉ tiêu bị bỏ thì cuối kỳ không có số liệu để báo cáo.",
    reads=("plan.targets", "parent.targets", "parent.responsibilities"),
    good=Example(
        "Có cả hai chỉ tiêu",
        plan=subplan_of(
            target("pl1/1", "Tỷ lệ văn bản được rà soát", y2026_2030="Đạt 90%"),
            target("pl1/2", "Tỷ lệ cán bộ được tập huấn", y2026_2030="Đạt 80%"),
        ),
        parent=_PARENT,
    ),
    bad=Example(
        "Thiếu chỉ tiêu tập huấn",
        plan=subplan_of(target("pl1/1", "Tỷ lệ văn bản được rà soát", y2026_2030="Đạt 90%")),
        parent=_PARENT,
    ),
    check=check,
    not_applicable=Example(
        "Kế hoạch cấp trên giao chỉ tiêu cho cơ quan khác",
        plan=subplan_of(target("pl1/1", "Tỷ lệ văn bản được rà soát", y2026_2030="Đạt 90%")),
        parent=plan_of(target("pl1/1/a", "Tỷ lệ văn bản được rà soát", lead="Sở Y tế", y2026_2030="Đạt 90%")),
    ),
)
