"""How much: reads the goals that a target's cell states and prints them back.

A cell may hold several lines, lines several goals; a heading ("- Năm 2021:") holds for the lines below it.
A line with a number that is not understood gives no goal: the words stay in the `TargetValue`.
"""

from __future__ import annotations

import re

from kehoach.meaning.goal_lines import Headings, has_digit, lines_of
from kehoach.meaning.goal_phrases import Phrase, find_phrases
from kehoach.meaning.numbers import print_number
from kehoach.meaning.periods import YEARS_NAMED, peel_period, print_period
from kehoach.model import Comparator, Goal, Period
from kehoach.model.trusted import changed

_BOUNDS: dict[Comparator | None, str] = {">=": "tối thiểu ", ">": "trên ", "<=": "tối đa ", "<": "dưới "}
_SEPARATOR = re.compile(r"[;,] ?| và ")
_AIM = re.compile(r"^(?:phấn đấu|bảo đảm|đảm bảo)(?: |$)", re.IGNORECASE)
_BASE = re.compile(r"(?:^| )so với (?P<words>.+)$", re.IGNORECASE)
_SUBJECT = re.compile(r"(?:^| )đối với (?P<words>.+)$", re.IGNORECASE)
_ONWARD = re.compile(r"(?:^| )trở (?P<way>lên|xuống)(?=$|[ ,;])", re.IGNORECASE)
_YEARLY = re.compile(r" ?(?:/ ?|mỗi |một |h[àằ]ng )năm(?! \d)", re.IGNORECASE)
_ORDINAL = re.compile(
    r"(?:mức độ|mức|cấp độ|loại|nhóm|hạng|ISO|TCVN) \d+(?:(?:,| và|, và)(?: mức độ)? \d+)*", re.IGNORECASE
)
_WORDING = re.compile(r"[\w(“\"](?:.*[\w)”\"])?")
_DOUBTFUL = re.compile(
    r"(?<!\w)(?:hoặc|trừ|tối thiểu|tối đa|ít nhất|không dưới|không quá|trở lên|trở xuống|mỗi năm|h[àằ]ng năm)(?!\w)"
    r"|(?<!\w)(?:so với|đối với)(?!\w)"
    r"|/ ?năm|^(?:xuống|lên|đến|còn|trở|và|tăng|giảm|đạt|dưới|không)(?!\w)"
    r"|(?<!\w)(?:không|chưa|từ|đến|khoảng|gần|đạt|trên|dưới|tăng|giảm|và)$",
    re.IGNORECASE,
)
"""Words that have no place in a scope, a unit or a base: they belong to a goal that is not understood."""


def read_goals(text: str) -> tuple[Goal, ...]:
    """The goals of a cell in reading order; none for a blank cell and for words without a number."""
    headings = Headings()
    goals: list[Goal] = []
    for marker, words in lines_of(text):
        if phrases := find_phrases(words):
            goals += _read_line(words, phrases, *headings.over(marker))
        else:
            headings.add(marker, words)
    return tuple(goals)


def print_goal(goal: Goal) -> str:
    """A goal in its canonical words: "Năm 2021: Cấp tỉnh: tối thiểu 30%"."""
    period = goal.period or (Period(start=goal.year, end=goal.year) if goal.year else None)
    heading = (f"{print_period(period)}: " if period else "") + (f"{goal.scope}: " if goal.scope else "")
    words = _print_bound(goal) + _print_value(goal) + _print_unit(goal.unit)
    words = ("mỗi năm " if goal.per else "") + words + (f" so với {goal.base}" if goal.base else "")
    return heading + words if heading else words[0].upper() + words[1:]


def _read_line(words: str, phrases: list[Phrase], scopes: list[str], period: Period | None) -> list[Goal]:
    """The goals of one line under its headings, none when any of it is not understood."""
    goals = [_read_goal(head, phrase, tail) for head, phrase, tail in _segments(words, phrases)]
    if None in goals or any(map(_is_doubtful, scopes)):
        return []
    return [_under(goal, scopes, period) for goal in goals if goal]


def _under(goal: Goal, scopes: list[str], period: Period | None) -> Goal:
    """A goal with the scopes above its own, and with the years above it when it has none."""
    scope = ": ".join([*scopes, goal.scope] if goal.scope else scopes) or None
    dated = goal.year or goal.period
    return changed(goal, scope=scope, **({} if dated else _years(period)))


