"""One page of a PDF as geometry: glyphs, ruling lines and images, turned upright, within limits.

Lengths are points; the origin is the top left corner of the page as it is read.
"""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTChar, LTComponent, LTContainer, LTCurve, LTImage, LTPage, LTRect
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfplumber.page import Page

MAX_OBJECTS = 60_000
"""Glyphs, paths and forms on one page; an A3 annex in small print has about 20,000."""
MAX_PAGE_SECONDS = 20.0
MAX_CONTENT_BYTES = 16 * 1024 * 1024

_BOLD = re.compile("bold|black|heavy|demi", re.IGNORECASE)
_ITALIC = re.compile("italic|oblique", re.IGNORECASE)
_SYMBOL_FONT = re.compile("symbol|wingding|webding|dingbat", re.IGNORECASE)
_BULLETS = {"\uf0b7": "•", "\uf02d": "-", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf076": "❖", "\uf02b": "+"}
_THIN = 3.0

Box = tuple[float, float, float, float]


class PageTooHeavyError(Exception):
    """The page exceeds a limit of this module."""


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


class _LimitedDevice(PDFPageAggregator):
    """Collects a page's objects and gives up when they are too many or take too long."""

    def __init__(self, resources: PDFResourceManager) -> None:
        super().__init__(resources)
        self._left = MAX_OBJECTS
        self._deadline = time.monotonic() + MAX_PAGE_SECONDS

    def _count(self) -> None:
        self._left -= 1
        if self._left < 0 or (self._left % 512 == 0 and time.monotonic() > self._deadline):
            raise PageTooHeavyError

    def render_char(self, *args: Any, **kwargs: Any) -> float:
        self._count()
        return super().render_char(*args, **kwargs)

    def paint_path(self, *args: Any, **kwargs: Any) -> None:
        self._count()
        super().paint_path(*args, **kwargs)

    def begin_figure(self, *args: Any, **kwargs: Any) -> None:
        self._count()
        super().begin_figure(*args, **kwargs)


def read_page(page: Page) -> PageContent:
    """The content of a page. Raises `PageTooHeavyError`; pdfminer's own errors pass through."""
    size = 0
    for stream in page.page_obj.contents:
        resolved = stream.resolve() if hasattr(stream, "resolve") else stream
        size += len(resolved.get_data()) if hasattr(resolved, "get_data") else 0
        if size > MAX_CONTENT_BYTES:
            raise PageTooHeavyError
    device = _LimitedDevice(page.pdf.rsrcmgr)
    PDFPageInterpreter(page.pdf.rsrcmgr, device).process_page(page.page_obj)
    return _content(device.get_result(), page)


def _content(layout: LTPage, page: Page) -> PageContent:
    items = list(_leaves(layout))
    characters = [item for item in items if isinstance(item, LTChar)]
    turn = _turn(characters)
    sideways = turn in {90, 270}
    content = PageContent(
        number=page.page_number,
        width=layout.height if sideways else layout.width,
        height=layout.width if sideways else layout.height,
        turn=turn,
        fonts=frozenset(str(character.fontname) for character in characters),
    )
    visible = tuple(part - page.mediabox[index % 2] for index, part in enumerate(page.cropbox))
    frame = _Frame(layout.width, layout.height, turn, visible)
    frame.add_characters(content, characters)
    for item in items:
        if isinstance(item, LTCurve):
            frame.add_rules(content, item)
        elif isinstance(item, LTImage):
            x0, top, x1, bottom = frame.upright(item)
            content.image_area += max(0.0, min(x1, content.width) - max(x0, 0.0)) * max(
                0.0, min(bottom, content.height) - max(top, 0.0)
            )
    return content


def _leaves(container: LTContainer[Any]) -> Iterator[LTComponent]:
    stack = [iter(container)]
    while stack:
        for item in stack[-1]:
            if isinstance(item, LTContainer):
                stack.append(iter(item))
                break
            yield item
        else:
            stack.pop()


def _direction(character: LTChar) -> int:
    """By how many degrees clockwise the page has to be turned for this character to stand upright."""
    a, b, *_ = character.matrix
    if abs(a) >= abs(b):
        return 0 if a > 0 else 180
    return 90 if b > 0 else 270


def _turn(characters: list[LTChar]) -> int:
    counts = Counter(_direction(character) for character in characters if character.get_text().strip())
    return max(counts, key=lambda turn: (counts[turn], turn == 0)) if counts else 0


@dataclass(frozen=True)
class _Frame:
    """Takes pdfminer's coordinates (origin at the bottom left) to those of the upright page."""

    width: float
    height: float
    turn: int
    visible: tuple[float, ...]

    def upright(self, item: LTComponent) -> Box:
        if self.turn == 90:
            return (item.y0, item.x0, item.y1, item.x1)
        if self.turn == 180:
            return (self.width - item.x1, item.y0, self.width - item.x0, item.y1)
        if self.turn == 270:
            return (self.height - item.y1, self.width - item.x1, self.height - item.y0, self.width - item.x0)
        return (item.x0, self.height - item.y1, item.x1, self.height - item.y0)

    def _base(self, character: LTChar) -> float:
        x, y = character.matrix[4], character.matrix[5]
        return {0: self.height - y, 90: x, 180: y, 270: self.width - x}[self.turn]

    def _is_visible(self, item: LTComponent) -> bool:
        x, top = (item.x0 + item.x1) / 2, self.height - (item.y0 + item.y1) / 2
        return self.visible[0] <= x <= self.visible[2] and self.visible[1] <= top <= self.visible[3]

    def add_characters(self, content: PageContent, characters: list[LTChar]) -> None:
        """Glyphs that stand upright; text in another direction goes to `stray`."""
        styles = {name: _style(name) for name in content.fonts}
        symbols = {name for name in content.fonts if _SYMBOL_FONT.search(name)}
        stray: list[str] = []
        for character in characters:
            text = character.get_text()
            if not self._is_visible(character):
                continue
            if _direction(character) != self.turn:
                stray.append(text)
                continue
            name = str(character.fontname)
            if name in symbols:
                text = _BULLETS.get(text, text)
            x0, top, x1, bottom = self.upright(character)
            size = max(bottom - top, 0.1)
            glyph = Glyph(text, x0, top, x1, bottom, self._base(character), size, styles[name], len(content.glyphs))
            content.glyphs.append(glyph)
        content.stray = "".join(stray).strip()

    def add_rules(self, content: PageContent, item: LTCurve) -> None:
        """A line, a thin box, a box that is outlined, or a path of straight pieces, as rules."""
        colour = item.stroking_color if item.stroke else item.non_stroking_color
        if _is_white(colour) or not (item.stroke or item.fill):
            return
        x0, top, x1, bottom = self.upright(item)
        if x1 - x0 <= _THIN or bottom - top <= _THIN:
            _add(content, x0, top, x1, bottom)
        elif item.stroke and isinstance(item, LTRect):
            for side in ((x0, top, x1, top), (x0, bottom, x1, bottom), (x0, top, x0, bottom), (x1, top, x1, bottom)):
                _add(content, *side)
        elif item.stroke and self.turn == 0 and all(operation[0] in "mlh" for operation in item.original_path or ()):
            for (ax, ay), (bx, by) in zip(item.pts, item.pts[1:], strict=False):
                if abs(ax - bx) <= 1 or abs(ay - by) <= 1:
                    _add(content, min(ax, bx), self.height - max(ay, by), max(ax, bx), self.height - min(ay, by))
        else:
            content.curves += 1


def _add(content: PageContent, x0: float, top: float, x1: float, bottom: float) -> None:
    if x1 - x0 >= bottom - top:
        content.horizontals.append(Rule((top + bottom) / 2, x0, x1))
    if bottom - top >= x1 - x0:
        content.verticals.append(Rule((x0 + x1) / 2, top, bottom))


def _style(fontname: str) -> int:
    return (1 if _BOLD.search(fontname) else 0) + (2 if _ITALIC.search(fontname) else 0)


def _is_white(colour: Any) -> bool:
    parts = colour if isinstance(colour, tuple | list) else (colour,)
    numbers = [part for part in parts if isinstance(part, int | float)]
    if not numbers or len(numbers) != len(parts):
        return False
    return all(part <= 0.01 for part in numbers) if len(numbers) == 4 else all(part >= 0.99 for part in numbers)
