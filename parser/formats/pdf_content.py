"""One page of a PDF as geometry: glyphs, ruling lines and pictures.

Lengths are points; the origin is the top left corner of the page as it is read.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

Box = tuple[float, float, float, float]
"""x0, top, x1, bottom."""


class PageTooHeavyError(Exception):
    """A page has more content than is read, or takes too long."""


class Looks(NamedTuple):
    """How characters look: the font as the file names it, and the colour as pdfminer gives it."""

    font: str = ""
    size: float = 0.0
    style: int = 0
    color: object = None


_PLAIN = Looks()


@dataclass(slots=True)
class Glyph:
    """A character on the page; `base` is its baseline, `style` is 1 for bold plus 2 for italic,
    `order` its place in the page's drawing order."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    base: float
    size: float
    style: int
    order: int
    looks: Looks = _PLAIN


@dataclass(slots=True)
class Rule:
    """A straight ruling line: at `at`, from `start` to `end` (y, x0, x1 if it is horizontal; x, top, bottom if not)."""

    at: float
    start: float
    end: float


@dataclass
class PageContent:
    """What a page holds. `turn` is by how many degrees it was turned clockwise to stand upright."""

    number: int
    width: float
    height: float
    turn: int = 0
    glyphs: list[Glyph] = field(default_factory=list)
    stray: str = ""
    horizontals: list[Rule] = field(default_factory=list)
    verticals: list[Rule] = field(default_factory=list)
    image_area: float = 0.0
    curves: int = 0
    fonts: frozenset[str] = frozenset()

    def on_page(self, box: Box) -> Box:
        """A box of the upright page as a box of the page as the file shows it."""
        x0, top, x1, bottom = box
        if self.turn == 90:
            box = (top, self.width - x1, bottom, self.width - x0)
        elif self.turn == 180:
            box = (self.width - x1, self.height - bottom, self.width - x0, self.height - top)
        elif self.turn == 270:
            box = (self.height - bottom, x0, self.height - top, x1)
        return (round(box[0], 1), round(box[1], 1), round(box[2], 1), round(box[3], 1))
