"""The rows of a table as items with addresses: groups, numbered items, sub-rows, deliverables.

An address is what an officer cites: annex / group / item / sub-row, as "pl2/6/l" or "pl1/2/b/1".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import NamedTuple

from kehoach.meaning.open_points import filled, read_choice
from kehoach.model import Cell, Group, Row, RowDoubt, Source, Table
from kehoach.parser import columns as col
from kehoach.parser.cues import dash_level
from kehoach.parser.ordinals import PLUS, Ordinal, read_ordinal, split_ordinal
from kehoach.parser.tables import covering, is_full_width, titles_of

_RANKS = {"capital": 0, "roman": 1, "arabic": 2}
"""Styles that number groups, the highest first; a style below another's never numbers what stands beside it."""


class ColumnCell(NamedTuple):
    """What stands in one column of an item; `text` None where the source leaves it open."""

    role: str
    title: str
    text: str | None
    source: Source | None


class Item(NamedTuple):
    """One item of a table; `readings` are the ways to read an undecided row, with their confidences."""

    id: str
    group: Group | None
    cells: tuple[ColumnCell, ...]
    readings: tuple[tuple[tuple[ColumnCell, ...], float], ...] = ()
    source: Source | None = None

    def cell(self, *roles: str) -> ColumnCell | None:
        """The first cell with one of these roles."""
        return next((cell for cell in self.cells if cell.role in roles), None)

    @property
    def is_blank(self) -> bool:
        """Whether nothing but its ordinal and its own words is filled in (dots stand for a blank)."""
        others = [cell for cell in self.cells if cell.role not in (col.ORDINAL, *col.CONTENT_ROLES)]
        return all(cell.text is not None and not _has_words(cell.text) for cell in others)


class _Step(NamedTuple):
    """One level of an address: its ordinal, and the group where the row is the title of one."""

    ordinal: Ordinal
    group: Group | None = None


@dataclass
class _Open:
    """An item whose rows are still being gathered; `rows` are places in the table, `is_counted`: it prints no ordinal."""

    path: tuple[str, ...]
    group: Group | None
    is_counted: bool
    rows: list[int] = field(default_factory=list)


def read_items(table: Table, prefix: str) -> list[Item]:
    """The items of a table whose roles are known; `prefix` is the address of what holds the table."""
    reader = _Reader(table, prefix)
    items = [read_open_points(item) for gathered in reader.gather() for item in reader.close(gathered)]
    return [item for item in items if _says_something(item)]


def read_open_points(item: Item) -> Item:
    """The item with what it leaves open read as that: a held place "[...]" says nothing, and cells that show
    several readings ("[...] («A» hoặc «B»)") make the item undecided between them."""
    words = "\n".join([cell.text or "" for cell in item.cells])
    if "..." not in words and "…" not in words:
        return item  # as most items: every open point has dots in it
    cells = tuple(cell._replace(text=filled(cell.text)) if cell.text else cell for cell in item.cells)
    choices = {place: choice for place, cell in enumerate(cells) if cell.text and (choice := read_choice(cell.text))}
    count = min(map(len, choices.values()), default=0)
    if count < 2:
        return item._replace(cells=cells)
    readings = tuple(
        (
            tuple(c._replace(text=choices[i][way]) if i in choices else c for i, c in enumerate(cells)),
            round(1 / count, 3),
        )
        for way in range(count)
    )
    undecided = tuple(cell._replace(text=None) if place in choices else cell for place, cell in enumerate(cells))
    return item._replace(cells=undecided, readings=readings)


def _says_something(item: Item) -> bool:
    """Whether an item has words of its own (the rows of a blank form have none)."""
    content = item.cell(*col.CONTENT_ROLES)
    return content is not None and (content.text is None or any(map(str.isalpha, content.text)))


def _has_words(text: str) -> bool:
    return any(map(str.isalnum, text))


