"""Tables of generated documents: plain rows, and rows under the titles of their groups."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import TypeVar

from kehoach.meaning.numbering import roman
from kehoach.model import Cell, Row, Table

_Item = TypeVar("_Item")


def table_of(header: Sequence[str], roles: Sequence[str], rows: Iterable[Row]) -> Table:
    """A table with one header row; `roles` are those of its columns (see `kehoach.parser.columns`)."""
    return Table(header=(row_of(header),), rows=tuple(rows), roles=tuple(roles))


def row_of(texts: Iterable[str]) -> Row:
    """A row of plain cells."""
    return tuple(Cell(text=text) for text in texts)


def grouped_rows(
    items: Iterable[_Item], group: Callable[[_Item], str], cells: Callable[[_Item], Sequence[str]], width: int
) -> list[Row]:
    """A row for each item, numbered within its group, under a row for each group that has a title."""
    rows: list[Row] = []
    for place, (title, members) in enumerate(groupby(items, key=group), start=1):
        if title:
            rows.append((Cell(text=roman(place)), Cell(text=title), *[Cell(merged="left")] * (width - 2)))
        rows += [row_of((str(count), *cells(member))) for count, member in enumerate(members, start=1)]
    return rows
