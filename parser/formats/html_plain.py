"""A short way through the commonest cell: plain paragraphs and nothing else. Halves the time of a long annex."""

from __future__ import annotations

from lxml.etree import _Element

from kehoach.parser.formats.html_attributes import role_of

_INLINE = frozenset({"b", "i", "em", "strong", "u", "span", "font"})

Plain = tuple[list[tuple[str, _Element]], int]
"""The paragraphs of a cell with their raw text, and how many elements stand below the cell."""


def plain_paragraphs(cell: _Element, *, attributes: bool) -> Plain | None:
    """The cell's paragraphs if it holds only such, each of text and at most one inline element; else None.

    `attributes`: some may matter (see `may_matter`).
    """
    if not len(cell):
        return [(cell.text or "", cell)], 0
    if cell.text and not cell.text.isspace():
        return None
    paragraphs: list[tuple[str, _Element]] = []
    elements = 0
    for paragraph in cell.getchildren():
        if paragraph.tag != "p" or (paragraph.tail and not paragraph.tail.isspace()):
            return None
        raw = _plain_text(paragraph, attributes=attributes)
        if raw is None:
            return None
        paragraphs.append((raw, paragraph))
        elements += 1 + len(paragraph)
    return paragraphs, elements


def _plain_text(paragraph: _Element, *, attributes: bool) -> str | None:
    raw = paragraph.text or ""
    if attributes and role_of(paragraph) is not None:
        return None
    if not len(paragraph):
        return raw
    inner = paragraph[0]
    if len(paragraph) > 1 or len(inner) or inner.tag not in _INLINE or (attributes and role_of(inner) is not None):
        return None
    return raw + (inner.text or "") + (inner.tail or "")