class _Reader:
    def __init__(self, table: Table, prefix: str) -> None:
        self.table = table
        self.prefix = prefix
        titles = [" / ".join(stack) for stack in titles_of(table.header)]
        self.columns = list(zip_longest(table.roles, titles[: len(table.roles)], fillvalue=""))
        self.ordinal = table.roles.index(col.ORDINAL) if col.ORDINAL in table.roles else None
        self.content = next(place for place, role in enumerate(table.roles) if role in col.CONTENT_ROLES)
        self.doubts: dict[int, RowDoubt] = {doubt.row: doubt for doubt in table.doubts}
        self.covering = covering(table.rows)
        self.is_title = [self.is_title_row(row) for row in table.rows]
        self.ordinals = [self.read_ordinal(place) for place in range(len(table.rows))]
        self.has_ordinals = self.ordinal is not None and any(self.ordinals)
        self.next_ordinal = self.following_ordinals()

    def read_ordinal(self, place: int) -> Ordinal | None:
        row = self.table.rows[place]
        if is_full_width(row) and (split := split_ordinal(row[0].text)):
            return split[0]
        if self.ordinal is None or row[self.ordinal].merged:
            return None
        text = row[self.ordinal].text
        ordinal = read_ordinal(text)
        if ordinal is None and self.is_title[place] and (split := split_ordinal(self.title_text(place))):
            return split[0]
        if ordinal is None and text and not is_full_width(row):
            return Ordinal("as printed", " ".join(text.split()), None)
        return ordinal

    def following_ordinals(self) -> list[Ordinal | None]:
        """For every row the first ordinal below it."""
        following: list[Ordinal | None] = [None] * len(self.ordinals)
        for place in range(len(self.ordinals) - 2, -1, -1):
            following[place] = self.ordinals[place + 1] or following[place + 1]
        return following

    def is_title_row(self, row: Row) -> bool:
        """Whether nothing stands in the row but its ordinal and words in one cell, the others empty or merged into it."""
        filled = [i for i, cell in enumerate(row) if cell.text or cell.undecided]
        others = len(filled) - (self.ordinal in filled)
        return (others == 1 or len(filled) == 1) and not any(cell.merged == "up" for cell in row)

    def title_text(self, place: int) -> str:
        row = self.table.rows[place]
        words = [cell.text for i, cell in enumerate(row) if cell.text and i != self.ordinal]
        return words[0] if words else next(cell.text for cell in row if cell.text)

    def gather(self) -> Iterator[_Open]:
        """Every numbered item with its rows, in order."""
        path: list[_Step] = []
        current: _Open | None = None
        for place in range(len(self.table.rows)):
            ordinal = self.ordinals[place]
            if ordinal is None and current is not None and self.continues(current, place):
                current.rows.append(place)
                continue
            if current is not None:
                yield current
                current = None
            if ordinal is None and self.is_group(place):
                path = _under_title(path, self.title_text(place))
                continue
            path = _extended(path, ordinal)
            if self.is_group(place):
                path[-1] = _titled(path[-1].ordinal, self.title_text(place))
            else:
                address = tuple(step.ordinal.number for step in path if step.ordinal.number)
                current = _Open(address, _group(path[:-1]), ordinal is None, [place])
        if current is not None:
            yield current

    def continues(self, current: _Open, place: int) -> bool:
        """Whether an unnumbered row belongs to the item above it."""
        row = self.table.rows[place]
        if row[self.content].merged == "up" or (self.ordinal is not None and row[self.ordinal].merged == "up"):
            return True
        if is_full_width(row) or (current.is_counted and self.stands_alone(place)):
            return False
        return self.has_ordinals and not (self.is_title[place] and self.title_text(place).isupper())

    def is_group(self, place: int) -> bool:
        """Whether the row is a title over the rows below it, which count on a level of their own."""
        if not self.is_title[place] or place + 1 == len(self.ordinals):
            return False
        ordinal, below = self.ordinals[place], self.next_ordinal[place]
        if ordinal is None:
            return self.has_ordinals or is_full_width(self.table.rows[place])
        if below is not None and _is_deeper(below, ordinal):
            return True
        return self.ordinals[place + 1] is None and self.stands_alone(place + 1)

    def stands_alone(self, place: int) -> bool:
        """Whether an unnumbered row is an item of its own: words in its content's cell and in another."""
        row = self.table.rows[place]
        return bool(row[self.content].text) and not self.is_title[place] and not any(cell.merged for cell in row)

    def close(self, gathered: _Open) -> Iterator[Item]:
        """The item or items that the gathered rows are."""
        address = "/".join((self.prefix, *gathered.path))
        first, *rest = gathered.rows
        own = [
            place for place in rest if self.table.rows[place][self.content].text
        ]  # blank: merged, or as good as that
        if not own:
            yield self.item(address, gathered.group, gathered.rows)
            return
        starts = iter(own)
        blocks: list[list[int]] = [[]]
        start = next(starts, None)
        for place in gathered.rows:
            if place == start:
                blocks.append([])
                start = next(starts, None)
            blocks[-1].append(place)
        if self.is_intro(first, own[0]):
            yield self.item(address, gathered.group, blocks.pop(0))
        for count, rows in enumerate(blocks, start=1):
            yield self.item(f"{address}/{count}", gathered.group, rows)

    def is_intro(self, first: int, second: int) -> bool:
        """Whether the first row stands over dashed ones without being one of them."""
        texts = [self.table.rows[place][self.content].text for place in (first, second)]
        is_part = bool(dash_level(texts[1])) or texts[1].lower().startswith("trong đó")
        return not dash_level(texts[0]) and is_part and split_ordinal(texts[0]) is None

    def item(self, address: str, group: Group | None, rows: Sequence[int]) -> Item:
        doubt = self.doubts.get(rows[0]) if len(rows) == 1 else None
        readings: tuple[tuple[tuple[ColumnCell, ...], float], ...] = ()
        if doubt is not None:
            readings = tuple(
                (tuple(self.of_reading(reading)), confidence)
                for reading, confidence in zip(doubt.readings, doubt.confidences, strict=True)
            )
        cells = self.column_cells(rows)
        return Item(address, group, cells, readings, cells[self.content].source)

    def column_cells(self, rows: Sequence[int]) -> tuple[ColumnCell, ...]:
        """What stands in each column of some rows."""
        cells = []
        for column, (cell, covering_column) in enumerate(self.covering[rows[0]]):
            text: str | None = cell.text
            if covering_column != column and not self.may_reach(covering_column, column):
                text = ""
            elif cell.undecided:
                text = None
            elif len(rows) > 1:
                texts = [cell.text, *(self.table.rows[place][column].text for place in rows[1:])]
                text = "\n".join(filter(None, texts))
            cells.append(ColumnCell(*self.columns[column], text, cell.source))
        return tuple(cells)

    def may_reach(self, from_column: int, column: int) -> bool:
        """Whether a cell of one column says something in another that it reaches over: one of the same kind."""
        role, other = self.table.roles[column], self.table.roles[from_column]
        return other == role or {role, other} <= set(col.AGENCY_ROLES)

    def of_reading(self, reading: Sequence[Cell]) -> Iterator[ColumnCell]:
        for (role, title), cell in zip(self.columns, reading, strict=True):
            yield ColumnCell(role, title, cell.text, cell.source)


