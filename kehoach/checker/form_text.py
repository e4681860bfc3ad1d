"""What the rules on bases, body, ending, annexes and spelling share: which paragraphs are meant, and their words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from typing import NamedTuple

from kehoach.checker.edits import Edit
from kehoach.checker.form import administrative, text_edits
from kehoach.checker.rule import NotApplicable, NotEvaluated
from kehoach.checker.subject import Subject
from kehoach.meaning.addresses import annex_name
from kehoach.meaning.spelling import plain
from kehoach.model import Document, LaidOutParagraph, Paragraph, Section, Source, Table, TableForm

CONTENT = ("body", "closing", "heading")
"""The components that are running text."""

WRITTEN = (*CONTENT, "legal_basis", "table", "annex_title", "note")
"""The components whose spelling is looked at: others are set phrases, names and numbers."""

SPELLING = ("layout.paragraphs.text", "document.lead", "document.outline", "document.closing", "document.annexes")
"""What the rules on spelling read: the words of a file that shows its form, else those of the document."""

_POINTER = re.compile(r"\(.*\)[.;]?", re.DOTALL)
_ITEM = re.compile(r"\s*[-+*•●▪–—]")
_FULL_LINE = 90  # letters; a paragraph of fewer looks the same in any alignment


class Passage(NamedTuple):
    """Words as they stand, their place, the component they belong to, and their annex (None: the main text)."""

    text: str
    where: LaidOutParagraph | Source | None
    component: str = "body"
    annex: str | None = None

    def edits(self, old: str, new: str) -> tuple[Edit, ...]:
        """The correction that writes a piece of the words another way, where the file can be corrected."""
        return text_edits(self.where, old, new) if isinstance(self.where, LaidOutParagraph) else ()


def concerned(subject: Subject) -> Document:
    """The document, where the decree concerns it, whether or not the file shows its form.

    Raises `NotApplicable` for legislation and for documents of the Party.
    """
    with suppress(NotEvaluated):
        administrative(subject)
    return subject.document


def complete(subject: Subject) -> Document:
    """The document, where it must have all its parts itself.

    Raises `NotApplicable` for one enclosed in another document, and for an annex in a file of its own.
    """
    document = concerned(subject)
    if document.enacted_by is not None:
        raise NotApplicable("văn bản ban hành kèm theo văn bản khác; thành phần này nằm ở văn bản đó")
    shown = [each for each in subject.layout.paragraphs if each.text.strip()] if subject.layout else []
    if shown and all(each.annex is not None for each in shown):
        raise NotApplicable("tệp chỉ có phụ lục; thành phần này nằm ở văn bản chính")
    return document


def paragraphs_of(subject: Subject, *components: str, absent: str) -> tuple[LaidOutParagraph, ...]:
    """The paragraphs of these components that have words. Raises `NotApplicable` with `absent` where there is none."""
    found = tuple(paragraph for paragraph in administrative(subject).of(*components) if paragraph.text.strip())
    if not found:
        raise NotApplicable(absent)
    return found


def content_of(subject: Subject, *components: str) -> tuple[LaidOutParagraph, ...]:
    """The running text of the document itself, its annexes left out. Raises `NotApplicable` where there is none."""
    found = tuple(
        paragraph
        for paragraph in administrative(subject).of(*(components or CONTENT))
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


def ended_with(paragraph: LaidOutParagraph, mark: str) -> tuple[Edit, ...]:
    """The correction that gives a paragraph its closing mark; none where its last words stand in it twice."""
    words = paragraph.text.rstrip()
    last = words[-20:]
    return text_edits(paragraph, last, last.rstrip(" .,;:") + mark) if words.count(last) == 1 else ()


def passages(subject: Subject) -> Iterator[Passage]:
    """Every paragraph with words: as it stands where the file shows its form, else as the document has it (NFC)."""
    if subject.layout is None:
        yield from _of_document(subject.document)
        return
    for paragraph in subject.layout.paragraphs:
        if paragraph.text.strip() and paragraph.container != "footer":
            yield Passage(paragraph.text, paragraph, paragraph.component, paragraph.annex)


def written(subject: Subject) -> Iterator[Passage]:
    """The paragraphs whose spelling is looked at. Raises `NotApplicable` where there is none."""
    found = [passage for passage in passages(subject) if passage.component in WRITTEN and passage.text.strip()]
    if not found:
        raise NotApplicable("không nhận ra phần nội dung của văn bản")
    yield from found


def main_text(subject: Subject) -> Iterator[Passage]:
    """The legal bases and the running text of the document itself, in order."""
    wanted = {*CONTENT, "legal_basis"}
    for passage in passages(subject):
        if passage.annex is None and passage.component in wanted:
            yield passage


def rows_of(subject: Subject, form: TableForm) -> int:
    """The number of rows that a table has below its header."""
    place = form.source.table if form.source else None
    tables = [table for annex in subject.document.annexes for table in annex.tables]
    tables += [table for section in _all(subject.document.outline) for table in section.tables]
    return next((len(table.rows) for table in tables if table.source and table.source.table == place), 0)


def start_of(subject: Subject, form: TableForm) -> LaidOutParagraph | Source | None:
    """The first paragraph of a table, where a finding about it is marked."""
    place = form.source.table if form.source else None
    inside = (each for each in subject.form.paragraphs if each.source and each.source.table == place is not None)
    return next(inside, form.source)


def table_place(subject: Subject, form: TableForm) -> str:
    """Where a table stands, in an officer's words."""
    labels = {annex.id: annex_name(annex.label) for annex in subject.document.annexes}
    return f"bảng của {labels[form.annex]}" if form.annex in labels else "bảng trong nội dung"


def _all(sections: tuple[Section, ...]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from _all(section.children)


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
