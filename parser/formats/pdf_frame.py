"""pdfminer's objects (origin at the bottom left, perhaps turned) as the content of an upright page."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

from pdfminer.layout import LTChar, LTComponent, LTCurve, LTRect

from kehoach.parser.formats.pdf_content import Box, Glyph, Looks, PageContent, Rule

_BOLD = re.compile("bold|black|heavy|demi", re.IGNORECASE)
_ITALIC = re.compile("italic|oblique", re.IGNORECASE)
_SYMBOL_FONT = re.compile("symbol|wingding|webding|dingbat", re.IGNORECASE)
_BULLETS = {"\uf0b7": "•", "\uf02d": "-", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf076": "❖", "\uf02b": "+"}
_THIN = 3.0


def _direction(character: LTChar) -> int:
    """By how many degrees clockwise the page has to be turned for this character to stand upright."""
    a, b, *_ = character.matrix
    if abs(a) >= abs(b):
        return 0 if a > 0 else 180
    return 90 if b > 0 else 270


def turn_of(characters: list[LTChar]) -> int:
    """By how many degrees clockwise the page has to be turned for most of its characters to stand upright."""
    counts = Counter(_direction(character) for character in characters if character.get_text().strip())
    return max(counts, key=lambda turn: (counts[turn], turn == 0)) if counts else 0


@dataclass(frozen=True)
class Frame:
    """Takes pdfminer's coordinates (origin at the bottom left) to those of the upright page."""

    width: float
    height: float
    turn: int
    visible: tuple[float, ...]

    def upright(self, item: LTComponent) -> Box:
        """The box of an object on the upright page."""
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
        seen: dict[Looks, Looks] = {}
        stray: list[str] = []
        for character in characters:
            text = character.get_text()
            if not text or not self._is_visible(character):
                continue
            if _direction(character) != self.turn:
                stray.append(text)
                continue
            name = str(character.fontname)
            if name in symbols:
                text = _BULLETS.get(text, text)
            x0, top, x1, bottom = self.upright(character)
            size = max(bottom - top, 0.1)
            looks = Looks(name, round(size, 2), styles[name], _color(character))
            # Equal looks are one object, so that neighbours are compared at once.
            looks = seen.setdefault(looks, looks)
            content.glyphs.append(
                Glyph(text, x0, top, x1, bottom, self._base(character), size, styles[name], len(content.glyphs), looks)
            )
        content.stray = "".join(stray).strip()
        _plain_spaces(content.glyphs)

    def add_picture(self, content: PageContent, item: LTComponent) -> None:
        """The part of the page that a picture covers."""
        x0, top, x1, bottom = self.upright(item)
        width, height = min(x1, content.width) - max(x0, 0.0), min(bottom, content.height) - max(top, 0.0)
        content.image_area += max(0.0, width) * max(0.0, height)

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


def _plain_spaces(glyphs: list[Glyph]) -> None:
    """Makes hard spaces plain where their font has no other: most fonts draw both with one glyph, and a file may name it
    by either."""
    hard = [glyph for glyph in glyphs if glyph.text == "\u00a0"]
    if hard:
        fonts = {glyph.looks.font for glyph in glyphs if glyph.text == " "}
        for glyph in hard:
            if glyph.looks.font not in fonts:
                glyph.text = " "


def _add(content: PageContent, x0: float, top: float, x1: float, bottom: float) -> None:
    if x1 - x0 >= bottom - top:
        content.horizontals.append(Rule((top + bottom) / 2, x0, x1))
    if bottom - top >= x1 - x0:
        content.verticals.append(Rule((x0 + x1) / 2, top, bottom))


def _style(fontname: str) -> int:
    return (1 if _BOLD.search(fontname) else 0) + (2 if _ITALIC.search(fontname) else 0)


def _color(character: LTChar) -> object:
    """The colour that a character is filled with; None for one that is no number or numbers."""
    colour: object = character.graphicstate.ncolor
    return colour if isinstance(colour, int | float | tuple) else None


def _is_white(colour: Any) -> bool:
    parts = colour if isinstance(colour, tuple | list) else (colour,)
    numbers = [part for part in parts if isinstance(part, int | float)]
    if not numbers or len(numbers) != len(parts):
        return False
    return all(part <= 0.01 for part in numbers) if len(numbers) == 4 else all(part >= 0.99 for part in numbers)
