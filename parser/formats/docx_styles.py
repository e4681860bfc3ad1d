"""Styles of a DOCX file, as far as they change the words that a reader sees.

A style may number its paragraphs, hide text or print it in capitals, itself or through `w:basedOn`
(ECMA-376 part 1, 17.7).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from kehoach.parser.formats.docx_xml import RUN_PROPERTIES, Element, W, number, switched_on, value

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
    """The styles of a document, resolved when first asked for."""

    def __init__(self, root: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._resolved: dict[str, Style] = {}
        self._default: str | None = None
        for element in root.iterchildren(W + "style") if root is not None else ():
            identifier = element.get(W + "styleId", "")
            self._elements.setdefault(identifier, element)
            if element.get(W + "type") == "paragraph" and element.get(W + "default") in {"1", "true", "on"}:
                self._default = identifier

    def paragraph(self, identifier: str | None) -> Style:
        """A paragraph's style; None, or an id that is not defined, stands for the default style."""
        if identifier not in self._elements:
            identifier = self._default
        return self._resolve(identifier) if identifier is not None else _PLAIN

    def run(self, identifier: str | None) -> Style:
        """A run's style; None stands for no style."""
        return self._resolve(identifier) if identifier in self._elements else _PLAIN

    def _resolve(self, identifier: str | None) -> Style:
        if identifier is None:
            return _PLAIN
        if identifier not in self._resolved:
            style = _PLAIN
            for ancestor in reversed(self._chain(identifier)):
                style = _apply(style, ancestor, self._elements[ancestor])
            self._resolved[identifier] = style
        return self._resolved[identifier]

    def _chain(self, identifier: str) -> list[str]:
        """A style and those it is based on, nearest first; a circle is cut."""
        chain: list[str] = []
        link: str | None = identifier
        while link in self._elements and link not in chain and len(chain) < _MAX_CHAIN:
            chain.append(link)
            link = value(self._elements[link], W + "basedOn")
        return chain


def _apply(style: Style, identifier: str, element: Element) -> Style:
    """`style` as changed by a style based on it."""
    numbering = element.find(f"{W}pPr/{W}numPr")
    num_id = value(numbering, W + "numId")
    level = value(numbering, W + "ilvl")
    if num_id is not None:
        style = replace(style, num_id=number(num_id, 0), numbered_by=identifier)
    if level is not None:
        style = replace(style, level=number(level, 0))
    run = element.find(RUN_PROPERTIES)
    hidden = run.find(W + "vanish") if run is not None else None
    capitals = run.find(W + "caps") if run is not None else None
    return replace(
        style,
        hidden=style.hidden if hidden is None else switched_on(hidden),
        capitals=style.capitals if capitals is None else switched_on(capitals),
    )
