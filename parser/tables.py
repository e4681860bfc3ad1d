"""Tables as the structure stage needs them: header rows apart, roles named, continuations joined."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from kehoach.meaning.numbering import read_label
from kehoach.model import Cell, Row, Table
from kehoach.parser import columns as col
from kehoach.parser.ordinals import read_ordinal

MAX_HEADER_ROWS = 4
_LONGEST_TITLE = 80
_LONGEST_ORDINAL_TITLE = 12


def read_table(table: Table) -> Table:
    """The table with its header rows moved to `header` and the roles of its columns in `roles`.

    A table without a header that says so keeps all its rows and has no roles.
    """
    start = _header_start(table.rows)
    if start is None:
        return table
    end = _header_end(table.rows, start)
    header = table.rows[:end]
    body = table.rows[end:]
    if body and col.numbers_columns([cell.text for cell in body[0]]):
        header, body = table.rows[: end + 1], table.rows[end + 1 :]
    titles = titles_of(table.rows[start:end])
    return table.model_copy(
        update={"header": header, "rows": _without_repeats(header, body), "roles": col.roles_of(titles)}
    )


def tables_in(table: Table) -> list[Table]:
    """The tables that a grid holds: below the first, each begins with a row of titles of its own, "STT | Nội dung | ...".

    A PDF gives such a grid where two tables touch. Titles that repeat those of the table begin none.
    """
    rows = table.rows
    first = next((place for place, row in enumerate(rows[:MAX_HEADER_ROWS]) if _opens(row)), None)
    if first is None:
        return [table]
    own = _texts(rows[first : first + 1])
    starts = [place for place in range(first + 1, len(rows)) if _opens(rows[place]) and _texts([rows[place]]) != own]
    return (
        [
            table.model_copy(update={"rows": _without_covered_columns(rows[start:end])})
            for start, end in pairwise([0, *starts, len(rows)])
        ]
        if starts
        else [table]
    )


def _opens(row: Row) -> bool:
    """Whether a row is one of titles, that of the ordinals before the others."""
    opening = next((cell.text for cell in row if cell.text), "")
    return len(opening) <= _LONGEST_ORDINAL_TITLE and col.is_ordinal(opening) and col.is_header([c.text for c in row])


def _without_covered_columns(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows without the columns in which no cell begins: they are another table's."""
    used = [place for place in range(len(rows[0])) if any(row[place].merged != "left" for row in rows)]
    return tuple(tuple(row[place] for place in used) for row in rows)


def titles_of(header: Sequence[Row]) -> list[list[str]]:
    """For every column its titles from the top down, merged cells counted where they cover.

    A title over the whole table and the row "(1) (2) (3)" say nothing about a column.
    """
    if not header:
        return []
    telling = [row for row in header if not col.numbers_columns([cell.text for cell in row]) and not is_full_width(row)]
    titles: list[list[str]] = [[] for _ in header[0]]
    telling = telling or list(header)
    for row, below in zip(telling, [*telling[1:], None], strict=True):
        left = ""
        for place, cell in enumerate(row):
            left = left if cell.merged == "left" or _is_spanned(place, cell, below) else cell.text
            if left and (not titles[place] or titles[place][-1] != left):
                titles[place].append(left.replace("\n", " "))
    return titles


def _is_spanned(place: int, cell: Cell, below: Row | None) -> bool:
    """Whether a blank cell stands for one merged into the title to its left: both have titles of their own below."""
    is_blank = place > 0 and not cell.text and not cell.merged
    return is_blank and below is not None and bool(below[place - 1].text and below[place].text)


def is_full_width(row: Row) -> bool:
    """Whether one cell with words reaches over all columns."""
    return len(row) > 1 and bool(row[0].text) and all(cell.merged == "left" for cell in row[1:])


def join_continuations(tables: Iterable[Table]) -> list[Table]:
    """Tables that go on in the next one (same header, or none and as many columns) joined into one."""
    joined: list[Table] = []
    for table in tables:
        before = joined[-1] if joined else None
        if before is not None and before.roles and before.position == table.position and _continues(before, table):
            joined[-1] = before.model_copy(update={"rows": (*before.rows, *table.rows)})
        else:
            joined.append(table)
    return joined


def _continues(before: Table, table: Table) -> bool:
    width = len(before.header[0])
    if not table.rows or len(table.rows[0]) != width or not before.rows:
        return False
    if table.header and _texts(table.header) != _texts(before.header):
        return False
    return not _restarts(before, table)


def _restarts(before: Table, table: Table) -> bool:
    """Whether the second table counts from 1 again: then it is another table, unless a group's title ends the first."""
    if col.ORDINAL not in before.roles or is_full_width(before.rows[-1]):
        return False
    place = before.roles.index(col.ORDINAL)
    first, last = read_label(table.rows[0][place].text), read_label(before.rows[-1][place].text)
    if first is None or first.value != 1:
        return False
    is_title = sum(bool(cell.text) for cell in before.rows[-1]) == 2 and last is not None and last.style != first.style
    return not is_title


def _header_start(rows: Sequence[Row]) -> int | None:
    for place, row in enumerate(rows[:MAX_HEADER_ROWS]):
        if col.is_header([cell.text.replace("\n", " ") for cell in row]):
            return place
        if len([cell for cell in row if cell.text]) > 1:
            return None
    return None


def _header_end(rows: Sequence[Row], start: int) -> int:
    """The first row after the header: further rows belong to it while they lie under merged or empty titles."""
    end = start + 1
    while end < len(rows) and end - start < MAX_HEADER_ROWS and _is_second_row(rows[end - 1], rows[end]):
        end += 1
    return end


def _is_second_row(above: Row, row: Row) -> bool:
    filled = [place for place, cell in enumerate(row) if cell.text]
    if not filled or is_full_width(row) or col.numbers_columns([cell.text for cell in row]):
        return False
    if any(cell.merged == "up" for cell in row):
        return True
    if _has_ordinal(row) or any(len(row[place].text) > _LONGEST_TITLE for place in filled):
        return False
    if any(cell.merged == "left" for cell in above):
        return True
    # Blank cells instead of merged ones: titles under blank titles only.
    blank_above = [place for place, cell in enumerate(above) if not cell.text and not cell.merged]
    return bool(blank_above) and min(filled) >= min(blank_above) - 1


def _has_ordinal(row: Row) -> bool:
    return bool(row[0].text) and read_ordinal(row[0].text) is not None


def _without_repeats(header: Sequence[Row], rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows less those that repeat the whole header (as after a page break)."""
    wanted, first = _texts(header), header[0][0].text.split()
    height = len(wanted)
    kept: list[Row] = []
    place = 0
    while place < len(rows):
        if rows[place][0].text.split() == first and _texts(rows[place : place + height]) == wanted:
            place += height
        else:
            kept.append(rows[place])
            place += 1
    return tuple(kept)


def _texts(rows: Sequence[Row]) -> list[list[str]]:
    return [[" ".join(cell.text.split()) for cell in row] for row in rows]


def covering(rows: Sequence[Row]) -> list[list[tuple[Cell, int]]]:
    """For every position the cell that really stands there, for a covered one the cell that covers it, and its column."""
    result: list[list[tuple[Cell, int]]] = []
    for row in rows:
        found: list[tuple[Cell, int]] = []
        for place, cell in enumerate(row):
            if cell.merged == "up" and result:
                found.append(result[-1][place])
            elif cell.merged == "left" and found:
                found.append(found[-1])
            else:
                found.append((cell, place))
        result.append(found)
    return result
