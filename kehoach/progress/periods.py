"""The periods that reports cover, both ways: "quý III năm 2025" and `2025-Q3`.

The kinds are those of Nghị định 09/2019/NĐ-CP, Điều 12 (tháng, quý, 6 tháng, 9 tháng, năm), reviews over
several years, and a range of days that an ad hoc report is asked for.
"""

from __future__ import annotations

import datetime
import re
from typing import Literal

from pydantic import model_validator

from kehoach.meaning.dates import DATE, YEAR, print_month, print_short_date, read_date
from kehoach.meaning.numbering import read_roman, roman
from kehoach.meaning.spelling import words_of
from kehoach.model.base import Model

PeriodKind = Literal["month", "quarter", "first-half", "second-half", "nine-months", "year", "years", "range"]

_MONTHS: dict[PeriodKind, tuple[int, int]] = {
    "first-half": (1, 6),
    "second-half": (7, 12),
    "nine-months": (1, 9),
    "year": (1, 12),
    "years": (1, 12),
}
_SUFFIXES: dict[PeriodKind, str] = {"first-half": "-H1", "second-half": "-H2", "nine-months": "-9M", "year": ""}
_WORDS: dict[PeriodKind, str] = {
    "first-half": "6 tháng đầu năm",
    "second-half": "6 tháng cuối năm",
    "nine-months": "9 tháng đầu năm",
    "year": "năm",
}
_WORDS_FOR_NUMBERS = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai")
_NUMBERS = {words: str(number) for number, words in enumerate(_WORDS_FOR_NUMBERS, start=1)} | {"tư": "4"}
_SPELT = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_ISO_DAY = rf"{YEAR}-\d\d-\d\d"
_CODE = re.compile(
    rf"(?P<first>{_ISO_DAY})\.\.(?P<last>{_ISO_DAY})|(?P<from>{YEAR})-(?P<to>{YEAR})"
    rf"|(?P<year>{YEAR})(?:[-/]?Q(?P<quarter>[1-4])|[-/]?(?P<half>H[12])|[-/]?(?P<nine>9M)"
    r"|[-/](?P<month>0[1-9]|1[0-2]))?",
    re.IGNORECASE,
)
_OPENINGS = r"(?:báo cáo |định kỳ |kỳ |kỳ báo cáo )*"
_OF_YEAR = rf"(?:,? (?:của )?năm |,? ?[-/] ?|,? )(?P<YEAR>{YEAR})"
"""What stands between a part of a year and the year: " năm 2025", "/2025", " - 2025"."""


def _of_year(name: str) -> str:
    return _OF_YEAR.replace("YEAR>", f"{name}>")


_NAME = re.compile(
    rf"{_OPENINGS}(?:(?:từ )?(?:ngày )?(?P<first>{DATE}) ?(?:đến|-) ?(?:hết )?(?:ngày )?(?P<last>{DATE})"
    rf"|(?:(?:giai đoạn|từ năm|sơ kết|tổng kết) )?(?:0?5 năm |10 năm )?\(?(?P<from>{YEAR}) ?(?:-|đến) ?(?:năm )?"
    rf"(?P<to>{YEAR})\)?"
    rf"|(?:tháng |t\.?)?(?P<month>\d{{1,2}}|(?<=tháng )(?:{_SPELT})){_of_year('month_year')}"
    rf"|(?:qu[ýí]|q\.?) ?(?P<quarter>[1-4]|IV|I{{1,3}}|một|hai|ba|tư|bốn){_of_year('quarter_year')}"
    rf"|(?P<half>(?:0?6|sáu) ?(?:tháng|t)(?: (?:đầu|cuối)(?: năm)?)?){_of_year('half_year')}"
    rf"|(?P<nine>(?:0?9|chín) ?(?:tháng|t)(?: đầu(?: năm)?)?){_of_year('nine_year')}"
    rf"|(?:cả )?(?:năm )?(?P<year>{YEAR}))",
    re.IGNORECASE,
)
_NO_YEAR = re.compile(
    rf"{_OPENINGS}(?:(?:qu[ýí]|q\.?) ?\w+|(?:0?6|sáu|0?9|chín) ?(?:tháng|t)\b.*|(?:tháng|t\.?) ?\w+|cả năm)",
    re.IGNORECASE,
)


