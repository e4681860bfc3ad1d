"""Lines that were cut at a fixed width, put together again into paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

_ITEM = r"(?:[IVXLC]{1,6}|\d{1,3}(?:\.\d{1,3})*|[a-zđ])[.)](?:\s|$)|[-–•+*]\s|điều \d+[a-zđ]?[.:]"
_OPENS_ITEM = re.compile(_ITEM, re.IGNORECASE)
_OPENS_PARAGRAPH = re.compile(rf"{_ITEM}|\(|căn cứ|nơi nhận|phụ lục|số\s*:", re.IGNORECASE)
_RUNNING = ("căn cứ", "(kèm", "(ban hành")
_DASH = re.compile(r"[-–] ?")
_ENDS = (".", ";", ":")
_NARROWEST, _WIDEST = 45, 130
_SHARE_LONGER = 0.02
_SHARE_CUT = 0.12
_LONG, _FULL = 0.7, 0.85
_SHARE_FULL = 0.5
_FEWEST_FULL = 4
_LINES_SET_APART = 6


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
        return is_full and not line.endswith(_ENDS)

    def is_running_text(self, chunk: Sequence[str]) -> bool:
        """Whether the lines between two blank lines are one paragraph of running text, cut anywhere: a number, a dash or
        "Căn cứ" opens it, or it is as wide as the text; a head, a foot and a cell's list of names have short lines."""
        first = chunk[0].strip()
        if self.only_full or not first:
            return False
        if _OPENS_ITEM.match(first) or first.lower().startswith(_RUNNING):
            return True
        is_wide = any(len(line) > self.width * _LONG for line in chunk)
        return is_wide and not first.isupper() and not _OPENS_PARAGRAPH.match(first)


def find_wrapping(lines: Sequence[str]) -> Wrapping | None:
    """How the lines were cut, or None when they were not.

    Cut lines are hardly any longer than some width (a remark put in by a page may be), many nearly as long, and many go on
    in small letters; where blank lines set paragraphs apart, short ones too. Where short lines stand between them, as the
    cells of a table do, most of the long ones go on so.
    """
    filled = [line.strip() for line in lines if line.strip()]
    if len(filled) < 8:
        return None
    width = sorted(map(len, filled))[-1 - int(len(filled) * _SHARE_LONGER)]
    if not _NARROWEST <= width <= _WIDEST:
        return None
    are_set_apart = (len(lines) - len(filled)) * _LINES_SET_APART > len(filled)
    least = 0 if are_set_apart else width * _LONG
    cut = sum(len(line) > least and _breaks_off(line, after) for line, after in pairwise(filled))
    if cut >= len(filled) * _SHARE_CUT:
        return Wrapping(width, only_full=False)
    long = [(line, after) for line, after in pairwise(filled) if len(line) > width * _FULL]
    full = sum(_breaks_off(line, after) and _is_full(line, after, width) for line, after in long)
    return Wrapping(width, only_full=True) if full >= max(_FEWEST_FULL, len(long) * _SHARE_FULL) else None


def goes_on_in_running_text(line: str, after: str) -> bool:
    """Whether `after` is the rest of the sentence that `line` is in, however short `line` is: web pages break lines after
    their first words ("II. NỘI" / "DUNG THỰC HIỆN")."""
    line, after = line.strip(), after.strip()
    if _OPENS_ITEM.match(after):
        return not line.endswith((*_ENDS, ",")) and _is_second_half(after)
    if after[:1].islower():
        return True
    if line.isupper() and not after.isupper():
        return False
    return not line.endswith(_ENDS) and (after.startswith("(") or not _OPENS_PARAGRAPH.match(after))


def _is_second_half(line: str) -> bool:
    """Whether a dash at the beginning stands inside words: "chính trị" / "- xã hội", "2026" / "- 2030"."""
    dash = _DASH.match(line)
    sign = line[dash.end() : dash.end() + 1] if dash else ""
    return sign.islower() or sign.isdigit()


def _breaks_off(line: str, after: str) -> bool:
    return not line.endswith(_ENDS) and after[:1].islower() and not _OPENS_PARAGRAPH.match(after)


def _is_full(line: str, after: str, width: int) -> bool:
    """Whether the next line's first word would not have fitted on the line; one that would was not cut off it."""
    return len(line) + 1 + len(after.split(" ", 1)[0]) > width
