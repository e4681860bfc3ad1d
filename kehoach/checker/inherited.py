"""Words that a unit's plan takes over from its parent as they stand: the unit cannot change them, only tell who wrote them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.checker.annex_references import all_items
from kehoach.checker.rule import Hit
from kehoach.checker.subject import Subject, once
from kehoach.meaning.spelling import plain
from kehoach.model import LaidOutParagraph, Plan, Target

REMARK = "nguyên văn của kế hoạch cấp trên"

_QUOTED = re.compile(r"«([^»]+)»")
_SHORTEST = 6
"""Shorter words may stand in the parent by chance."""


def is_inherited(hit: Hit, subject: Subject) -> bool:
    """Whether what a finding quotes stands so in the parent plan, inside words that the paragraph takes over whole."""
    quoted = _QUOTED.search(hit.message)
    if subject.parent is None or quoted is None or not isinstance(hit.where, LaidOutParagraph):
        return False
    words, own = _folded(quoted[1]), _folded(hit.where.text)
    sign = words.rpartition(" ")[2]
    words = sign if "/" in sign and not sign[:1].isalpha() else words  # a cited document is named without its "số"
    return bool(words) and any(words in text and (text in own or own in text) for text in _parents_words(subject))


@once
def _parents_words(subject: Subject) -> tuple[str, ...]:
    lines = plain("\n".join(dict.fromkeys(_texts(subject.parent)))).split("\n") if subject.parent else []
    return tuple(text for line in lines if len(text := _tidy(line)) >= _SHORTEST)


def _texts(plan: Plan) -> Iterator[str]:
    for item in all_items(plan):
        yield item.text
        if isinstance(item, Target):
            yield from (part for value in item.values for part in (value.label, value.text) if part)
        else:
            yield from (
                part for part in (item.deadline.text, item.product, item.lead.text, item.coordinate.text) if part
            )
    for duty in plan.responsibilities:
        yield from (paragraph.text for paragraph in duty.paragraphs)


def _folded(text: str) -> str:
    return _tidy(plain(text))


def _tidy(words: str) -> str:
    return " ".join(words.split()).strip("-–+•;. ").casefold()
