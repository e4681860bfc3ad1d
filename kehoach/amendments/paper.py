"""A plan's document as paper to write on: which rows hold which item, and the plan read again after a change."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from kehoach.amendments.diff_document import sections_of
from kehoach.amendments.edits import Line, lines_of
from kehoach.amendments.facts import Item
from kehoach.amendments.places import is_void
from kehoach.model import Annex, Cell, Document, Plan, Project, Row, Section, Source, Table, Target, Task
from kehoach.model.base import Model

_Kind = TypeVar("_Kind", Target, Task, Project)
_Value = TypeVar("_Value", bound=Model)

Reader = Callable[[Document], Plan]
"""What reads a plan out of a document; `kehoach.parser.plan` has one."""

CONTENT_ROLES = ("text", "project", "indicator")
"""Roles of the column that says what an item is (`Table.roles`)."""

_MARK = "\x00row"
_HELD = "[...]"


@dataclass(frozen=True)
class RowPlace:
    """The rows of an item: its table's container ("" for the document), the table's place in it, first and last row."""

    container: str
    table: int
    first: int
    last: int


@dataclass(frozen=True)
class _Spot:
    """One row of a table, and what its content cell's source really is."""

    container: str
    table: int
    row: int
    source: Source | None


class Paper:
    """A document with the plan read from it and the rows of its items."""

    def __init__(self, document: Document, read: Reader) -> None:
        self.document = document
        marked, self._spots = _marked(document)
        plan = read(marked)
        self._rows: dict[str, _Spot] = {}
        self.targets = tuple(self._placed(item) for item in plan.targets)
        self.tasks = tuple(self._placed(item) for item in plan.tasks)
        self.projects = tuple(self._placed(item) for item in plan.projects)
        self.responsibilities = plan.responsibilities
        self.notices = tuple(_unmarked(notice, self._spots) for notice in plan.notices)

    @cached_property
    def items(self) -> dict[str, Item]:
        """All items by their ids."""
        items: tuple[Item, ...] = (*self.targets, *self.tasks, *self.projects)
        return {item.id: item for item in items}

    @cached_property
    def sections(self) -> dict[str, Section]:
        """All sections by their ids."""
        return {section.id: section for section in sections_of(self.document.outline)}

    @property
    def annexes(self) -> dict[str, Annex]:
        """The annexes by their ids."""
        return {annex.id: annex for annex in self.document.annexes}

    def place(self, item: str) -> RowPlace | None:
        """The rows of an item; None for one that stands in no table."""
        spot = self._rows.get(item)
        if spot is None:
            return None
        rows = self.table(spot.container, spot.table).rows
        starts = self._starts[spot.container, spot.table]
        last = spot.row
        while last + 1 < len(rows) and last + 1 not in starts and _continues(rows[last + 1]):
            last += 1
        return RowPlace(spot.container, spot.table, spot.row, last)

    def table(self, container: str, number: int) -> Table:
        """A table by its container and place."""
        return self._tables[container, number]

    @cached_property
    def _tables(self) -> dict[tuple[str, int], Table]:
        return dict(_tables(self.document))

    @cached_property
    def _starts(self) -> dict[tuple[str, int], set[int]]:
        """The rows in which items begin, by their tables."""
        starts: dict[tuple[str, int], set[int]] = {}
        for spot in self._rows.values():
            starts.setdefault((spot.container, spot.table), set()).add(spot.row)
        return starts

    def lines(self, container: str, number: int) -> list[Line]:
        """The rows of a table, each with its doubt."""
        return list(lines_of(self.table(container, number)))

    def _placed(self, item: _Kind) -> _Kind:
        """An item as it reads without the marks; notes the row that it begins in."""
        if item.source is None or item.source.file != _MARK or item.source.line is None:
            return item
        self._rows[item.id] = self._spots[item.source.line]
        return _unmarked(item.model_copy(update={"standing": "repealed"} if is_void(item.text) else {}), self._spots)


def content_column(table: Table) -> int | None:
    """The place of the column that says what the items are; None for a table that holds none."""
    return next((place for place, role in enumerate(table.roles) if role in CONTENT_ROLES), None)


def _continues(row: Row) -> bool:
    """Whether a row that begins no item goes on with the one above it; titles of groups do not."""
    filled = [cell for cell in row if cell.text]
    return any(cell.merged == "up" for cell in row) or not filled or (not row[0].text and len(filled) > 1)


def _tables(document: Document) -> Iterator[tuple[tuple[str, int], Table]]:
    yield from ((("", place), table) for place, table in enumerate(document.tables))
    for section in sections_of(document.outline):
        yield from (((section.id, place), table) for place, table in enumerate(section.tables))
    for annex in document.annexes:
        yield from (((annex.id, place), table) for place, table in enumerate(annex.tables))


def _marked(document: Document) -> tuple[Document, list[_Spot]]:
    """A copy for the reader in which every content cell's source numbers its row, so that each item tells its row.

    A repealed row holds its places ("[...]"), or it would be taken for the title of a group.
    """
    spots: list[_Spot] = []

    def mark(container: str, tables: tuple[Table, ...]) -> tuple[Table, ...]:
        return tuple(_marked_table(container, place, table, spots) for place, table in enumerate(tables))

    def in_section(section: Section) -> Section:
        children = tuple(in_section(child) for child in section.children)
        return section.model_copy(update={"tables": mark(section.id, section.tables), "children": children})

    return (
        document.model_copy(
            update={
                "tables": mark("", document.tables),
                "outline": tuple(in_section(section) for section in document.outline),
                "annexes": tuple(
                    annex.model_copy(update={"tables": mark(annex.id, annex.tables)}) for annex in document.annexes
                ),
            }
        ),
        spots,
    )


def _marked_table(container: str, number: int, table: Table, spots: list[_Spot]) -> Table:
    content = content_column(table)
    if content is None:
        return table
    rows = []
    for place, row in enumerate(table.rows):
        source = Source.model_construct(file=_MARK, sha256="", line=len(spots))
        spots.append(_Spot(container, number, place, row[content].source))
        cells = (
            [_held(cell, role) for cell, role in zip(row, table.roles, strict=True)]
            if is_void(row[content].text)
            else list(row)
        )
        cells[content] = cells[content].model_copy(update={"source": source})
        rows.append(tuple(cells))
    return table.model_copy(update={"rows": tuple(rows)})


def _unmarked(value: _Value, spots: Sequence[_Spot]) -> _Value:
    """A value with the real sources in the place of the marks, also where a content cell covers others."""
    update: dict[str, object] = {}
    for name, part in value:
        if isinstance(part, Source):
            if part.file == _MARK and part.line is not None:
                update[name] = spots[part.line].source
        elif isinstance(part, Model):
            update[name] = _unmarked(part, spots)
        elif isinstance(part, tuple) and part and isinstance(part[0], Model):
            update[name] = tuple(_unmarked(member, spots) for member in part)
    return value.model_copy(update=update) if update else value


def _held(cell: Cell, role: str) -> Cell:
    blank = not cell.text and not cell.merged and role not in ("ordinal", *CONTENT_ROLES)
    return cell.model_copy(update={"text": _HELD}) if blank else cell
