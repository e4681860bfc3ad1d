"""The tables of a document that hold targets, tasks or projects, and the address of each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kehoach.meaning.numbering import read_label
from kehoach.model import Document, Project, Section, Table, Target, Task
from kehoach.parser import columns as col

_PROJECT_LIST = re.compile(r"danh mục.{0,40}(đề án|dự án)", re.IGNORECASE)
_FEWEST_ORDINALS = 2

Kind = type[Target] | type[Task] | type[Project]


@dataclass(frozen=True)
class ItemTable:
    """A table with what its rows are, and the address that theirs begin with."""

    table: Table
    kind: Kind
    prefix: str


def item_tables(document: Document) -> Iterator[ItemTable]:
    """The tables that hold items, in order; the first in an annex needs no number, as officers cite its rows."""
    yield from _numbered(document.tables, "", document.title or "")
    for section in _sections(document.outline):
        yield from _numbered(section.tables, f"{section.id}/", section.title)
    for annex in document.annexes:
        for count, found in enumerate(_numbered(annex.tables, f"{annex.id}/", annex.title)):
            yield found if count else ItemTable(found.table, found.kind, annex.id)


def unknown_tables(document: Document) -> Iterator[Table]:
    """The tables that count their rows but whose columns have no titles that are known."""
    for table in _tables(document):
        if table.roles:
            continue
        if sum(read_label(row[0].text) is not None for row in table.rows if row[0].text) >= _FEWEST_ORDINALS:
            yield table


def kind_of(roles: Sequence[str], title: str) -> Kind | None:
    """What the rows of a table with these columns are; None when they order nothing."""
    if not any(role in col.CONTENT_ROLES for role in roles):
        return None
    if col.INDICATOR in roles and col.VALUE in roles:
        return Target
    owners = any(role in (col.LEAD, col.RESPONSIBLE, col.DEADLINE) for role in roles)
    if col.PROJECT in roles or (owners and _PROJECT_LIST.search(title)):
        return Project
    if owners:
        return Task
    return Target if col.VALUE in roles or col.INDICATOR in roles else None


def _numbered(tables: Iterable[Table], prefix: str, title: str) -> Iterator[ItemTable]:
    count = 0
    for table in tables:
        kind = kind_of(table.roles, title)
        if kind is not None:
            count += 1
            yield ItemTable(table, kind, f"{prefix}bang{count}")


def _tables(document: Document) -> Iterator[Table]:
    yield from document.tables
    for section in _sections(document.outline):
        yield from section.tables
    for annex in document.annexes:
        yield from annex.tables


def _sections(sections: Iterable[Section]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from _sections(section.children)
