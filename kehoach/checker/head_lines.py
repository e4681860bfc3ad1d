"""What the number's line and the date's line of a head say, sign by sign (Nghị định 30/2020/NĐ-CP, Phụ lục I, Mục II.3-4)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kehoach.checker.form import shown
from kehoach.model import LaidOutParagraph

BLANK = r"[\s.…_\[\]]*"
"""What a draft leaves where a number will stand."""

CONSOLIDATED = "VBHN"
"""What opens the symbol of a consolidated text (văn bản hợp nhất) in the place of a type's abbreviation."""

_NUMBER = re.compile(rf"Số\s?:?\s?(?P<number>\d\w*|{BLANK})/+(?P<symbol>.*)")
_AROUND_MARKS = re.compile(r"\s*([-/])\s*")
_PLACE_DATE = re.compile(r"(?P<place>.*?)\s?(?P<comma>,?)\s?(?P<date>\bngày\b.*)")


@dataclass(frozen=True)
class NumberLine:
    """Number ("" in a draft) and symbol of "Số: 12/KH-UBND"; `parts` are the symbol's groups."""

    number: str
    symbol: str

    @property
    def parts(self) -> tuple[str, ...]:
        """The groups of letters between the hyphens."""
        return tuple(self.symbol.split("-"))


@dataclass(frozen=True)
class PlaceDate:
    """The parts of "Vàm Cỏ, ngày 05 tháng 3 năm 2026": place, comma or "", the words from "ngày" on."""

    place: str
    comma: str
    date: str


def tight(text: str) -> str:
    """A text without spaces around strokes and hyphens."""
    return _AROUND_MARKS.sub(r"\1", text)


def number_line(paragraph: LaidOutParagraph) -> NumberLine | None:
    """The number and symbol of a line, None when it is not written as such a line is."""
    match = _NUMBER.fullmatch(tight(shown(paragraph)))
    return NumberLine(match["number"].strip(" .…_[]"), match["symbol"].strip()) if match else None


def place_date(paragraph: LaidOutParagraph) -> PlaceDate | None:
    """The place and date of a line, None when the word "ngày" is not there."""
    match = _PLACE_DATE.fullmatch(shown(paragraph))
    return PlaceDate(match["place"].strip(), match["comma"], match["date"]) if match else None
