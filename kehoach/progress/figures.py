"""Numbers and days as officers type them into a workbook, whatever the program made of them."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field
from typing import Literal

from kehoach.meaning.dates import print_short_date, read_date
from kehoach.meaning.numbers import print_number
from kehoach.meaning.spelling import plain, words_of
from kehoach.progress.answers import RawCell

Number = int | float
FigureKind = Literal["count", "amount", "ratio"]
Problem = tuple[str, dict[str, object]]
"""A notice's code and its words."""

_ABSENT = re.compile(
    r"-+|n/?a|không có(?: số liệu)?|chưa có(?: số liệu)?|không phát sinh|chưa phát sinh", re.IGNORECASE
)
_NUMBER = re.compile(
    r"(?P<sign>[-+]?)\s?(?P<digits>\d[\d.,]*(?: \d{3})*)(?P<unit>\s?(?:%|\(?[^\W\d_]{2}).{0,40}|\s[^\W\d_].{0,40})?"
)
_VIETNAMESE = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?")
_ENGLISH = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+")
_FIRST_YEAR, _LAST_YEAR = 2000, 2100
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?")
_SHORT_YEAR = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{2})")
_EPOCH, _EPOCH_1904 = datetime.date(1899, 12, 30), datetime.date(1904, 1, 1)
_LARGEST = 1e15


@dataclass
class Figure:
    """What a cell was read as; `available` is False for "-". Problems come with it, taken or not."""

    value: Number | None = None
    available: bool = True
    problems: list[Problem] = field(default_factory=list)


@dataclass
class DayRead:
    """The day that a cell was read as, with problems."""

    value: datetime.date | None = None
    problems: list[Problem] = field(default_factory=list)


def read_figure(cell: RawCell, kind: FigureKind, unit: str = "") -> Figure:
    """The number in a cell (no formula's error, no empty cell). A ratio is in percent: 0 to 100.

    "51,8" is 51.8; "467.565" is 467565 (51.8 and 98.125 in a ratio); "8.00" is 8; "12 văn bản" is 12 in a cell of that
    unit; 0.5 shown as 50 % is 50.
    """
    figure = Figure()
    if cell.kind == "number" and isinstance(cell.value, (int, float)):
        figure.value = _shown_number(cell, kind, unit, figure)
    elif cell.kind == "text":
        _read_words(" ".join(plain(str(cell.value)).split()).rstrip(" .;,"), kind, unit, figure)
    else:
        figure.problems.append(("W135", {"found": cell.value}))
    return _bounded(figure, kind)


def read_day(cell: RawCell, *, epoch_1904: bool = False) -> DayRead:
    """The day in a cell: a date, a day's number without a date's format, or words ("05/9/2025", "2025-09-05")."""
    if cell.kind == "number" and isinstance(cell.value, (int, float)):
        return _day_of_number(cell, cell.value, epoch_1904)
    words = words_of(str(cell.value))
    day = _day_of_words(words) if cell.kind == "text" else None
    if day is None or not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        return DayRead(None, [("W143", {"found": cell.value})])
    return DayRead(day, [("W142", {"found": words, "value": print_short_date(day)})])


def swapped(day: datetime.date) -> datetime.date | None:
    """The day with day and month exchanged, as a program set to English reads "05/9"; None where there is none."""
    try:
        other = day.replace(month=day.day, day=day.month)
    except ValueError:
        return None
    return other if other != day else None


def _shown_number(cell: RawCell, kind: FigureKind, unit: str, figure: Figure) -> Number | None:
    """A number as the cell shows it: 0.5 with a percentage's format is 50."""
    value = cell.value
    if not isinstance(value, (int, float)) or abs(value) > _LARGEST:
        figure.problems.append(("W135", {"found": value}))
        return None
    if cell.date:
        figure.problems.append(
            ("W135", {"found": f"ngày {print_short_date(_EPOCH + datetime.timedelta(days=int(value)))}"})
        )
        return None
    if not cell.percent:
        return value
    if kind != "ratio" and unit != "%":
        figure.problems.append(
            ("W141", {"found": f"{print_number(_rounded(value * 100))} %", "expected": unit or "số"})
        )
        return None
    return _rounded(value * 100)


