"""The phrases that carry a number in a goal: "đạt tối thiểu 80%", "mỗi năm tăng trên 20%", "từ 25% đến 35%"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, cast

from kehoach.meaning.dates import YEAR
from kehoach.meaning.numbers import NUMBER, read_number
from kehoach.model import Comparator

Change = Literal["increase", "decrease"]
_Role = Literal["sign", "change", "yearly", "plain", "action", "vague"]

_SIGNS: dict[Comparator, tuple[str, ...]] = {
    ">=": ("tối thiểu", "ít nhất", "không dưới", "không thấp hơn", "không ít hơn", "≥", ">="),
    ">": ("trên", "hơn", "cao hơn", "nhiều hơn", "lớn hơn", "trên mức", ">"),
    "<=": ("tối đa", "không quá", "không vượt quá", "không cao hơn", "không trên", "nhiều nhất", "cao nhất", "≤", "<="),
    "<": ("dưới", "thấp hơn", "nhỏ hơn", "ít hơn", "<"),
    "=": ("bằng", "="),
}
_FROM = "từ"
"""Opens a range ("từ 25% đến 35%") or a bound ("từ 30% trở lên")."""

_CHANGES: dict[Change, tuple[str, ...]] = {
    "increase": ("tăng", "tăng thêm", "gia tăng", "nâng thêm", "tăng trưởng"),
    "decrease": ("giảm", "cắt giảm", "giảm thêm", "rút ngắn", "tiết kiệm"),
}
_YEARLY = ("mỗi năm", "hàng năm", "hằng năm", "bình quân mỗi năm", "bình quân hàng năm", "bình quân hằng năm")
_PLAIN = (
    *(
        "đạt",
        "đạt được",
        "phấn đấu",
        "phấn đấu đạt",
        "bảo đảm",
        "đảm bảo",
        "bảo đảm đạt",
        "đảm bảo đạt",
        "phải đạt",
        "đều đạt",
    ),
    *(
        "bình quân",
        "trung bình",
        "là",
        "mức",
        "tỷ lệ",
        "đạt tỷ lệ",
        "đạt mức",
        "ở mức",
        "còn",
        "đạt và duy trì",
        "duy trì",
    ),
    *(
        "tăng lên",
        "nâng lên",
        "nâng tỷ lệ lên",
        "giảm còn",
        "giảm xuống",
        "giảm xuống còn",
        "trong khoảng",
        "trong khoảng từ",
    ),
)
_ACTIONS = (
    "có",
    "hoàn thành",
    "tổ chức",
    "thực hiện",
    "xây dựng",
    "số hóa",
    "ban hành",
    "thành lập",
    "đào tạo",
    "bồi dưỡng",
)
_VAGUE = (
    *(
        "khoảng",
        "gần",
        "xấp xỉ",
        "ước",
        "ước đạt",
        "không",
        "chưa",
        "không đạt",
        "chưa đạt",
        "so với",
        "hoặc",
        "xuống",
        "lên",
    ),
    *("±", "trừ", "đến", "tới", "ngoài", "vượt", "vượt mức", "gấp"),
)
"""Words before a number that leave it without a certain meaning as a goal."""

_MEANING: dict[str, tuple[_Role, str]] = {
    _FROM: ("sign", _FROM),
    **{words: ("sign", sign) for sign, phrases in _SIGNS.items() for words in phrases},
    **{words: ("change", change) for change, phrases in _CHANGES.items() for words in phrases},
    **dict.fromkeys(_YEARLY, ("yearly", "")),
    **dict.fromkeys(_PLAIN, ("plain", "")),
    **dict.fromkeys(_ACTIONS, ("action", "")),
    **dict.fromkeys(_VAGUE, ("vague", "")),
}
_LONGEST = max(len(words.split()) for words in _MEANING)
_NUMBER = re.compile(
    rf"(?P<symbol>[<>≥≤=±]=? ?)?(?<![\w/.,])(?P<low>{NUMBER})(?P<percent> ?%)?"
    rf"(?: ?(?:-|đến) ?(?P<high>{NUMBER}))?(?P<last_percent> ?(?:%|phần trăm))?(?![\w%]|[/.,]\d)",
    re.IGNORECASE,
)
_YEAR = re.compile(YEAR)


@dataclass(frozen=True)
class Phrase:
    """A number with the words that bound it; `start` and `end` are its place in the line.

    `sign` bounds the number, or the change when `change` is set; `high` is set for a range.
    """

    start: int
    end: int
    sign: Comparator
    low: int | float
    high: int | float | None
    percent: bool
    change: Change | None
    yearly: bool


def find_phrases(words: str) -> list[Phrase] | None:
    """The phrases of a line, left to right; None when a number in it is not certain.

    A number that nothing marks as a goal ("mức độ 4", a year) is no phrase.
    """
    phrases: list[Phrase] = []
    for match in _NUMBER.finditer(words):
        start, meanings = _modifiers(words, phrases[-1].end if phrases else 0, match)
        percent = bool(match["percent"] or match["last_percent"])
        marked = meanings or percent or _opens(words, start)
        if not marked or (_YEAR.fullmatch(match["low"]) and not percent):
            continue
        phrase = _phrase(match, start, meanings, percent)
        if phrase is None:
            return None
        phrases.append(phrase)
    return phrases


def _opens(words: str, place: int) -> bool:
    """Whether a place is the beginning of a line or of what follows a colon."""
    return place == 0 or words[max(0, place - 2) : place].strip() == ":"


def _modifiers(words: str, floor: int, match: re.Match[str]) -> tuple[int, list[tuple[_Role, str]]]:
    """Where the words that qualify a number begin, and what they mean, from the number outwards.

    An action ("tổ chức 02 lớp") is one only where nothing stands before it.
    """
    found = [_MEANING.get(match["symbol"].strip(), ("vague", ""))] if match["symbol"] else []
    start = match.start()
    while meaning := _modifier_before(words, floor, start):
        place, role, value = meaning
        if role == "action" and not (_opens(words, place) or words[place - 2 : place] in (", ", "; ")):
            break
        found.append((role, value))
        start = place
    return start, found


def _modifier_before(words: str, floor: int, end: int) -> tuple[int, _Role, str] | None:
    before = words[max(floor, end - 60) : end].split()[-_LONGEST:]
    for count in range(len(before), 0, -1):
        phrase = " ".join(before[-count:])
        if meaning := _MEANING.get(phrase.rstrip(",").lower()):
            return words.rindex(phrase, floor, end), *meaning
    return None


def _phrase(match: re.Match[str], start: int, meanings: list[tuple[_Role, str]], percent: bool) -> Phrase | None:
    values = {role: {value for other, value in meanings if other == role} for role, _ in meanings}
    signs, changes = values.get("sign", set()), values.get("change", set())
    low, high = read_number(match["low"]), read_number(match["high"]) if match["high"] else None
    if "vague" in values or len(changes) > 1 or _is_absurd(low, high, percent):
        return None
    sign = _sign(signs, ranged=high is not None, changing=bool(changes))
    if sign is None:
        return None
    change = cast("Change | None", next(iter(changes), None))
    return Phrase(start, match.end(), sign, low, high, percent, change, "yearly" in values)


def _is_absurd(low: int | float, high: int | float | None, percent: bool) -> bool:
    """Whether the numbers cannot be meant as written: "35% - 25%", "99.500%", "năm 2025 %"."""
    return (high is not None and low > high) or (percent and max(low, high or 0) >= 1000)


def _sign(signs: set[str], *, ranged: bool, changing: bool) -> Comparator | None:
    """What the words before a number say of its bound, None when they do not agree with each other.

    "tăng từ 5% đến 10%" may name two levels or the size of the change, so it is not certain.
    """
    if ranged:
        return "range" if signs <= {"="} or (signs == {_FROM} and not changing) else None
    bounds = {">=" if sign == _FROM else sign for sign in signs} or {"="}
    return cast(Comparator, bounds.pop()) if len(bounds) == 1 else None
