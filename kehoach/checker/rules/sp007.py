"""The unit aims no lower than the parent."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.checker.conformity import conformity_of
from kehoach.checker.examples_plan import plan_of, subplan_of, target
from kehoach.checker.goal_strength import is_weaker, same_measure
from kehoach.checker.rule import Example, Hit, NotApplicable, Rule
from kehoach.checker.subject import Subject
from kehoach.meaning.goals import print_goal
from kehoach.meaning.spelling import words_of
from kehoach.model import Goal, Target, TargetValue

_SOFT = re.compile(r"(?<!\w)(?:phấn đấu|cố gắng|dự kiến|khoảng|nếu|tùy|khi (?:có|đủ) điều kiện)(?!\w)", re.IGNORECASE)
"""Words that bind less than a number alone."""


def check(subject: Subject) -> Iterator[Hit]:
    """For the same years every goal of the parent is met by one of the unit's; a cell that the parent fills is not blank.
    Words that bind less at the same number are left to a person."""
    pairs = list(conformity_of(subject).targets())
    if not pairs:
        raise NotApplicable("không có chỉ tiêu nào là của kế hoạch cấp trên")
    for own, parents in pairs:
        for wanted in parents.values:
            value = _same_years(wanted, own)
            if value is None or not (wanted.text or "").strip():
                continue
            column = value.label or "Mục tiêu"
            if not (value.text or "").strip():
                yield Hit(f"bỏ trống mức «{words_of(wanted.text or '')}» của kế hoạch cấp trên", own, column)
                continue
            shortfalls = list(_shortfalls(wanted, value, parents))
            for goal, short in shortfalls:
                message = f"«{print_goal(short)}» thấp hơn mức «{print_goal(goal)}» của kế hoạch cấp trên"
                yield Hit(message, own, column)
            if not shortfalls and _SOFT.search(value.text or "") and not _SOFT.search(wanted.text or ""):
                message = (
                    f"«{words_of(value.text or '')}» nhẹ hơn lời «{words_of(wanted.text or '')}» của kế hoạch cấp trên"
                )
                yield Hit(message, own, column, review=True)
            if not value.goals and wanted.goals:
                yield Hit(f"không rõ mức so với «{words_of(wanted.text or '')}» của cấp trên", own, column, review=True)


def _same_years(wanted: TargetValue, own: Target) -> TargetValue | None:
    """The unit's cell for the years of the parent's; a plan of other years need not reach the same by then."""
    same_label = [value for value in own.values if (value.label or "") == (wanted.label or "")]
    same_period = [value for value in own.values if value.period is not None and value.period == wanted.period]
    return next(iter((*same_period, *same_label)), None)


def _shortfalls(wanted: TargetValue, value: TargetValue, parents: Target) -> Iterator[tuple[Goal, Goal]]:
    """The parent's goals that the unit's of the same measure fall short of, with the one that comes nearest."""
    for goal in wanted.goals:
        own = [other for other in value.goals if same_measure(goal, other) and goal.year == other.year]
        if own and all(is_weaker(other, goal, parents.text) for other in own):
            yield goal, own[0]


_PARENT = plan_of(target("pl1/1/a", "Tỷ lệ văn bản được rà soát", lead="Sở Tư pháp", y2026_2030="Tối thiểu 90%"))

RULE = Rule(
    code="SP007",
    name="Mức chỉ tiêu không thấp hơn cấp trên",
    severity="warning",
    basis="practice",
    place="Thực tiễn: cấp dưới không tự hạ chỉ tiêu được giao",
    requirement="Mức chỉ tiêu của đơn vị không thấp hơn mức kế hoạch cấp trên giao cho cùng thời kỳ.",
    reason="Mọi đơn vị hạ mức thì chỉ tiêu chung không đạt.",
    reads=("plan.targets.values.goals", "parent.targets.values.goals"),
    good=Example(
        "Tối thiểu 95% (cấp trên: tối thiểu 90%)",
        plan=subplan_of(target("pl1/1", "Tỷ lệ văn bản được rà soát", origin="pl1/1/a", y2026_2030="Tối thiểu 95%")),
        parent=_PARENT,
    ),
    bad=Example(
        "Tối thiểu 70% (cấp trên: tối thiểu 90%)",
        plan=subplan_of(target("pl1/1", "Tỷ lệ văn bản được rà soát", origin="pl1/1/a", y2026_2030="Tối thiểu 70%")),
        parent=_PARENT,
    ),
    check=check,
    not_applicable=Example(
        "Không có chỉ tiêu nào của cấp trên",
        plan=subplan_of(target("pl1/1", "Số hội thảo khoa học", y2026_2030="04 hội thảo")),
        parent=_PARENT,
    ),
)
