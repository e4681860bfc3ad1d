"""One phrase of time: the kinds of deadline, each with the patterns that state it."""

from __future__ import annotations

import datetime
import re
from typing import Literal

from kehoach.meaning.dates import YEAR
from kehoach.meaning.spans import Span, read_span
from kehoach.model import Deadline

Every = Literal["year", "half-year", "quarter", "month"]
_Dates = tuple[datetime.date | None, datetime.date | None]

_EVERY: dict[str, Every] = {"năm": "year", "quý": "quarter", "quí": "quarter", "tháng": "month"}
_EACH = r"(?:h[àằ]ng|mỗi|từng)"
_UNIT = r"(?:năm|0?6 tháng|sáu tháng|qu[ýí]|tháng)"
_FREQUENCY = re.compile(
    rf"(?:(?:báo cáo|thực hiện) )?(?:định kỳ )?(?:theo )?{_EACH} (?P<each>{_UNIT})"
    r"|định kỳ (?P<periodic>0?6 tháng|sáu tháng|năm|qu[ýí]|tháng)"
    rf"|(?P<per>{_UNIT})(?:/(?:0?1 |một )?| (?:0?1|một) )lần"
    r"|(?:0?1|một) lần(?:/| (?:mỗi|một|trong) )(?P<once>năm|qu[ýí]|tháng)",
    re.IGNORECASE,
)
_OTHER_FREQUENCY = re.compile(
    rf"(?:định kỳ )?(?:{_EACH} (?:ngày|tuần)|\d{{1,2}} (?:năm|tháng|tuần|ngày)(?:/(?:0?1 |một )?| (?:0?1|một) )lần"
    r"|\d{1,2} lần/(?:năm|qu[ýí]|tháng|tuần))",
    re.IGNORECASE,
)
_DAY_IN_TURN = (
    r"(?:(?:trước|trong|vào|đến|(?:chậm|muộn) nhất|là|xong|hoàn thành) )*"
    r"(?:(?:ngày|tháng|qu[ýí]|đầu|cuối|của|và|\d{1,2}(?:/\d{1,2})?|IV|I{1,3})(?:,? |$))+"
)
_RECURRING_DAY = re.compile(
    rf"{_DAY_IN_TURN}(?:(?P<next>năm|qu[ýí]|tháng) (?:liền kề|liền sau|kế tiếp|tiếp theo|sau)"
    rf"|{_EACH} (?P<each>{_UNIT})|(?P<within>qu[ýí]))",
    re.IGNORECASE,
)
_BARE_DAY = re.compile(_DAY_IN_TURN, re.IGNORECASE)
_CONTINUOUS = re.compile(
    r"(?:(?:thực hiện|triển khai|duy trì) )?(?:thường xuyên|liên tục)(?:(?:,| và|, và)? (?:thường xuyên|liên tục|kịp thời))*"
    rf"(?: (?:{_EACH} năm|trong năm)(?! \d))?",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"(?:ngay )?(?:khi|sau khi|theo|(?:tuỳ|tùy) (?:theo|thuộc)|căn cứ|đột xuất|trong trường hợp"
    r"|sau (?:\d{1,3}|một|hai|ba|sáu) (?:ngày|tuần|tháng|năm)|kể từ (?:khi|ngày (?!\d)))(?!\w)",
    re.IGNORECASE,
)
_AWAITING = re.compile(r"(?<!\w)kể từ (?:khi|thời điểm|ngày (?!\d))", re.IGNORECASE)
_BEFORE_CONDITION = re.compile(rf",? \(?(?={_CONDITION.pattern})", re.IGNORECASE)
_WITHIN = re.compile(r"(?:(?:dự kiến|xong|hoàn thành|thực hiện|triển khai|trong|vào|cả) )+", re.IGNORECASE)
_BEFORE = re.compile(r"trước (?P<span>.+)", re.IGNORECASE)
_LATEST = re.compile(
    r"(?:từ nay |(?:chậm|muộn) nhất |không (?:muộn|chậm|trễ) hơn |không quá |đến |hết |cuối )"
    r"(?:(?:là|vào|trong|đến|hết|cuối) )*(?P<span>.+)",
    re.IGNORECASE,
)
_ONWARD = re.compile(
    r"(?:(?:kể )?từ )?(?P<span>.+) (?:và (?:các|những) năm (?:tiếp theo|sau|kế tiếp|tiếp sau)|trở đi)|(?:kể )?từ (?P<since>.+)",
    re.IGNORECASE,
)
_UNDATED_END = re.compile(
    r",? (?:và|đồng thời) (?:tổ chức|triển khai)(?: triển khai)?(?: thực hiện)?$"
    rf"|,? (?:và )?(?:định hướng|tầm nhìn) đến (?:năm )?{YEAR}$",
    re.IGNORECASE,
)


