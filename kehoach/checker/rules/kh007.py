"""A share is at most a hundred per cent."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.checker.examples_plan import plan_of, target
from kehoach.checker.needs import is_carried, targets
from kehoach.checker.rule import Example, Hit, Rule
from kehoach.checker.subject import Subject
from kehoach.meaning.goals import print_goal
from kehoach.meaning.spelling import words_of
from kehoach.model import Goal

_SHARE = re.compile(r"(?:tỷ lệ|tỉ lệ|mức độ hài lòng|tỷ trọng|tỉ trọng)(?!\w)", re.IGNORECASE)
_GROWTH = re.compile(r"kế hoạch|dự toán|so với|cùng kỳ|tăng|tốc độ|chỉ số|giao", re.IGNORECASE)


def check(subject: Subject) -> Iterator[Hit]:
    """No share passes 100 %, nothing falls by more than all; for other percentages a person has to say."""
    for each in targets(subject):
        words = words_of(each.text)
        is_share = bool(_SHARE.match(words)) and not _GROWTH.search(words)
        for value in each.values:
            for goal in value.goals:
                if not _passes(goal) or (goal.comparator != "decrease" and _GROWTH.search(f"{words} {value.text}")):
                    continue
                review = is_carried(each) or not (is_share or goal.comparator == "decrease")
                yield Hit(f"«{print_goal(goal)}»: quá 100%", each, value.label or "Mục tiêu", review=review)


def _passes(goal: Goal) -> bool:
    number = max((part for part in (goal.value, goal.high) if part is not None), default=0)
    return goal.unit == "%" and goal.comparator != "increase" and number > 100


RULE = Rule(
    code="KH007",
    name="Tỷ lệ không quá 100%",
    severity="warning",
    basis="practice",
    place="Số học: phần không lớn hơn toàn thể",
    requirement="Mức của một tỷ lệ, hay mức giảm, không quá 100%.",
    reason="Tỷ lệ quá 100% là gõ nhầm, hoặc so với kế hoạch mà không ghi rõ.",
    reads=("plan.targets.values.goals",),
    good=Example(
        "Tỷ lệ hồ sơ: Đạt 95%", plan=plan_of(target("pl1/1/a", "Tỷ lệ hồ sơ trực tuyến", y2026_2030="Đạt 95%"))
    ),
    bad=Example(
        "Tỷ lệ hồ sơ: Đạt 950%", plan=plan_of(target("pl1/1/a", "Tỷ lệ hồ sơ trực tuyến", y2026_2030="Đạt 950%"))
    ),
    check=check,
    not_applicable=Example("Kế hoạch không có bảng chỉ tiêu", plan=plan_of()),
)
