"""Which of two goals asks for more."""

from __future__ import annotations

import re

from kehoach.meaning.spelling import words_of
from kehoach.model import Goal

_CHANGES = ("increase", "decrease")
_UNWANTED = re.compile(
    r"(?<!\w)(?:giảm|quá hạn|trễ|chậm|vi phạm|khiếu nại|tố cáo|tồn đọng|nghèo|thất nghiệp|sai sót|không đúng|chưa|mắc bệnh"
    r"|tử vong|tai nạn|thiệt hại|ô nhiễm|thất thoát|thời gian|chi phí|nợ|bỏ học)(?!\w)",
    re.IGNORECASE,
)
"""Words of indicators of which less is better."""


def same_measure(first: Goal, second: Goal) -> bool:
    """Whether two goals count the same thing in the same scope, so that their numbers can be held against each other."""
    kinds = {goal.comparator if goal.comparator in _CHANGES else "level" for goal in (first, second)}
    return len(kinds) == 1 and first.unit == second.unit and _scope(first) == _scope(second) and first.per == second.per


def is_weaker(goal: Goal, than: Goal, indicator: str) -> bool:
    """Whether a goal asks for less than another of the same measure; `indicator` are the words of what is counted.

    "tối thiểu" is held to the least value, "tối đa" to the greatest. An exact number counts as a least value, unless the
    indicator names something unwanted ("hồ sơ quá hạn"). At the same number "trên" asks for more than "tối thiểu".
    """
    wants_less = _wants_less(than, indicator)
    if wants_less != _wants_less(goal, indicator) and "=" not in (goal.comparator, than.comparator):
        return True
    own, wanted = _bound(goal, wants_less), _bound(than, wants_less)
    if own is None or wanted is None:
        return False
    if own == wanted:
        return _is_strict(than) and not _is_strict(goal)
    return own > wanted if wants_less else own < wanted


def names_unwanted(indicator: str) -> bool:
    """Whether less of the indicator may be better."""
    return bool(_UNWANTED.search(indicator))


def _wants_less(goal: Goal, indicator: str) -> bool:
    if goal.comparator in ("<", "<="):
        return True
    return goal.comparator in ("=", "range") and names_unwanted(f"{indicator} {goal.scope or ''}")


def _bound(goal: Goal, wants_less: bool) -> int | float | None:
    if goal.value is not None:
        return goal.value
    return goal.high if wants_less else goal.low


def _is_strict(goal: Goal) -> bool:
    sign = goal.bound if goal.comparator in _CHANGES else goal.comparator
    return sign in (">", "<")


def _scope(goal: Goal) -> str:
    return words_of(goal.scope or "").casefold()
