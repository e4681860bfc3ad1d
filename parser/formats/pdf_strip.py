"""How a block of two columns is found: from a line with a wide gap, down and up, while a strip stays free."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from kehoach.parser.formats.pdf_lines import Line, split_line
from kehoach.parser.formats.pdf_paragraphs import is_centred

Strip = tuple[float, float]
"""Where the free strip between two columns begins and ends (x)."""

_WIDE_GAP = 2.0
"""A gap between words, in font sizes, that parts two columns."""
_LEAST_STRIP = 1.0
_FAR = 1e6
_SIGNS = "-–+•"
"""What the items of a list of recipients begin with."""
_ANNEX = re.compile(r"(PHỤ LỤC|Phụ lục|BIỂU|Biểu|MẪU SỐ|Mẫu số|DANH MỤC)\b")
_NATION = re.compile("CỘNG H(ÒA|OÀ) XÃ HỘI CHỦ NGHĨA")
"""The right column's first line at a document's head, however near the issuer stands to it."""
_SAME_PITCH = 2.0
"""How much farther (points) an item may stand from the one before than others of its list do."""


def seed_strip(lines: Sequence[Line], index: int) -> Strip | None:
    """The free strip that line `index` suggests: its widest gap, or the space between it and a line beside it."""
    line = lines[index]
    if nation := _before_nation(line):
        return nation
    wide = [gap for gap in _gaps(line) if gap[1] - gap[0] >= _WIDE_GAP * line.size and _stands_out(gap, line)]
    if wide:
        return max(wide, key=lambda gap: gap[1] - gap[0])
    if line.x0 < line.left + 0.4 * (line.right - line.left):
        return None
    beside = [other for other in lines if other is not line and abs(other.base - line.base) < 1.2 * line.size]
    lefts = [other.x1 for other in beside if other.x1 < line.x0]
    return (max(lefts), line.x0) if lefts else None


def _before_nation(line: Line) -> Strip | None:
    """The gap before Quốc hiệu in a line that begins with the issuer's words."""
    for before, word in pairwise(line.words):
        if word.text == "CỘNG" and word.x0 - before.x1 >= _LEAST_STRIP:
            place = line.words.index(word)
            if _NATION.match(" ".join(other.text for other in line.words[place:])):
                return before.x1, word.x0
    return None


def opens_annex(line: Line) -> bool:
    """Whether the line is an annex's label, which stands under a block and is never a part of one."""
    return _ANNEX.match(line.text) is not None


def narrowed(strip: Strip, line: Line) -> Strip | None:
    """The strip less what the line covers of it: beside the line if that can be, else in one of its gaps."""
    for free in ([(-_FAR, line.x0), (line.x1, _FAR)], _gaps(line)):
        strips = [(max(strip[0], gap[0]), min(strip[1], gap[1])) for gap in free]
        widest = max(strips, key=lambda found: found[1] - found[0], default=strip)
        if strips and widest[1] - widest[0] >= _LEAST_STRIP:
            return widest
    return None


