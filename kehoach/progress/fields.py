"""Which groups of a plan and which sections of a report's outline are one field of the work."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from kehoach.meaning.spelling import plain
from kehoach.model import Project, WorkItem

PROJECTS = "Xây dựng các đề án, kế hoạch"
"""The field of projects that stand under no title of their own."""

_ALIKE = 70
"""How alike (of 100) two titles have to be to name one field."""
_ABBREVIATION = re.compile(r"\b[A-ZĐ]{2,}\b")
_OPENINGS = re.compile(r"^(?:các |những )?(?:chỉ tiêu|nhiệm vụ)(?: về| trong| của)? ", re.IGNORECASE)


def field_of(item: WorkItem) -> str:
    """The title of the group that an item stands under; "" for a task without one."""
    if item.group is not None:
        return item.group.title
    return PROJECTS if isinstance(item, Project) else ""


def same_field(title: str, others: Sequence[str]) -> str | None:
    """The one of several titles that names the same field as `title`; None when none does.

    "Các chỉ tiêu về cải cách thể chế" is the field "Cải cách thể chế", "Cải cách TTHC" is "Cải cách thủ tục hành chính".
    """
    if title in others:
        return title
    scores = [(_likeness(title, other), -place) for place, other in enumerate(others)]
    best, place = max(scores, default=(0.0, 0))
    return others[-place] if best >= _ALIKE else None


def _likeness(one: str, other: str) -> float:
    one, other = _OPENINGS.sub("", one), _OPENINGS.sub("", other)
    return fuzz.token_sort_ratio(_folded(_spelt_out(one, other)), _folded(_spelt_out(other, one)))


def _folded(text: str) -> str:
    return plain(text).casefold()


def _spelt_out(text: str, other: str) -> str:
    """The text with an abbreviation replaced by those words of the other text that begin with its letters."""
    words = other.split()
    initials = "".join(plain(word)[:1].upper() for word in words)

    def words_of(match: re.Match[str]) -> str:
        place = initials.find(match[0])
        return " ".join(words[place : place + len(match[0])]) if place >= 0 else match[0]

    return _ABBREVIATION.sub(words_of, text)
