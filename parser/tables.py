"""Tables as the structure stage needs them: header rows apart, roles named, continuations joined."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kehoach.meaning.numbering import read_label
from kehoach.model import Cell, Row, Table
from kehoach.parser import columns as col

MAX_HEADER_ROWS = 4


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


def titles_of(header: Sequence[Row]) -> list[list[str]]:
    """For every column its titles from the top down, merged cells counted where they cover."""
    if not header:
        return []
    titles: list[list[str]] = [[] for _ in header[0]]
    for row in header:
        left = ""
        for place, cell in enumerate(row):
            left = left if cell.merged == "left" else cell.text
            if left and (not titles[place] or titles[place][-1] != left):
                titles[place].append(left.replace("\n", " "))
    return titles


def join_continuations(tables: Iterable[Table]) -> list[Table]:
    """Tables that go on in the next one (same header, or none and as many columns) joined into one."""
    joined: list[Table] = []
    for table in tables:
        before = joined[-1] if joined else None
        if before is not None and before.roles and _continues(before, table):
            joined[-1] = before.model_copy(update={"rows": (*before.rows, *table.rows)})
        else:
            joined.append(table)
    return joined


def _continues(before: Table, table: Table) -> bool:
    width = len(before.header[0])
    if not table.rows or len(table.rows[0]) != width:
        return False
    if table.header:
        return _texts(table.header) == _texts(before.header) and not _restarts(before, table)
    return True


def _restarts(before: Table, table: Table) -> bool:
    """Whether the second table counts from 1 again: then it is another table with the same header."""
    place = before.roles.index(col.ORDINAL) if col.ORDINAL in before.roles else None
    label = read_label(table.rows[0][place].text) if place is not None else None
    return label is not None and label.value == 1


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
    if any(cell.merged == "up" for cell in row) and any(cell.text for cell in row):
        return True
    spans = any(cell.merged == "left" for cell in above)
    if not spans:
        # Blank cells instead of merged ones: titles under blank titles only.
        blank_above = [place for place, cell in enumerate(above) if not cell.text]
        filled = [place for place, cell in enumerate(row) if cell.text]
        return bool(filled) and bool(blank_above) and min(filled) >= min(blank_above) - 1 and not _has_ordinal(row)
    return not _has_ordinal(row) and any(cell.text for cell in row)


def _has_ordinal(row: Row) -> bool:
    return bool(row[0].text) and read_label(row[0].text) is not None


def _without_repeats(header: Sequence[Row], rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows less those that repeat the whole header (as after a page break)."""
    wanted = _texts(header)
    height = len(wanted)
    kept: list[Row] = []
    place = 0
    while place < len(rows):
        if _texts(rows[place : place + height]) == wanted:
            place += height
        else:
            kept.append(rows[place])
            place += 1
    return tuple(kept)


def _texts(rows: Sequence[Row]) -> list[list[str]]:
    return [[" ".join(cell.text.split()) for cell in row] for row in rows]


def resolved(rows: Sequence[Row], place: int, column: int) -> Cell:
    """The cell that really stands at a position: for a covered one, the cell that covers it."""
    cell = rows[place][column]
    while cell.merged:
        if cell.merged == "up" and place > 0:
            place -= 1
        elif cell.merged == "left" and column > 0:
            column -= 1
        else:
            return cell
        cell = rows[place][column]
    return cell
