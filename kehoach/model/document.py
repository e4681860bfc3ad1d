"""A document as its reader sees it: header, legal bases, outline, annexes, recipients, signature.

The components and their names follow Nghị định 30/2020/NĐ-CP, Điều 8 and Phụ lục I.
"""

from __future__ import annotations

from datetime import date as Date

from pydantic import Field

from kehoach.model.base import Model
from kehoach.model.blocks import Paragraph, Table
from kehoach.model.figure import Figure
from kehoach.model.source import Source


class SourceFile(Model):
    """The file that a document was read from; `format` is text, html, docx or pdf."""

    name: str
    sha256: str
    format: str


class LegalBasis(Model):
    """One document that this one rests on ("Căn cứ ..."); parts that the text does not give are None."""

    type: str | None = None
    code: str | None = None
    date: Date | None = None
    issuer: str | None = None
    text: str
    source: Source | None = None


class Section(Model):
    """A numbered part of the body; `id` is its address, as "V/2" for item 2 of part V.

    `title` is the text of the numbered line. `paragraphs` and `tables` follow it; `children` come
    next; `trailing` are the paragraphs that stand after the last child.
    """

    id: str
    level: int
    number: str
    title: str
    paragraphs: tuple[Paragraph, ...] = ()
    tables: tuple[Table, ...] = ()
    children: tuple[Section, ...] = ()
    trailing: tuple[Paragraph, ...] = ()
    source: Source | None = None


class Annex(Model):
    """An annex (Phụ lục) with its label, title, caption in brackets, text and tables."""

    id: str
    label: str
    title: str = ""
    caption: str = ""
    paragraphs: tuple[Paragraph, ...] = ()
    tables: tuple[Table, ...] = ()
    sources: tuple[Source, ...] = ()


class Signature(Model):
    """The signature block; `title` is its last line of capacity, `authority` the lines above it."""

    authority: str | None = None
    title: str | None = None
    name: str | None = None


class Document(Model):
    """An official document. A part that the source does not have (a draft's number) is None.

    `date_text` are the date's words as they stand, blanks of a draft included. `superior` are the lines of the superior
    agency above the issuer. `tables` stand before the first numbered part. `sources` places the header's,
    recipients' and signature's parts: field name to the places it was read from.

    A plan may come enclosed in the decision that enacts it, "(Ban hành kèm theo Quyết định số ...)": `enacted_by`
    is what that line names, in whose `text` it stands as printed (blank where only the decision's own number tells);
    `enclosing` is the decision itself, where the same file holds it. `figures` are charts of a document that is to be
    written; a reader gives none. A plan without a head of its own then has that
    decision's issuer, place and date.
    """

    type: str | None = None
    number: str | None = None
    symbol: str | None = None
    superior: tuple[str, ...] = ()
    issuer: tuple[str, ...] = ()
    place: str | None = None
    date: Date | None = None
    date_text: str | None = None
    title: str | None = None
    addressees: tuple[str, ...] = ()
    legal_bases: tuple[LegalBasis, ...] = ()
    lead: tuple[Paragraph, ...] = ()
    tables: tuple[Table, ...] = ()
    outline: tuple[Section, ...] = ()
    closing: tuple[Paragraph, ...] = ()
    annexes: tuple[Annex, ...] = ()
    recipients: tuple[str, ...] = ()
    signature: Signature | None = None
    enacted_by: LegalBasis | None = None
    enclosing: Document | None = None
    figures: tuple[Figure, ...] = Field(default=(), exclude_if=lambda figures: not figures)
    file: SourceFile | None = None
    sources: dict[str, tuple[Source, ...]] = {}
