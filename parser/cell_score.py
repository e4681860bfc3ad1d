"""How well some paragraphs sit in one cell of a column, by the cues that their words give.

Scores are sums of small weights, about log-likelihoods: 0 says nothing, +2 speaks for the column,
-4 all but rules it out. Where two columns name agencies they weigh alike, so that nothing but the
layout itself decides between them.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from kehoach.meaning.numbering import split_label
from kehoach.parser import columns as col
from kehoach.parser.cues import (
    dash_level,
    has_number,
    looks_like_agency,
    looks_like_deadline,
    looks_like_indicator,
    looks_like_product,
    looks_like_value,
    years_in,
)

_HOPELESS = -4.0
_JOIN = -1.0
"""What every further paragraph of one cell costs before its cues are weighed."""


@dataclass(frozen=True)
class Column:
    """A column to fill: its role, and the years of its period where its title names some."""

    role: str
    years: tuple[int, ...] = ()


class Words:
    """One paragraph with the cues of its words, each looked for when it is first asked for.

    It begins as an `agency`, as a time (`deadline`), as something measured (`indicator`), is a goal (`value`), opens with a
    `dash` (1 for "-", 2 for "+"), names `years`; `key` are the words before its colon.
    """

    agency: bool
    deadline: bool
    indicator: bool
    value: bool
    dash: int
    marked: bool
    key: str
    years: tuple[int, ...]

    def __init__(self, text: str) -> None:
        self.text = text

    def __getattr__(self, cue: str) -> Any:
        """A cue that was not asked for before; cached properties take twice the time of most cues in Python 3.11."""
        if cue not in _CUES:
            raise AttributeError(cue)
        found = self.__dict__[cue] = _CUES[cue](self.text)
        return found


def _key_of(text: str) -> str:
    """The words before a colon, as "+ Cấp tỉnh": a cell hardly holds the same twice."""
    head, colon, _ = text.partition(":")
    return head if colon and len(head) < 40 else ""


_CUES: dict[str, Callable[[str], Any]] = {
    "agency": looks_like_agency,
    "deadline": looks_like_deadline,
    "indicator": looks_like_indicator,
    "value": looks_like_value,
    "dash": dash_level,
    "marked": lambda text: dash_level(text) == 1 or split_label(text) is not None,
    "key": _key_of,
    "years": years_in,
}


def paragraph_score(column: Column, words: Words) -> float:
    """How well one paragraph sits in a column."""
    if not words.text:
        return _blank_score(column.role)
    return _SCORES.get(column.role, _other)(column, words)


class CellScores:
    """How well each run of some paragraphs sits in one cell of a column.

    `joins` is what speaks for each paragraph to follow the one before it (see `join_scores`). `lenient` lets hopeless words
    pass (for a row that nothing else explains).
    """

    def __init__(
        self, column: Column, paragraphs: Sequence[Words], joins: Sequence[float], *, lenient: bool = False
    ) -> None:
        self._paragraphs = paragraphs
        self._joins = joins
        self.scores = [paragraph_score(column, words) for words in paragraphs]
        self._lowest = -math.inf if lenient else _HOPELESS
        self._runs: dict[int, list[float]] = {}

    def scores_from(self, start: int) -> list[float]:
        """The scores of the runs that begin at a place: of one paragraph, of two, and so on up to what is out of the question."""
        if start not in self._runs:
            self._runs[start] = self._run(start) if start < len(self.scores) else []
        return self._runs[start]

    def score(self, start: int, end: int) -> float | None:
        """The score of one run, or None where it is out of the question."""
        scores = self.scores_from(start)
        return scores[end - start - 1] if end - start <= len(scores) else None

    def _run(self, start: int) -> list[float]:
        first, total = self._paragraphs[start], self.scores[start]
        if total <= self._lowest:
            return []
        total -= 2.0 if first.dash == 2 else 0.0
        found = [total]
        keys = {first.key}
        for place in range(start + 1, len(self.scores) if first.text else 0):
            words, score = self._paragraphs[place], self.scores[place]
            if not words.text or score <= self._lowest:
                break
            total += score
            total += self._joins[place]
            if words.key:
                total -= 3.0 if words.key in keys else 0.0
                keys.add(words.key)
            found.append(total)
        return found


def join_scores(paragraphs: Sequence[Words]) -> list[float]:
    """For each paragraph what speaks for it to stand in one cell with the one before it; 0 for the first."""
    joins = [_JOIN + _join_score(before, words) for before, words in pairwise(paragraphs)]
    return [0.0, *joins] if paragraphs else []


def _join_score(before: Words, words: Words) -> float:
    """What speaks for two paragraphs to follow each other inside one cell: a list going on."""
    if words.dash == 2:
        return 1.5
    if words.dash == 1 and before.dash:
        return 0.9
    if words.dash == 1:
        return 1.2 if before.text.endswith(":") else 0.0
    return -2.0 if before.dash else 0.0


def _blank_score(role: str) -> float:
    if role in col.CONTENT_ROLES:
        return -6.0
    return -1.0 if role in (col.LEAD, col.RESPONSIBLE) else -0.3


def _content(column: Column, words: Words) -> float:
    length = len(words.text)
    score = 2.0 if length > 80 else 1.0 if length > 40 else 0.0
    if length <= 120 and words.agency:
        score -= 4.0
    if length <= 60 and words.deadline:
        score -= 4.0
    if words.indicator:
        score += 1.0
    elif length <= 60 and words.value:
        score -= 3.0
    return score


def _agency(column: Column, words: Words) -> float:
    if words.agency:
        return 2.0
    if words.deadline or words.value or len(words.text) > 200:
        return -5.0
    return -2.0


def _deadline(column: Column, words: Words) -> float:
    if words.deadline:
        return 2.0
    return -4.0 if words.agency or len(words.text) > 150 else -1.5


def _value(column: Column, words: Words) -> float:
    if (words.agency and not has_number(words.text)) or words.indicator:
        return -3.0
    score = 2.0 if words.value else -2.5
    if column.years and words.years:
        inside = all(min(column.years) <= year <= max(column.years) for year in words.years)
        score += 1.0 if inside else -2.0
    return score


def _product(column: Column, words: Words) -> float:
    if words.agency or words.deadline:
        return -3.0
    score = 2.0 if looks_like_product(words.text) else 0.0
    return score - 2.0 if len(words.text) > 200 else score


def _other(column: Column, words: Words) -> float:
    return -1.0 if words.agency or words.deadline else 0.0


_SCORES = {
    **dict.fromkeys(col.CONTENT_ROLES, _content),
    **dict.fromkeys(col.AGENCY_ROLES, _agency),
    col.START: _deadline,
    col.DEADLINE: _deadline,
    col.VALUE: _value,
    col.PRODUCT: _product,
}
