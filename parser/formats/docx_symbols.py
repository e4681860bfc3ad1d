"""Characters of symbol fonts as Unicode.

Word keeps a sign typed in the fonts Symbol or Wingdings as a code of that font (often moved to
U+F000-U+F0FF), so "≥ 80%" in a table may hold code 0xB3 of Symbol and no "≥" at all.
"""

from __future__ import annotations

import re

PRIVATE_SIGN = re.compile("[\uf000-\uf0ff]")
"""A code that means something in a symbol font only."""

_PRIVATE = range(0xF000, 0xF100)

_GREEK_CAPITALS = dict(zip(b"ABCDEFGHIKLMNOPQRSTUWXYZ", "ΑΒΧΔΕΦΓΗΙΚΛΜΝΟΠΘΡΣΤΥΩΞΨΖ", strict=True))
_GREEK_SMALL = dict(zip(b"abcdefghiklmnopqrstuwxyz", "αβχδεφγηικλμνοπθρστυωξψζ", strict=True))

_SYMBOL = {
    **{code: chr(code) for code in b" !#%&()+,./0123456789:;<=>?[]_{|}"},
    **_GREEK_CAPITALS,
    **_GREEK_SMALL,
    0x22: "∀", 0x24: "∃", 0x2A: "*", 0x2D: "-", 0x40: "≅", 0x7E: "~",
    0xA2: "′", 0xA3: "≤", 0xA4: "/", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓",
    0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB5: "∝", 0xB6: "∂", 0xB7: "•", 0xB8: "÷", 0xB9: "≠",
    0xBA: "≡", 0xBB: "≈", 0xBC: "…", 0xC6: "∅", 0xC7: "∩", 0xC8: "∪", 0xCE: "∈", 0xCF: "∉",
    0xD2: "®", 0xD3: "©", 0xD4: "™", 0xD5: "∏", 0xD6: "√", 0xD7: "⋅", 0xDB: "⇔", 0xDC: "⇐", 0xDE: "⇒", 0xE5: "∑",
}  # fmt: skip

_WINGDINGS = {
    0x20: " ", 0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x72: "❒", 0x75: "◆", 0x76: "❖", 0x77: "⬥",
    0x9F: "•", 0xA1: "○", 0xA7: "▪", 0xA8: "☐", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓",
    0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip

_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS}


def symbol(font: str | None, code: int) -> str | None:
    """The Unicode character for a code of a font, or None when it is not known."""
    table = _FONTS.get((font or "").lower())
    if table is not None:
        return table.get(code - 0xF000 if code in _PRIVATE else code)
    return None if code in _PRIVATE or not 0x20 <= code < 0xD800 else chr(code)