def _read_words(words: str, kind: FigureKind, unit: str, figure: Figure) -> None:
    if _ABSENT.fullmatch(words):
        figure.available = False
        return
    match = _NUMBER.fullmatch(words)
    value, sure = _value_of(match["digits"], kind) if match else (None, True)
    if match is None or value is None or value > _LARGEST:
        figure.problems.append(("W135", {"found": words}))
        return
    if match["unit"] and not _same_unit(match["unit"].strip(), unit):
        figure.problems.append(("W141", {"found": words, "expected": unit or "số, không ghi đơn vị"}))
        return
    figure.value = -value if match["sign"] == "-" else value
    code = "W134" if sure else "W136"
    figure.problems.append((code, {"found": words, "value": print_number(figure.value)}))


def _value_of(digits: str, kind: FigureKind) -> tuple[Number | None, bool]:
    """The value of digits with points and commas, and whether they can mean nothing else."""
    digits = digits.replace(" ", "")
    vietnamese, english = _VIETNAMESE.fullmatch(digits), _ENGLISH.fullmatch(digits)
    in_vietnamese = _rounded(float(digits.replace(".", "").replace(",", "."))) if vietnamese else None
    in_english = _rounded(float(digits.replace(",", ""))) if english else None
    if in_vietnamese is None or in_english is None:
        return (in_vietnamese if in_vietnamese is not None else in_english), english is None
    if kind == "ratio":
        # No percentage has thousands.
        return min(in_vietnamese, in_english), False
    if kind == "count" and not isinstance(in_vietnamese, int):
        return in_english, False
    # "467.565" groups thousands; "1,234" may be an English thousand.
    return in_vietnamese, "." in digits


def _bounded(figure: Figure, kind: FigureKind) -> Figure:
    value = figure.value
    if value is None:
        return figure
    if kind == "ratio" and 0 < value < 1:
        figure.problems.append(("W137", {"value": print_number(value), "found": print_number(_rounded(value * 100))}))
    problem = None
    if kind == "ratio" and not 0 <= value <= 100:
        problem = "W138"
    elif value < 0:
        problem = "W139"
    elif kind == "count" and not isinstance(value, int):
        problem = "W140"
    if problem:
        figure.problems.append((problem, {"found": _signed(value)}))
        figure.value = None
    return figure


def _signed(value: Number) -> str:
    return f"-{print_number(-value)}" if value < 0 else print_number(value)


def _same_unit(written: str, unit: str) -> bool:
    """Whether words after a number are the row's unit, or as many of its first words as tell it ("triệu" for triệu đồng);
    "%" stays for percent, "vb" is not guessed."""
    name, wanted = words_of(written).casefold().strip("() "), unit.casefold()
    return name == wanted or wanted.startswith(f"{name} ") or (name == "phần trăm" and unit == "%")


def _rounded(value: float) -> Number:
    """A number without the noise of binary fractions, whole where it is."""
    near = round(value, 10)
    return int(near) if near == int(near) else near


def _day_of_number(cell: RawCell, value: Number, epoch_1904: bool) -> DayRead:
    try:
        day = (_EPOCH_1904 if epoch_1904 else _EPOCH) + datetime.timedelta(days=int(value))
    except (OverflowError, ValueError):
        day = datetime.date.min
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        return DayRead(None, [("W143", {"found": value})])
    unsure: list[Problem] = [] if cell.date else [("W144", {"found": value, "value": print_short_date(day)})]
    return DayRead(day, unsure)


def _day_of_words(words: str) -> datetime.date | None:
    try:
        if match := _ISO.fullmatch(words):
            return datetime.date(*map(int, match.groups()))
        if match := _SHORT_YEAR.fullmatch(words):
            day, month, year = map(int, match.groups())
            return datetime.date(2000 + year, month, day)
    except ValueError:
        return None
    return read_date(words)
