"""Tables that may run over a page: how many rows they have, and where they stand."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.form import administrative
from kehoach.checker.rule import NotApplicable
from kehoach.checker.subject import Subject
from kehoach.meaning.addresses import annex_name
from kehoach.model import LaidOutParagraph, Section, Source, TableForm

_LONG = 10  # rows from which a table may reach the next page


def long_tables(subject: Subject) -> list[TableForm]:
    """The forms of the tables that may run over a page. Raises `NotApplicable` where there is none."""
    found = [form for form in administrative(subject).tables if _rows(subject, form) >= _LONG]
    if not found:
        raise NotApplicable("văn bản không có bảng dài")
    return found


def start_of(subject: Subject, form: TableForm) -> LaidOutParagraph | Source | None:
    """The first paragraph of a table, where a finding about it is marked."""
    place = form.source.table if form.source else None
    inside = (each for each in subject.form.paragraphs if each.source and each.source.table == place is not None)
    return next(inside, form.source)


def table_place(subject: Subject, form: TableForm) -> str:
    """Where a table stands, in an officer's words."""
    labels = {annex.id: annex_name(annex.label) for annex in subject.document.annexes}
    return f"bảng của {labels[form.annex]}" if form.annex in labels else "bảng trong nội dung"


def _rows(subject: Subject, form: TableForm) -> int:
    """The number of rows that a table has below its header."""
    place = form.source.table if form.source else None
    tables = [table for annex in subject.document.annexes for table in annex.tables]
    tables += [table for section in _all(subject.document.outline) for table in section.tables]
    return next((len(table.rows) for table in tables if table.source and table.source.table == place), 0)


def _all(sections: tuple[Section, ...]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from _all(section.children)
