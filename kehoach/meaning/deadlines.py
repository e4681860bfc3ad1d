"""By when: reads the words of a deadline and prints them back.

A deadline is `fixed` (days, months, quarters, a year, or a last day), a `period` of years, `recurring`,
`continuous`, `conditional` (it waits for an event) or, when any of its words is not understood, `unknown`.
"""

from __future__ import annotations

import datetime
import re

from kehoach.meaning.dates import print_short_date
from kehoach.meaning.deadline_phrases import is_condition, read_phrase
from kehoach.meaning.spans import Span, print_span
from kehoach.meaning.spelling import bullet_of, words_of
from kehoach.model import Deadline, Source
from kehoach.model.trusted import changed

_PRINTED_FREQUENCY = {"year": "Hằng năm", "half-year": "Định kỳ 6 tháng", "quarter": "Hằng quý", "month": "Hằng tháng"}
_LABEL = re.compile(r"\d{1,2}[.)] |[a-zđ]\) ?")
_UNFINISHED = re.compile(
    r"(?:[-,]|(?<!\w)(?:của|và|các|tại|theo|ngày|năm|tháng|quý|từ|đến|trước|trong|đoạn))$", re.IGNORECASE
)
_LIST_MARK = re.compile(r", | và | hoặc ")
_ACTION = re.compile(
    r"(?:ban hành|hoàn thành|hoàn thiện|tổ chức|triển khai|thực hiện|báo cáo|trình|phê duyệt|xây dựng|tham mưu|gửi|công bố"
    r"|kiểm tra|rà soát|sơ kết|tổng kết|nghiệm thu|khởi công|đánh giá|tổng hợp|đề xuất|lập|cập nhật|khảo sát|tập huấn)(?!\w)",
    re.IGNORECASE,
)
_TIME_WORD = re.compile(
    r" (?=(?:trong|trước|xong|vào|hoàn thành|định kỳ|không quá|(?:chậm|muộn) nhất|h[àằ]ng)(?!\w))", re.IGNORECASE
)
_DATED_THING = re.compile(
    r"(?<!\w)(?:ban hành|nhận|tiếp nhận|phát sinh|thành lập|xây dựng|cấp|hiệu lực|ký|công bố|giao|được|đã|có)$"
    r"|(?<!\w)(?:được|đã|do) ",
    re.IGNORECASE,
)
_PURPOSE = re.compile(r"(?!không |trừ |chưa )(?:[^\d:]{1,80}|giai đoạn \d): ?(?=\S)", re.IGNORECASE)


def read_deadline(text: str, *, year: int | None = None, source: Source | None = None) -> Deadline:
    """The deadline that a cell states, in `kind`, dates, `every`, `condition` and, when it has several, `parts`.

    `year` is the year that the column's title gives to months and days that name none. `end` is the last
    day: "trước ngày 31/01/2026" gives that day itself (nobody is late on a day that is named), "trước tháng
    6/2026" gives 31/5/2026. A recurring deadline with more words than its frequency keeps them in `condition`.
    """
    lines = _lines(text)
    pieces = [piece for line in lines for piece in line.split(";") if words_of(piece)]
    deadlines = [_read_piece(piece, year) for piece in pieces]
    deadline = _several(deadlines) if len(deadlines) != 1 else deadlines[0]
    broken = len(lines) > 1 and ";" not in text and not any(map(bullet_of, lines))
    if broken and any(one.kind == "unknown" for one in deadlines):
        deadline = _read_single(words_of(" ".join(lines)), year) or deadline
    return changed(deadline, text=text if pieces else "", source=source)


