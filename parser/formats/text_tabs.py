"""Tables in text copied out of Word, a spreadsheet or a browser: a tab between the cells, and a cell's further paragraphs
on lines of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kehoach.parser.columns import is_header, role_of
from kehoach.parser.formats.text_rows import RowTable, whole_rows
from kehoach.parser.ordinals import read_ordinal

_FEWEST_CELLS = 3
"""Fewer cells a line stand as well in a head, a foot, and after the tab of an automatic number."""
_MOST_HEADER_LINES = 40
"""Lines with tabs down to which a table shows how many columns it has."""
_MOST_CELL_LINES = 40
"""Most lines of one cell without a tab among them."""
_GROUP = re.compile(r"(?:[IVXLC]{1,6}|[A-H])\s?[.)]\s")
_NUMBERED = re.compile(r"\s*(?:[IVXLC]{1,6}|[A-H]|\d{1,2}(?:\.\d{1,2}){0,3}|[a-zđ])[.)]\t[^\t]*|\s*[-+–•]\t[^\t]*")
"""An automatic number with the tab after it, as Word copies it."""


def read_tabs(lines: Sequence[str], start: int) -> RowTable | None:
    """The table whose first row is line `start`; None when that line has too few cells to head one.

    A line without a tab belongs to the table where a row follows it: it goes on the cell above it, or is a group's title.
    """
    first = lines[start].split("\t")
    if sum(map(bool, map(str.strip, first))) < _FEWEST_CELLS:
        return None
    width = _width(lines, start)
    rows: list[tuple[int, list[str]]] = [(start, first)]
    end = start + 1
    while (place := _next_tab(lines, end)) is not None:
        between = [(at, lines[at].strip()) for at in range(end, place) if lines[at].strip()]
        cells = lines[place].split("\t")
        if _goes_on(rows[-1][1], cells, width, is_next=place == end):
            _add(rows[-1][1], [text for _, text in between])
            _add(rows[-1][1], cells[:1])
            rows[-1][1].extend(cells[1:])
        elif not between or _opens_row(cells, width):
            titles = between[-1:] if between and _is_title(between[-1][1]) else []
            _add(rows[-1][1], [text for _, text in between[: len(between) - len(titles)]])
            rows += [(at, [title]) for at, title in titles]
            rows.append((place, cells))
        else:
            break
        end = place + 1
    return whole_rows(start, end - 1, rows, width) if len(rows) > 1 else None


def _width(lines: Sequence[str], start: int) -> int:
    """The most cells that a line has, down to where another table is headed: a header's merged titles are fewer."""
    width = 0
    place: int | None = start
    for _ in range(_MOST_HEADER_LINES):
        if place is None:
            break
        cells = lines[place].split("\t")
        if place > start and is_header(cells):
            break
        width = max(width, len(cells))
        place = _next_tab(lines, place + 1)
    return width


def _next_tab(lines: Sequence[str], end: int) -> int | None:
    """The next line with tabs near enough to belong to the table."""
    place = next((at for at in range(end, min(len(lines), end + _MOST_CELL_LINES)) if "\t" in lines[at]), None)
    return None if place is None or _NUMBERED.fullmatch(lines[place]) else place


def _goes_on(row: Sequence[str], cells: Sequence[str], width: int, *, is_next: bool) -> bool:
    """Whether a line with these cells goes on a row that lacks some; the very next line does where it makes it whole."""
    joined = len(row) + len(cells) - 1
    if is_next and (read_ordinal(cells[0]) or (is_header(row) and role_of(cells[0]))):
        return False  # a row after one with merged cells, or the titles under those that span several columns
    return len(row) < width and (joined == width if is_next else joined <= width)


def _add(row: list[str], texts: Sequence[str]) -> None:
    row[-1] = "\n".join(filter(None, [row[-1].strip(), *map(str.strip, texts)]))


def _opens_row(cells: Sequence[str], width: int) -> bool:
    """Whether a line after others begins a row of the table, and not another table: whole or with a number, no header."""
    return (len(cells) == width or any(map(read_ordinal, cells[:2]))) and not is_header(cells)


def _is_title(text: str) -> bool:
    """Whether a line alone between two rows is the title of a group: in capitals or numbered as groups are."""
    return text.isupper() or _GROUP.match(text) is not None
