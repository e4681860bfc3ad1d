"""The parent's addresses that the unit cites are there."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.annex_references import all_items
from kehoach.checker.conformity import conformity_of
from kehoach.checker.examples_plan import plan_of, subplan_of, task
from kehoach.checker.rule import Example, Hit, NotApplicable, Rule
from kehoach.checker.subject import Subject


def check(subject: Subject) -> Iterator[Hit]:
    """The address in a row's column Căn cứ leads to an item of the parent."""
    held = conformity_of(subject)
    if not any(item.origin for item in all_items(subject.plan)):
        raise NotApplicable("các dòng không ghi địa chỉ ở kế hoạch cấp trên")
    for item in held.astray:
        yield Hit(f"kế hoạch cấp trên không có {held.cite(item.origin or '')}", item, "Căn cứ")


_PARENT = plan_of(task("pl2/1/a", "Rà soát thủ tục hành chính", lead="Sở Tư pháp"))

RULE = Rule(
    code="SP012",
    name="Địa chỉ ở kế hoạch cấp trên có thật",
    severity="warning",
    basis="practice",
    place="Thực tiễn: dẫn chiếu phải tìm được",
    requirement="Điểm, mục, phụ lục của kế hoạch cấp trên ghi ở cột Căn cứ là có thật.",
    reason="Địa chỉ sai thì không đối chiếu được việc với kế hoạch cấp trên.",
    reads=("plan.tasks.origin", "plan.targets.origin", "plan.projects.origin", "parent.tasks.id"),
    good=Example(
        "Căn cứ: điểm a mục 1 Phụ lục 2",
        plan=subplan_of(task("pl1/1", "Rà soát thủ tục hành chính", lead="Sở Tư pháp", origin="pl2/1/a")),
        parent=_PARENT,
    ),
    bad=Example(
        "Căn cứ: điểm h mục 1 Phụ lục 2 (không có)",
        plan=subplan_of(task("pl1/1", "Rà soát thủ tục hành chính", lead="Sở Tư pháp", origin="pl2/1/h")),
        parent=_PARENT,
    ),
    check=check,
    not_applicable=Example(
        "Không có cột Căn cứ",
        plan=subplan_of(task("pl1/1", "Rà soát thủ tục hành chính", lead="Sở Tư pháp")),
        parent=_PARENT,
    ),
)
