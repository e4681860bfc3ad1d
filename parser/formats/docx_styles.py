"""Styles of a DOCX file, as far as they change the words that a reader sees.

A style may number its paragraphs, hide text or print it in capitals, itself or through `w:basedOn`
(ECMA-376 part 1, 17.7).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain

from kehoach.parser.formats.docx_xml import (
    PARAGRAPH_PROPERTIES,
    RUN_PROPERTIES,
    Element,
    W,
    child,
    number,
    switched_on,
    value,
)

_MAX_CHAIN = 32


@dataclass(frozen=True)
class Style:
    """What a style and those it is based on say. `numbered_by` is the id of the one that gives `num_id`."""

    num_id: int | None = None
    level: int | None = None
    numbered_by: str | None = None
    hidden: bool = False
    capitals: bool = False


_PLAIN = Style()


class Styles:
    """The styles of a document, resolved when first asked for.

    They are pulled from `elements` (all `w:style`, in order) no further than needed: a style part is
    often larger than the document, and most of it is table styles that nobody uses.
    """

    def __init__(self, elements: Iterator[Element]) -> None:
        self._pending = elements
        self._elements: dict[str, Element] = {}
        self._resolved: dict[str | None, Style] = {None: _PLAIN}
        self._default: Style | None = None

    def paragraph(self, identifier: str | None) -> Style:
        """A paragraph's style; None, or an id that is not defined, stands for the default style."""
        if identifier is not None and self._element(identifier) is not None:
            return self.run(identifier)
        if self._default is None:
            self._default = self._find_default()
        return self._default

    def run(self, identifier: str | None) -> Style:
        """A run's style; None, or an id that is not defined, stands for no style."""
        if identifier not in self._resolved:
            style = _PLAIN
            for name, element in reversed(self._chain(identifier)):
                style = _apply(style, name, element)
            self._resolved[identifier] = style
        return self._resolved[identifier]

    def _pull(self) -> Iterator[Element]:
        for element in self._pending:
            self._elements.setdefault(element.get(W + "styleId", ""), element)
            yield element

    def _element(self, identifier: str) -> Element | None:
        if identifier not in self._elements:
            next((element for element in self._pull() if element.get(W + "styleId") == identifier), None)
        return self._elements.get(identifier)

    def _find_default(self) -> Style:
        known = list(self._elements.values())
        found = next((element for element in chain(known, self._pull()) if _is_default(element)), None)
        return self.run(found.get(W + "styleId", "")) if found is not None else _PLAIN

    def _chain(self, identifier: str | None) -> list[tuple[str, Element]]:
        """A style and those it is based on, nearest first; a circle is cut."""
        found: dict[str, Element] = {}
        while identifier is not None and identifier not in found and len(found) < _MAX_CHAIN:
            element = self._element(identifier)
            if element is None:
                break
            found[identifier] = element
            identifier = value(element, W + "basedOn")
        return list(found.items())


def _is_default(element: Element) -> bool:
    return element.get(W + "type") == "paragraph" and element.get(W + "default") in {"1", "true", "on"}


def _apply(style: Style, identifier: str, element: Element) -> Style:
    """`style` as changed by a style based on it."""
    numbering = child(child(element, PARAGRAPH_PROPERTIES), W + "numPr")
    num_id = value(numbering, W + "numId")
    level = value(numbering, W + "ilvl")
    if num_id is not None:
        style = replace(style, num_id=number(num_id, 0), numbered_by=identifier)
    if level is not None:
        style = replace(style, level=number(level, 0))
    run = child(element, RUN_PROPERTIES)
    hidden = child(run, W + "vanish")
    capitals = child(run, W + "caps")
    return replace(
        style,
        hidden=style.hidden if hidden is None else switched_on(hidden),
        capitals=style.capitals if capitals is None else switched_on(capitals),
    )
