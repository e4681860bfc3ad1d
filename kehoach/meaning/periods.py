"""Spans of whole years: "Giai đoạn 2021-2025", "Năm 2025"."""

from __future__ import annotations

import re

from kehoach.meaning.dates import DATE, YEAR
from kehoach.meaning.spelling import words_of
from kehoach.model import Period

RANGE = rf"(?:từ )?(?:năm )?({YEAR}) ?(?:-|đến hết|đến) ?(?:năm )?({YEAR})(?![\d/])"
"""Two years in words for a pattern of other modules: "2021 - 2025", "năm 2021 đến năm 2025"."""

_NAMED = re.compile(
    rf"(?P<finer>{DATE}|(?:tháng|quý|\d tháng(?: đầu| cuối)?) ?[\dIV]+,? ?(?:[/-] ?|năm ){YEAR}|\d[/.]{YEAR})"
    rf"|(?P<outlook>(?:định hướng|tầm nhìn|hướng tới|hướng đến)(?: đến)?(?: năm)? {YEAR})"
    rf"|(?P<open>năm học {RANGE}|(?:{RANGE}|năm {YEAR}) (?:và (?:các|những) năm|trở)(?!\w)"
    rf"|(?<!\w)(?:từ|trước|sau) năm {YEAR}(?! ?-| đến))"
    rf"|(?P<range>(?<![\d/]){RANGE})"
    rf"|(?P<year>năm {YEAR}(?!\d)|^{YEAR}$)"
    rf"|(?P<other>(?<![\d/.]){YEAR}(?![\d/.]))",
    re.IGNORECASE,
)

YEARS_NAMED = re.compile(rf"{RANGE}|năm {YEAR}", re.IGNORECASE)
"""Years in words, for taking them out of a phrase."""

_YEARS_OF = rf"(?:(?:đến|trong|vào|hết|cuối|riêng) )*(?:(?:giai đoạn )?{RANGE}|(?:giai đoạn )?năm {YEAR})"
_OPENING = re.compile(rf"^(?:{_YEARS_OF}|(?:đến )?{YEAR}(?=:))(?: ?[,:]| thì|(?= )|$)", re.IGNORECASE)
_CLOSING = re.compile(rf"(?:^|(?<!từ)(?<!trước)(?<!sau)(?<!với)(?<!học)[ ,(]){_YEARS_OF}[:)]?$", re.IGNORECASE)


def read_period(text: str) -> Period | None:
    """The one span of years that a heading or title names.

    "đến năm 2030" is the year 2030, at whose end the value has to stand. None when there are no years,
    several spans, an open end ("từ năm 2022"), or a span that ends before it starts. Dates, months and
    quarters in the text, and an outlook ("định hướng đến năm 2030"), are passed over.
    """
    spans = set()
    for match in _NAMED.finditer(words_of(text)):
        if match["open"] or match["other"]:
            return None
        if match["range"] or match["year"]:
            years = [int(year) for year in re.findall(r"\d{4}", match[0])]
            spans.add((years[0], years[-1]))
    if len(spans) != 1:
        return None
    start, end = spans.pop()
    return Period(start=start, end=end) if start <= end else None


def peel_period(words: str) -> tuple[str, Period | None]:
    """The words without the years that open or close them, and those years: "cấp tỉnh năm 2021"."""
    for pattern in (_OPENING, _CLOSING) if any(map(str.isdigit, words)) else ():
        match = pattern.search(words)
        period = read_period(match[0].strip(" ,:;()")) if match else None
        if match and period:
            return (words[: match.start()] + words[match.end() :]).strip(" ,:;"), period
    return words, None


def print_period(period: Period) -> str:
    """A span in its canonical words: "Năm 2025", "Giai đoạn 2021-2025"."""
    if period.start == period.end:
        return f"Năm {period.start}"
    return f"Giai đoạn {period.start}-{period.end}"