class ReportPeriod(Model):
    """A period that a report covers.

    `number` is the month (1-12) or the quarter (1-4); `last_year` the last one of several years; `start` and
    `end` are the days of a range. Parts that a kind does not have are None.
    """

    kind: PeriodKind
    year: int
    number: int | None = None
    last_year: int | None = None
    start: datetime.date | None = None
    end: datetime.date | None = None

    @model_validator(mode="after")
    def _is_possible(self) -> ReportPeriod:
        highest = {"month": 12, "quarter": 4}.get(self.kind)
        if highest is not None and (self.number is None or not 1 <= self.number <= highest):
            raise ValueError(f"no such {self.kind}: {self.number}")
        if self.kind == "years" and (self.last_year is None or self.last_year <= self.year):
            raise ValueError("several years have to end after they begin")
        if self.kind == "range" and (self.start is None or self.end is None or self.start > self.end):
            raise ValueError("a range has to end after it begins")
        return self

    @property
    def code(self) -> str:
        """The canonical code: `2025-06`, `2025-Q3`, `2025-H1`, `2025-9M`, `2025`, `2021-2025`, `2025-02-01..2025-04-30`."""
        if self.kind == "month":
            return f"{self.year}-{self.number:02}"
        if self.kind == "quarter":
            return f"{self.year}-Q{self.number}"
        if self.kind == "years":
            return f"{self.year}-{self.last_year}"
        if self.kind == "range":
            return f"{self.start}..{self.end}"
        return f"{self.year}{_SUFFIXES[self.kind]}"

    @property
    def first_day(self) -> datetime.date:
        """The first day by the calendar (for the days that data are counted from, see `data_span`)."""
        return self.start or datetime.date(self.year, self._months()[0], 1)

    @property
    def last_day(self) -> datetime.date:
        """The last day by the calendar."""
        if self.end is not None:
            return self.end
        year, month = self.last_year or self.year, self._months()[1]
        return datetime.date(year + month // 12, month % 12 + 1, 1) - datetime.timedelta(days=1)

    def _months(self) -> tuple[int, int]:
        if self.kind == "month":
            return (self.number or 1,) * 2
        if self.kind == "quarter":
            last = 3 * (self.number or 1)
            return (last - 2, last)
        return _MONTHS[self.kind]


def read_report_period(text: str) -> ReportPeriod | None:
    """The period that a code or its Vietnamese name states, alone; None for other words and impossible periods."""
    words = words_of(text)
    match = _CODE.fullmatch(words)
    found = {name: part for name, part in match.groupdict().items() if part} if match else _read_name(words)
    try:
        return _period(found) if found else None
    except ValueError:
        return None


def print_report_period(period: ReportPeriod) -> str:
    """The name of a period inside a sentence: "quý III năm 2025", "6 tháng đầu năm 2025", "giai đoạn 2021-2025"."""
    if period.kind == "month":
        return f"tháng {print_month(period.number or 1)} năm {period.year}"
    if period.kind == "quarter":
        return f"quý {roman(period.number or 1)} năm {period.year}"
    if period.kind == "years":
        return f"giai đoạn {period.year}-{period.last_year}"
    if period.start and period.end:
        return f"từ ngày {print_short_date(period.start)} đến ngày {print_short_date(period.end)}"
    return f"{_WORDS[period.kind]} {period.year}"


def next_period(period: ReportPeriod) -> ReportPeriod:
    """The period of the same length that follows: the quarter after a quarter, the next five years after five years."""
    return _moved(period, 1)


def previous_period(period: ReportPeriod) -> ReportPeriod:
    """The period of the same length before."""
    return _moved(period, -1)


def time_to_come(period: ReportPeriod) -> str:
    """The name of what follows a report's period: after quý I comes quý II, after nine months the last quarter."""
    if period.kind == "range":
        return "thời gian tới"
    if period.kind == "nine-months":
        return print_report_period(ReportPeriod(kind="quarter", year=period.year, number=4))
    return print_report_period(next_period(period))


def _read_name(words: str) -> dict[str, str]:
    """The parts of a name as those of a code: the year of a month, quarter or half is called "year"."""
    match = _NAME.fullmatch(words)
    parts = match.groupdict() if match else {}
    return {"year" if name.endswith("_year") else name: part for name, part in parts.items() if part}


def lacks_a_year(text: str) -> bool:
    """Whether the words name a part of a year ("quý III", "9 tháng") without saying of which year."""
    return read_report_period(text) is None and _NO_YEAR.fullmatch(words_of(text)) is not None


def _period(found: dict[str, str]) -> ReportPeriod:
    if "first" in found:
        first, last = _day(found["first"]), _day(found["last"])
        return ReportPeriod(kind="range", year=first.year, start=first, end=last)
    if "from" in found:
        return ReportPeriod(kind="years", year=int(found["from"]), last_year=int(found["to"]))
    year = int(found["year"])
    if "month" in found:
        return ReportPeriod(kind="month", year=year, number=_number(found["month"]))
    if "quarter" in found:
        return ReportPeriod(kind="quarter", year=year, number=_number(found["quarter"]))
    if "half" in found:
        # "6 tháng năm 2025" are the first six, as reports are named.
        opens = found["half"].upper() != "H2" and "cuối" not in found["half"].lower()
        return ReportPeriod(kind="first-half" if opens else "second-half", year=year)
    return ReportPeriod(kind="nine-months" if "nine" in found else "year", year=year)


def _number(sign: str) -> int | None:
    """The value of "3", "III" or "ba"."""
    number = _NUMBERS.get(sign.lower(), sign)
    return int(number) if number.isdigit() else read_roman(number.upper())


def _day(words: str) -> datetime.date:
    day = datetime.date.fromisoformat(words) if re.fullmatch(_ISO_DAY, words) else read_date(words)
    if day is None:
        raise ValueError(words)
    return day


def _moved(period: ReportPeriod, by: int) -> ReportPeriod:
    if period.start and period.end:
        days = (period.end - period.start + datetime.timedelta(days=1)) * by
        start = period.start + days
        return period.model_copy(update={"year": start.year, "start": start, "end": period.end + days})
    if period.number is not None:
        count = 12 if period.kind == "month" else 4
        place = period.year * count + period.number - 1 + by
        return period.model_copy(update={"year": place // count, "number": place % count + 1})
    if period.last_year is not None:
        span = (period.last_year - period.year + 1) * by
        return period.model_copy(update={"year": period.year + span, "last_year": period.last_year + span})
    if period.kind in ("first-half", "second-half"):
        other: PeriodKind = "second-half" if period.kind == "first-half" else "first-half"
        turn = (period.kind == "second-half") if by > 0 else -(period.kind == "first-half")
        return period.model_copy(update={"kind": other, "year": period.year + turn})
    return period.model_copy(update={"year": period.year + by})
