"""The words of annex addresses: labels after điểm, mục and Phụ lục, and runs of them in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kehoach.meaning.citations import document_at
from kehoach.meaning.numbering import LETTERS, read_roman, roman
from kehoach.meaning.spelling import unwrapped

SUB, LETTER, GROUP, ANNEX = range(4)
"""The levels of an address, from the small to the large."""

_LONGEST_RUN = 100
_HIGHEST_LABEL = 200

_ORDINALS = {"nhất": "1", "hai": "2", "ba": "3", "tư": "4", "năm": "5", "sáu": "6", "bảy": "7", "tám": "8", "chín": "9"}
_MORE = r"(?= ?(?:[,;.:)(/]|$|và\b|đến\b|tại\b|của\b|kèm\b|ban hành\b|trừ\b|(?i:phụ lục|mục|tiểu mục|điểm)\b))"


def _list(keyword: str, label: str) -> str:
    """A keyword and its labels: "mục 1, 2 và 4", "mục 1 đến mục 3"."""
    more = rf"(?:(?:(?:,| và|, và) ?| ?(?:-|đến) ?(?:(?i:{keyword}) )?){label}{_MORE})"
    return rf"(?i:{keyword}) {label}{more}*"


_LETTER = r"(?:[a-eghik-vxyđ]\d{0,2}(?!\w| tế)|\d{1,3}(?![\w%/]))"
_GROUP = r"(?:[IVXLC]{1,7}|\d{1,3}(?:\.\d{1,3})*|[A-Z])(?![\w%/])"
_ANNEX = r"(?:(?i:số) )?(?:[IVXLC]{1,7}|\d{1,3}|[A-Z])(?:\.\d{1,2})?[a-zA-Z]?(?![\w%/])"
_PATTERNS = {
    SUB: rf"(?i:(?:gạch đầu dòng|dấu gạch|ý) (?:thứ )?(?:{'|'.join(_ORDINALS)}|\d{{1,2}})(?!\w))",
    LETTER: rf"(?:{_list('điểm', _LETTER)}|{_list('số thứ tự|STT|nhiệm vụ số|chỉ tiêu số', r'[0-9]{1,3}(?![0-9%/])')})",
    GROUP: rf"(?<!(?i:danh) )(?<!(?i:hạng) )(?<!(?i:chuyên) ){_list('tiểu mục|mục', _GROUP)}",
    ANNEX: rf"(?:{_list('phụ lục', _ANNEX)}|(?i:phụ lục)(?!\w))",
}

_OPENINGS = ("gạch đ", "dấu g", "ý ", "điểm", "số t", "stt", "nhiệm v", "chỉ t", "tiểu m", "mục", "phụ l")
_ELEMENT = re.compile(
    # A keyword begins here: most places of a text are passed over at once.
    rf"(?<!\w)(?=(?i:{'|'.join(_OPENINGS)}))"
    + f"(?:{'|'.join(f'(?P<level{level}>{pattern})' for level, pattern in _PATTERNS.items())})"
)
_LINK = re.compile(
    r" ?(?P<mark>[,;])?(?: ?(?P<word>và|hoặc|cùng với) )? ?(?:(?:của|thuộc|tại|trong) )?(?:(?:các|những|từ|toàn bộ) )?"
)
_EXCEPT = re.compile(r",? ?(?P<bracket>\()?(?:trừ|ngoại trừ|không bao gồm|không kể|không gồm) (?:các )?")
_BARE_ANNEX = re.compile(r"(?= (?:này|kèm|đính kèm|ban hành kèm))|(?<=theo phụ lục)(?=\))", re.IGNORECASE)
_ELSEWHERE = re.compile(
    r",? (?:(?:của|tại|thuộc) )?(?:(?i:khoản|điều|chương|phần) [\dIVXA-Z]"
    r"|(?:Kế hoạch|Quyết định|Nghị quyết|Nghị định|Thông tư|Chỉ thị|Luật|Bộ luật|Quy chế|Quy định|Đề án|Chương trình)\b)"
)
_BELONGING = re.compile(r",? \(?(?:(?:được )?(?:(?:ban hành )?(?:kèm theo|kèm)|đính kèm|của|tại|thuộc) )?")
_KEYWORDS = {"tiểu", "mục", "điểm", "phụ", "lục", "số", "thứ", "tự", "stt", "nhiệm", "vụ", "chỉ", "tiêu", "và"}


@dataclass(frozen=True)
class Element:
    """Labels of one level. `link` is what stands before it: "" for nothing, "," or "và".

    `divides` marks a tiểu mục, which is a part of the mục after it.
    """

    level: int
    labels: tuple[str, ...]
    link: str
    excluded: bool
    divides: bool = False


@dataclass(frozen=True)
class Run:
    """Elements that follow each other in a text, and the other document that they are in, if they are."""

    start: int
    end: int
    elements: tuple[Element, ...]
    document: str | None


def find_runs(text: str) -> Iterator[Run]:
    """The runs of annex addresses in a text (NFC); addresses in articles of law and in a plan's body are passed over."""
    words = unwrapped(text)
    small = words.lower()
    found = [place for keyword in _OPENINGS if (place := small.find(keyword)) >= 0]
    place = min(found, default=len(words)) if len(small) == len(words) else 0
    while match := _ELEMENT.search(words, place):
        elements, end = _read_run(words, match)
        place = max(end, match.end())
        if any(element.level == ANNEX for element in elements):
            after = _BELONGING.match(words, end)
            cited = document_at(words, after.end()) if after else None
            document = text[after.end() : cited] if after and cited else None
            yield Run(match.start(), cited or end, tuple(elements), document)
        elif any(map(_addresses_by_itself, elements)) and not _ELSEWHERE.match(words, end):
            yield Run(match.start(), end, tuple(elements), None)


