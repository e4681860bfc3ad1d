"""A later period asks for no less than an earlier one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from kehoach.checker.examples_plan import plan_of, target
from kehoach.checker.goal_strength import is_weaker, names_unwanted, same_measure
from kehoach.checker.needs import is_carried, targets
from kehoach.checker.rule import Example, Hit, NotApplicable, Rule
from kehoach.checker.subject import Subject
from kehoach.meaning.goals import print_goal
from kehoach.model import Goal, Target, TargetValue


def check(subject: Subject) -> Iterator[Hit]:
    """Goals of one measure do not get weaker from column to column."""
    several = False
    for each in targets(subject):
        for before, after in pairwise(_in_order(each)):
            several = True
            for earlier, later in _pairs(before, after):
                if is_weaker(later, earlier, each.text):
                    message = (
                        f"«{print_goal(later)}» thấp hơn «{print_goal(earlier)}» của cột {before.label or 'trước'}"
                    )
                    yield Hit(
                        message, each, after.label or "Mục tiêu", review=is_carried(each) or _may_fall(later, each)
                    )
    if not several:
        raise NotApplicable("không có chỉ tiêu nào nêu mức ở hai thời kỳ trở lên")


def _in_order(each: Target) -> list[TargetValue]:
    """The columns with goals, in the order of their years."""
    stated = [value for value in each.values if value.goals and value.period]
    return sorted(stated, key=lambda value: value.period.end if value.period else 0)


def _pairs(before: TargetValue, after: TargetValue) -> Iterator[tuple[Goal, Goal]]:
    for earlier in before.goals:
        yield from ((earlier, later) for later in after.goals if same_measure(earlier, later))


def _may_fall(goal: Goal, each: Target) -> bool:
    """Whether a smaller number may be what is wanted: a bare number, a change, or an indicator of something unwanted."""
    return goal.unit != "%" or goal.comparator in ("decrease", "increase") or names_unwanted(each.text)


RULE = Rule(
    code="KH009",
    name="Mức thời kỳ sau không thấp hơn thời kỳ trước",
    severity="warning",
    basis="practice",
    place="Thực tiễn: mục tiêu tiến dần theo lộ trình",
    requirement="Mức của thời kỳ sau không thấp hơn mức của thời kỳ trước.",
    reason="Mức đi lùi thường là do đảo cột hoặc gõ nhầm số.",
    reads=("plan.targets.values.goals", "plan.targets.values.period"),
    good=Example(
        "60% (2026-2027), 80% (2028-2030)",
        plan=plan_of(target("pl1/1/a", "Tỷ lệ hồ sơ trực tuyến", y2026_2027="Đạt 60%", y2028_2030="Đạt 80%")),
    ),
    bad=Example(
        "80% (2026-2027), 60% (2028-2030)",
        plan=plan_of(target("pl1/1/a", "Tỷ lệ hồ sơ trực tuyến", y2026_2027="Đạt 80%", y2028_2030="Đạt 60%")),
    ),
    check=check,
    not_applicable=Example(
        "Chỉ tiêu chỉ có một thời kỳ", plan=plan_of(target("pl1/1/a", "Tỷ lệ hồ sơ", y2026_2030="Đạt 80%"))
    ),
)
