"""What the HTML reader works with before the model's blocks are built: texts, cells, grids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal
from unicodedata import is_normalized

from lxml.etree import _Element

from kehoach.parser.extraction import clean

BREAK = "\x00"
"""Stands for `<br>` in raw text, where a source newline is only a space; HTML itself cannot hold it."""

_LAST_TRUE_LINE = 65534  # libxml2 keeps a line in 16 bits and gives 65535 for all that follow


@dataclass(slots=True)
class Text:
    """A paragraph. `common` is the depth of the deepest element that also holds the item before it.

    `linked` says that most of it is link text; `region` numbers the page's chrome element (nav, aside)
    that it stands in, 0 for none.
    """

    text: str
    line: int | None = None
    end_line: int | None = None
    common: int = 0
    linked: bool = False
    region: int = 0


@dataclass(slots=True)
class Box:
    """A table cell as written: its content and over how many columns and rows it reaches.

    `nested` says that a grid stood in it whose cells are now texts of its own.
    """

    line: int | None
    columns: int = 1
    rows: int = 1
    nested: bool = False
    items: list[Item] = field(default_factory=list)

    @property
    def filled(self) -> bool:
        """Whether there is anything but blank paragraphs in it."""
        return any(isinstance(item, Grid) or item.text for item in self.items)

    @property
    def text(self) -> str:
        """Its paragraphs, one a line, without blank ones."""
        if len(self.items) == 1 and isinstance(self.items[0], Text):
            return self.items[0].text
        return "\n".join([item.text for item in self.items if isinstance(item, Text) and item.text])

    def flatten(self) -> None:
        """Replace every grid in it by the paragraphs of the grid's cells."""
        if any(isinstance(item, Grid) for item in self.items):
            self.nested = True
            self.items = list(texts_of(self.items))


Covered = Literal["up", "left"]
Slot = Box | Covered | None
"""A position of a grid: a cell, covered by the one above or to the left, or never written."""


@dataclass(slots=True)
class Grid:
    """A table as displayed: rows of equal length, and no grid inside its cells."""

    rows: list[list[Slot]]
    line: int | None = None
    common: int = 0
    linked: bool = False
    region: int = 0

    @property
    def boxes(self) -> Iterator[Box]:
        """Its cells in reading order."""
        return (slot for row in self.rows for slot in row if isinstance(slot, Box))


Item = Text | Grid


def texts_of(items: Iterable[Item]) -> Iterator[Text]:
    """The non-blank texts of items, those in cells included, in reading order."""
    for item in items:
        if isinstance(item, Grid):
            yield from (inner for box in item.boxes for inner in box.items if isinstance(inner, Text) and inner.text)
        elif item.text:
            yield item


def line_of(element: _Element) -> int | None:
    """The source line of an element, as far as the parser can count."""
    line = element.sourceline
    return line if line is not None and line <= _LAST_TRUE_LINE else None


def folded(raw: str) -> str:
    """The same as `clean` where source newlines are spaces and `BREAK` ends a line; tidy text, the usual case, costs little."""
    if BREAK in raw:
        return "\n".join([folded(line) for line in raw.split(BREAK)]).strip("\n")
    if (
        not raw.isprintable() or "  " in raw
    ):  # whitespace other than the space is not printable, nor are invisible signs
        raw = " ".join(raw.split())
        if not raw.isprintable():
            return clean(raw)
    text = raw.strip()
    return text if is_normalized("NFC", text) else clean(text)
