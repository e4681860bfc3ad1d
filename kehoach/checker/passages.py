"""The running text of a document, piece by piece, each with its place in an officer's words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kehoach.checker.rule import Hit
from kehoach.checker.subject import Subject, once
from kehoach.meaning.addresses import annex_name, cite_section
from kehoach.model import Document, Paragraph, Section, Source

_EXCERPT = 60
WHOLE = "toàn văn bản"
"""The place of a finding about something that stands nowhere."""


@dataclass(frozen=True)
class Passage:
    """A paragraph or a heading, and where it stands."""

    text: str
    place: str
    source: Source | None = None

    def hit(self, message: str, *, review: bool = False) -> Hit:
        """A finding about this passage."""
        return Hit(message, self.source, place=f"{self.place} «{excerpt(self.text)}»", review=review)


@once
def body_passages(subject: Subject) -> tuple[Passage, ...]:
    """What stands before the annexes: opening, numbered parts with their headings, closing."""
    return tuple(_of_body(subject.document))


@once
def annex_passages(subject: Subject) -> tuple[Passage, ...]:
    """The titles and paragraphs of annexes, their tables aside."""
    return tuple(_of_annexes(subject.document))


def all_sections(outline: Sequence[Section]) -> Iterator[Section]:
    """The numbered parts at all levels, in reading order."""
    for section in outline:
        yield section
        yield from all_sections(section.children)


@lru_cache(maxsize=1024)
def excerpt(text: str) -> str:
    """The beginning of a text on one line."""
    words = " ".join(text.split())
    return words if len(words) <= _EXCERPT else f"{words[:_EXCERPT].rstrip()}…"


def _of_body(document: Document) -> Iterator[Passage]:
    yield from _passages(document.lead, "phần mở đầu")
    for section in all_sections(document.outline):
        place = cite_section(section.id)
        yield Passage(section.title, place, section.source)
        yield from _passages((*section.paragraphs, *section.trailing), place)
    yield from _passages(document.closing, "đoạn kết")


def _of_annexes(document: Document) -> Iterator[Passage]:
    for annex in document.annexes:
        place = annex_name(annex.label) or "phụ lục"
        yield Passage(annex.title, place, annex.sources[0] if annex.sources else None)
        yield from _passages(annex.paragraphs, place)


def _passages(paragraphs: Sequence[Paragraph], place: str) -> Iterator[Passage]:
    for paragraph in paragraphs:
        yield Passage(paragraph.text, place, paragraph.source)
