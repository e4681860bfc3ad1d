"""The parts of a document before they are numbered, and their numbering: I., 1., a) (Phụ lục I, Mục V, ô 6b)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kehoach.meaning.numbering import letter, roman
from kehoach.model import Paragraph, Section


@dataclass(frozen=True)
class Part:
    """A part: its title, its paragraphs, the parts below it."""

    title: str
    paragraphs: Sequence[Paragraph] = ()
    below: Sequence[Part] = ()


def part_of(title: str, lines: Sequence[str] = (), below: Sequence[Part] = ()) -> Part:
    """A part of lines of our own words."""
    return Part(title, [say(line) for line in lines], below)


def numbered(parts: Sequence[Part], above: Sequence[str] = ()) -> tuple[Section, ...]:
    """The parts as sections, numbered by their level: Roman, Arabic, letters."""
    signs = (roman, str, letter)[min(len(above), 2)]
    return tuple(_section(part, (*above, signs(place))) for place, part in enumerate(parts, start=1))


def _section(part: Part, path: Sequence[str]) -> Section:
    return Section(
        id="/".join(path),
        level=len(path),
        number=path[-1],
        title=part.title,
        paragraphs=tuple(part.paragraphs),
        children=numbered(part.below, path),
    )


def say(text: str) -> Paragraph:
    """A paragraph of our own words."""
    return Paragraph(text=text)
