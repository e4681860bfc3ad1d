"""A target's words and its columns say the same."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.checker.examples_plan import plan_of, target
from kehoach.checker.goal_strength import is_weaker
from kehoach.checker.needs import is_carried, targets
from kehoach.checker.rule import Example, Hit, Rule
from kehoach.checker.subject import Subject
from kehoach.meaning.goals import print_goal, read_goals
from kehoach.meaning.periods import peel_period
from kehoach.meaning.spelling import words_of
from kehoach.model import Goal, Target, TargetValue

_AT_END = re.compile(
    r"(?<!\w)(?:đạt|phấn đấu|bảo đảm|đảm bảo|còn|giữ|duy trì)(?: [^\d%;:]{1,30})? ?\d+(?:[.,]\d+)? ?%(?: trở (?:lên|xuống))?$",
    re.IGNORECASE,
)
"""How the words of an indicator end when they state its goal; a number elsewhere defines what is counted."""


def check(subject: Subject) -> Iterator[Hit]:
    """The goal that a target's words end with is no other than that of its columns."""
    for each in targets(subject):
        stated = _stated(each)
        for value in each.values if stated else ():
            if stated and _contradicts(value, stated, each):
                message = f"lời chỉ tiêu nêu «{print_goal(stated)}», cột ghi «{words_of(value.text or '')}»"
                yield Hit(message, each, value.label or "Mục tiêu", review=is_carried(each))


def _stated(each: Target) -> Goal | None:
    words = words_of(each.text)
    rest, _ = peel_period(words)
    if not _AT_END.search(rest):
        return None
    goals = [goal for goal in read_goals(words) if goal.unit == "%"]
    return goals[-1].model_copy(update={"scope": None}) if goals else None


def _contradicts(value: TargetValue, stated: Goal, each: Target) -> bool:
    """Whether the cell has goals of this kind and all of them fall short of the words, or are another exact number."""
    if stated.year and value.period and not value.period.start <= stated.year <= value.period.end:
        return False
    goals = [
        goal for goal in value.goals if goal.unit == stated.unit and goal.comparator not in ("increase", "decrease")
    ]
    if not goals:
        return False
    if stated.comparator == "=":
        return all(goal.value != stated.value for goal in goals)
    return all(is_weaker(goal.model_copy(update={"scope": None}), stated, each.text) for goal in goals)


RULE = Rule(
    code="KH006",
    name="Lời chỉ tiêu khớp với cột mức",
    severity="warning",
    basis="practice",
    place="Thực tiễn: một chỉ tiêu chỉ có một mức",
    requirement="Con số nêu trong lời chỉ tiêu không trái với con số ở cột của từng thời kỳ.",
    reason="Hai con số khác nhau thì không biết lấy số nào để đánh giá.",
    reads=("plan.targets.text", "plan.targets.values.goals"),
    good=Example(
        "«Tỷ lệ hồ sơ trực tuyến đạt tối thiểu 60%»; cột: Tối thiểu 60%",
        plan=plan_of(target("pl1/1/a", "Tỷ lệ hồ sơ trực tuyến đạt tối thiểu 60%", y2026_2030="Tối thiểu 60%")),
    ),
    bad=Example(
        "«Tỷ lệ hồ sơ trực tuyến đạt tối thiểu 60%»; cột: Tối thiểu 45%",
        plan=plan_of(target("pl1/1/a", "Tỷ lệ hồ sơ trực tuyến đạt tối thiểu 60%", y2026_2030="Tối thiểu 45%")),
    ),
    check=check,
    not_applicable=Example("Kế hoạch không có bảng chỉ tiêu", plan=plan_of()),
)
