"""Glyphs to lines of words."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise
from statistics import median

from kehoach.parser.formats.pdf_content import Box, Glyph, Looks

_WORD_GAP = 0.17
"""Part of the font size that parts two words where the file writes no spaces."""
_SPACED_WORD_GAP = 0.5
"""The same on a line that has space characters of its own."""
_STANDS_OUT = 0.3
"""The same there beyond the usual gap between its characters: two cells that hardly stand apart."""
_RUN_GAP = 0.12
"""The same between two characters that the file does not draw one after the other (neighbouring table cells)."""
_RUN_SPACES = 4
"""Two characters with fewer space characters than this between them are of one run."""


@dataclass(slots=True)
class Word:
    """Characters without a space between them. `runs_on`: the file draws it right after the word to its left.

    `looks` are those of its characters: how many look so, one after the other.
    """

    text: str
    x0: float
    x1: float
    runs_on: bool = False
    looks: list[tuple[int, Looks]] = field(default_factory=list)

    def add(self, text: str, x1: float, looks: Looks) -> None:
        """Put more characters at the end."""
        self.text += text
        self.x1 = max(self.x1, x1)
        count, last = self.looks[-1]
        if last is looks:
            self.looks[-1] = (count + len(text), looks)
        else:
            self.looks.append((len(text), looks))


@dataclass
class Line:
    """Words on one baseline, from left to right.

    `style` is that of all its glyphs, or None when they differ; `trailing_space` tells that the file
    writes a space character after the last word. `left` and `right` are the limits of the text area
    (page, column or cell) that the line stands in.
    """

    words: list[Word]
    top: float
    bottom: float
    base: float
    size: float
    style: int | None
    first_style: int
    page: int
    trailing_space: bool = False
    left: float = 0.0
    right: float = 0.0

    @property
    def x0(self) -> float:
        """Left end of the first word."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Right end of the last word."""
        return self.words[-1].x1

    @property
    def box(self) -> Box:
        """x0, top, x1, bottom."""
        return (self.x0, self.top, self.x1, self.bottom)

    @cached_property
    def text(self) -> str:
        """The words with one space between them."""
        return " ".join(word.text for word in self.words)


def build_lines(glyphs: Iterable[Glyph], page: int) -> list[Line]:
    """The lines that glyphs of one text area form, from top to bottom. Blank lines are left out."""
    rows = _merge_raised(_rows(glyphs))
    lines = [line for row in rows if (line := _line(row, page)) is not None]
    return sorted(lines, key=lambda line: (line.base, line.x0))


def split_line(line: Line, at: Sequence[float]) -> list[Line]:
    """The parts of a line between the x positions `at`; parts without a word are left out."""
    parts: list[list[Word]] = [[] for _ in range(len(at) + 1)]
    for word in line.words:
        middle = (word.x0 + word.x1) / 2
        parts[sum(middle > position for position in at)].append(word)
    last = max(index for index, part in enumerate(parts) if part)
    return [
        replace(line, words=part, trailing_space=line.trailing_space and index == last)
        for index, part in enumerate(parts)
        if part
    ]


