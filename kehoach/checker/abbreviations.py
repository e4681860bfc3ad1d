"""The abbreviations of a document: where each is used, and where it is explained."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from kehoach.checker.citing import mentions_in
from kehoach.checker.passages import Passage, annex_passages, body_passages
from kehoach.checker.places import item_passages
from kehoach.checker.subject import Subject, once
from kehoach.meaning.numbering import read_roman
from kehoach.meaning.spelling import plain

_WORD = re.compile(r"(?<![\w/.&-])[^\W\d_]{2,9}(?![\w/&-])")
_EXPLAINED = re.compile(r"\((?:[^()]{0,60}[\s:“\"'])?([^\W\d_]{2,9})[”\"']?\)|(?<![\w/.-])([^\W\d_]{2,9})(?= \()")
"""An abbreviation in brackets after its words ("(sau đây viết tắt là CCHC)"), or words in brackets after it."""
_INTRODUCED = re.compile(r"\((?P<words>[^()]{0,60}(?:viết|gọi)[^()]{0,30}[\s:“\"'])?(?P<sign>[^\W\d_]{2,9})[”\"']?\)")
"""An abbreviation that stands alone in brackets after its words, or with the words that introduce it."""
_SYLLABLE = re.compile(r"[^\W\d_]+")
_EVERYDAY = """
UBND HĐND QH UBMTTQ UBMTTQVN MTTQ TW TƯ VN TP CNTT KT XH ANQP QPAN GDP GRDP USD VNĐ ISO TCVN QCVN
"""
_COMMON = frozenset(_EVERYDAY.split())
"""What every officer reads without explanation, and signs of standards and money."""


_SHARE_IN_CAPITALS = 0.8
"""A title with fewer words in small letters than that ("PHÁT TRIỂN HẠ TẦNG 5G, IoT ...") is in capitals."""
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")


class Introduction(NamedTuple):
    """The passage that gives an abbreviation's words before it; `is_sure`: their initials, or words such as "viết tắt là",
    say that it is one."""

    passage: Passage
    is_sure: bool


class Abbreviation(NamedTuple):
    """An abbreviation, the passage where it stands first, how often it is used, and whether brackets explain it anywhere.

    `early` is a passage of the text before the annexes that uses it before it is introduced there or in an annex.
    """

    sign: str
    first: Passage
    uses: int
    is_explained: bool
    early: Passage | None
    introduction: Introduction | None


@once
def abbreviations(subject: Subject) -> tuple[Abbreviation, ...]:
    """The abbreviations that need an explanation, in the order in which they stand first.

    Common ones, Roman numbers and names of agencies are none; nor is anything in words that are in capitals throughout.
    """
    known = _Known(subject)
    for passage in body_passages(subject):
        known.read(passage, in_text=True)
    for passage in (*annex_passages(subject), *item_passages(subject)):
        known.read(passage, in_text=False)
    return tuple(known.told(sign) for sign in known.first if not subject.registry.find(sign))


class _Known:
    """What the passages read so far have."""

    def __init__(self, subject: Subject) -> None:
        self._subject = subject
        self._uses: Counter[str] = Counter()
        self._explained: set[str] = set()
        self._introduced: dict[str, Introduction] = {}
        self._in_text: set[str] = set()
        self._early: dict[str, Passage] = {}
        self.first: dict[str, Passage] = {}

    def told(self, sign: str) -> Abbreviation:
        """What is known of an abbreviation."""
        return Abbreviation(
            sign,
            self.first[sign],
            self._uses[sign],
            sign in self._explained,
            self._early.get(sign),
            self._introduced.get(sign),
        )

    def read(self, passage: Passage, *, in_text: bool) -> None:
        text = plain(passage.text)
        introduced = {each["sign"]: each for each in reversed(list(_INTRODUCED.finditer(text)))} if "(" in text else {}
        for sign, place in _signs(text).items():
            self._uses[sign] += 1
            self.first.setdefault(sign, passage)
            if in_text and sign not in self._in_text and not self._is_cited(place, passage):
                self._in_text.add(sign)
                here = introduced.get(sign)
                if sign not in self._introduced and not (here and here.start("sign") <= place):
                    self._early[sign] = passage
        for sign, each in introduced.items():
            self._introduced.setdefault(sign, Introduction(passage, _is_sure(each, text)))
        self._explained.update(sign for pair in _EXPLAINED.findall(text) for sign in pair)

    def _is_cited(self, place: int, passage: Passage) -> bool:
        """Whether a place is inside the citation of another document, which has its own words."""
        return any(one.start <= place < one.end for one in mentions_in(passage.text, self._subject))


def _signs(text: str) -> dict[str, int]:
    """The abbreviations of a text with their first places; one in capitals has none that could be told."""
    words = [word for word in text.split() if any(map(str.isalpha, word))]
    if text.isupper() or sum(map(str.isupper, words)) > len(words) * _SHARE_IN_CAPITALS:
        return {}
    return {match[0]: match.start() for match in reversed(list(_all_signs(text)))}


def _all_signs(text: str) -> Iterator[re.Match[str]]:
    for match in _WORD.finditer(text):
        if match[0].isupper() and match[0] not in _COMMON and not read_roman(match[0]) and not _is_shouted(match, text):
            yield match


def _is_shouted(match: re.Match[str], text: str) -> bool:
    """Whether capitals are those of a word written large ("GIAI ĐOẠN"): it, or the one beside it, bears a tone mark."""
    before, after = text[: match.start()].rsplit(None, 1)[-1:], text[match.end() :].split(None, 1)[:1]
    return any(
        word.isupper() and _TONES.intersection(unicodedata.normalize("NFD", word))
        for word in (match[0], *before, *after)
    )


def _is_sure(match: re.Match[str], text: str) -> bool:
    """Whether the words before the brackets have the initials of the abbreviation, or words in them say what it is."""
    if match["words"]:
        return True
    before = _SYLLABLE.findall(text[: match.start()])[-len(match["sign"]) :]
    return "".join(word[0] for word in before).upper() == match["sign"]
