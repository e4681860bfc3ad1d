"""The lines of a PDF paragraph as runs of the model: font, size, style and colour of every sign."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kehoach.model import Run
from kehoach.model.trusted import trusted
from kehoach.parser.formats.pdf_content import Looks
from kehoach.parser.formats.pdf_joining import CONTROLS
from kehoach.parser.formats.pdf_lines import Line

_SUBSET = re.compile(r"[A-Z]{6}\+")
_STYLE = re.compile(
    r"[-, ]?(?:PS|MT|PSMT)?[-, ](?:bold|italic|oblique|regular|roman|normal|medium|book|mt|ps|[-, ])+$", re.IGNORECASE
)
_MAKER = re.compile(r"(?:PSMT|PS|MT)$")
_WORDS = re.compile(r"(?<=[a-z])(?=[A-Z])")
_ROUND = 0.15
"""A size this near to a half point is that half point: writers of PDF round in their own units."""


def runs_of(lines: Sequence[Line], joints: Sequence[str]) -> tuple[Run, ...]:
    """The words of a paragraph with their looks, each run as long as nothing changes."""
    found: list[tuple[Looks, str]] = []
    for text, looks in _pieces(lines, joints):
        if found and found[-1][0] == looks:
            found[-1] = (looks, found[-1][1] + text)
        else:
            found.append((looks, text))
    return tuple(run_of(text, looks) for looks, text in found)


def run_of(text: str, looks: Looks) -> Run:
    """A run of these words. Whether words are underlined is told by the rule below them."""
    return trusted(
        Run,
        {
            "text": text,
            "font": family(looks.font),
            "size": rounded(looks.size),
            "bold": bool(looks.style & 1),
            "italic": bool(looks.style & 2),
            "underline": None,
            "capitals": False,
            "color": hexadecimal(looks.color),
        },
    )


def _pieces(lines: Sequence[Line], joints: Sequence[str]) -> Iterator[tuple[str, Looks]]:
    """The text with its looks; a space looks as the words before it do."""
    looks = Looks()
    for joint, line in zip(joints, lines, strict=True):
        for place, word in enumerate(line.words):
            space = " " if place else joint
            if space:
                yield space, looks
            start = 0
            for count, looks in word.looks:
                yield CONTROLS.sub("", word.text[start : start + count]), looks
                start += count


@cache
def family(name: str) -> str | None:
    """The family that a font's name in a PDF tells: "ABCDEF+TimesNewRomanPS-BoldMT" is Times New Roman."""
    plain = _SUBSET.sub("", name)
    plain = _MAKER.sub("", _STYLE.sub("", _MAKER.sub("", plain)))
    words = " ".join(_WORDS.sub(" ", plain).replace("-", " ").replace("_", " ").split())
    return words or None


def rounded(size: float) -> float:
    """A size in points, to the half point that it is near to."""
    half = round(size * 2) / 2
    return half if abs(size - half) <= _ROUND else round(size, 1)


@cache
def hexadecimal(color: object) -> str | None:
    """A colour as six hexadecimal digits; None where its meaning is not known."""
    parts = color if isinstance(color, tuple) else (color,)
    numbers = [min(max(float(part), 0.0), 1.0) for part in parts if isinstance(part, int | float)]
    if color is None or len(numbers) != len(parts):
        return None
    if len(numbers) == 1:
        numbers *= 3
    elif len(numbers) == 4:
        cyan, magenta, yellow, black = numbers
        numbers = [(1 - ink) * (1 - black) for ink in (cyan, magenta, yellow)]
    return "".join(f"{round(255 * part):02X}" for part in numbers) if len(numbers) == 3 else None
