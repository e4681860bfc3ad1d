"""Lines that were cut at a fixed width, put together again into paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence

_OPENS_PARAGRAPH = re.compile(
    r"([IVXLC]{1,6}|\d{1,3}(\.\d{1,3})*|[a-zđ])[.)](?:\s|$)|[-–•+*]\s|\(|điều \d|căn cứ|nơi nhận|phụ lục|số\s*:",
    re.IGNORECASE,
)
_NARROWEST, _WIDEST = 45, 130
_SHARE_CUT = 0.12


def wrap_width(lines: Sequence[str]) -> int | None:
    """The width that the lines were cut at, or None when they were not.

    Cut lines are none longer than some width, many nearly as long, and many go on in small letters.
    """
    filled = [line.strip() for line in lines if line.strip()]
    if len(filled) < 8:
        return None
    width = max(len(line) for line in filled)
    if not _NARROWEST <= width <= _WIDEST:
        return None
    cut = sum(
        1
        for line, after in zip(filled, filled[1:], strict=False)
        if len(line) > width * 0.7
        and not line.endswith((".", ";", ":"))
        and after[:1].islower()
        and not _OPENS_PARAGRAPH.match(after)
    )
    return width if cut >= len(filled) * _SHARE_CUT else None


def goes_on(line: str, after: str, width: int) -> bool:
    """Whether `after` is the rest of the paragraph that `line` is in: the line is full, or breaks off, and no
    number, dash or set phrase opens the next."""
    line, after = line.strip(), after.strip()
    if not line or not after or _OPENS_PARAGRAPH.match(after):
        return False
    if after.isupper() != line.isupper():
        return False
    if after[:1].islower() or line.endswith((",", "-")):
        return True
    # A word that would still have fitted on the line was not cut off it.
    return len(line) + 1 + len(after.split(" ", 1)[0]) > width and not line.endswith((".", ";", ":", "./."))