def _segments(words: str, phrases: list[Phrase]) -> list[tuple[str, Phrase, str | None]]:
    """Each phrase with the words before and after it; a tail of None where they cannot be told apart."""
    heads, tails = [words[: phrases[0].start]], []
    for phrase, following in zip(phrases, phrases[1:], strict=False):
        gap = words[phrase.end : following.start]
        marks = [mark for mark in _SEPARATOR.finditer(gap) if mark[0].startswith(";")] or list(_SEPARATOR.finditer(gap))
        certain = bool(marks) and (len(marks) == 1 or not gap[: marks[0].start()].strip())
        tails.append(gap[: marks[0].start()] if certain else None)
        heads.append(gap[marks[0].end() :] if certain else "")
    return list(zip(heads, phrases, [*tails, words[phrases[-1].end :]], strict=True))


def _read_goal(head: str, phrase: Phrase, tail: str | None) -> Goal | None:
    """The goal of a phrase between the words before and after it, None when their part in it is not certain."""
    sign, tail = _bound_after(phrase, tail or "") if tail is not None else (None, "")
    if sign is None or (tail.strip() and tail[0] not in " /("):
        return None
    scope, before = peel_period(head.strip(" ,;-"))
    rest, base = _cut(_BASE, tail)
    rest, subject = _cut(_SUBJECT, rest)
    yearly = phrase.yearly or bool(_YEARLY.search(rest))
    rest, after = peel_period(_YEARLY.sub("", rest, count=1).strip(" ,:;."))
    unit, rest = ("%", rest) if phrase.percent else (rest or None, "")
    scopes = [words for words in (_AIM.sub("", scope).strip(" ,:;-"), rest, subject) if words]
    beside = [words for words in (*scopes, None if phrase.percent else unit) if words]
    dated_again = any(peel_period(words)[1] for words in beside) or (before and after)
    compared = base and not phrase.change and sign in (">", "<")  # "cao hơn 5% so với năm 2020"
    if dated_again or compared or any(map(_is_doubtful, beside if base is None else (*beside, base))):
        return None
    ranged = phrase.high is not None
    goal = Goal(
        comparator=phrase.change or sign,
        value=None if ranged else phrase.low,
        low=phrase.low if ranged else None,
        high=phrase.high,
        unit=unit,
        scope=": ".join(scopes) or None,
        base=base,
        bound=sign if phrase.change and sign != "=" else None,
        per="year" if yearly else None,
    )
    return changed(goal, **_years(before or after))


def _bound_after(phrase: Phrase, tail: str) -> tuple[Comparator | None, str]:
    """The sign of a phrase with "trở lên" or "trở xuống" after it, and the tail without those words."""
    match = _ONWARD.search(tail)
    if match is None:
        return phrase.sign, tail
    upward = match["way"].lower() == "lên"
    agrees = phrase.sign in ("=", ">=") or (phrase.sign == "<=" and not upward)
    sign: Comparator = ">=" if upward else "<="
    return (sign if agrees else None), tail[: match.start()] + tail[match.end() :]


def _years(period: Period | None) -> dict[str, int | Period]:
    if period is None:
        return {}
    return {"year": period.start} if period.start == period.end else {"period": period}


def _cut(pattern: re.Pattern[str], words: str) -> tuple[str, str | None]:
    match = pattern.search(words)
    return (words[: match.start()], match["words"].strip(" ,;.")) if match else (words, None)


def _is_doubtful(words: str) -> bool:
    """Whether the words beside a number may change what it says: an alternative, another number, half a bracket."""
    if _DOUBTFUL.search(words) or words.count("(") != words.count(")"):
        return True
    if has_digit(words) and has_digit(YEARS_NAMED.sub("", _ORDINAL.sub("", words))):
        return True
    return not _WORDING.fullmatch(words)


def _print_bound(goal: Goal) -> str:
    bound = goal.bound if goal.comparator in ("increase", "decrease") else goal.comparator
    verb = {"increase": "tăng ", "decrease": "giảm ", "=": "đạt "}.get(goal.comparator, "")
    return verb + _BOUNDS.get(bound, "")


def _print_value(goal: Goal) -> str:
    if goal.low is not None and goal.high is not None:
        opening, link = ("", " - ") if goal.bound else ("từ ", " đến ")
        return f"{opening}{print_number(goal.low)}{'%' if goal.unit == '%' else ''}{link}{print_number(goal.high)}"
    return print_number(goal.value) if goal.value is not None else ""


def _print_unit(unit: str | None) -> str:
    return "" if unit is None else "%" if unit == "%" else f" {unit}"