def _extended(path: Sequence[_Step], ordinal: Ordinal | None) -> list[_Step]:
    """The path with a row's ordinal at the level it counts on; what stands deeper is cut off."""
    if ordinal is None:
        above = path if not path or path[-1].group is not None else path[:-1]
        return [*above, _Step(_counted(path))]
    depth = next((i for i, step in enumerate(path) if _same_level(step.ordinal, ordinal)), None)
    if ordinal.is_sign:
        value = (path[depth].ordinal.value or 0) + 1 if depth is not None else 1
        ordinal = ordinal._replace(number=str(value), value=value)
    if depth is not None:
        return [*path[:depth], _Step(ordinal)]
    return [*path[: _depth_under(path, ordinal)], _Step(ordinal)]


def _under_title(path: Sequence[_Step], title: str) -> list[_Step]:
    """The path at an unnumbered group's title: it goes under the numbered groups, and replaces one of its kind."""
    kept = [step for step in path if step.group is not None and step.ordinal.number]
    return [*kept, _titled(Ordinal("unnumbered", "", None), title)]


def _is_deeper(below: Ordinal, ordinal: Ordinal) -> bool:
    """Whether an ordinal opens a list under the other."""
    if below.style == ordinal.style:
        return bool(below.parent) and below.parent == ordinal.number
    if _RANKS.get(ordinal.style, 9) < _RANKS.get(below.style, 0):
        return True  # numbers may go on from group to group: A, 1, 2, B, 3
    return below.value == 1 or below.parent == ordinal.number or (below.is_sign and ordinal.style != PLUS)


def _same_level(one: Ordinal, other: Ordinal) -> bool:
    return one.style == other.style and one.parent == other.parent


def _counted(path: Sequence[_Step]) -> Ordinal:
    """The place of an unnumbered row among its siblings, for a table that numbers none."""
    last = path[-1].ordinal if path and path[-1].group is None else None
    value = (last.value or 0) + 1 if last else 1
    return Ordinal("arabic", str(value), value)


def _depth_under(path: Sequence[_Step], ordinal: Ordinal) -> int:
    """How much of the path stands above an ordinal of a new level.

    A sign goes under whatever is above it, a decimal under the number that it continues, the first of a list under
    the item before it, but a group's never under a number that stands in no group; any other goes under the nearest group.
    """
    for depth, step in enumerate(path):
        if ordinal.parent and step.ordinal.number == ordinal.parent:
            return depth + 1
    if ordinal.is_sign or ordinal.value == 1:
        rank = _RANKS.get(ordinal.style, 9)
        return next((depth for depth, step in enumerate(path) if _RANKS.get(step.ordinal.style, 0) > rank), len(path))
    return next((depth + 1 for depth in range(len(path) - 1, -1, -1) if path[depth].group is not None), 0)


def _group(path: Sequence[_Step]) -> Group | None:
    """The nearest group on a path."""
    return next((step.group for step in reversed(path) if step.group is not None), None)


def _titled(ordinal: Ordinal, title: str) -> _Step:
    """The step of a group; its title leaves out a number that it holds itself, and is on one line."""
    split = split_ordinal(title)
    words = split[1] if split and split[0].number == ordinal.number else title
    return _Step(ordinal, Group(number=ordinal.number, title=" ".join(words.split())))
