"""Every target is given to somebody."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.examples_plan import duty, plan_of, target
from kehoach.checker.needs import is_carried, targets
from kehoach.checker.rule import Example, Hit, NotApplicable, Rule
from kehoach.checker.subject import Subject
from kehoach.model import Scope


def check(subject: Subject) -> Iterator[Hit]:
    """A target is in the reference of somebody's section ("mục 3 Phụ lục 1"), or in a row with an agency of its own."""
    all_targets = targets(subject)
    given = {
        item for part in subject.plan.responsibilities for scope in part.scopes for item in (*scope.ids, *scope.derived)
    }
    has_column = any(each.lead is not None for each in all_targets)
    if not has_column and not any(each.id in given for each in all_targets):
        raise NotApplicable("kế hoạch không giao chỉ tiêu cho từng cơ quan theo dõi")
    for each in all_targets:
        if each.id not in given and (each.lead is None or not (each.lead.text or "").strip()):
            yield Hit("không được giao cho cơ quan nào theo dõi, tham mưu", each, review=is_carried(each))


RULE = Rule(
    code="KH015",
    name="Chỉ tiêu có cơ quan chịu trách nhiệm",
    severity="warning",
    basis="practice",
    place="Thực tiễn: kế hoạch phải rõ trách nhiệm",
    requirement="Khi chỉ tiêu được giao theo dẫn chiếu hoặc theo cột, chỉ tiêu nào cũng có cơ quan chịu trách nhiệm.",
    reason="Chỉ tiêu bị loại khỏi dẫn chiếu của cơ quan này mà không giao cho cơ quan khác thì không ai theo dõi.",
    reads=("plan.responsibilities.scopes", "plan.targets.lead"),
    good=Example(
        "Sở Nội vụ theo dõi mục 1 Phụ lục 1",
        plan=plan_of(
            target("pl1/1/a", "Tỷ lệ hồ sơ", y2026_2030="Đạt 80%"),
            duty("V/1", "Sở Nội vụ", scopes=(Scope(text="mục 1 Phụ lục 1", ids=("pl1/1/a",)),)),
        ),
    ),
    bad=Example(
        "Sở Nội vụ theo dõi mục 1 Phụ lục 1 (trừ điểm b), điểm b không giao cho ai",
        plan=plan_of(
            target("pl1/1/a", "Tỷ lệ hồ sơ", y2026_2030="Đạt 80%"),
            target("pl1/1/b", "Mức độ hài lòng", y2026_2030="Đạt 90%"),
            duty("V/1", "Sở Nội vụ", scopes=(Scope(text="mục 1 Phụ lục 1 (trừ điểm b)", ids=("pl1/1/a",)),)),
        ),
    ),
    check=check,
    not_applicable=Example(
        "Chỉ tiêu không được giao theo dẫn chiếu", plan=plan_of(target("pl1/1/a", "Tỷ lệ hồ sơ", y2026_2030="Đạt 80%"))
    ),
)
