"""What the words at a line's end and the next line's start say about a paragraph's end."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import pairwise

from kehoach.meaning.numbering import split_label
from kehoach.parser.formats.pdf_lines import Line

HYPHENS = ("-", "/", "–", "‐")
"""Signs after which a line may break without a space."""

_SHORT = 3
"""Letters of a part of an abbreviation."""
_BULLET = re.compile(r"[-–—+*•▪➢✓❖](?=\s|\w)|\((?:\d{1,2}|[ivx]{1,4}|[a-zđ])\)\s")
_DASH = re.compile(r"[-–—+*•]\s?(\w)")
_FIGURES = re.compile(r"[\d.,]+ ?%?")
_ENDED = re.compile(r"[.;:!?…][\"”’)\]]*$|\./\.?$")
_PERIOD = re.compile(r"(?:quý [IV]{1,3}|tháng \d{1,2}|năm)[ /]\d{4}[;,]?", re.IGNORECASE)
"""A time that stands for itself: "Quý I/2026"."""
_KIND = re.compile(r"(?:^|[,;] )(?:Văn phòng|Sở|Ban|Thanh tra|Công an|Chi cục|Cục|Trung tâm|Liên đoàn|Hội|Phòng)$")
"""A kind of agency without the name that tells which: no agency ends there."""
_OPEN_WORDS = frozenset({"và", "với", "của", "các", "những", "tại", "hoặc", "từ", "để"})
"""Words that a paragraph does not end with."""


def has_label(text: str) -> bool:
    """Whether a list label or a dash opens the text."""
    return bool(_BULLET.match(text)) or split_label(text) is not None


def has_no_vowel(text: str) -> bool:
    """Whether letters cannot be a Vietnamese syllable, as "ng" cannot; abbreviations as "STT" are no syllables either."""
    return text.isalpha() and not any(sign in "aeiouy" for sign in unicodedata.normalize("NFD", text.lower()))


def is_torn_abbreviation(before: Line, after: Line) -> bool:
    """Whether the only words of two lines are parts of one abbreviation, torn by a narrow cell: "ST" / "T"."""
    if len(before.words) > 1 or len(after.words) > 1 or before.right - before.x1 > before.size:
        return False
    return all(line.text.isupper() and len(line.text) <= _SHORT and has_no_vowel(line.text) for line in (before, after))


def has_ended(text: str) -> bool:
    """Whether the text closes with a mark that ends a sentence or a list item."""
    return bool(_ENDED.search(text))


def is_unfinished(text: str) -> bool:
    """Whether no paragraph ends like this: in a comma, a conjunction, or the first half of a compound."""
    return text.endswith((",", *HYPHENS)) or text.rsplit(maxsplit=1)[-1].lower() in _OPEN_WORDS


def are_items(first: str, second: str) -> bool:
    """Whether both texts open with the same dash or bullet and a capital, as the items of one list do."""
    one, other = _DASH.match(first), _DASH.match(second)
    return bool(one and other and first[0] == second[0] and other[1].isupper())


def vote(before: str, after: str) -> float:
    """For (positive) or against a paragraph that ends in `before` and another that begins with `after`."""
    if is_unfinished(before):
        return -4.0
    if _PERIOD.fullmatch(before) and _PERIOD.fullmatch(after):
        return 2.5
    votes = _vote_after_end(before, after) if has_ended(before) else _vote_in_sentence(before, after)
    return 0.5 if votes < 0 and _FIGURES.fullmatch(before) and _FIGURES.fullmatch(after) else votes


def _vote_after_end(before: str, after: str) -> float:
    if after[0].islower() and not has_label(after):
        return 0.0
    return 2.5 if has_label(after) or before.endswith((";", "./.")) else 0.5


def _vote_in_sentence(before: str, after: str) -> float:
    dash = _DASH.match(after)
    if dash:
        return -2.0 if dash[1].islower() or dash[1].isdigit() else 0.5
    if has_label(after):
        return 0.5
    if after[0].islower():
        return -4.0
    if _KIND.search(before):
        return -2.5
    return -1.5 if after[0].isdigit() else -1.0


class Wording:
    """Which words stand together in the document, and which two open its cells, its list items and the parts of its
    enumerations ("Sở Y tế, Ban Quản lý ...")."""

    def __init__(self, flows: Iterable[tuple[Sequence[Line], bool]] = ()) -> None:
        """`flows` are cells or pages; the flag tells whether the first line surely opens one."""
        self._pairs: set[tuple[str, str]] = set()
        self._openings: set[tuple[str, str]] = set()
        for lines, opens in flows:
            for line in lines:
                self._pairs.update((a.text, b.text) for a, b in pairwise(line.words))
            words = [word.text for line in lines for word in line.words]
            if opens:
                self._openings.add(_opening(words))
            for index, (before, after) in enumerate(pairwise(words), 1):
                if before[-1] in ",;-" and after[0].isupper():
                    self._openings.add(_opening(words[index : index + 2]))

    def vote(self, before: Line, after: Line) -> float:
        """For a new paragraph: `after` opens as others do; against: the two words stand together elsewhere."""
        votes = -2.0 if (before.words[-1].text, after.words[0].text) in self._pairs else 0.0
        if has_ended(before.text) or is_unfinished(before.text) or _KIND.search(before.text) or len(after.words) == 1:
            return votes
        return votes + (2.75 if _opening([word.text for word in after.words[:2]]) in self._openings else 0.0)


def _opening(words: Sequence[str]) -> tuple[str, str]:
    return words[0], words[1].rstrip(",;.") if len(words) > 1 else ""
