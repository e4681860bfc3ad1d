"""Dates as official documents write them.

Only days below 10 and the months 1 and 2 take a leading zero: "ngày 05 tháng 3 năm 2026"
(Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II.4.b).
"""

from __future__ import annotations

import datetime
import re

from kehoach.meaning.spelling import plain

YEAR = r"(?:19|20|21)\d\d"
"""Years that a document can speak of; other numbers of four digits are not years."""

_SEPARATORS = "|".join(rf"\s?{sign}\s?\d{{1,2}}\s?{sign}\s?" for sign in ("/", r"\.", "-"))
DATE = rf"(?<![\d/])\d{{1,2}}(?:{_SEPARATORS}|\s?tháng\s?\d{{1,2}},?\s?năm\s?){YEAR}(?![\d/])"
"""A written date without the word "ngày", for patterns of other modules; not all that it finds is possible."""

_DATE = re.compile(DATE, re.IGNORECASE)


def read_date(text: str) -> datetime.date | None:
    """The date that a text names, None when it names none, an impossible one, or several different ones."""
    found = {_possible(match[0]) for match in _DATE.finditer(" ".join(plain(text).split()))}
    return found.pop() if len(found) == 1 else None


def print_date(date: datetime.date) -> str:
    """A date spelled out, without the word "ngày": "05 tháng 3 năm 2026"."""
    return f"{print_day(date.day)} tháng {print_month(date.month)} năm {date.year}"


def print_short_date(date: datetime.date) -> str:
    """A date in figures: "02/9/2021"."""
    return f"{print_day(date.day)}/{print_month(date.month)}/{date.year}"


def print_day(day: int) -> str:
    """A day of the month with the decree's padding."""
    return f"{day:02}"


def print_month(month: int) -> str:
    """A month with the decree's padding: 01, 02, 3, ... 12."""
    return f"{month:02}" if month <= 2 else str(month)


def _possible(words: str) -> datetime.date | None:
    day, month, year = (int(number) for number in re.findall(r"\d+", words))
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
