"""The words of a document, paragraph by paragraph, for the rules on citations and spelling."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from kehoach.checker.edits import Edit
from kehoach.checker.form import text_edits
from kehoach.checker.form_text import CONTENT
from kehoach.checker.rule import NotApplicable
from kehoach.checker.subject import Subject, once
from kehoach.model import Document, LaidOutParagraph, Paragraph, Section, Source, Table

WRITTEN = (*CONTENT, "legal_basis", "table", "annex_title", "note")
"""The components whose spelling is looked at: others are set phrases, names and numbers."""

SPELLING = ("layout.paragraphs.text", "document.lead", "document.outline", "document.closing", "document.annexes")
"""What the rules on spelling read: the words of a file that shows its form, else those of the document."""


class Passage(NamedTuple):
    """Words as they stand, their place, the component they belong to, and their annex (None: the main text)."""

    text: str
    where: LaidOutParagraph | Source | None
    component: str = "body"
    annex: str | None = None

    def edits(self, old: str, new: str) -> tuple[Edit, ...]:
        """The correction that writes a piece of the words another way, where the file can be corrected."""
        return text_edits(self.where, old, new) if isinstance(self.where, LaidOutParagraph) else ()


def passages(subject: Subject) -> Iterator[Passage]:
    """Every paragraph with words: as it stands where the file shows its form, else as the document has it (NFC)."""
    if subject.layout is None:
        yield from _of_document(subject.document)
        return
    for paragraph in subject.layout.paragraphs:
        if paragraph.text.strip() and paragraph.container != "footer":
            yield Passage(paragraph.text, paragraph, paragraph.component, paragraph.annex)


@once
def written(subject: Subject) -> tuple[Passage, ...]:
    """The paragraphs whose spelling is looked at. Raises `NotApplicable` where there is none."""
    found = tuple(passage for passage in passages(subject) if passage.component in WRITTEN and passage.text.strip())
    if not found:
        raise NotApplicable("không nhận ra phần nội dung của văn bản")
    return found


@once
def written_words(subject: Subject) -> tuple[tuple[Passage, str], ...]:
    """The paragraphs whose spelling is looked at, each with its words in NFC and with single spaces."""
    return tuple(
        (passage, " ".join(unicodedata.normalize("NFC", passage.text).split())) for passage in written(subject)
    )


def main_text(subject: Subject) -> Iterator[Passage]:
    """The legal bases and the running text of the document itself, in order."""
    wanted = {*CONTENT, "legal_basis"}
    for passage in passages(subject):
        if passage.annex is None and passage.component in wanted:
            yield passage


def _of_document(document: Document) -> Iterator[Passage]:
    """The legal bases that stand nowhere else in the model come first, as they do in the document."""
    rest = tuple(_of_text(document))
    known = {passage.where for passage in rest}
    for basis in document.legal_bases:
        if basis.source not in known:
            yield Passage(basis.text, basis.source, "legal_basis")
    yield from rest


def _of_text(document: Document) -> Iterator[Passage]:
    places = {basis.source for basis in document.legal_bases}
    for paragraph in document.lead:
        yield Passage(paragraph.text, paragraph.source, "legal_basis" if paragraph.source in places else "body")
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
                yield Passage(cell.text, cell.source or table.source, "table", annex)
