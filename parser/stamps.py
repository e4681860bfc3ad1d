"""The words that an electronic signature prints on a document: "Ký bởi: ...", "Thời gian ký: ...", and on an annex in a file
of its own "163/KH-UBND; 24/11/2021; 15:30:05 +07:00" (Nghị định 30/2020/NĐ-CP, Phụ lục I, Mục III, khoản 1, điểm d)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

_SURE = re.compile(
    r"(?:số\s*:\s*)?\d{1,5}/[\w&/-]{2,40}\s*;\s*\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\s*;\s*\d{1,2}:\d{2}(?::\d{2})?\b|"
    r"(?:được |đã )?ký (?:số )?(?:bởi|điện tử)|(?:digitally )?signed by|signature (?:not )?valid|(?:thời gian|giờ) ký\s*:",
    re.IGNORECASE,
)
_PART = re.compile(
    r"(?:người ký|e-?mail|thư điện tử|cơ quan|tổ chức|đơn vị|chức vụ|thời gian|ngày|ngày ký|date|reason|location)\s*:",
    re.IGNORECASE,
)


def stamp_lines(texts: Sequence[str]) -> set[int]:
    """The places of the lines that belong to such a stamp: runs of lines of its kind, one of which can be nothing else."""
    found: set[int] = set()
    for is_part, run in groupby(range(len(texts)), key=lambda place: bool(_may_be_part(texts[place]))):
        places = list(run)
        if is_part and any(_SURE.match(texts[place]) for place in places):
            found.update(places)
    return found


def _may_be_part(text: str) -> bool:
    return bool(_SURE.match(text) or _PART.match(text))
