"""Blocks: what a file consists of before anyone asks what it means.

Every format reader produces them, and a `Document` is built from them.
"""

from __future__ import annotations

from typing import Literal

from kehoach.model.base import Model
from kehoach.model.source import Source


class Paragraph(Model):
    """One paragraph: NFC, runs of spaces folded to one, soft line breaks kept as newlines.

    An empty `text` is a paragraph that holds nothing (in flattened text: an empty table cell).
    """

    text: str
    source: Source | None = None


class Cell(Model):
    """One position of a table's grid.

    `text` holds the cell's paragraphs, one a line. A position covered by a merged cell has an empty
    text and tells from where it is covered: "up" (rowspan, vMerge) or "left" (colspan, gridSpan).
    `undecided` marks a position whose content the source leaves open: see `Table.doubts`.
    """

    text: str = ""
    source: Source | None = None
    merged: Literal["up", "left"] | None = None
    undecided: bool = False


Row = tuple[Cell, ...]


class RowDoubt(Model):
    """A row that can be read in several ways; `readings` holds each as a whole row, likeliest first."""

    row: int
    readings: tuple[Row, ...]
    confidences: tuple[float, ...]


class Table(Model):
    """A rectangular grid: every row has one cell for every column.

    A format reader gives all its rows in `rows`; the structure stage moves those that are a header
    to `header` and names each column's role in `roles` (see `kehoach.parser.columns`).
    `position` counts the paragraphs of the same container that stand before the table.
    """

    header: tuple[Row, ...] = ()
    rows: tuple[Row, ...] = ()
    roles: tuple[str, ...] = ()
    doubts: tuple[RowDoubt, ...] = ()
    position: int = 0
    source: Source | None = None


Block = Paragraph | Table
