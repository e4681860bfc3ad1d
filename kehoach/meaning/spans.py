"""Named spans of the calendar: a day, a month, a quarter, a half-year, a year, and ranges of them."""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass

from kehoach.meaning.dates import DATE, YEAR, print_month, print_short_date, read_date
from kehoach.meaning.numbering import read_roman, roman

_OF_YEAR = rf"(?:(?:,? ?(?:[/-]|năm) ?| )(?P<year>{YEAR}))?"
_HOUR = r"(?:\d{1,2} ?(?:giờ|h) ?(?:\d{2} ?(?:phút)?)?,? )?"
_DAY = re.compile(rf"{_HOUR}(?:ngày ?)?(?P<date>{DATE})", re.IGNORECASE)
_DAY_OF_YEAR = re.compile(
    rf"(?:ngày ?)?(?P<day>\d{{1,2}}) ?(?:/|tháng) ?(?P<month>\d{{1,2}})(?: năm (?P<year>{YEAR}))?", re.IGNORECASE
)
_MONTH = re.compile(rf"tháng ?(?P<month>\d{{1,2}}){_OF_YEAR}", re.IGNORECASE)
_MONTH_IN_FIGURES = re.compile(rf"(?P<month>\d{{1,2}})/(?P<year>{YEAR})")
_QUARTER = re.compile(rf"qu[ýí] ?(?P<quarter>IV|I{{1,3}}|0?[1-4]){_OF_YEAR}", re.IGNORECASE)
_HALF = re.compile(rf"(?:0?6|sáu) tháng (?P<half>đầu|cuối)(?: năm)?(?: ?/? ?(?P<year>{YEAR}))?", re.IGNORECASE)
_YEAR = re.compile(rf"(?:(?:các )?năm ?)?(?P<year>{YEAR})", re.IGNORECASE)
_STAGE = r"(?:(?:giai đoạn|thời kỳ) (?:ổn định (?:ngân sách )?)?)?"
_YEARS = re.compile(
    rf"{_STAGE}(?:từ )?(?:năm )?(?P<first>{YEAR}) ?(?:-|đến hết|đến) ?(?:năm )?(?P<last>{YEAR})", re.IGNORECASE
)
_RANGE = re.compile(r"(?:từ )?(?P<first>[^-]+?)(?: ?- ?| (?:đến|tới)(?: hết)? )(?P<last>.+)", re.IGNORECASE)
_SAME_UNIT = re.compile(
    r"(?:từ )?(?P<unit>tháng|qu[ýí]) ?(?P<first>\w+) ?(?P<link>-|,|và|đến) ?(?:(?:tháng|qu[ýí]) ?)?(?P<last>\w.*)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Span:
    """Days from `start` to `end`, both included."""

    start: datetime.date
    end: datetime.date

    @property
    def whole_years(self) -> bool:
        """Whether it begins on 1 January and ends on 31 December."""
        return (self.start.month, self.start.day, self.end.month, self.end.day) == (1, 1, 12, 31)

    @property
    def months(self) -> int | None:
        """How many whole months it is, None when it begins or ends within one."""
        if self.start.day != 1 or self.end != _months(self.end.year, self.end.month, 1).end:
            return None
        return (self.end.year - self.start.year) * 12 + self.end.month - self.start.month + 1


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
    if span.months is None:
        return f"Từ ngày {print_short_date(first)} đến ngày {print_short_date(last)}"
    return _print_months(first, last, span.months)


def _print_months(first: datetime.date, last: datetime.date, count: int) -> str:
    if count == 1:
        return f"Tháng {print_month(first.month)}/{first.year}"
    if count == 3 and first.month % 3 == 1:
        return f"Quý {roman(first.month // 3 + 1)}/{first.year}"
    if count == 6 and first.month in (1, 7):
        return f"6 tháng {'đầu' if first.month == 1 else 'cuối'} năm {first.year}"
    return f"Từ tháng {print_month(first.month)}/{first.year} đến tháng {print_month(last.month)}/{last.year}"


def _read_unit(words: str, year: int | None) -> Span | None:
    if match := _DAY.fullmatch(words):
        return _day(match["date"])
    if match := _YEAR.fullmatch(words):
        return _months(int(match["year"]), 1, 12)
    for pattern, read in _PARTS_OF_A_YEAR:
        if match := pattern.fullmatch(words):
            of = int(match["year"] or year or 0)
            return read(match, of) if of else None
    return None


def _day(words: str) -> Span | None:
    day = read_date(words)
    return Span(day, day) if day else None


def _day_of_year(match: re.Match[str], year: int) -> Span | None:
    return _day(f"{match['day']}/{match['month']}/{year}")


def _month(match: re.Match[str], year: int) -> Span | None:
    month = int(match["month"])
    return _months(year, month, 1) if 1 <= month <= 12 else None


def _quarter(match: re.Match[str], year: int) -> Span:
    words = match["quarter"]
    number = int(words) if words.isdigit() else read_roman(words.upper()) or 1
    return _months(year, number * 3 - 2, 3)


def _half(match: re.Match[str], year: int) -> Span:
    return _months(year, 1 if match["half"].lower() == "đầu" else 7, 6)


_PARTS_OF_A_YEAR = (
    (_DAY_OF_YEAR, _day_of_year),
    (_MONTH, _month),
    (_MONTH_IN_FIGURES, _month),
    (_QUARTER, _quarter),
    (_HALF, _half),
)


def _read_years(words: str) -> Span | None:
    match = _YEARS.fullmatch(words)
    if match is None or match["first"] > match["last"]:
        return None
    return Span(datetime.date(int(match["first"]), 1, 1), datetime.date(int(match["last"]), 12, 31))


def _read_range(words: str, year: int | None) -> Span | None:
    """A range: "từ tháng 3 đến tháng 9/2026", "tháng 3-9/2026"; a list only without a gap: "quý III, IV/2021"."""
    without_gap = False
    if match := _SAME_UNIT.fullmatch(words):
        first, last = f"{match['unit']} {match['first']}", f"{match['unit']} {match['last']}"
        without_gap = match["link"].lower() in (",", "và")
    elif match := _RANGE.fullmatch(words):
        first, last = match["first"], match["last"]
    else:
        return None
    end = _read_unit(last, year)
    start = _read_unit(first, end.start.year) if end else None
    if start is None or end is None or start.start >= end.start:
        return None
    if without_gap and start.end + datetime.timedelta(days=1) != end.start:
        return None
    return Span(start.start, end.end)


def _months(year: int, month: int, count: int) -> Span:
    last = month + count - 1
    return Span(datetime.date(year, month, 1), datetime.date(year, last, calendar.monthrange(year, last)[1]))
