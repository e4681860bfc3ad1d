"""Can a page's text be trusted? Scans and broken text layers are told apart from good pages."""

from __future__ import annotations

import re
import unicodedata

from kehoach.parser.formats.pdf_content import PageContent

_FEW_CHARACTERS = 400
_SCAN_SHARE = 0.5
"""Part of the page that pictures cover on a scan."""
_BROKEN_SHARE = 0.01
_BROKEN_LEAST = 4
_MANY_CURVES = 400

_UNMAPPED = re.compile(r"\(cid:\d+\)")
_LEGACY_FONT = re.compile(r"(?:^|\+)(?:\.?vn|vni)", re.IGNORECASE)
_LEGACY_SIGNS = re.compile("(?<=[a-zA-Z])[µ¸¶·¹¨»¾¼½Æ©ª«¬®ÇÊÈÉËÌÏÐÑÒÓÕÖ×ØÞßå÷øûüýþ](?=[a-zA-Z\\s.,;]|$)")


def is_scan(content: PageContent) -> bool:
    """Whether the page is a picture (or drawn outlines) with at most a stamp's text on it."""
    characters = sum(1 for glyph in content.glyphs if glyph.text.strip())
    if characters >= _FEW_CHARACTERS:
        return False
    if content.image_area >= _SCAN_SHARE * content.width * content.height:
        return True
    return content.curves >= _MANY_CURVES and characters < _FEW_CHARACTERS / 4


def has_picture_under_text(content: PageContent) -> bool:
    """Whether a picture covers the page under its text: a scan with recognised text, perhaps wrong."""
    return content.image_area >= 0.8 * content.width * content.height


def is_broken(content: PageContent) -> bool:
    """Whether the font tables map to wrong letters: Cyrillic, control or private characters amid the text,
    glyphs without a character, or a Vietnamese font of before Unicode."""
    text = "".join(glyph.text for glyph in content.glyphs if not glyph.text.isspace())
    if not text:
        return False
    wrong = len(_UNMAPPED.findall(text)) + sum(map(_is_foreign, _UNMAPPED.sub("", text)))
    if wrong >= max(_BROKEN_LEAST, _BROKEN_SHARE * len(content.glyphs)):
        return True
    if not any(_LEGACY_FONT.search(font) for font in content.fonts):
        return False
    return len(_LEGACY_SIGNS.findall(text)) >= max(_BROKEN_LEAST, 0.02 * len(text))


def _is_foreign(character: str) -> bool:
    if character < "\u0300":
        return character < " " or "\x7f" <= character < "\xa0"
    if "\uf000" <= character <= "\uf0ff":
        return False  # a sign of a symbol font: a bullet, a tick
    return "\u0400" <= character <= "\u052f" or character == "\ufffd" or unicodedata.category(character) in {"Co", "Cn"}
