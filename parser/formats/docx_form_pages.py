"""The sections of a Word document: paper, margins, and how its pages are numbered (ECMA-376 part 1, 17.6 and 17.10)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from kehoach.model import Alignment, PageNumbering, PageSetup
from kehoach.parser.formats.docx_form_properties import MM_PER_TWIP, twips
from kehoach.parser.formats.docx_xml import Element, W, children, number, switched_on

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_LETTER: Final = (12240.0, 15840.0)
"""Twips of the paper that Word takes when a section names none."""
Place = Literal["header", "footer"]
_PLACES: tuple[Place, ...] = ("header", "footer")
_Parts = Mapping[tuple[Place, str], str]
"""The part that is printed as header or footer on pages of a kind ("default", "first", "even")."""


@dataclass
class NumberedPart:
    """How the page number looks in a header or footer part; its place and pages are told by the section."""

    alignment: Alignment
    font: str | None
    size: float | None
    bold: bool | None
    italic: bool | None


@dataclass
class SectionForm:
    """A section: its set-up, and the relations of its headers and footers, those of earlier sections kept."""

    setup: PageSetup
    parts: dict[tuple[Place, str], str] = field(default_factory=dict)


def read_sections(properties: Sequence[Element], numbered: Callable[[str], NumberedPart | None]) -> list[SectionForm]:
    """The sections that `w:sectPr` elements describe; `numbered` tells of a relation's part how it numbers pages."""
    sections: list[SectionForm] = []
    for element in properties:
        parts = dict(sections[-1].parts) if sections else {}
        parts |= _own_parts(element)
        sections.append(SectionForm(_setup(element, parts, numbered), parts))
    return sections or [SectionForm(PageSetup(width=_mm(_LETTER[0]), height=_mm(_LETTER[1])))]


def _own_parts(section: Element) -> dict[tuple[Place, str], str]:
    return {
        (place, reference.get(W + "type", "default")): reference.get(_RELATION, "")
        for place in _PLACES
        for reference in section.iterchildren(f"{W}{place}Reference")
    }


def _setup(section: Element, parts: _Parts, numbered: Callable[[str], NumberedPart | None]) -> PageSetup:
    said = children(section)
    size, margins = said.get(W + "pgSz"), said.get(W + "pgMar")
    width, height = _length(size, "w") or _LETTER[0], _length(size, "h") or _LETTER[1]
    gutter = _length(margins, "gutter") or 0.0
    left = _length(margins, "left")
    top, bottom = _length(margins, "top"), _length(margins, "bottom")
    return PageSetup(
        width=_mm(width),
        height=_mm(height),
        # A negative margin is one that a tall header may not push down.
        top=_mm(abs(top)) if top is not None else None,
        bottom=_mm(abs(bottom)) if bottom is not None else None,
        left=_mm(left + gutter) if left is not None else None,
        right=_mm_or_none(_length(margins, "right")),
        header=_mm_or_none(_length(margins, "header")),
        numbering=_numbering(said, parts, numbered),
    )


def _numbering(
    said: Mapping[object, Element], parts: _Parts, numbered: Callable[[str], NumberedPart | None]
) -> PageNumbering | None:
    first_differs = switched_on(said.get(W + "titlePg"))
    form = said.get(W + "pgNumType")
    start = form.get(W + "start") if form is not None else None
    for place in _PLACES:
        found = numbered(parts.get((place, "default"), ""))
        if found is None:
            continue
        on_first = numbered(parts.get((place, "first"), "")) is not None if first_differs else True
        return PageNumbering(
            container=place,
            alignment=found.alignment,
            font=found.font,
            size=found.size,
            bold=found.bold,
            italic=found.italic,
            format=form.get(W + "fmt", "decimal") if form is not None else "decimal",
            on_first_page=on_first,
            start=number(start, 1) if start is not None else None,
        )
    return None


def _length(element: Element | None, name: str) -> float | None:
    return twips(element.get(W + name)) if element is not None else None


def _mm(length: float) -> float:
    return round(length * MM_PER_TWIP, 2)


def _mm_or_none(length: float | None) -> float | None:
    return _mm(length) if length is not None else None
