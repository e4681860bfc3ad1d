"""A later period asks for more than an earlier one, as long as there is more to reach."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from kehoach.checker.examples_plan import plan_of, target
from kehoach.checker.goal_strength import same_measure
from kehoach.checker.needs import targets
from kehoach.checker.rule import Example, Hit, NotApplicable, Rule
from kehoach.checker.subject import Subject
from kehoach.meaning.goals import print_goal
from kehoach.model import Goal

_LEVELS = ("=", ">=", ">")


def check(subject: Subject) -> Iterator[Hit]:
    """A share below 100 % does not stand at the same number in the next column; a person says whether that is meant."""
    several = False
    for each in targets(subject):
        stated = [value for value in each.values if value.goals and value.period]
        for before, after in pairwise(stated):
            several = True
            for earlier, later in ((first, second) for first in before.goals for second in after.goals):
                if _stands_still(earlier, later):
                    message = (
                        f"«{print_goal(later)}» gần như bằng «{print_goal(earlier)}» của cột {before.label or 'trước'}"
                    )
                    yield Hit(message, each, after.label or "Mục tiêu", review=True)
    if not several:
        raise NotApplicable("không có chỉ tiêu nào nêu mức ở hai thời kỳ trở lên")


def _stands_still(earlier: Goal, later: Goal) -> bool:
    levels = earlier.comparator in _LEVELS and later.comparator in _LEVELS
    below = later.unit == "%" and later.value is not None and later.value < 100
    return levels and below and same_measure(earlier, later) and earlier.value == later.value


RULE = Rule(
    code="KH010",
    name="Mức thời kỳ sau có tiến bộ",
    severity="info",
    basis="practice",
    place="Thực tiễn: mục tiêu tiến dần theo lộ trình",
    requirement="Mức chưa đến 100% của thời kỳ trước được nâng lên ở thời kỳ sau.",
    reason="«Trên 80%» sau «tối thiểu 80%» là không đặt thêm mục tiêu nào cho thời kỳ sau.",
    reads=("plan.targets.values.goals", "plan.targets.values.period"),
    good=Example(
        "Tối thiểu 80% (2026-2027), tối thiểu 90% (2028-2030)",
        plan=plan_of(target("pl1/1/a", "Tỷ lệ hồ sơ", y2026_2027="Tối thiểu 80%", y2028_2030="Tối thiểu 90%")),
    ),
    bad=Example(
        "Tối thiểu 80% (2026-2027), trên 80% (2028-2030)",
        plan=plan_of(target("pl1/1/a", "Tỷ lệ hồ sơ", y2026_2027="Tối thiểu 80%", y2028_2030="Trên 80%")),
    ),
    check=check,
    not_applicable=Example(
        "Chỉ tiêu chỉ có một thời kỳ", plan=plan_of(target("pl1/1/a", "Tỷ lệ hồ sơ", y2026_2030="Đạt 80%"))
    ),
)
