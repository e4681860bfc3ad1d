"""What the rules on bases, body, ending, annexes and spelling share: which paragraphs are meant, and their words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from kehoach.checker.edits import Edit, ReplaceText
from kehoach.checker.rule import NotApplicable
from kehoach.checker.subject import Subject
from kehoach.meaning.spelling import plain
from kehoach.model import Document, LaidOutParagraph, Paragraph, Section, Source, Table

CONTENT = ("body", "closing", "heading")
"""The components that are running text."""

_POINTER = re.compile(r"\(.*\)[.;]?", re.DOTALL)
_ITEM = re.compile(r"\s*[-+*•●▪–—]")
_FULL_LINE = 90  # letters; a paragraph of fewer looks the same in any alignment


class Passage(NamedTuple):
    """Words as they stand, their place, the component they belong to, and their annex (None: the main text)."""

    text: str
    where: LaidOutParagraph | Source | None
    component: str = "body"
    annex: str | None = None


def paragraphs_of(subject: Subject, *components: str, absent: str) -> tuple[LaidOutParagraph, ...]:
    """The paragraphs of these components that have words. Raises `NotApplicable` with `absent` where there is none."""
    found = tuple(paragraph for paragraph in subject.form.of(*components) if paragraph.text.strip())
    if not found:
        raise NotApplicable(absent)
    return found


def content_of(subject: Subject, *components: str) -> tuple[LaidOutParagraph, ...]:
    """The running text of the document itself, its annexes left out. Raises `NotApplicable` where there is none."""
    found = tuple(
        paragraph
        for paragraph in subject.form.of(*(components or CONTENT))
        if paragraph.annex is None and paragraph.container == "text" and paragraph.text.strip()
    )
    if not found:
        raise NotApplicable("không nhận ra phần nội dung của văn bản")
    return found


def is_pointer(paragraph: LaidOutParagraph) -> bool:
    """Whether a paragraph is only a remark in brackets, as "(Kèm theo Phụ lục I)"."""
    return _POINTER.fullmatch(paragraph.text.strip()) is not None


def is_item(paragraph: LaidOutParagraph) -> bool:
    """Whether a paragraph is an item with a dash or a bullet, on whose form the decree says nothing."""
    return _ITEM.match(full_text(paragraph)) is not None


def fills_a_line(paragraph: LaidOutParagraph) -> bool:
    """Whether a paragraph is long enough to run over more than one line."""
    return len(paragraph.text) > _FULL_LINE


def full_text(paragraph: LaidOutParagraph) -> str:
    """A paragraph's words as printed, its automatic number included; NFC, with single spaces."""
    words = f"{paragraph.label or ''} {paragraph.text}"
    return " ".join(unicodedata.normalize("NFC", plain(words)).split())


def replaced(paragraph: LaidOutParagraph, old: str, new: str) -> tuple[Edit, ...]:
    """The correction that writes a piece of a paragraph's words another way; none where the file cannot be corrected."""
    return (ReplaceText(paragraph.path, old, new),) if paragraph.path else ()


def ended_with(paragraph: LaidOutParagraph, mark: str) -> tuple[Edit, ...]:
    """The correction that gives a paragraph its closing mark; none where its last words stand in it twice."""
    words = paragraph.text.rstrip()
    last = words[-20:]
    return replaced(paragraph, last, last.rstrip(" .,;:") + mark) if words.count(last) == 1 else ()


def passages(subject: Subject) -> Iterator[Passage]:
    """Every paragraph with words: as it stands where the file shows its form, else as the document has it (NFC)."""
    if subject.layout is None:
        yield from _of_document(subject.document)
        return
    for paragraph in subject.layout.paragraphs:
        if paragraph.text.strip() and paragraph.container != "footer":
            yield Passage(paragraph.text, paragraph, paragraph.component, paragraph.annex)


def main_text(subject: Subject) -> Iterator[Passage]:
    """The legal bases and the running text of the document itself, in order."""
    wanted = {*CONTENT, "legal_basis"}
    for passage in passages(subject):
        if passage.annex is None and passage.component in wanted:
            yield passage


def _of_document(document: Document) -> Iterator[Passage]:
    bases = {basis.source for basis in document.legal_bases}
    for paragraph in document.lead:
        yield Passage(paragraph.text, paragraph.source, "legal_basis" if paragraph.source in bases else "body")
    yield from _of_tables(document.tables)
    for section in document.outline:
        yield from _of_section(section)
    yield from _of_paragraphs(document.closing)
    for annex in document.annexes:
        yield Passage(annex.title, annex.sources[0] if annex.sources else None, "annex_title", annex.id)
        yield from _of_paragraphs(annex.paragraphs, annex.id)
        yield from _of_tables(annex.tables, annex.id)


def _of_section(section: Section) -> Iterator[Passage]:
    yield Passage(section.title, section.source, "heading")
    yield from _of_paragraphs(section.paragraphs)
    yield from _of_tables(section.tables)
    for child in section.children:
        yield from _of_section(child)
    yield from _of_paragraphs(section.trailing)


def _of_paragraphs(paragraphs: tuple[Paragraph, ...], annex: str | None = None) -> Iterator[Passage]:
    for paragraph in paragraphs:
        yield Passage(paragraph.text, paragraph.source, annex=annex)


def _of_tables(tables: tuple[Table, ...], annex: str | None = None) -> Iterator[Passage]:
    for table in tables:
        for row in (*table.header, *table.rows):
            for cell in row:
                for line in cell.text.split("\n"):
                    yield Passage(line, cell.source or table.source, "table", annex)
