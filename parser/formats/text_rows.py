"""What tables in text are, however their cells are parted: rows of words, each with the line that it starts at."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kehoach.meaning.numbering import read_label

_PART = re.compile(r"[A-H][.)]?")


@dataclass(frozen=True)
class RowTable:
    """A run of lines that are a table's rows: its first and last line, and the cells' texts row by row, each row
    with the line that it starts at.

    `is_regular`: every row has all its cells, or is only a title; in others merged cells leave open which columns it fills.
    """

    first: int
    last: int
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    is_regular: bool = True


def whole_rows(first: int, last: int, rows: Sequence[tuple[int, Sequence[str]]], width: int) -> RowTable:
    """The table with the rows filled up to one width, where they are titles or too short by blanks only."""
    stripped = [(line, tuple(cell.strip() for cell in cells)) for line, cells in rows]
    if not all(len(cells) >= width or is_title(cells) for _, cells in stripped):
        return RowTable(first, last, tuple(stripped), is_regular=False)
    widest = max(len(cells) for _, cells in stripped)
    filled = tuple((line, (*cells, *[""] * (widest - len(cells)))) for line, cells in stripped)
    return RowTable(first, last, filled)


def is_title(cells: Sequence[str]) -> bool:
    """Whether a short row is a group's title: words alone, or after a number."""
    words = [cell for cell in cells if cell]
    if len(words) == 2:
        return read_label(words[0]) is not None or _PART.fullmatch(words[0]) is not None
    return len(words) <= 1
