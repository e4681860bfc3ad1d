"""WordprocessingML elements: their names, and the few ways in which all DOCX modules look at them."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

Element = etree._Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_VALUE = W + "val"
_OFF = frozenset({"0", "false", "off"})

DELETED = frozenset({W + "del", W + "moveFrom"})
PARAGRAPH = W + "p"
PARAGRAPH_PROPERTIES = W + "pPr"
ROW_PROPERTIES = W + "trPr"
RUN_PROPERTIES = W + "rPr"
TABLE = W + "tbl"
TEXT = W + "t"
TEXT_BOX = W + "txbxContent"
ALTERNATIVES = _COMPATIBILITY + "AlternateContent"
WRAPPERS = frozenset({W + "sdt", W + "sdtContent", W + "customXml", W + "smartTag", W + "ins", W + "moveTo"})
"""Elements that stand around content and change nothing in it."""


def child(parent: Element | None, name: str) -> Element | None:
    """The first child of that full name; None when it or the parent is absent."""
    # This loop takes a third of the time of lxml's find(), and reading a document is mostly such looks.
    if parent is not None:
        for element in parent:
            if element.tag == name:
                return element
    return None


def children(parent: Element | None) -> dict[object, Element]:
    """The children of a properties element by full name."""
    return {element.tag: element for element in parent} if parent is not None else {}


def attribute(element: Element | None) -> str | None:
    """The `w:val` of an element, None when either is absent."""
    return element.get(_VALUE) if element is not None else None


def value(parent: Element | None, name: str) -> str | None:
    """The `w:val` of a child of `parent`, by the child's full name; None when either is absent."""
    return attribute(child(parent, name))


def number(text: str | None, default: int) -> int:
    """A whole number of at most six digits, as attributes hold them; `default` for anything else."""
    if text is None or len(text) > 7 or not text.removeprefix("-").isdecimal():
        return default
    return int(text)


def switched_on(element: Element | None) -> bool:
    """Whether an on/off property is there and not turned off by its value."""
    return element is not None and element.get(_VALUE, "1") not in _OFF


def chosen_branch(alternatives: Element) -> Element:
    """The one branch of `mc:AlternateContent` to read, so that no words are read twice: the first with words."""
    branches = list(alternatives)
    worded = (branch for branch in branches if next(branch.iter(TEXT), None) is not None)
    return next(worded, branches[0] if branches else alternatives)


def members(container: Element, name: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, also those inside content controls."""
    for element in container:
        if element.tag == name:
            yield element
        elif element.tag in WRAPPERS:
            yield from members(element, name)
        elif element.tag == ALTERNATIVES:
            yield from members(chosen_branch(element), name)
