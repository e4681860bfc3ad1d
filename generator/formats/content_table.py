"""A table as the templates see it: column widths, merged cells, group rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kehoach.meaning.note_marks import without_marks
from kehoach.meaning.numbering import Style, read_label
from kehoach.model import Cell, Row, Table

WHOLE = 5000
"""The width of a table in the unit of column shares: fiftieths of a percent, as Word counts."""

_LEAST = {
    "ordinal": 5,
    "text": 15,
    "project": 15,
    "indicator": 15,
    "product": 11,
    "lead": 9,
    "coordinate": 10,
    "monitor": 9,
    "responsible": 10,
    "deadline": 10,
    "value": 10,
    "unit": 6,
    "notes": 9,
    "part": 8,
    "status": 10,
    "difficulty": 13,
    "origin": 8,
}
"""Hundredths of the table that a column of a role takes at least: room for its words, or to write in."""

_LEAST_OTHER = 8
_CENTRED = frozenset({"ordinal", "deadline", "value", "unit", "origin"})
_CONTENT = frozenset({"text", "project", "indicator"})
_RANKS: tuple[Style, ...] = ("roman", "arabic", "decimal", "letter")


@dataclass(frozen=True, slots=True)
class CellView:
    """A cell that is printed. `share` of `WHOLE` is its width; `rows` 0 continues the cell above, 2 and more span."""

    lines: tuple[str, ...]
    share: int
    columns: int
    rows: int
    centred: bool


@dataclass(frozen=True, slots=True)
class RowView:
    """A row; a `group` row is the title of those that follow it."""

    cells: tuple[CellView, ...]
    group: bool


@dataclass(frozen=True, slots=True)
class TableView:
    """A table: `shares` are its column widths, adding up to `WHOLE`; `name` and `description` serve who cannot see it."""

    name: str
    description: str
    shares: tuple[int, ...]
    header: tuple[RowView, ...]
    rows: tuple[RowView, ...]


def table_view(table: Table, name: str) -> TableView:
    """The view of a table of the model."""
    count = max((len(row) for row in (*table.header, *table.rows)), default=0)
    roles = (*table.roles[:count], *("other",) * (count - len(table.roles)))
    header, rows = _padded(table.header, count), _padded(table.rows, count)
    groups = _group_rows(rows, roles)
    shares = _shares([row for row, group in zip(rows, groups, strict=True) if not group], roles)
    titles = [" ".join(filter(None, (row[column].text for row in header))) for column in range(count)]
    return TableView(
        name,
        "Các cột: " + "; ".join(title.replace("\n", " ") for title in titles if title) + ".",
        shares,
        _row_views(header, shares, roles, [False] * len(header)),
        _row_views(
            [_spread(row, roles) if group else row for row, group in zip(rows, groups, strict=True)],
            shares,
            roles,
            groups,
        ),
    )


def _padded(rows: Sequence[Row], count: int) -> list[Row]:
    return [(*row, *(Cell(),) * (count - len(row))) for row in rows]


def _shares(rows: Sequence[Row], roles: Sequence[str]) -> tuple[int, ...]:
    """Widths: what each role needs at least, and the rest by the amount of text; rounding goes to the widest."""
    least = [_LEAST.get(role, _LEAST_OTHER) for role in roles]
    amounts = [
        _amount(rows, [other for other in range(len(roles)) if roles[other] == role != "other"] or [column])
        for column, role in enumerate(roles)
    ]
    rest = max(100 - sum(least), 0)
    weights = [low + rest * amount / sum(amounts) for low, amount in zip(least, amounts, strict=True)]
    shares = [int(WHOLE * weight / sum(weights)) for weight in weights]
    if shares:
        shares[shares.index(max(shares))] += WHOLE - sum(shares)
    return tuple(shares)


def _amount(rows: Sequence[Row], columns: Sequence[int]) -> float:
    """The mean amount of text of columns; a cell that spans several columns says nothing about one of them."""
    texts = (row[column].text for row in rows for column in columns if _columns(row, column) == 1)
    return sum(map(len, texts)) / len(columns) + 1


def _group_rows(rows: Sequence[Row], roles: Sequence[str]) -> list[bool]:
    """Which rows head a group: nothing but a number and a title, and the number of the higher of two styles.

    A row whose title is merged over all that follows heads a group whatever its number.
    """
    if "ordinal" not in roles or not _CONTENT.intersection(roles):
        return [_is_merged(row) for row in rows]
    ordinal = roles.index("ordinal")
    ranks = [_rank(row[ordinal].text) for row in rows]
    present = {rank for rank in ranks if rank is not None}
    highest = min(present) if len(present) > 1 else None
    return [
        _is_merged(row) or (rank is not None and rank == highest and _only_title(row, roles))
        for row, rank in zip(rows, ranks, strict=True)
    ]


def _rank(text: str) -> int | None:
    label = read_label(without_marks(text))
    return _RANKS.index(label.style) if label else None


def _is_merged(row: Row) -> bool:
    """Whether all that follows the first or second cell is merged into it."""
    return len(row) > 2 and all(cell.merged == "left" for cell in row[2:])


def _only_title(row: Row, roles: Sequence[str]) -> bool:
    return all(
        not cell.text and cell.merged != "up" if role not in _CONTENT | {"ordinal"} else bool(cell.text)
        for cell, role in zip(row, roles, strict=True)
    )


def _spread(row: Row, roles: Sequence[str]) -> Row:
    """A group row whose title takes the blank cells after it, so that it is not squeezed into one column."""
    title = next((place for place, role in enumerate(roles) if role in _CONTENT), len(row))
    blank = Cell(merged="left")
    return tuple(blank if place > title and not cell.text else cell for place, cell in enumerate(row))


def _row_views(
    rows: Sequence[Row], shares: Sequence[int], roles: Sequence[str], groups: Sequence[bool]
) -> tuple[RowView, ...]:
    views: list[RowView] = []
    above: dict[int, int] = {}
    for number, (row, group) in enumerate(zip(rows, groups, strict=True)):
        cells = []
        column, spans = 0, {}
        while column < len(row):
            cell = row[column]
            continued = cell.merged == "up" and column in above
            span = above[column] if continued else _columns(row, column)
            spans[column] = span
            cells.append(
                CellView(
                    tuple(cell.text.split("\n")),
                    sum(shares[column : column + span]),
                    span,
                    0 if continued else _rows(rows, number, column),
                    roles[column] in _CENTRED and "\n" not in cell.text,
                )
            )
            column += span
        above = spans
        views.append(RowView(tuple(cells), group))
    return tuple(views)


def _columns(row: Row, column: int) -> int:
    span = 1
    while column + span < len(row) and row[column + span].merged == "left":
        span += 1
    return span


def _rows(rows: Sequence[Row], number: int, column: int) -> int:
    span = 1
    while number + span < len(rows) and rows[number + span][column].merged == "up":
        span += 1
    return span
