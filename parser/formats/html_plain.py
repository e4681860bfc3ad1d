"""A short way through the commonest cells and rows: plain paragraphs and nothing else. Halves the time of a long annex."""

from __future__ import annotations

from lxml.etree import _Element

from kehoach.parser.formats.html_attributes import role_of
from kehoach.parser.formats.html_blocks import Item, Text, folded, line_of

_INLINE = frozenset({"b", "i", "em", "strong", "u", "span", "font"})
_BLANKS = " \t\r\n"


def plain_row(row: _Element, *, attributes: bool) -> tuple[list[tuple[_Element, list[Item]]], int] | None:
    """The cells of a row with their texts, and how many newlines stand between them; None unless all are plain."""
    cells: list[tuple[_Element, list[Item]]] = []
    newlines = 0
    between = row.text
    for cell in row.getchildren():
        if between:
            if between.strip(_BLANKS):
                return None
            newlines += between.count("\n")
        if cell.tag != "td" or (attributes and role_of(cell) is not None):
            return None
        texts = plain_texts(cell, attributes=attributes)
        if texts is None:
            return None
        cells.append((cell, texts))
        between = cell.tail
    if not cells or (between and between.strip(_BLANKS)):
        return None
    return cells, newlines + (between or "").count("\n")


def plain_texts(cell: _Element, *, attributes: bool) -> list[Item] | None:
    """The texts of a cell that holds only plain paragraphs; None for any other.

    Plain is a paragraph of text and at most one inline element. `attributes`: some may matter (see `may_matter`).
    """
    texts: list[Item] = []
    if not len(cell):
        _append(texts, cell.text or "", cell)
        return texts
    if cell.text and not cell.text.isspace():
        return None
    for paragraph in cell.getchildren():
        if paragraph.tag != "p" or (paragraph.tail and not paragraph.tail.isspace()):
            return None
        if attributes and role_of(paragraph) is not None:
            return None
        raw, inner = paragraph.text or "", len(paragraph)
        if inner:
            only = paragraph[0]
            if inner > 1 or len(only) or only.tag not in _INLINE or (attributes and role_of(only) is not None):
                return None
            raw += (only.text or "") + (only.tail or "")
        _append(texts, raw, paragraph)
    return texts


def _append(texts: list[Item], raw: str, element: _Element) -> None:
    text = folded(raw)
    if not text and "\xa0" not in raw:
        return
    line, end_line = line_of(element), None
    if line is not None and "\n" in raw:
        last = line + raw.count("\n", 0, len(raw.rstrip()))
        line += raw.count("\n", 0, len(raw) - len(raw.lstrip()))
        end_line = last if last > line else None
    texts.append(Text(text, line, end_line))
