"""Named spans of the calendar: a day, a month, a quarter, a half-year, a year, and ranges of them."""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass

from kehoach.meaning.dates import DATE, YEAR, print_month, print_short_date, read_date
from kehoach.meaning.numbering import read_roman, roman

_OF_YEAR = rf"(?:,? ?(?:[/-]|năm) ?(?P<year>{YEAR}))?"
_DAY = re.compile(rf"(?:ngày ?)?(?P<date>{DATE})", re.IGNORECASE)
_DAY_OF_YEAR = re.compile(r"(?:ngày ?)?(?P<day>\d{1,2}) ?(?:/|tháng) ?(?P<month>\d{1,2})", re.IGNORECASE)
_MONTHS = re.compile(
    rf"(?:tháng ?(?P<month>\d{{1,2}}){_OF_YEAR}|(?P<number>\d{{1,2}})/(?P<its_year>{YEAR}))", re.IGNORECASE
)
_QUARTERS = re.compile(rf"qu[ýí] ?(?P<quarter>IV|I{{1,3}}|0?[1-4]){_OF_YEAR}", re.IGNORECASE)
_HALVES = re.compile(rf"(?:0?6|sáu) tháng (?P<half>đầu|cuối)(?: năm)?(?: ?/? ?(?P<year>{YEAR}))?", re.IGNORECASE)
_YEARS = re.compile(rf"(?:năm ?)?(?P<year>{YEAR})", re.IGNORECASE)
_STAGE = r"(?:(?:cả )?giai đoạn (?:ổn định (?:ngân sách )?)?|thời kỳ (?:ổn định (?:ngân sách )?)?)?"
_YEAR_RANGE = re.compile(rf"{_STAGE}(?:từ )?(?:năm )?({YEAR}) ?(?:-|đến hết|đến) ?(?:năm )?({YEAR})", re.IGNORECASE)
_RANGE = re.compile(r"(?:từ )?(?P<first>[^-]+?)(?: ?- ?| (?:đến|tới)(?: hết)? )(?P<last>.+)", re.IGNORECASE)
_SAME_UNIT = re.compile(
    r"(?P<unit>tháng|qu[ýí]) ?(?P<first>\w+) ?(?:-|,|và|đến) ?(?:(?:tháng|qu[ýí]) ?)?(?P<last>\w.*)", re.IGNORECASE
)


@dataclass(frozen=True)
class Span:
    """Days from `start` to `end`, both included."""

    start: datetime.date
    end: datetime.date

    @property
    def whole_years(self) -> bool:
        """Whether it begins on 1 January and ends on 31 December."""
        return (self.start.month, self.start.day) == (1, 1) and (self.end.month, self.end.day) == (12, 31)


def read_span(words: str, year: int | None = None) -> Span | None:
    """The span that is the whole of `words`; `year` is what a month or day without one belongs to."""
    return _read_unit(words, year) or _read_years(words) or _read_range(words, year)


def print_span(span: Span) -> str:
    """A span by its shortest name: "Năm 2022", "Quý IV/2021", "Tháng 02/2022", "Giai đoạn 2021-2025"."""
    first, last = span.start, span.end
    if span.whole_years:
        return f"Năm {first.year}" if first.year == last.year else f"Giai đoạn {first.year}-{last.year}"
    if first == last:
        return f"Ngày {print_short_date(first)}"
    whole_months = first.day == 1 and last == _months(last.year, last.month, 1).end
    if not whole_months:
        return f"Từ ngày {print_short_date(first)} đến ngày {print_short_date(last)}"
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    if count == 1:
        return f"Tháng {print_month(first.month)}/{first.year}"
    if count == 3 and first.month % 3 == 1:
        return f"Quý {roman(first.month // 3 + 1)}/{first.year}"
    if count == 6 and first.month in (1, 7):
        return f"6 tháng {'đầu' if first.month == 1 else 'cuối'} năm {first.year}"
    return f"Từ tháng {print_month(first.month)}/{first.year} đến tháng {print_month(last.month)}/{last.year}"


def _read_unit(words: str, year: int | None) -> Span | None:
    if match := _DAY.fullmatch(words):
        day = read_date(match["date"])
        return Span(day, day) if day else None
    if match := _YEARS.fullmatch(words):
        return _months(int(match["year"]), 1, 12)
    if (match := _DAY_OF_YEAR.fullmatch(words)) and year:
        day = read_date(f"{match['day']}/{match['month']}/{year}")
        return Span(day, day) if day else None
    if match := _MONTHS.fullmatch(words):
        return _part(match["year"] or match["its_year"] or year, int(match["month"] or match["number"]), 1)
    if match := _QUARTERS.fullmatch(words):
        return _part(match["year"] or year, _quarter(match["quarter"]) * 3 - 2, 3)
    if match := _HALVES.fullmatch(words):
        return _part(match["year"] or year, 1 if match["half"].lower() == "đầu" else 7, 6)
    return None


def _read_years(words: str) -> Span | None:
    match = _YEAR_RANGE.fullmatch(words)
    if match is None or match[1] > match[2]:
        return None
    return Span(datetime.date(int(match[1]), 1, 1), datetime.date(int(match[2]), 12, 31))


def _read_range(words: str, year: int | None) -> Span | None:
    """A range: "từ tháng 3 đến tháng 9/2026", "tháng 3-9/2026", "quý III, IV/2021"."""
    if match := _SAME_UNIT.fullmatch(words):
        first, last = f"{match['unit']} {match['first']}", f"{match['unit']} {match['last']}"
    elif match := _RANGE.fullmatch(words):
        first, last = match["first"], match["last"]
    else:
        return None
    end = _read_unit(last, year)
    start = _read_unit(first, end.start.year) if end else None
    return Span(start.start, end.end) if start and end and start.start < end.start else None


def _part(year: int | str | None, month: int, count: int) -> Span | None:
    return _months(int(year), month, count) if year and 1 <= month <= 12 else None


def _months(year: int, month: int, count: int) -> Span:
    last = month + count - 1
    return Span(datetime.date(year, month, 1), datetime.date(year, last, calendar.monthrange(year, last)[1]))


def _quarter(words: str) -> int:
    return int(words) if words.isdigit() else read_roman(words.upper()) or 0
