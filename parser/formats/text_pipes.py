"""Tables that a text dump prints with "|" between the cells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from kehoach.parser.formats.text_bars import BAR, BarTable, read_bars

_RULE_ROW = re.compile(r"[\s|:+=\-–—_]+")


@dataclass(frozen=True)
class PipeTable:
    """A run of lines that are a table's rows: its first and last line, and the cells' texts row by row, each row
    with the line that it starts at."""

    first: int
    last: int
    rows: tuple[tuple[int, tuple[str, ...]], ...]


def find_pipe_tables(lines: Sequence[str]) -> list[PipeTable | BarTable]:
    """The tables in these lines, in order; those with every bar on a line of its own as `BarTable`."""
    tables: list[PipeTable | BarTable] = []
    start = 0
    while start < len(lines):
        if lines[start].strip() == BAR and (bars := read_bars(lines, start)):
            tables.append(bars)
            start = bars.last + 1
            continue
        end = _run_end(lines, start)
        if end > start and (table := _table(lines, start, end)):
            tables.append(table)
        start = max(end, start + 1)
    return tables


def _run_end(lines: Sequence[str], start: int) -> int:
    """The line after a run of lines with pipes that begins here (lines between them may go on a cell); `start` if none."""
    if "|" not in lines[start]:
        return start
    end = start + 1
    place = end
    while place < len(lines) and lines[place].strip():
        place += 1
        if "|" in lines[place - 1]:
            end = place
    return end


def _table(lines: Sequence[str], start: int, end: int) -> PipeTable | None:
    """The table that a run of lines is; None when no line of it has two cells."""
    pieces = [(place, lines[place].strip()) for place in range(start, end)]
    pieces = [(place, text) for place, text in pieces if text == "|" or not _RULE_ROW.fullmatch(text)]
    piped = [text for _, text in pieces if "|" in text and text != "|"]
    # A frame's pipes part nothing: before the first cell and after the last, where most rows have them.
    left = sum(text.startswith("|") for text in piped) * 2 > len(piped)
    right = sum(text.endswith("|") for text in piped) * 2 > len(piped)
    split = [(place, _cells(text, left=left, right=right)) for place, text in pieces]
    widths = Counter(len(cells) for _, cells in split if len(cells) > 1)
    if not widths:
        return None
    width = widths.most_common(1)[0][0]
    rows: list[tuple[int, list[str]]] = []
    for place, cells in split:
        before = rows[-1][1] if rows else None
        if before is not None and len(before) + len(cells) - 1 <= width and len(before) < width:
            before[-1] = f"{before[-1]}\n{cells[0]}".strip("\n")
            before += cells[1:]
        else:
            rows.append((place, list(cells)))
    filled = tuple((place, (*cells, *[""] * (width - len(cells)))) for place, cells in rows)
    widest = max(len(cells) for _, cells in filled)
    return PipeTable(start, end - 1, tuple((place, (*cells, *[""] * (widest - len(cells)))) for place, cells in filled))


def _cells(text: str, *, left: bool, right: bool) -> list[str]:
    if text == "|":
        return ["", ""]
    if left:
        text = text.removeprefix("|")
    if right:
        text = text.removesuffix("|")
    return [cell.strip() for cell in text.split("|")]
