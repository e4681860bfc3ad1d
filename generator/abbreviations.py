"""Abbreviations of a parent plan, spelt out where a document that quotes it uses them first."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from kehoach.model import Paragraph, Section

_INTRODUCED = re.compile(r"\((?:[^()]{0,60}(?:viết|gọi)[^()]{0,30}[\s:“\"'])?([A-ZĐ]{2,9})[”\"']?\)")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass
class Abbreviations:
    """The words of each abbreviation as the parent introduces them ("thủ tục hành chính (TTHC)")."""

    words: dict[str, str]
    _told: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, texts: Iterable[str]) -> Abbreviations:
        """Those that texts introduce: in brackets, after words that have their initials."""
        words: dict[str, str] = {}
        for text in texts:
            for found in _INTRODUCED.finditer(text):
                if long := _words_before(text[: found.start()], found[1]):
                    words.setdefault(found[1], long)
        return cls(words)

    def introduced(self, text: str) -> str:
        """The next text of a document, in reading order, each abbreviation introduced where it stands first, and once."""
        if not self.words or text.isupper():
            return text
        for sign, long in self.words.items():
            text = self._with(text, sign, long)
        return text

    def _with(self, text: str, sign: str, long: str) -> str:
        whole = re.compile(rf"{re.escape(long)}\s*\([^()]*\b{sign}[”\"']?\)", re.IGNORECASE)
        place = re.search(rf"(?<![\w/.&-]){sign}(?![\w/&-])", text)
        if place is None:
            return text
        introduced = whole.search(text)
        if sign not in self._told:
            self._told.add(sign)
            if introduced is None or introduced.end() < place.start() or place.start() < introduced.start():
                text = f"{text[: place.start()]}{long} ({sign}){text[place.end() :]}"
            before = (whole.search(text) or place).end()
            return text[:before] + whole.sub(sign, text[before:])
        return whole.sub(sign, text)


def introduce(sections: Iterable[Section], abbreviations: Abbreviations) -> tuple[Section, ...]:
    """An outline with its abbreviations introduced, from its first words on."""
    return tuple(_section(section, abbreviations) for section in sections)


def introduce_in(paragraphs: Iterable[Paragraph], abbreviations: Abbreviations) -> tuple[Paragraph, ...]:
    """Paragraphs with their abbreviations introduced."""
    return tuple(
        paragraph.model_copy(update={"text": abbreviations.introduced(paragraph.text)}) for paragraph in paragraphs
    )


def _section(section: Section, abbreviations: Abbreviations) -> Section:
    title = abbreviations.introduced(section.title)
    paragraphs = introduce_in(section.paragraphs, abbreviations)
    children = introduce(section.children, abbreviations)
    return section.model_copy(update={"title": title, "paragraphs": paragraphs, "children": children})


def _words_before(text: str, sign: str) -> str | None:
    """The words that an abbreviation stands for: those before it with its initials."""
    words = list(_WORD.finditer(text))[-len(sign) :]
    if "".join(word[0][0] for word in words).upper() != sign:
        return None
    return text[words[0].start() :].rstrip()
