"""Signs of footnotes: "[1]" raised in the text, where the page has a footnote at its foot that opens with the same sign."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kehoach.parser.formats.pdf_content import Glyph

NOTE_SIGN = re.compile(r"\[\d{1,3}\]")
"""How a footnote opens."""

_LONGEST = 5
"""Glyphs of a sign: brackets and up to three digits."""
_SMALLER = 0.8
_RAISED = 0.6
_SAME = 0.5


def without_note_marks(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The glyphs of a page, in drawing order, without the signs that lead to its footnotes: they are none of the text."""
    called: list[tuple[str, range, Glyph]] = []
    opening: set[str] = set()
    for place in _signs(glyphs):
        sign = "".join(glyphs[at].text for at in place)
        follows = called and called[-1][1].stop == place.start and _alike(glyphs[place.start - 1], glyphs[place.start])
        if before := called[-1][2] if follows else _carrier(glyphs, place.start):
            called.append((sign, place, before))
        else:
            opening.add(sign)
    dropped: set[int] = set()
    for sign, place, before in called:
        if sign in opening:
            dropped.update(place)
            before.x1 = glyphs[place[-1]].x1  # what follows stands next to it
    return [glyph for at, glyph in enumerate(glyphs) if at not in dropped] if dropped else list(glyphs)


def _signs(glyphs: Sequence[Glyph]) -> Iterator[range]:
    """Where the signs "[1]" stand that are drawn in one go, on one line and in one size."""
    for start, first in enumerate(glyphs):
        if first.text != "[":
            continue
        for end in range(start + 1, min(start + _LONGEST, len(glyphs))):
            glyph = glyphs[end]
            if not _alike(glyph, first):
                break
            if glyph.text == "]" and end > start + 1:
                yield range(start, end + 1)
            if not glyph.text.isdigit():
                break


def _alike(one: Glyph, other: Glyph) -> bool:
    return abs(one.base - other.base) <= _SAME and abs(one.size - other.size) <= _SAME


def _carrier(glyphs: Sequence[Glyph], start: int) -> Glyph | None:
    """The glyph drawn before a sign, behind which it stands smaller and raised; None for a sign that stands otherwise."""
    before, first = next((glyph for glyph in reversed(glyphs[:start]) if not glyph.text.isspace()), None), glyphs[start]
    if before is None or first.size > _SMALLER * before.size or first.x0 < before.x1 - before.size:
        return None
    return before if 0 < before.base - first.base <= _RAISED * before.size else None
