"""The rows of a table as items with addresses: groups, numbered items, sub-rows, deliverables.

An address is what an officer cites: annex / group / item / sub-row, as "pl2/6/l" or "pl1/2/b/1".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kehoach.meaning.numbering import Label, read_label, split_label
from kehoach.model import Cell, Group, RowDoubt, Source, Table
from kehoach.parser import columns as col
from kehoach.parser.cues import dash_level
from kehoach.parser.tables import resolved, titles_of


@dataclass(frozen=True)
class ColumnCell:
    """What stands in one column of an item; `text` None where the source leaves it open."""

    role: str
    title: str
    text: str | None
    source: Source | None


@dataclass(frozen=True)
class Item:
    """One item of a table; `readings` are the ways to read an undecided row, with their confidences."""

    id: str
    group: Group | None
    cells: tuple[ColumnCell, ...]
    readings: tuple[tuple[tuple[ColumnCell, ...], float], ...] = ()
    source: Source | None = None

    def cell(self, *roles: str) -> ColumnCell | None:
        """The first cell with one of these roles."""
        return next((cell for cell in self.cells if cell.role in roles), None)


@dataclass
class _Open:
    """An item whose rows are still being gathered; `rows` are places in the table."""

    path: tuple[str, ...]
    group: Group | None
    rows: list[int] = field(default_factory=list)


def read_items(table: Table, prefix: str) -> list[Item]:
    """The items of a table whose roles are known; `prefix` is the address of what holds the table."""
    reader = _Reader(table, prefix)
    items = [item for gathered in reader.gather() for item in reader.close(gathered)]
    return [item for item in items if _says_something(item)]


def _says_something(item: Item) -> bool:
    """Whether an item has words of its own (the rows of a blank form have none)."""
    content = item.cell(*col.CONTENT_ROLES)
    return content is not None and (content.text is None or any(sign.isalpha() for sign in content.text))


class _Reader:
    def __init__(self, table: Table, prefix: str) -> None:
        self.table = table
        self.prefix = prefix
        self.titles = [" / ".join(stack) for stack in titles_of(table.header)]
        self.ordinal = table.roles.index(col.ORDINAL) if col.ORDINAL in table.roles else None
        self.content = next(place for place, role in enumerate(table.roles) if role in col.CONTENT_ROLES)
        self.doubts: dict[int, RowDoubt] = {doubt.row: doubt for doubt in table.doubts}
        self.labels = [self.label(place) for place in range(len(table.rows))]

    def label(self, place: int) -> Label | None:
        row = self.table.rows[place]
        if self.ordinal is None or row[self.ordinal].merged:
            return None
        text = row[self.ordinal].text
        label = read_label(text)
        if label is None and self.is_title_row(place) and (split := split_label(self.title_text(place))):
            return split[0]
        return label

    def is_title_row(self, place: int) -> bool:
        """Whether nothing stands in the row but its ordinal and words in one cell, the others empty or merged into it."""
        filled = [i for i, cell in enumerate(self.table.rows[place]) if cell.text or cell.undecided]
        others = [i for i in filled if i != self.ordinal]
        if any(cell.merged == "up" for cell in self.table.rows[place]):
            return False
        return len(others) == 1 or (not others and len(filled) == 1)

    def title_text(self, place: int) -> str:
        row = self.table.rows[place]
        words = [cell.text for i, cell in enumerate(row) if cell.text and i != self.ordinal]
        return words[0] if words else next(cell.text for cell in row if cell.text)

    def gather(self) -> Iterator[_Open]:
        """Every numbered item with its rows, in order."""
        path: list[tuple[Label, str, bool]] = []
        current: _Open | None = None
        for place in range(len(self.table.rows)):
            label = self.labels[place]
            if label is None and current is not None and self.continues(place):
                current.rows.append(place)
                continue
            if current is not None:
                yield current
                current = None
            if label is None:
                label = self.counted_label(path)
            path = [*_up_to(path, label), (label, self.title_text(place) if self.is_title_row(place) else "", False)]
            if self.is_group(place):
                path[-1] = (label, path[-1][1], True)
                continue
            group = next(((step[0], step[1]) for step in reversed(path[:-1]) if step[2]), None)
            current = _Open(
                tuple(step[0].number for step in path),
                Group(number=self.group_number(group[0]), title=_bare_title(group[1])) if group else None,
                [place],
            )
        if current is not None:
            yield current

    def group_number(self, label: Label) -> str:
        return label.number

    def continues(self, place: int) -> bool:
        """Whether an unnumbered row belongs to the item above it."""
        row = self.table.rows[place]
        if self.ordinal is not None and row[self.ordinal].merged == "up":
            return True
        has_numbers = any(self.labels)
        return has_numbers and not self.is_upper_title(place)

    def is_upper_title(self, place: int) -> bool:
        return self.is_title_row(place) and self.title_text(place).isupper()

    def is_group(self, place: int) -> bool:
        """Whether the row is a title over the rows below it, which count on a level of their own."""
        if not self.is_title_row(place):
            return False
        following = next((i for i in range(place + 1, len(self.labels)) if self.labels[i] is not None), None)
        if following is None:
            return False
        label, below = self.labels[place], self.labels[following]
        if label is None or below is None:
            return True
        deeper = below.style != label.style and below.value == 1
        return deeper or (below.style == "decimal" and below.parent == label.number)

    def counted_label(self, path: Sequence[tuple[Label, str, bool]]) -> Label:
        """The place of an unnumbered row among its siblings, for a table that numbers none."""
        last = path[-1][0] if path and not path[-1][2] else None
        value = last.value + 1 if last else 1
        return Label("arabic", str(value), value)

    def close(self, gathered: _Open) -> Iterator[Item]:
        """The item or items that the gathered rows are."""
        address = "/".join((self.prefix, *gathered.path))
        first, *rest = gathered.rows
        own = [place for place in rest if not self.table.rows[place][self.content].merged]
        if not own:
            yield self.item(address, gathered.group, gathered.rows)
            return
        starts = [first, *own]
        blocks = [
            [place for place in gathered.rows if start <= place and (after is None or place < after)]
            for start, after in zip(starts, [*starts[1:], None], strict=True)
        ]
        if self.is_intro(first, own[0]):
            yield self.item(address, gathered.group, blocks.pop(0))
        for count, rows in enumerate(blocks, start=1):
            yield self.item(f"{address}/{count}", gathered.group, rows)

    def is_intro(self, first: int, second: int) -> bool:
        """Whether the first row stands over dashed ones without being one of them."""
        texts = [self.table.rows[place][self.content].text for place in (first, second)]
        return not dash_level(texts[0]) and bool(dash_level(texts[1])) and split_label(texts[0]) is None

    def item(self, address: str, group: Group | None, rows: Sequence[int]) -> Item:
        doubt = self.doubts.get(rows[0]) if len(rows) == 1 else None
        readings: tuple[tuple[tuple[ColumnCell, ...], float], ...] = ()
        if doubt is not None:
            readings = tuple(
                (tuple(self.of_reading(reading)), confidence)
                for reading, confidence in zip(doubt.readings, doubt.confidences, strict=True)
            )
        cells = tuple(self.column_cell(rows, place) for place in range(len(self.table.roles)))
        return Item(address, group, cells, readings, cells[self.content].source)

    def column_cell(self, rows: Sequence[int], column: int) -> ColumnCell:
        role = self.table.roles[column]
        title = self.titles[column] if column < len(self.titles) else ""
        cell = resolved(self.table.rows, rows[0], column)
        if cell.undecided:
            return ColumnCell(role, title, None, cell.source)
        texts = [cell.text, *self.further_texts(rows, column)]
        return ColumnCell(role, title, "\n".join(text for text in texts if text), cell.source)

    def further_texts(self, rows: Sequence[int], column: int) -> list[str]:
        """What an item's further rows say in a column (several deliverables of one task)."""
        return [self.table.rows[place][column].text for place in rows[1:]]

    def of_reading(self, reading: Sequence[Cell]) -> Iterator[ColumnCell]:
        for role, title, cell in zip(self.table.roles, self.titles, reading, strict=True):
            yield ColumnCell(role, title, cell.text, cell.source)


def _up_to(path: Sequence[tuple[Label, str, bool]], label: Label) -> list[tuple[Label, str, bool]]:
    """The part of the path above a label: what stands before the level that it counts on."""
    for depth, (before, _, _) in enumerate(path):
        if before.style == label.style and before.parent == label.parent:
            return list(path[:depth])
    if label.style == "decimal":
        return [step for step in path if step[2]][: _depth_under(path, label)]
    # An item of another style below an item that is no group replaces it: it is not its child.
    return [step for step in path if step[2]]


def _depth_under(path: Sequence[tuple[Label, str, bool]], label: Label) -> int | None:
    return next((depth + 1 for depth, step in enumerate(path) if step[0].number == label.parent), None)


def _bare_title(title: str) -> str:
    """A group's title without a number that it holds itself, on one line."""
    split = split_label(title)
    return " ".join((split[1] if split and split[0].style == "roman" else title).split())
