"""The first sheet of a workbook that is filled in: how to do it, and how far it is done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import xlsxwriter

from kehoach.generator.formats.entry_styles import Style, lines_of, set_page


@dataclass(frozen=True)
class GuideLine:
    """A line of the guide: a heading, a sentence, or cells of a small table ("=..." is a formula with its value,
    "#..." a link to a sheet)."""

    kind: Literal["title", "about", "heading", "text", "head", "row"]
    cells: tuple[str | int | tuple[str, int], ...]
    style: Style | None = None


def write_guide(
    page: xlsxwriter.worksheet.Worksheet,
    lines: Sequence[GuideLine],
    styles: Mapping[str, xlsxwriter.format.Format],
) -> None:
    """Write the guide; nothing in it can be typed over."""
    page.hide_gridlines(2)
    page.set_column(0, 0, 2)
    for place, width in enumerate((30, 66, 13, 13), start=1):
        page.set_column(place, place, width)
    for row, line in enumerate(lines):
        if line.kind in ("title", "about", "heading"):
            name = {"title": "title", "about": "about", "heading": "title"}[line.kind]
            page.write_string(row, 1, str(line.cells[0]), styles[name])
            page.set_row(row, 24 if name == "title" else 17)
        elif line.kind == "text":
            page.merge_range(row, 1, row, 4, str(line.cells[0]), styles["text"])
            page.set_row(row, 17 * max(1, lines_of(str(line.cells[0]), 122)))
        else:
            _write_guide_row(page, row, line, styles)
    page.protect("", {"format_columns": True, "format_rows": True})
    set_page(page, high=1)


def _write_guide_row(
    page: xlsxwriter.worksheet.Worksheet,
    row: int,
    line: GuideLine,
    styles: Mapping[str, xlsxwriter.format.Format],
) -> None:
    page.set_row(row, 18)
    for place, cell in enumerate(line.cells, start=1):
        style = styles["head"] if line.kind == "head" else styles["plain" if place < 3 else "plain-centred"]
        if isinstance(cell, tuple):
            page.write_formula(row, place, cell[0], style, cell[1])
        elif isinstance(cell, int):
            page.write_number(row, place, cell, style)
        elif cell.startswith("#"):
            page.write_url(row, place, f"internal:'{cell[1:]}'!A1", styles["link"], cell[1:])
        else:
            page.write_string(row, place, cell, style)
    if line.style:
        page.conditional_format(row, 1, row, 1, {"type": "no_errors", "format": styles[line.style]})
