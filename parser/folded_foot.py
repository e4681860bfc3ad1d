"""Columns of a foot that a dump put on one line each: the list of recipients, and who signs with the name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile

from kehoach.parser.lines import Line

TITLES = (
    r"CHỦ TỊCH|GIÁM ĐỐC|CHÁNH|TRƯỞNG|BỘ TRƯỞNG|THỨ TRƯỞNG|TỔNG BIÊN TẬP|THỦ TƯỚNG|HIỆU TRƯỞNG|TỔNG GIÁM ĐỐC|"
    r"CỤC TRƯỞNG|THỦ TRƯỞNG|VIỆN TRƯỞNG|CHỈ HUY TRƯỞNG|BÍ THƯ|CHI CỤC TRƯỞNG|TỔNG CỤC TRƯỞNG|CHỦ NHIỆM|TỔ TRƯỞNG|"
    r"ĐỘI TRƯỞNG|TỔNG THƯ KÝ"
)
"""Titles of those who sign, in a regular expression."""

_ITEMS = re.compile(r"(?<=[;:])\s+(?=[-–+]\s)")
_LIST = re.compile(r"nơi nhận\s*:|[-–+]\s", re.IGNORECASE)
_OPENS = re.compile(rf"(?:TM|KT|TL|TUQ|Q)\s?\.|(?:PHÓ |QUYỀN )?(?:{TITLES})\b")
_CAPACITY = re.compile(r"\s(?=(?:KT|TL|TUQ)\s?\.)")
_TITLE = re.compile(rf"(?<!\S)(?:PHÓ |QUYỀN )?(?:{TITLES})\b")
_LONGEST_NAME = 5


def unfolded(lines: Iterable[Line]) -> list[Line]:
    """The lines of a foot with those taken apart again that hold a whole column."""
    return [line._replace(text=text) for line in lines for text in folded_lines(line.text)]


def folded_lines(text: str) -> list[str]:
    """The lines that one line of a foot holds: itself, or those of a whole column."""
    if _LIST.match(text):
        return _ITEMS.split(text)
    return _signature(text) if _OPENS.match(text) else [text]


def _signature(text: str) -> list[str]:
    """Authority, title and name of a line that holds two of them or all; any other line whole."""
    words = text.split(" ")
    capacity = list(takewhile(lambda word: word.isupper() and len(word) > 1, words))
    name = words[len(capacity) :]
    if name and not (2 <= len(name) <= _LONGEST_NAME and all(map(_opens_in_capital, name))):
        return [text]
    *above, last = _CAPACITY.split(" ".join(capacity))
    return [*above, *_with_title_apart(last), *([" ".join(name)] if name else [])]


def _opens_in_capital(word: str) -> bool:
    return word[:1].isupper() and word.isalpha()


def _with_title_apart(capacity: str) -> Sequence[str]:
    """The words before the last title and that title: "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"; "KT. CHỦ TỊCH" stays whole."""
    last = max((match.start() for match in _TITLE.finditer(capacity)), default=0)
    before = capacity[:last].rstrip()
    return [before, capacity[last:]] if before and not before.endswith(".") else [capacity]
