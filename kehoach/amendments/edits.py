"""The changes of a document's text that operations come down to; each holds what it takes away, so each can be undone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Annotated, Literal

from pydantic import Field

from kehoach.model import Annex, Document, LegalBasis, Paragraph, Row, RowDoubt, Section, Table
from kehoach.model.base import Model


class Conflict(Exception):
    """An edit finds other words than it takes away."""


class Line(Model):
    """A row of a table with the ways to read it, where the source leaves it open (`RowDoubt.row` is not used)."""

    cells: Row
    doubt: RowDoubt | None = None


class RowsEdit(Model):
    """Rows of a table give way to others. `container` is the id of its annex or section ("" for the document itself),
    `table` counts its tables from 0, `at` its rows."""

    kind: Literal["rows"] = "rows"
    container: str
    table: int
    at: int
    old: tuple[Line, ...] = ()
    new: tuple[Line, ...] = ()


class SectionEdit(Model):
    """A section gives way to another, comes (`old` None) or goes (`new` None); `under` is the id of its parent ("" for
    none), `at` its place among its siblings."""

    kind: Literal["section"] = "section"
    under: str
    at: int
    old: Section | None = None
    new: Section | None = None


class AnnexEdit(Model):
    """An annex gives way to another, comes (`old` None) or goes (`new` None); `at` is its place."""

    kind: Literal["annex"] = "annex"
    at: int
    old: Annex | None = None
    new: Annex | None = None


class Head(Model):
    """What of a document's head and foot can be amended: title, căn cứ, the words around them, nơi nhận."""

    title: str | None = None
    legal_bases: tuple[LegalBasis, ...] = ()
    lead: tuple[Paragraph, ...] = ()
    recipients: tuple[str, ...] = ()


class HeadEdit(Model):
    """The head of a document gives way to another."""

    kind: Literal["head"] = "head"
    old: Head
    new: Head


class StandingEdit(Model):
    """What an item's standing was and is now; nothing on paper changes."""

    kind: Literal["standing"] = "standing"
    item: str
    old: Literal["repealed", "suspended"] | None = None
    new: Literal["repealed", "suspended"] | None = None


Edit = Annotated[RowsEdit | SectionEdit | AnnexEdit | HeadEdit | StandingEdit, Field(discriminator="kind")]


def undo(edits: Sequence[Edit]) -> tuple[Edit, ...]:
    """The edits that take others back, last first."""
    return tuple(edit.model_copy(update={"old": edit.new, "new": edit.old}) for edit in reversed(edits))


def apply(document: Document, edits: Sequence[Edit]) -> Document:
    """The document with the edits made in order. Raises `Conflict` where it does not hold what an edit takes away."""
    for edit in edits:
        if isinstance(edit, RowsEdit):
            document = _in_container(document, edit.container, partial(_with_rows, edit))
        elif isinstance(edit, SectionEdit):
            outline = _with_section(document.outline, edit, "")
            document = document.model_copy(update={"outline": outline})
        elif isinstance(edit, AnnexEdit):
            document = document.model_copy(update={"annexes": _with_annex(document.annexes, edit)})
        elif isinstance(edit, HeadEdit):
            if head_of(document) != edit.old:
                raise Conflict
            document = document.model_copy(update=dict(edit.new))
    return document


def head_of(document: Document) -> Head:
    """The head of a document as far as it can be amended."""
    return Head.model_construct(**{name: getattr(document, name) for name in Head.model_fields})


def lines_of(table: Table) -> tuple[Line, ...]:
    """The rows of a table, each with its doubt."""
    doubts = {doubt.row: doubt.model_copy(update={"row": 0}) for doubt in table.doubts}
    return tuple(Line.model_construct(cells=row, doubt=doubts.get(place)) for place, row in enumerate(table.rows))


def with_lines(table: Table, lines: Sequence[Line]) -> Table:
    """The table with these rows and their doubts."""
    doubts = tuple(
        line.doubt.model_copy(update={"row": place}) for place, line in enumerate(lines) if line.doubt is not None
    )
    return table.model_copy(update={"rows": tuple(line.cells for line in lines), "doubts": doubts})


Tables = tuple[Table, ...]


def _in_container(document: Document, container: str, change: Callable[[Tables], Tables]) -> Document:
    if not container:
        return document.model_copy(update={"tables": change(document.tables)})
    if any(annex.id == container for annex in document.annexes):
        annexes = tuple(
            annex.model_copy(update={"tables": change(annex.tables)}) if annex.id == container else annex
            for annex in document.annexes
        )
        return document.model_copy(update={"annexes": annexes})
    return document.model_copy(update={"outline": _in_section(document.outline, container, change)})


def _in_section(sections: tuple[Section, ...], wanted: str, change: Callable[[Tables], Tables]) -> tuple[Section, ...]:
    return tuple(
        section.model_copy(update={"tables": change(section.tables)})
        if section.id == wanted
        else section.model_copy(update={"children": _in_section(section.children, wanted, change)})
        if wanted.startswith(f"{section.id}/")
        else section
        for section in sections
    )


def _with_rows(edit: RowsEdit, tables: Tables) -> Tables:
    table = tables[edit.table] if edit.table < len(tables) else Table()
    lines = lines_of(table)
    if lines[edit.at : edit.at + len(edit.old)] != edit.old:
        raise Conflict
    changed = with_lines(table, (*lines[: edit.at], *edit.new, *lines[edit.at + len(edit.old) :]))
    return tuple(changed if place == edit.table else other for place, other in enumerate(tables))


def _with_section(sections: tuple[Section, ...], edit: SectionEdit, parent: str) -> tuple[Section, ...]:
    if parent == edit.under:
        end = edit.at + (edit.old is not None)
        if edit.old is not None and sections[edit.at : end] != (edit.old,):
            raise Conflict
        return (*sections[: edit.at], *((edit.new,) if edit.new else ()), *sections[end:])
    return tuple(
        section.model_copy(update={"children": _with_section(section.children, edit, section.id)})
        if edit.under == section.id or edit.under.startswith(f"{section.id}/")
        else section
        for section in sections
    )


def _with_annex(annexes: tuple[Annex, ...], edit: AnnexEdit) -> tuple[Annex, ...]:
    end = edit.at + (edit.old is not None)
    if edit.old is not None and annexes[edit.at : end] != (edit.old,):
        raise Conflict
    return (*annexes[: edit.at], *((edit.new,) if edit.new else ()), *annexes[end:])