class Growth:
    """A block that grows from a seed line, down and up, while its lines leave a strip between the columns free."""

    def __init__(self, lines: Sequence[Line], seed: int, strip: Strip, pitch: float) -> None:
        self._lines, self._pitch = lines, pitch
        self.first = self.last = seed
        self.strip = strip
        self._left: list[Line] = []
        self._right: list[Line] = []
        self._place(lines[seed])

    @property
    def middle(self) -> float:
        """The x position between the columns."""
        return (self.strip[0] + self.strip[1]) / 2

    def grow(self, lowest: int) -> None:
        """Takes in the lines below and above (down to index `lowest`) that belong to the block."""
        while self.last + 1 < len(self._lines) and self._admit(self._lines[self.last + 1], upwards=False):
            self.last += 1
        while self.first > lowest and self._admit(self._lines[self.first - 1], upwards=True):
            self.first -= 1

    def is_block(self) -> bool:
        """Whether there is enough on both sides, or the page ends below "Nơi nhận: | TM. ỦY BAN NHÂN DÂN"."""
        ends_page = self.last == len(self._lines) - 1 and bool(self._left and self._right)
        if ends_page and self._left[0].text.endswith(":") and self._right[0].text.isupper():
            return True
        return len(self._left) >= 2 and len(self._right) >= 1 and len(self._left) + len(self._right) >= 4

    def _place(self, line: Line) -> None:
        for part in split_line(line, [self.middle]):
            (self._right if part.x0 >= self.middle else self._left).append(part)

    def _admit(self, line: Line, *, upwards: bool) -> bool:
        strip = narrowed(self.strip, line)
        if strip is None or (upwards and line.text.endswith("./.")) or opens_annex(line):
            return False
        parts = split_line(line, [(strip[0] + strip[1]) / 2])
        gap = (parts[0].x1, parts[-1].x0)
        is_wide = len(parts) == 2 and gap[1] - gap[0] >= 1.2 * line.size and _stands_out(gap, line)
        if not is_wide and len(parts) == 2 and parts[1].words[0].runs_on and not _NATION.match(parts[1].text):
            return False
        if not is_wide and not all(self._is_aligned(part, strictly=len(parts) == 2) for part in parts):
            return False
        if not any(self._is_near(part, upwards=upwards, paired=len(parts) == 2) for part in parts):
            return False
        self.strip = strip
        self._place(line)
        return True

    def _column_of(self, part: Line) -> list[Line]:
        return self._right if part.x0 >= self.middle else self._left

    def _is_aligned(self, part: Line, *, strictly: bool) -> bool:
        """Whether a line is set with its column: on one edge or axis with it or, unless `strictly`, inside it (left)
        or close below it but not in the middle of the page (right), where the title stands."""
        column = self._column_of(part)
        if not column:
            return True
        x0, x1 = min(line.x0 for line in column), max(line.x1 for line in column)
        if abs(part.x0 - x0) < 3 or abs(part.x0 + part.x1 - x0 - x1) < 12:
            return True
        if strictly or column is self._left:
            return not strictly and x0 - 3 <= part.x0 and part.x1 <= x1 + 3
        nearest = min(abs(part.base - line.base) for line in column)
        return not is_centred(part) and nearest <= (self._pitch + 0.45) * part.size

    def _is_near(self, part: Line, *, upwards: bool, paired: bool) -> bool:
        column = self._column_of(part)
        is_right = column is self._right
        if any(abs(part.base - line.base) < part.size for line in (self._left if is_right else self._right)):
            return True
        distance = min((abs(part.base - line.base) for line in column or [*self._left, *self._right]), default=_FAR)
        if paired:
            reach = 4.0
        elif not column:
            reach = 2 * self._pitch
        elif is_right and not upwards:
            reach = 12.0
        else:
            stands_alone = not upwards and all(line.base < part.base for line in self._right)
            reach = self._pitch + (0.15 if stands_alone or upwards else 0.45)
        if not upwards and not is_right:
            reach = max(reach, self._list_pitch(part))
        return distance <= reach * part.size

    def _list_pitch(self, part: Line) -> float:
        """How far apart (in font sizes) the left list sets its label and items, where the line is its next one; else 0."""
        items = [line for line in self._left if line.text[0] in _SIGNS or line.text.endswith(":")]
        if len(items) < 2 or part.text[0] not in _SIGNS:
            return 0.0
        farthest = max(after.base - before.base for before, after in pairwise(items))
        return (farthest + _SAME_PITCH) / part.size


def _stands_out(gap: Strip, line: Line) -> bool:
    """Whether a gap is no word space of a stretched line."""
    widths = [end - start for start, end in _gaps(line)]
    return len(widths) < 3 or gap[1] - gap[0] >= 2.5 * median(widths)


def _gaps(line: Line) -> list[tuple[float, float]]:
    return [(a.x1, b.x0) for a, b in zip(line.words, line.words[1:], strict=False)]
