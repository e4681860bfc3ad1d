"""The short rules under the issuer, the title and an annex's caption.

A rule is a line of underlined non-breaking blanks: its length is then text that a template can be
filled with, and needs no shape and no knowledge of the column it is centred in.
"""

from __future__ import annotations

BLANK_SIZE = 12
"""Size in points at which the templates print the blanks of a rule; a blank is a quarter of it wide."""

_PART = 0.4  # Nghị định 30/2020/NĐ-CP, Phụ lục I: 1/3 to 1/2 of the line's length


def part_of_line(text: str, *, size: float, bold: bool, room: float) -> str:
    """Blanks for a rule of 1/3 to 1/2 of the line above it, which is `text` in a column `room` points wide."""
    width = min(_width(text.rpartition("\n")[2], size, bold), room)
    return "\u00a0" * max(round(_PART * width / (BLANK_SIZE / 4)), 4)


def _width(text: str, size: float, bold: bool) -> float:
    """The usual width of a text in Times New Roman, in points."""
    ems = sum(0.7 if letter.isupper() else 0.27 if letter in " .,;:/-()'ijlt" else 0.48 for letter in text)
    return ems * size * (1.04 if bold else 1.0)
