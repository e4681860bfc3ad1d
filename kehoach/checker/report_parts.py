"""What a report is about: its field, its period, and the one that comes next, as its title names them."""

from __future__ import annotations

import re

from kehoach.checker.passages import all_sections
from kehoach.checker.subject import Subject
from kehoach.model import Document
from kehoach.progress.periods import ReportPeriod, read_report_period

REFORM = re.compile(r"(?<!phục vụ )(?<!gắn với )(?:cải cách hành chính|(?<!\w)CCHC(?!\w))", re.IGNORECASE)
"""What a report is on; "chuyển đổi số phục vụ cải cách hành chính" is about something else."""
_AHEAD = re.compile(r"phương hướng|nhiệm vụ (?:trọng tâm )?(?=qu[ýí]|6 tháng|tháng|năm|thời gian)", re.IGNORECASE)
_OPENING = re.compile(r"qu[ýí]|6|sáu|9|chín|tháng|năm|giai|từ", re.IGNORECASE)
_YEAR = re.compile(r"năm \d{4}", re.IGNORECASE)
_JOINED = re.compile(r"[\s,;]*(?:và)?\s*$")
_MOST_WORDS = 8


def is_on_reform(subject: Subject) -> bool:
    """Whether a report is on administrative reform (CCHC)."""
    return bool(REFORM.search(subject.document.title or ""))


def is_of_committee(subject: Subject) -> bool:
    """Whether a people's committee reports: on all fields, for all its agencies."""
    return any("NHÂN DÂN" in line.upper() for line in subject.document.issuer)


def report_period(title: str) -> ReportPeriod | None:
    """The period that a title reports on: the last one before what it says of the time to come."""
    ahead = _AHEAD.search(title)
    if ahead is None:
        return _last_period(title)
    before, year = title[: ahead.start()], _YEAR.search(title[ahead.start() :])
    shared = f"{_JOINED.sub('', before)} {year[0]}" if year else before  # "quý III và phương hướng quý IV năm 2026"
    return _last_period(before) or _last_period(shared)


def period_ahead(title: str) -> ReportPeriod | None:
    """The period that a title announces: "phương hướng, nhiệm vụ quý II năm 2026"."""
    ahead = _AHEAD.search(title)
    return _last_period(title[ahead.start() :]) if ahead else None


def headings(document: Document) -> list[str]:
    """The headings of all levels."""
    return [section.title for section in all_sections(document.outline)]


def _last_period(words: str) -> ReportPeriod | None:
    found = None
    signs = words.replace("(", " ").replace(")", " ").split()
    start = 0
    while start < len(signs):
        if _OPENING.fullmatch(signs[start]):
            for end in range(min(len(signs), start + _MOST_WORDS), start, -1):
                period = read_report_period(" ".join(signs[start:end]).rstrip(",;."))
                if period is not None:
                    found, start = period, end - 1
                    break
        start += 1
    return found
