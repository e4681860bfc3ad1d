"""Where a document's parts stand in its file, and which component of a layout each is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kehoach.meaning.spelling import plain
from kehoach.model import Annex, Component, Document, Paragraph, Section, Source, Table
from kehoach.parser.extraction import clean

Key = tuple[object, ...]
"""A place that a block was read from: a table cell, a numbered paragraph, or a box on a page."""


@dataclass(frozen=True)
class Part:
    """What stands at a place: its component, the level of a heading, the annex it belongs to, and its words."""

    component: Component
    level: int | None = None
    annex: str | None = None
    text: str = ""


def key_of(source: Source | None) -> Key | None:
    """The place that a source names; None where it names none."""
    if source is None:
        return None
    if source.table is not None and source.row is not None:
        return "cell", source.table, source.row, source.column
    if source.paragraph is not None:
        return "paragraph", source.paragraph
    return ("box", source.page, source.box) if source.box is not None else None


def folded(text: str) -> str:
    """Words as they are compared: one spelling, small letters, single spaces."""
    return plain(" ".join(clean(text).split())).casefold()


class Places:
    """The parts of a document (and of the one around it) by place; several may share one. `tables` are the numbers of its
    tables, with the annex that each stands in."""

    def __init__(self, document: Document) -> None:
        self._parts: dict[Key, list[Part]] = {}
        self.tables: dict[int | None, str | None] = {}
        for each in (document.enclosing, document):
            if each is not None:
                self._take(each)

    def at(self, source: Source | None) -> Sequence[Part]:
        """What stands at a place, in the order of the document."""
        key = key_of(source)
        return self._parts.get(key, ()) if key is not None else ()

    def _take(self, document: Document) -> None:
        for source in document.sources.get("addressees", ()):
            self._add(source, Part("addressee"))
        for basis in document.legal_bases:
            self._add(basis.source, Part("legal_basis", text=basis.text))
        self._add_all(document.lead, None)
        self._add_tables(document.tables, None)
        for section in document.outline:
            self._add_section(section)
        self._add_all(document.closing, None)
        for annex in document.annexes:
            self._add_annex(annex)

    def _add(self, source: Source | None, part: Part) -> None:
        key = key_of(source)
        if key is not None:
            self._parts.setdefault(key, []).append(part)

    def _add_all(self, paragraphs: Iterable[Paragraph], annex: str | None) -> None:
        for paragraph in paragraphs:
            self._add(paragraph.source, Part("body", annex=annex, text=paragraph.text))

    def _add_section(self, section: Section) -> None:
        self._add(section.source, Part("heading", level=section.level, text=section.title))
        self._add_all(section.paragraphs, None)
        self._add_tables(section.tables, None)
        for child in section.children:
            self._add_section(child)
        self._add_all(section.trailing, None)

    def _add_annex(self, annex: Annex) -> None:
        for source in annex.sources:
            self._add(source, Part("annex_label", annex=annex.id, text=annex.label))
            self._add(source, Part("annex_title", annex=annex.id, text=annex.title))
            self._add(source, Part("annex_caption", annex=annex.id, text=annex.caption))
        self._add_all(annex.paragraphs, annex.id)
        self._add_tables(annex.tables, annex.id)

    def _add_tables(self, tables: Iterable[Table], annex: str | None) -> None:
        part = Part("table", annex=annex)
        for table in tables:
            for source in _places_of(table):
                self._add(source, part)
                if source.table is not None:
                    self.tables[source.table] = annex


def _places_of(table: Table) -> Iterator[Source]:
    rows = (*table.header, *table.rows)
    doubts = tuple(reading for doubt in table.doubts for reading in doubt.readings)
    return (cell.source for row in (*rows, *doubts) for cell in row if cell.source is not None)
