"""The lines of a target cell, and the headings ("- Năm 2021:") that hold for the lines below them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kehoach.meaning.numbering import split_label
from kehoach.meaning.periods import peel_period
from kehoach.meaning.spelling import bullet_of, words_of
from kehoach.model import Period


class Headings:
    """The heading lines that hold for the line being read, outermost first."""

    def __init__(self) -> None:
        self._open: list[_Heading] = []

    def add(self, marker: str, words: str) -> None:
        """Opens a heading when the line is one: years alone, or words that end with a colon."""
        rest, period = peel_period(words)
        if rest and not words.endswith(":"):
            return
        self._close(marker)
        self._open.append(_Heading(marker, rest.rstrip(": ") or None, period))

    def over(self, marker: str) -> tuple[list[str], Period | None]:
        """The scopes and the years that the headings give to a line with this marker."""
        if self._open and self._open[-1].inner in (None, marker):
            self._open[-1].inner = marker
        else:
            self._close(marker)
        scopes = [heading.scope for heading in self._open if heading.scope]
        periods = [heading.period for heading in self._open if heading.period]
        return scopes, periods[-1] if periods else None

    def _close(self, marker: str) -> None:
        for place, heading in enumerate(self._open):
            if heading.marker == marker:
                del self._open[place:]
                return


@dataclass
class _Heading:
    """A heading line; `inner` is the marker of the lines right below it, once one was met."""

    marker: str
    scope: str | None
    period: Period | None
    inner: str | None = None


def lines_of(text: str) -> Iterator[tuple[str, str]]:
    """The lines of a cell: the mark that opens each, and its words. Lines broken in a phrase are joined."""
    lines: list[list[str]] = []
    numbered = False
    for line in filter(None, map(str.strip, text.split("\n"))):
        continues = (line[0].islower() or line[0].isdigit()) and split_label(line) is None
        if lines and continues and not (numbered and has_digit(line)):
            lines[-1].append(line)
            numbered = numbered or has_digit(line)
        else:
            lines.append([line])
            numbered = has_digit(line)
    for line in map(" ".join, lines):
        bullet = bullet_of(line)
        label = None if bullet else split_label(line)
        yield bullet or (label[0].style if label else ""), words_of(label[1] if label else line)


def has_digit(words: str) -> bool:
    """Whether a figure stands in the words."""
    return any(map(str.isdigit, words))
