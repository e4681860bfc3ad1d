"""Numbered lines: what kind each is, and the lists that their numbers make."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Literal, NamedTuple

from kehoach.checker.form import administrative
from kehoach.checker.form_text import fills_a_line, full_text
from kehoach.checker.looks import in_capitals
from kehoach.checker.subject import Subject
from kehoach.meaning.numbering import read_label, split_label
from kehoach.model import Document, LaidOutParagraph, Section, Source

Kind = Literal["part", "article", "roman", "arabic", "decimal", "letter"]

_SIZES: tuple[Kind, ...] = ("part", "article", "roman", "arabic", "decimal", "letter")

_WORDED = re.compile(r"(phần|chương|mục|tiểu mục) ([ivxlc]{1,8}|\d{1,3}|thứ \w+)\b[.:]? ?(.*)", re.IGNORECASE)
_ARTICLE = re.compile(r"(điều \d{1,3}[a-zđ]?\b ?[.:]?) ?(.*)", re.IGNORECASE)
_STRAY = re.compile(r"([fjwz])\)")
_SENTENCE_END = (".", ";", ",", ":")
_EXCERPT = 60


class NumberedLine(NamedTuple):
    """A heading: its word and number ("Phần I", "1.", "a)"), and the words after them on the same line.

    `opens` tells whether text or smaller parts stand under it.
    """

    paragraph: LaidOutParagraph
    kind: Kind
    number: str
    title: str
    opens: bool = False

    @property
    def has_title(self) -> bool:
        """Whether the words after the number are a title, not a sentence that says something itself."""
        is_short = bool(self.title) and not fills_a_line(self.paragraph)
        return self.opens and is_short and ": " not in self.title and not self.title.endswith(_SENTENCE_END)


class Member(NamedTuple):
    """One number of a list: its sign, where it stands, that place in words, and the word before it ("Điều"), if any."""

    sign: str
    where: Source | None
    place: str
    word: str = ""


def headings(subject: Subject, *kinds: Kind) -> list[NumberedLine]:
    """The headings of the main text of these kinds."""
    main = [each for each in administrative(subject).paragraphs if each.annex is None and each.text.strip()]
    found: list[NumberedLine] = []
    for each, below in zip(main, (*main[1:], None), strict=True):
        line = numbered(each) if each.component == "heading" else None
        if line and line.kind in kinds:
            found.append(line._replace(opens=below is not None and _is_under(line, below)))
    return found


def part_titles(subject: Subject) -> dict[int, NumberedLine]:
    """The part, chapter or section that a paragraph in capitals on the line below gives a title, by that paragraph's id."""
    main = [each for each in administrative(subject).paragraphs if each.annex is None and each.text.strip()]
    lines = {id(line.paragraph): line for line in headings(subject, "part") if not line.title}
    return {
        id(below): lines[id(each)]
        for each, below in pairwise(main)
        if id(each) in lines and below.component in ("body", "closing") and in_capitals(below)
    }


def _is_under(line: NumberedLine, below: LaidOutParagraph) -> bool:
    smaller = numbered(below) if below.component == "heading" else None
    if smaller:
        return _SIZES.index(smaller.kind) > _SIZES.index(line.kind)
    return below.component in ("body", "table")


def numbered(paragraph: LaidOutParagraph) -> NumberedLine | None:
    """The numbered line that a paragraph is, None for one without a number."""
    words = full_text(paragraph)
    if match := _WORDED.fullmatch(words):
        return NumberedLine(paragraph, "part", f"{match[1]} {match[2]}", match[3])
    if match := _ARTICLE.fullmatch(words):
        return NumberedLine(paragraph, "article", match[1], match[2])
    if label := read_label(words):
        return NumberedLine(paragraph, label.style, words, "")
    if split := split_label(words):
        return NumberedLine(paragraph, split[0].style, words[: len(words) - len(split[1])].strip(), split[1])
    return None


def lists(document: Document) -> Iterator[list[Member]]:
    """The numbers of every list in the body, in order; those of lines that the outline takes for text too."""
    yield from _lists(document.outline)


def _lists(sections: tuple[Section, ...]) -> Iterator[list[Member]]:
    if sections:
        yield [member for section in sections for member in _with_repeated(section)]
    for section in sections:
        if not section.children:
            yield [member for member in _lines(section) if not _continues(section, member)]
        yield from _lists(section.children)


def _with_repeated(section: Section) -> Iterator[Member]:
    """A section's number, and those of the lines under it that are numbered as it is itself."""
    *word, sign = section.number.split()
    label = read_label(sign)
    mark = ")" if label and label.style == "letter" else "." if section.title else ""
    line = f"{section.number}{mark} {section.title}"
    yield _member(sign, line, section.source)._replace(word=" ".join(word))
    if not section.children:
        yield from (member for member in _lines(section) if _continues(section, member))


def _continues(section: Section, member: Member) -> bool:
    own, other = read_label(section.number.split()[-1]), read_label(member.sign)
    return own is not None and other is not None and own.style == other.style


def _lines(section: Section) -> Iterator[Member]:
    for paragraph in section.paragraphs:
        if split := split_label(paragraph.text):
            yield _member(split[0].number, paragraph.text, paragraph.source)
        elif stray := _STRAY.match(paragraph.text):
            yield _member(stray[1], paragraph.text, paragraph.source)


def _member(sign: str, line: str, where: Source | None) -> Member:
    return Member(sign, where, f"tiêu đề «{' '.join(line.split())[:_EXCERPT].rstrip()}»")
