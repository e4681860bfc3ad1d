"""By when: reads the words of a deadline and prints them back.

A deadline is `fixed` (days, months, quarters, a year, or a last day), a `period` of years, `recurring`,
`continuous`, `conditional` (it waits for an event) or, when any of its words is not understood, `unknown`.
"""

from __future__ import annotations

import datetime
import re

from kehoach.meaning.dates import print_short_date
from kehoach.meaning.deadline_phrases import PRINTED_FREQUENCY, is_condition, read_phrase
from kehoach.meaning.spans import Span, print_span
from kehoach.meaning.spelling import words_of
from kehoach.model import Deadline, Source

_BULLET = re.compile(r"\s*[-+*•●]\s*(?!\d)|\s*\d{1,2}[.)]\s+(?!tháng)|\s*[a-zđ]\)\s*")
_LIST_MARK = re.compile(r", | và | hoặc ")
_ACTION = re.compile(
    r"(?:ban hành|hoàn thành|hoàn thiện|tổ chức|triển khai|thực hiện|báo cáo|trình|phê duyệt|xây dựng|tham mưu|gửi|công bố"
    r"|kiểm tra|rà soát|sơ kết|tổng kết|nghiệm thu|khởi công|đánh giá|tổng hợp|đề xuất|lập|cập nhật|khảo sát|tập huấn)\b",
    re.IGNORECASE,
)
_TIME_WORD = re.compile(
    r" (?=(?:trong|trước|xong|vào|từ|đến|hoàn thành|định kỳ|(?:chậm|muộn) nhất|không quá|h[àằ]ng)\b)", re.IGNORECASE
)
_LABEL = re.compile(r"(?!không\b|trừ\b)[^\d:]{1,80}: ?(?=\S)", re.IGNORECASE)


def read_deadline(text: str, *, year: int | None = None, source: Source | None = None) -> Deadline:
    """The deadline that a cell states, in `kind`, dates, `every`, `condition` and, when it has several, `parts`.

    `year` is the year that the column's title gives to months and days that name none. `end` is the last
    day: "trước ngày 31/01/2026" gives that day itself (nobody is late on a day that is named), "trước tháng
    6/2026" gives 31/5/2026. A recurring deadline with more words than its frequency keeps them in `condition`.
    """
    pieces = [piece for line in _lines(text) for piece in line.split(";") if words_of(piece)]
    if len(pieces) > 1:
        deadline = _several([_read_piece(piece, year) for piece in pieces])
    else:
        deadline = _read_piece(pieces[0], year) if pieces else Deadline()
    return deadline.model_copy(update={"text": text if pieces else "", "source": source})


def print_deadline(deadline: Deadline) -> str:
    """A deadline in its canonical words; one that is unknown keeps its own."""
    if deadline.parts:
        return "; ".join(print_deadline(part) for part in deadline.parts)
    if deadline.kind == "unknown":
        return deadline.text or ""
    dates = _print_dates(deadline.start, deadline.end)
    if deadline.kind == "recurring":
        if deadline.condition and not is_condition(deadline.condition):
            return _join(deadline.condition, dates)
        return _join(PRINTED_FREQUENCY[deadline.every or "year"], dates, deadline.condition)
    if deadline.kind == "continuous":
        return _join("Thường xuyên", dates, deadline.condition)
    return _join(dates, deadline.condition)


def is_overdue(deadline: Deadline, on: datetime.date) -> bool | None:
    """Whether the last day is over; None where the words give no last day that would settle it."""
    if deadline.kind not in ("fixed", "period") or deadline.end is None:
        return None
    return on > deadline.end


def _lines(text: str) -> list[str]:
    """The entries of a cell: its lines, those that continue a sentence joined to the line before."""
    lines: list[str] = []
    for line in text.split("\n"):
        words = line.strip()
        continues = words[:1].islower() or words[:1].isdigit()
        if lines and continues and not _BULLET.match(line):
            lines[-1] += " " + words
        elif words:
            lines.append(words)
    return lines


def _read_piece(piece: str, year: int | None) -> Deadline:
    """One entry: a phrase, a phrase after a label or an action, or a list of those."""
    words = words_of(piece)
    single = _read_single(words, year)
    if single:
        return single.model_copy(update={"text": words})
    entries = [entry for entry in _LIST_MARK.split(words) if entry]
    parts = [_read_single(entry, year) or Deadline() for entry in entries]
    understood = sum(part.kind != "unknown" for part in parts)
    acceptable = all(part.kind != "unknown" or _ACTION.match(entry) for part, entry in zip(parts, entries, strict=True))
    if len(entries) < 2 or not understood or not acceptable:
        return Deadline(text=words)
    return _several([part.model_copy(update={"text": entry}) for part, entry in zip(parts, entries, strict=True)])


def _read_single(words: str, year: int | None) -> Deadline | None:
    label = _LABEL.match(words)
    return (
        read_phrase(words, year)
        or (label and read_phrase(words[label.end() :], year))
        or _read_after_action(words, year)
    )


def _read_after_action(words: str, year: int | None) -> Deadline | None:
    """A phrase after what is to be done by then: "Ban hành kế hoạch trong tháng 01/2026"."""
    if len(words) > 200 or not _ACTION.match(words):
        return None
    for mark in _TIME_WORD.finditer(words):
        if any(sign.isdigit() for sign in words[: mark.start()]):
            return None
        if deadline := read_phrase(words[mark.end() :], year):
            return deadline
    return None


def _several(parts: list[Deadline]) -> Deadline:
    """Several deadlines as one: its kind is theirs where they agree, its dates embrace theirs where all have them."""
    flat = tuple(single for part in parts for single in (part.parts or (part,)))
    kinds = {part.kind for part in flat}
    starts, ends = [part.start for part in flat], [part.end for part in flat]
    return Deadline(
        kind=kinds.pop() if len(kinds) == 1 else "unknown",
        start=min(day for day in starts if day) if all(starts) else None,
        end=max(day for day in ends if day) if all(ends) else None,
        parts=flat,
    )


def _print_dates(start: datetime.date | None, end: datetime.date | None) -> str:
    if start and end:
        return print_span(Span(start, end))
    if end:
        return f"Chậm nhất ngày {print_short_date(end)}"
    if start:
        return f"Từ năm {start.year}" if (start.month, start.day) == (1, 1) else f"Từ ngày {print_short_date(start)}"
    return ""


def _join(*phrases: str | None) -> str:
    """The phrases that there are, after the first in lower case."""
    first, *others = [phrase for phrase in phrases if phrase] or [""]
    return ", ".join([first, *(phrase[0].lower() + phrase[1:] for phrase in others)])
