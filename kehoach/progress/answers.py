"""What stands in a returned workbook, before anyone asks what it means."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

CellKind = Literal["text", "number", "boolean", "error"]


@dataclass(frozen=True, slots=True)
class RawCell:
    """One cell that holds something. For a formula, `value` is what the program that saved the file made of it.

    `percent` and `date` tell the number's format: 0.5 shown as 50 %, 45900 shown as a day.
    """

    value: str | int | float | bool | None
    kind: CellKind
    formula: bool = False
    percent: bool = False
    date: bool = False


@dataclass(frozen=True)
class RawSheet:
    """A sheet: its cells by (row, column) from 1, its merged areas (first row, first column, last row, last column)."""

    name: str
    hidden: bool = False
    cells: dict[tuple[int, int], RawCell] = field(default_factory=dict)
    merged: tuple[tuple[int, int, int, int], ...] = ()
    hidden_rows: frozenset[int] = frozenset()

    @property
    def last_row(self) -> int:
        """The last row that holds something, 0 in an empty sheet."""
        return max((row for row, _ in self.cells), default=0)


@dataclass(frozen=True)
class RawAnswers:
    """A returned workbook: the file's name and SHA-256, and its sheets in order.

    `epoch_1904` says that days are counted from 1904; `links` are other files that it refers to (never opened).
    """

    file: str
    sha256: str
    sheets: tuple[RawSheet, ...]
    epoch_1904: bool = False
    links: tuple[str, ...] = ()
    macros: bool = False


def cell_name(row: int, column: int) -> str:
    """A cell's name in a spreadsheet: row 7, column 28 is "AB7"."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"