def _read_run(words: str, match: re.Match[str]) -> tuple[list[Element], int]:
    elements: list[Element] = []
    link, excluding, end = "", "", match.start()
    found: re.Match[str] | None = match
    while (
        found and len(elements) < _LONGEST_RUN and (element := _element(words, found, link, bool(excluding), elements))
    ):
        if excluding == "plain" and element.level == ANNEX and link:
            excluding, element = "", Element(ANNEX, element.labels, link, False)
        elements.append(element)
        end = found.end()
        if excluding == "bracket" and words.startswith(")", end):
            excluding, end = "", end + 1
        link, found, excluding = _next_element(words, end, excluding)
    return elements, end


def _next_element(words: str, end: int, excluding: str) -> tuple[str, re.Match[str] | None, str]:
    """The element that goes on with a run, what links it, and whether it is taken out."""
    exception = None if excluding else _EXCEPT.match(words, end)
    if exception and (found := _ELEMENT.match(words, exception.end())):
        return "", found, "bracket" if exception["bracket"] else "plain"
    link = _LINK.match(words, end)
    if link is None:
        return "", None, excluding
    sign = "và" if link["word"] else "," if link["mark"] else ""
    return sign, _ELEMENT.match(words, link.end()), excluding


def _element(words: str, match: re.Match[str], link: str, excluded: bool, before: list[Element]) -> Element | None:
    level = int(str(match.lastgroup).removeprefix("level"))
    labels = _labels(level, match[0])
    if level == ANNEX and not labels:
        owned = before and link != "và" and before[-1].level < ANNEX
        if not owned and not _BARE_ANNEX.match(words, match.end()):
            return None
        labels = ("",)
    return Element(level, labels, link, excluded, match[0].lower().startswith("tiểu")) if labels else None


def _labels(level: int, words: str) -> tuple[str, ...]:
    if level == SUB:
        last = words.rsplit(maxsplit=1)[-1].lower()
        return (_ORDINALS.get(last) or str(int(last)),)
    labels: list[str] = []
    open_range = False
    for token in re.findall(r"[\w.]+|-", words):
        if token in ("-", "đến"):
            open_range = True
        elif token.lower() not in _KEYWORDS:
            label = re.sub(r"\b0+(?=\d)", "", token.rstrip("."))
            added = _between(labels[-1], label) if open_range else [label]
            if not added:
                return ()
            labels, open_range = [*labels, *added], False
    return tuple(labels)


def _between(first: str, last: str) -> list[str]:
    """The labels after the first up to the last; none when they are not in order."""
    if first.isdigit() and last.isdigit():
        return [str(number) for number in range(int(first) + 1, int(last) + 1)] if int(last) < _HIGHEST_LABEL else []
    start, end = read_roman(first), read_roman(last)
    if start and end:
        return [roman(number) for number in range(start + 1, end + 1)]
    if first in LETTERS and last in LETTERS:
        return list(LETTERS[LETTERS.index(first) + 1 : LETTERS.index(last) + 1])
    return []


def _addresses_by_itself(element: Element) -> bool:
    """Whether an element is an address without an annex after it: a mục or a lettered điểm."""
    return element.level == GROUP or (element.level == LETTER and not element.labels[0][0].isdigit())