def print_deadline(deadline: Deadline) -> str:
    """A deadline in its canonical words; one that is unknown keeps its own."""
    if deadline.parts:
        return "; ".join(print_deadline(part) for part in deadline.parts)
    if deadline.kind == "unknown":
        return deadline.text or ""
    dates = _print_dates(deadline.start, deadline.end)
    if deadline.kind == "recurring":
        if deadline.condition and not is_condition(deadline.condition):
            return deadline.condition
        return _join(_PRINTED_FREQUENCY[deadline.every or "year"], dates, deadline.condition)
    if deadline.kind == "continuous":
        return _join("Thường xuyên", dates, deadline.condition)
    return ", ".join(words for words in (dates, deadline.condition) if words)


def is_overdue(deadline: Deadline, on: datetime.date) -> bool | None:
    """Whether the last day is over; None where the words give no last day that would settle it."""
    if deadline.kind not in ("fixed", "period") or deadline.end is None:
        return None
    return on > deadline.end


def _lines(text: str) -> list[str]:
    """The entries of a cell: its lines, those that go on with a phrase joined to the line before."""
    entries: list[list[str]] = []
    for line in (line.strip() for line in text.split("\n")):
        itemised = bullet_of(line) or _LABEL.match(line)
        lowered = line[:1].islower() and not itemised
        if line and entries and (lowered or (_UNFINISHED.search(entries[-1][-1]) and not _LABEL.match(line))):
            entries[-1].append(line)
        elif line:
            entries.append([line])
    return [" ".join(entry) for entry in entries]


def _read_piece(piece: str, year: int | None) -> Deadline:
    """One entry: a phrase, a phrase after a label or an action, or a list of those."""
    words = words_of(_LABEL.sub("", words_of(piece), count=1) if _LABEL.match(words_of(piece)) else piece)
    single = _read_single(words, year)
    if single:
        return changed(single, text=words)
    parts = _read_list(_LIST_MARK.split(words), year)
    return _several(parts) if parts else Deadline(text=words)


def _read_list(entries: list[str], year: int | None) -> list[Deadline]:
    """The deadlines of a list, [] when an entry is neither one nor an action; "quý" may go on with "định kỳ".

    A day or month takes its year from the entry after it ("ngày 15/6 và 15/12/2025") when that keeps the order.
    """
    periodic = len(entries) > 1 and (first := _read_single(entries[0], year)) and first.kind == "recurring"
    parts: list[Deadline] = []
    following: Deadline | None = None
    for entry in map(words_of, reversed(entries)):
        part = _read_single(entry, year) or (_read_single(f"định kỳ {entry}", year) if periodic else None)
        if part is None and following and following.end:
            borrowed = _read_single(entry, following.end.year)
            part = borrowed if borrowed and borrowed.end and borrowed.end < following.end else None
        if part is None and not _ACTION.match(entry):
            return []
        following = part
        parts.insert(0, changed(part or Deadline(), text=entry))
    return parts if len(parts) > 1 and any(part.kind != "unknown" for part in parts) else []


def _read_single(words: str, year: int | None) -> Deadline | None:
    purpose = _PURPOSE.match(words)
    return (
        read_phrase(words, year)
        or (read_phrase(words[purpose.end() :], year) if purpose else None)
        or _read_after_action(words, year)
    )


def _read_after_action(words: str, year: int | None) -> Deadline | None:
    """A phrase after what is to be done by then: "Ban hành kế hoạch trong tháng 01/2026".

    Not so when the date may belong to the thing: "Rà soát văn bản ban hành trước ngày 01/7/2025".
    """
    action = _ACTION.match(words)
    if len(words) > 200 or action is None:
        return None
    for mark in _TIME_WORD.finditer(words, action.end()):
        thing = words[action.end() : mark.start()]
        if _DATED_THING.search(thing) or any(sign.isdigit() for sign in thing):
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
        start=min(day for day in starts if day) if flat and all(starts) else None,
        end=max(day for day in ends if day) if flat and all(ends) else None,
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


def _join(frequency: str, dates: str, condition: str | None) -> str:
    """A frequency, then in lower case the dates that bound it, then the order that it waits for."""
    return ", ".join(words for words in (frequency, dates[:1].lower() + dates[1:], condition) if words)
