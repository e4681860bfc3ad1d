"""One phrase of time: its kinds in the order in which they are tried, each a pattern and what it means."""

from __future__ import annotations

import datetime
import re
from typing import Literal

from kehoach.meaning.spans import read_span
from kehoach.model import Deadline

Every = Literal["year", "half-year", "quarter", "month"]
Dates = tuple[datetime.date | None, datetime.date | None]

PRINTED_FREQUENCY: dict[str, str] = {
    "year": "Hằng năm",
    "half-year": "Định kỳ 6 tháng",
    "quarter": "Hằng quý",
    "month": "Hằng tháng",
}

_EACH = r"(?:h[àằ]ng|mỗi|từng)"
_UNIT = r"(?:năm|0?6 tháng|sáu tháng|qu[ýí]|tháng)"
_ADVERB = r"(?:thường xuyên|liên tục|kịp thời)"
_CONTINUOUS = re.compile(
    rf"(?:thường xuyên|liên tục)(?:(?:,| và|, và)? {_ADVERB})*(?: (?:{_EACH} năm|trong năm)(?! \d))?", re.IGNORECASE
)
_FREQUENCY = re.compile(
    rf"(?:(?:báo cáo|thực hiện) )?(?:định kỳ )?(?:theo )?(?:{_EACH} (?P<each>{_UNIT})|(?<=định kỳ )(?P<periodic>0?6 tháng|năm|qu[ýí]))"
    rf"|(?P<per>{_UNIT})(?: |/)(?:0?1|một) lần|(?:0?1|một) lần(?:/| (?:mỗi|một|trong) )(?P<once>năm|qu[ýí]|tháng)",
    re.IGNORECASE,
)
_RECURRING_DAY = re.compile(
    r"(?:(?:trước|trong|vào|đến|(?:chậm|muộn) nhất|là|xong|hoàn thành) )*"
    r"(?:(?:ngày|tháng|qu[ýí]|đầu|cuối|của|và|\d{1,2}(?:/\d{1,2})?|IV|I{1,3}),? )+"
    rf"(?:(?P<next>năm|qu[ýí]|tháng) (?:liền kề|liền sau|kế tiếp|tiếp theo|sau)|{_EACH} (?P<each>{_UNIT})|(?P<quarter>quý))",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"(?:ngay )?(?:khi|sau khi|theo|tu[ỳ] (?:theo|thuộc)|tùy (?:theo|thuộc)|căn cứ|đột xuất|trong trường hợp"
    r"|sau (?:\d+|một|hai|ba|sáu) (?:ngày|tuần|tháng|năm)\b|kể từ (?:khi|ngày (?!\d)))\b",
    re.IGNORECASE,
)
_AWAITING = re.compile(r"\bkể từ (?:khi|thời điểm|ngày (?!\d))", re.IGNORECASE)
_BEFORE_CONDITION = re.compile(rf",? (?={_CONDITION.pattern})", re.IGNORECASE)
_IN = re.compile(r"(?:(?:dự kiến|xong|hoàn thành|thực hiện|triển khai|trong|vào) )+", re.IGNORECASE)
_BEFORE = re.compile(r"trước (?P<span>.+)", re.IGNORECASE)
_LATEST = re.compile(
    r"(?:(?:chậm|muộn) nhất|không (?:muộn|chậm|trễ) hơn|không quá|đến|hết|cuối) (?:(?:là|vào|trong|đến|hết|cuối) )*(?P<span>.+)",
    re.IGNORECASE,
)
_ONWARD = re.compile(
    r"(?P<span>.+?)(?: và (?:các|những) năm (?:tiếp theo|sau|kế tiếp|tiếp sau)| trở đi)|(?:kể )?từ (?P<since>.+)",
    re.IGNORECASE,
)
_AFTERWARDS = re.compile(
    r",? (?:và |đồng thời )(?:tổ chức |triển khai )?(?:tổ chức |triển khai )?thực hiện$", re.IGNORECASE
)


def read_phrase(words: str, year: int | None = None) -> Deadline | None:
    """The deadline that a phrase states (without its text), or None when any word of it is not understood."""
    words = _AFTERWARDS.sub("", words)
    return _read_steady(words, year) or _read_dated(words, year) or _read_conditional(words, year)


def is_condition(words: str) -> bool:
    """Whether a phrase waits for an event or an order: "Khi có hướng dẫn của Trung ương"."""
    return bool(_CONDITION.match(words) or _AWAITING.search(words))


def _read_steady(words: str, year: int | None) -> Deadline | None:
    """What goes on or comes back, with the years or the order that bound it: "Hàng năm, giai đoạn 2021-2025"."""
    if match := _RECURRING_DAY.fullmatch(words):
        return Deadline(
            kind="recurring", every=_every(match["next"] or match["each"] or match["quarter"]), condition=words
        )
    frequency = _FREQUENCY.match(words)
    match = frequency or _CONTINUOUS.match(words)
    if match is None:
        return None
    every = _every(next(unit for unit in match.groups() if unit)) if frequency else None
    steady = Deadline(kind="recurring" if frequency else "continuous", every=every)
    rest = words[match.end() :].removeprefix(",")
    if not rest:
        return steady
    if not rest.startswith(" "):
        return None
    rest = rest.strip()
    if is_condition(rest):
        return steady.model_copy(update={"condition": rest})
    dates = _read_dates(rest, year)
    return steady.model_copy(update={"start": dates[0], "end": dates[1]}) if dates else None


def _read_dated(words: str, year: int | None) -> Deadline | None:
    dates = _read_dates(words, year)
    if dates is None:
        return None
    start, end = dates
    years = start is not None and (end is None or (start.year < end.year and _whole_years(start, end)))
    return Deadline(kind="period" if years else "fixed", start=start, end=end)


def _read_conditional(words: str, year: int | None) -> Deadline | None:
    """A condition, and the dates before or after it: "Năm 2022, khi có hướng dẫn của Trung ương"."""
    if is_condition(words):
        head, _, tail = words.rpartition(", ")
        dates = _read_dates(tail, year) if head else None
        condition, (start, end) = (head, dates) if dates else (words, (None, None))
        return Deadline(kind="conditional", start=start, end=end, condition=condition)
    mark = _BEFORE_CONDITION.search(words)
    dates = _read_dates(words[: mark.start()], year) if mark else None
    if mark is None or dates is None:
        return None
    return Deadline(kind="conditional", start=dates[0], end=dates[1], condition=words[mark.end() :])


def _read_dates(words: str, year: int | None) -> Dates | None:
    """First and last day of a phrase of dates; None stands for an end that the phrase leaves open."""
    words = _IN.sub("", words, count=1) if _IN.match(words) else words
    if span := read_span(words, year):
        return span.start, span.end
    if match := _BEFORE.fullmatch(words):
        span = read_span(match["span"], year)
        day = datetime.timedelta(days=1)
        return (None, span.end if span.start == span.end else span.start - day) if span else None
    if match := _LATEST.fullmatch(words):
        span = read_span(match["span"], year)
        return (None, span.end) if span else None
    if match := _ONWARD.fullmatch(words):
        span = read_span(match["span"] or match["since"], year)
        return (span.start, None) if span else None
    return None


def _whole_years(start: datetime.date, end: datetime.date) -> bool:
    return (start.month, start.day, end.month, end.day) == (1, 1, 12, 31)


def _every(unit: str) -> Every:
    folded = unit.lower().replace("quí", "quý")
    if folded.endswith("tháng") and folded != "tháng":
        return "half-year"
    return {"năm": "year", "quý": "quarter", "tháng": "month"}[folded]  # type: ignore[return-value]