def read_phrase(words: str, year: int | None = None) -> Deadline | None:
    """The deadline that a phrase states (without its text), or None when any word of it is not understood."""
    words = _UNDATED_END.sub("", words)
    return _read_steady(words, year) or _read_dated(words, year) or _read_conditional(words, year)


def is_condition(words: str) -> bool:
    """Whether a phrase waits for an event or an order: "Khi có hướng dẫn của Trung ương"."""
    return bool(_CONDITION.match(words) or _AWAITING.search(words))


def _read_steady(words: str, year: int | None) -> Deadline | None:
    """What goes on or comes back, with the years or the order that bound it: "Hàng năm, giai đoạn 2021-2025"."""
    if match := _RECURRING_DAY.fullmatch(words):
        return Deadline(kind="recurring", every=_every(match), condition=words)
    if match := _FREQUENCY.match(words):
        steady = Deadline(kind="recurring", every=_every(match))
    elif match := _CONTINUOUS.match(words):
        steady = Deadline(kind="continuous")
    else:
        return Deadline(kind="recurring", condition=words) if _OTHER_FREQUENCY.fullmatch(words) else None
    rest = words[match.end() :].removeprefix(",")
    if rest and not rest.startswith(" "):
        return None
    return _bounded(steady, rest.strip(), words, year)


def _bounded(steady: Deadline, rest: str, words: str, year: int | None) -> Deadline | None:
    """What the words after "hàng năm" or "thường xuyên" add to it."""
    if not rest:
        return steady
    if is_condition(rest):
        return steady.model_copy(update={"condition": rest})
    if steady.kind == "recurring" and _BARE_DAY.fullmatch(rest.strip("()")):
        return steady.model_copy(update={"condition": words})
    dates = _read_dates(rest, year)
    return steady.model_copy(update={"start": dates[0], "end": dates[1]}) if dates else None


def _read_dated(words: str, year: int | None) -> Deadline | None:
    dates = _read_dates(words, year)
    if dates is None:
        return None
    start, end = dates
    if start is None or end is None:
        return Deadline(kind="fixed" if end else "period", start=start, end=end)
    years = Span(start, end).whole_years and start.year < end.year
    return Deadline(kind="period" if years else "fixed", start=start, end=end)


def _read_conditional(words: str, year: int | None) -> Deadline | None:
    """A condition, and the dates before or after it: "Năm 2022, khi có hướng dẫn của Trung ương"."""
    mark = _BEFORE_CONDITION.search(words)
    if mark and (dates := _read_dates(words[: mark.start()], year)):
        condition = words[mark.end() :]
        condition = condition.removesuffix(")") if mark[0].endswith("(") else condition
        return Deadline(kind="conditional", start=dates[0], end=dates[1], condition=condition)
    if not is_condition(words):
        return None
    head, _, tail = words.rpartition(", ")
    dates = _read_dates(tail, year) if _CONDITION.match(head) else None
    if dates is None:
        return Deadline(kind="conditional", condition=words)
    return Deadline(kind="conditional", start=dates[0], end=dates[1], condition=head[0].lower() + head[1:].rstrip(" ,"))


def _read_dates(words: str, year: int | None) -> _Dates | None:
    """First and last day of a phrase of dates; None stands for an end that the phrase leaves open."""
    words = _WITHIN.sub("", words, count=1) if _WITHIN.match(words) else words
    if span := read_span(words, year):
        return span.start, span.end
    if match := _BEFORE.fullmatch(words):
        span = read_span(match["span"], year)
        return (None, _day_before(span)) if span else None
    if match := _LATEST.fullmatch(words):
        span = read_span(match["span"], year)
        return (None, span.end) if span else None
    if match := _ONWARD.fullmatch(words):
        span = read_span(match["span"] or match["since"], year)
        return (span.start, None) if span else None
    return None


def _day_before(span: Span) -> datetime.date:
    """The last day "trước" a span; a day that is named is still in time, so that nobody is late on it."""
    return span.end if span.start == span.end else span.start - datetime.timedelta(days=1)


def _every(match: re.Match[str]) -> Every:
    unit = next(group for group in match.groups() if group).lower()
    return _EVERY.get(unit, "half-year")