def _rows(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Glyphs grouped by baseline, top to bottom; a combining mark goes to the glyph drawn before it."""
    rows: dict[int, list[Glyph]] = {}
    previous: Glyph | None = None
    for glyph in glyphs:
        if previous is not None and glyph.text and unicodedata.combining(glyph.text[0]):
            previous.text += glyph.text
            continue
        key = round(glyph.base * 2)
        row = rows.get(key) or rows.get(key - 1) or rows.get(key + 1)
        if row is None:
            row = rows[key] = []
        row.append(glyph)
        previous = glyph
    return [rows[key] for key in sorted(rows)]


def _merge_raised(rows: list[list[Glyph]]) -> list[list[Glyph]]:
    """Joins rows that belong to one line: raised or lowered marks, a base a little off."""
    merged: list[list[Glyph]] = []
    for row in rows:
        if merged and _same_line(merged[-1], row):
            merged[-1].extend(row)
        else:
            merged.append(row)
    return merged


def _same_line(upper: list[Glyph], lower: list[Glyph]) -> bool:
    distance = abs(median(glyph.base for glyph in lower) - median(glyph.base for glyph in upper))
    big, small = max(upper[0].size, lower[0].size), min(upper[0].size, lower[0].size)
    if distance > 0.5 * big:
        return False
    if distance <= 0.2 * big:
        return True
    return small <= 0.8 * big and not _overlap(upper, lower)


def _overlap(upper: list[Glyph], lower: list[Glyph]) -> bool:
    """Whether visible glyphs of both stand one over the other."""
    spans = sorted(
        (glyph.x0 + 0.1 * glyph.size, glyph.x1 - 0.1 * glyph.size, side)
        for side, row in enumerate((upper, lower)) for glyph in row if glyph.text.strip()
    )  # fmt: skip
    return any(a[2] != b[2] and b[0] < a[1] for a, b in zip(spans, spans[1:], strict=False))


def _line(row: list[Glyph], page: int) -> Line | None:
    row.sort(key=lambda glyph: glyph.x0)
    visible = _without_overprint([glyph for glyph in row if not glyph.text.isspace()])
    if not visible:
        return None
    spaces = [glyph.x0 for glyph in row if glyph.text.isspace() and glyph.text != "\u00a0"]
    hard_spaces = [glyph.x0 for glyph in row if glyph.text == "\u00a0"]
    styles = {glyph.style for glyph in visible}
    sizes = [glyph.size for glyph in visible]
    size = max(sizes, key=sizes.count) if len(set(sizes)) > 1 else sizes[0]
    bases = [glyph.base for glyph in visible if glyph.size >= 0.8 * size]
    return Line(
        words=_words(visible, spaces, hard_spaces),
        top=min(glyph.top for glyph in visible),
        bottom=max(glyph.bottom for glyph in visible),
        base=median(bases) if bases else visible[0].base,
        size=size,
        style=styles.pop() if len(styles) == 1 else None,
        first_style=visible[0].style,
        page=page,
        trailing_space=any(space > visible[-1].x0 for space in spaces),
    )


def _without_overprint(row: list[Glyph]) -> list[Glyph]:
    """Drops a glyph printed twice with a small shift, as imitated bold is."""
    kept: list[Glyph] = []
    for glyph in row:
        twin = any(
            other.text == glyph.text
            and abs(other.x0 - glyph.x0) < 0.12 * glyph.size
            and abs(other.base - glyph.base) < 0.12 * glyph.size
            for other in kept[-3:]
        )
        if not twin or not glyph.text.strip():
            kept.append(glyph)
    return kept


def _words(glyphs: list[Glyph], spaces: list[float], hard_spaces: list[float]) -> list[Word]:
    gap = _SPACED_WORD_GAP if spaces or hard_spaces else _WORD_GAP
    words = [_word(glyphs[0])]
    soft, hard = iter([*spaces, float("inf")]), iter([*hard_spaces, float("inf")])
    next_soft, next_hard = next(soft), next(hard)
    for before, glyph in zip(glyphs, glyphs[1:], strict=False):
        least = gap if glyph.order == before.order + 1 else min(gap, _RUN_GAP)
        if glyph.looks is not before.looks:
            least = min(least, _WORD_GAP)  # the blank between two runs may be no sign of either
        distance, glued = glyph.x0 - before.x1, False
        split = distance > least * glyph.size or (
            distance > _STANDS_OUT * glyph.size and distance - _usual_gap(glyphs) > _STANDS_OUT * glyph.size
        )
        while next_soft <= glyph.x0:
            split = split or next_soft > before.x0
            next_soft = next(soft)
        while next_hard <= glyph.x0:
            glued = glued or next_hard > before.x0
            next_hard = next(hard)
        if split and not glued:
            words.append(_word(glyph, runs_on=0 < glyph.order - before.order <= _RUN_SPACES))
        else:
            words[-1].add(f"\u00a0{glyph.text}" if glued else glyph.text, glyph.x1, glyph.looks)
    return words


def _usual_gap(glyphs: Sequence[Glyph]) -> float:
    """The usual distance (points) between characters: more than nothing where they are set apart for looks."""
    return max(0.0, median(after.x0 - before.x1 for before, after in pairwise(glyphs)))


def _word(glyph: Glyph, *, runs_on: bool = False) -> Word:
    return Word(glyph.text, glyph.x0, glyph.x1, runs_on, [(len(glyph.text), glyph.looks)])
