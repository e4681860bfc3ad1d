"""The phrases that carry a number in a goal: "đạt tối thiểu 80%", "mỗi năm tăng trên 20%", "từ 25% đến 35%"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from kehoach.meaning.dates import YEAR
from kehoach.meaning.numbers import NUMBER, is_grouped, read_number
from kehoach.model import Comparator

_Role = Literal[">=", ">", "=", "<=", "<", "increase", "decrease", "yearly", "plain", "vague"]

_MODIFIERS: dict[_Role, tuple[str, ...]] = {
    ">=": ("tối thiểu", "ít nhất", "không dưới", "không thấp hơn", "không ít hơn", "từ", "≥", ">="),
    ">": ("trên", "hơn", "cao hơn", "nhiều hơn", "lớn hơn", "vượt", "trên mức", ">"),
    "<=": ("tối đa", "không quá", "không vượt quá", "không cao hơn", "không trên", "nhiều nhất", "cao nhất", "≤", "<="),
    "<": ("dưới", "thấp hơn", "nhỏ hơn", "ít hơn", "<"),
    "=": ("bằng", "="),
    "increase": ("tăng", "tăng thêm"),
    "decrease": ("giảm", "cắt giảm", "giảm thêm"),
    "yearly": ("mỗi năm", "hàng năm", "hằng năm", "bình quân mỗi năm", "bình quân hàng năm", "bình quân hằng năm"),
    "plain": (
        *("đạt", "đạt được", "phấn đấu", "phấn đấu đạt", "hoàn thành", "bảo đảm", "đảm bảo", "bảo đảm đạt", "duy trì"),
        *(
            "bình quân",
            "trung bình",
            "là",
            "có",
            "mức",
            "tỷ lệ",
            "giữ",
            "chiếm",
            "còn",
            "đạt tỷ lệ",
            "đạt mức",
            "phải đạt",
        ),
        *(
            "tăng lên",
            "nâng lên",
            "tăng lên thành",
            "giảm còn",
            "giảm xuống",
            "giảm xuống còn",
            "đạt và duy trì",
            "tổ chức",
        ),
        *("thực hiện", "xây dựng", "đều đạt", "số hóa", "trong khoảng", "trong khoảng từ"),
    ),
    "vague": (
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
        "±",
        "xuống",
    ),
}
"""What may stand before the number. A vague word leaves the number without a certain meaning."""

_ROLES: dict[str, _Role] = {words: role for role, phrases in _MODIFIERS.items() for words in phrases}
_LONGEST = max(len(words.split()) for words in _ROLES)
_NUMBER = re.compile(
    rf"(?P<symbol>[<>≥≤=±]=? ?)?(?<![\d/.,])(?P<low>{NUMBER})(?P<percent> ?%)?"
    rf"(?: ?(?:-|đến) ?(?P<high>{NUMBER}))?(?P<last_percent> ?(?:%|phần trăm))?(?![\d/]*\d)(?P<upward> trở lên)?(?P<downward> trở xuống)?",
    re.IGNORECASE,
)
_YEAR = re.compile(YEAR)


@dataclass(frozen=True)
class Phrase:
    """A number with the words that bound it; `start` and `end` are its place in the line.

    `comparator` bounds the number, or the change when `change` is set; `high` is set for a range.
    """

    start: int
    end: int
    comparator: Comparator
    low: int | float
    high: int | float | None
    percent: bool
    change: Literal["increase", "decrease"] | None
    yearly: bool


def find_phrases(words: str) -> list[Phrase] | None:
    """The phrases of a line, left to right; None when a number in it is not certain.

    A number that nothing marks as a goal ("mức độ 4", a year) is no phrase.
    """
    phrases: list[Phrase] = []
    for match in _NUMBER.finditer(words):
        start, roles = _modifiers(words, phrases[-1].end if phrases else 0, match)
        percent = bool(match["percent"] or match["last_percent"])
        opens = not words[:start].strip() or words[:start].rstrip().endswith(":")
        if not (roles or percent or opens) or (_YEAR.fullmatch(match["low"]) and not percent):
            continue
        phrase = _phrase(match, start, roles, percent)
        if phrase is None:
            return None
        phrases.append(phrase)
    return phrases


def _modifiers(words: str, floor: int, match: re.Match[str]) -> tuple[int, list[_Role]]:
    """Where the words that qualify a number begin, and their roles from the number outwards."""
    roles: list[_Role] = []
    if match["symbol"]:
        roles.append(_ROLES[match["symbol"].strip()])
    start = match.start()
    while True:
        before = re.findall(r"\S+", words[max(floor, start - 60) : start])[-_LONGEST:]
        for count in range(len(before), 0, -1):
            phrase = " ".join(before[-count:])
            if role := _ROLES.get(phrase.rstrip(",").lower()):
                roles.append(role)
                start = words.rindex(phrase, floor, start)
                break
        else:
            return start, roles


def _phrase(match: re.Match[str], start: int, roles: list[_Role], percent: bool) -> Phrase | None:
    signs = [role for role in roles if role in (">=", ">", "=", "<=", "<")]
    changes = {role for role in roles if role in ("increase", "decrease")}
    if "vague" in roles or len(set(signs)) > 1 or len(changes) > 1 or (percent and is_grouped(match["low"])):
        return None
    sign = _sign(match, signs)
    low = read_number(match["low"])
    high = read_number(match["high"]) if match["high"] else None
    if sign is None or (high is not None and low > high):
        return None
    change = next(iter(changes), None)
    return Phrase(start, match.end(), sign, low, high, percent, change, "yearly" in roles)  # type: ignore[arg-type]


def _sign(match: re.Match[str], signs: list[_Role]) -> Comparator | None:
    """How the number is bounded by the words on both its sides, None when they do not agree."""
    written = signs[0] if signs else "="
    if match["high"]:
        ranged = not (match["upward"] or match["downward"]) and set(signs) <= {"=", ">="}
        return "range" if ranged else None
    if match["upward"]:
        return ">=" if written in (">=", "=") else None
    if match["downward"]:
        return "<=" if written in ("<=", "=", ">=") else None
    return written  # type: ignore[return-value]
