"""Where an element stands in its part, as an XPath with the prefix w."""

from __future__ import annotations

from kehoach.parser.formats.docx_xml import Element


class Paths:
    """The paths of elements, each parent's children counted once: libxml2 counts all siblings for every path it makes."""

    def __init__(self) -> None:
        self._of: dict[Element, str] = {}

    def of(self, element: Element) -> str:
        """The path of an element, as "/w:document/w:body/w:p[3]"; a number only where there are several of its name."""
        known = self._of.get(element)
        if known is not None:
            return known
        parent = element.getparent()
        if parent is None:
            path = self._of[element] = f"/{_name(element)}"
            return path
        stem = self.of(parent)
        found: dict[object, list[Element]] = {}
        for sibling in parent:
            found.setdefault(sibling.tag, []).append(sibling)
        # All siblings at once, of whatever name: asked one name at a time, many names would take time by their square.
        for siblings in found.values():
            path = f"{stem}/{_name(siblings[0])}"
            for place, sibling in enumerate(siblings, start=1):
                self._of[sibling] = f"{path}[{place}]" if len(siblings) > 1 else path
        return self._of[element]


def _name(element: Element) -> str:
    local = str(element.tag).rpartition("}")[2]
    return f"{element.prefix}:{local}" if element.prefix else local
