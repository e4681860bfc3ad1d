"""Tables that a text dump prints with "|" between the cells, or with a tab."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from kehoach.parser.columns import is_header
from kehoach.parser.formats.text_bars import BAR, BarTable, read_bars
from kehoach.parser.formats.text_rows import RowTable, whole_rows
from kehoach.parser.formats.text_tabs import read_tabs

_RULE_ROW = re.compile(r"[\s|:+=\-–—_]+")


def find_tables(lines: Sequence[str]) -> list[RowTable | BarTable]:
    """The tables in these lines, in order; those with every bar on a line of its own as `BarTable`."""
    tables: list[RowTable | BarTable] = []
    start = 0
    while start < len(lines):
        if lines[start].strip() == BAR and (bars := read_bars(lines, start)):
            tables.append(bars)
            start = bars.last + 1
            continue
        if "\t" in lines[start] and (tabs := read_tabs(lines, start)):
            tables.append(tabs)
            start = tabs.last + 1
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
            if place - 1 > end and _are_apart(lines[end - 1], lines[place - 1]):
                break
            end = place
    return end


def _are_apart(row: str, after: str) -> bool:
    """Whether what stands between two lines with bars goes on no cell: both are whole rows, or the second heads a table."""
    row, after = row.strip(), after.strip()
    are_whole = all(line.count("|") > 1 and line.endswith("|") for line in (row, after))
    return are_whole or is_header([cell.strip() for cell in after.split("|")])


def _table(lines: Sequence[str], start: int, end: int) -> RowTable | None:
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
    is_row_a_line = widths[width] * 2 >= len(piped) or all(text.endswith("|") for text in piped)
    rows: list[tuple[int, list[str]]] = []
    for (place, cells), ended in zip(split, [False, *(text.endswith("|") for _, text in pieces)], strict=False):
        before = rows[-1][1] if rows else None
        is_whole = is_row_a_line and (len(cells) == width or (right and ended))
        if before is not None and not is_whole and len(before) + len(cells) - 1 <= width and len(before) < width:
            before[-1] = f"{before[-1]}\n{cells[0]}".strip("\n")
            before += cells[1:]
        else:
            rows.append((place, list(cells)))
    return whole_rows(start, end - 1, rows, width)


def _cells(text: str, *, left: bool, right: bool) -> list[str]:
    if text == "|":
        return ["", ""]
    if left:
        text = text.removeprefix("|")
    if right:
        text = text.removesuffix("|")
    return [cell.strip() for cell in text.split("|")]
