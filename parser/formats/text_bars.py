"""Tables that a text dump prints with a bar on a line of its own before, between and after the cells of every row.

Two bars in a row part two rows, or hold an empty cell; a row with merged cells has fewer cells. The longest run of
filled cells tells how many columns there are, since no such run can cross from one row into the next. Where bars
stand only between cells, nothing parts two rows: then the bars go, and what is left is a flattened table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kehoach.meaning.numbering import Label, read_label

BAR = "|"
_MOST_CELL_LINES = 300


@dataclass(frozen=True)
class Slot:
    """What stands between two bars: its first line (that of the bar before it, when it is empty) and its words."""

    line: int
    text: str


@dataclass(frozen=True)
class BarTable:
    """Lines `first` to `last`, and the cells row by row; `is_regular`: every row has all its cells, or is only a title."""

    first: int
    last: int
    rows: tuple[tuple[Slot, ...], ...]
    is_regular: bool

    @property
    def width(self) -> int:
        """How many cells the longest row has."""
        return max(map(len, self.rows))


def read_bars(lines: Sequence[str], start: int) -> BarTable | None:
    """The table that begins with the bar in line `start`; None when there is none with two columns."""
    bars = _bars(lines, start)
    slots = [_slot(lines, bar, after) for bar, after in zip(bars, bars[1:], strict=False)]
    if start > 0 and lines[start - 1].strip() and _is_between_cells_only(slots):
        return BarTable(start, bars[-1], tuple(_cells(lines, bars)), is_regular=False)
    width = _longest_run(slots)
    if width < 2:
        return None
    rows = tuple(_rows(slots, width))
    is_regular = all(len(row) == width or sum(bool(slot.text) for slot in row) <= 2 for row in rows)
    return BarTable(start, bars[-1], rows, is_regular)


def _bars(lines: Sequence[str], start: int) -> list[int]:
    """The lines of the bars from `start` to the one that ends the table: a blank line follows it, or nothing."""
    bars = [start]
    place = start + 1
    while place < len(lines) and place - bars[-1] <= _MOST_CELL_LINES:
        line = lines[place].strip()
        if place == bars[-1] + 1 and not line and not _is_blank_cell(lines, place):
            break
        if line == BAR:
            bars.append(place)
        elif BAR in line:
            return bars[:1]
        place += 1
    return bars


def _is_blank_cell(lines: Sequence[str], place: int) -> bool:
    """Whether a blank line after a bar is an empty cell: another bar follows it at once."""
    return place + 1 < len(lines) and lines[place + 1].strip() == BAR


def _slot(lines: Sequence[str], bar: int, after: int) -> Slot:
    text = ""
    for line in (part.strip() for part in lines[bar + 1 : after]):
        # A dump cuts lines anywhere: what goes on in small letters is no paragraph of its own.
        goes_on = line[:1].islower() or text.endswith((",", "-", "–", " và"))
        text += (" " if goes_on and text else "\n") + line if line else ""
    return Slot(bar + 1 if text else bar, text.strip())


def _is_between_cells_only(slots: Sequence[Slot]) -> bool:
    """Whether no bar is between rows: a row's last cell and the number of the next stand together, and not in one cell
    among many rows whose numbers stand alone behind an empty slot."""
    together = sum(map(_ends_in_number, slots))
    alone = sum(not before.text and read_label(slot.text) is not None for before, slot in pairwise(slots))
    return together > alone


def _ends_in_number(slot: Slot) -> bool:
    """Whether a cell ends in a line that is only a number."""
    *others, last = slot.text.split("\n")
    return bool(others) and read_label(last) is not None


def _cells(lines: Sequence[str], bars: Sequence[int]) -> Iterator[tuple[Slot, ...]]:
    """Every cell paragraph of a table whose bars stand only between cells."""
    for bar, after in zip(bars, bars[1:], strict=False):
        for place in range(bar + 1, after):
            if lines[place].strip():
                yield (Slot(place, lines[place].strip()),)


def _longest_run(slots: Sequence[Slot]) -> int:
    longest = run = 0
    for slot in slots:
        run = run + 1 if slot.text else 0
        longest = max(longest, run)
    return longest


def _rows(slots: Sequence[Slot], width: int) -> list[tuple[Slot, ...]]:
    rows = []
    start = 0
    while start < len(slots):
        end = _row_end(slots, start, width)
        rows.append(tuple(slots[start:end]))
        start = end + 1
    return [row for row in rows if row]


def _row_end(slots: Sequence[Slot], start: int, width: int) -> int:
    """The slot after a row: where all its cells are there, unless a row that ends earlier is followed by a new number."""
    full = start + width
    empty = [place for place in range(start + 1, min(full, len(slots))) if not slots[place].text]
    first = read_label(slots[start].text)
    for place in empty:
        following = read_label(slots[place + 1].text) if place + 1 < min(full, len(slots)) else None
        if first and following and _follows(first, following):
            return place
    if full >= len(slots) or not slots[full].text:
        return min(full, len(slots))
    return empty[0] if empty else full


def _follows(label: Label, following: Label) -> bool:
    """Whether a label is the next of its list, or opens one below the other."""
    if label.style == following.style:
        return following.value == label.value + 1
    return following.value == 1
