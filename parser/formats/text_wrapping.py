"""Lines that were cut at a fixed width, put together again into paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

_OPENS_PARAGRAPH = re.compile(
    r"([IVXLC]{1,6}|\d{1,3}(\.\d{1,3})*|[a-zđ])[.)](?:\s|$)|[-–•+*]\s|\(|điều \d|căn cứ|nơi nhận|phụ lục|số\s*:",
    re.IGNORECASE,
)
_NARROWEST, _WIDEST = 45, 130
_SHARE_CUT = 0.12
_FULL = 0.85
_SHARE_FULL = 0.5
_FEWEST_FULL = 4


class Wrapping(NamedTuple):
    """How lines were cut: at `width` characters; `only_full`: so few that a line with room left was certainly not cut."""

    width: int
    only_full: bool

    def goes_on(self, line: str, after: str) -> bool:
        """Whether `after` is the rest of the paragraph that `line` is in: the line is full, or breaks off, and no
        number, dash or set phrase opens the next."""
        line, after = line.strip(), after.strip()
        if not line or not after or _OPENS_PARAGRAPH.match(after):
            return False
        if after.isupper() != line.isupper():
            return False
        is_full = _is_full(line, after, self.width)
        if not self.only_full and (after[:1].islower() or line.endswith((",", "-"))):
            return True
        return is_full and not line.endswith((".", ";", ":"))


def find_wrapping(lines: Sequence[str]) -> Wrapping | None:
    """How the lines were cut, or None when they were not.

    Cut lines are none longer than some width, many nearly as long, and many go on in small letters. Where short lines
    stand between them, as the cells of a table do, most of the long ones go on so.
    """
    filled = [line.strip() for line in lines if line.strip()]
    if len(filled) < 8:
        return None
    width = max(len(line) for line in filled)
    if not _NARROWEST <= width <= _WIDEST:
        return None
    cut = sum(len(line) > width * 0.7 and _breaks_off(line, after) for line, after in pairwise(filled))
    if cut >= len(filled) * _SHARE_CUT:
        return Wrapping(width, only_full=False)
    long = [(line, after) for line, after in pairwise(filled) if len(line) > width * _FULL]
    full = sum(_breaks_off(line, after) and _is_full(line, after, width) for line, after in long)
    return Wrapping(width, only_full=True) if full >= max(_FEWEST_FULL, len(long) * _SHARE_FULL) else None


def _breaks_off(line: str, after: str) -> bool:
    return not line.endswith((".", ";", ":")) and after[:1].islower() and not _OPENS_PARAGRAPH.match(after)


def _is_full(line: str, after: str, width: int) -> bool:
    """Whether the next line's first word would not have fitted on the line; one that would was not cut off it."""
    return len(line) + 1 + len(after.split(" ", 1)[0]) > width
