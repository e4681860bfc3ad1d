"""WordprocessingML elements: their names, and the few ways in which all DOCX modules look at them."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

Element = etree._Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_OFF = frozenset({"0", "false", "off"})

DELETED = frozenset({W + "del", W + "moveFrom"})
PARAGRAPH = W + "p"
PARAGRAPH_PROPERTIES = W + "pPr"
RUN_PROPERTIES = W + "rPr"
TABLE = W + "tbl"
TEXT = W + "t"
TEXT_BOX = W + "txbxContent"
ALTERNATIVES = _COMPATIBILITY + "AlternateContent"
WRAPPERS = frozenset({W + "sdt", W + "sdtContent", W + "customXml", W + "smartTag", W + "ins", W + "moveTo"})
"""Elements that stand around content and change nothing in it."""


def value(parent: Element | None, name: str) -> str | None:
    """The `w:val` of a child of `parent`, by the child's full name; None when either is absent."""
    child = parent.find(name) if parent is not None else None
    return child.get(W + "val") if child is not None else None


def number(text: str | None, default: int) -> int:
    """A whole number of at most six digits, as attributes hold them; `default` for anything else."""
    if text is None or len(text) > 7 or not text.removeprefix("-").isdecimal():
        return default
    return int(text)


def switched_on(element: Element | None) -> bool:
    """Whether an on/off property is there and not turned off by its value."""
    return element is not None and element.get(W + "val", "1") not in _OFF


def chosen_branch(alternatives: Element) -> Element:
    """The one branch of `mc:AlternateContent` to read, so that no words are read twice: the first with words."""
    branches = list(alternatives)
    worded = (branch for branch in branches if next(branch.iter(TEXT), None) is not None)
    return next(worded, branches[0] if branches else alternatives)


def members(container: Element, name: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, also those inside content controls."""
    for child in container:
        if child.tag == name:
            yield child
        elif child.tag in WRAPPERS:
            yield from members(child, name)
        elif child.tag == ALTERNATIVES:
            yield from members(chosen_branch(child), name)
