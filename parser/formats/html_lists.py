"""The labels that a browser writes before list items: numbers, letters, dashes."""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml.etree import _Element

from kehoach.meaning.numbering import roman, split_label

_STYLE_OF_TYPE = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([a-z -]+)")
_INTEGER = re.compile(r"\s*([+-]?\d{1,6})")
_BULLETS = ("-", "–", "+", "*", "•", "·")


def _alpha(value: int) -> str:
    letters = ""
    while value > 0:
        value, place = divmod(value - 1, 26)
        letters = chr(ord("a") + place) + letters
    return letters


_PRINTED: dict[str, Callable[[int], str]] = {
    "decimal-leading-zero": "{:02d}".format,
    "lower-alpha": _alpha,
    "lower-latin": _alpha,
    "upper-alpha": lambda value: _alpha(value).upper(),
    "upper-latin": lambda value: _alpha(value).upper(),
    "lower-roman": lambda value: roman(value).lower() if 1 <= value <= 399 else "",
    "upper-roman": lambda value: roman(value) if 1 <= value <= 399 else "",
}
"""By CSS name. Letters are the browser's a to z, not the Vietnamese ones: what the page shows is what was meant."""


class Numbering:
    """The running count of one `ol` or `ul`, or of items that stand in no list."""

    def __init__(self, element: _Element | None) -> None:
        self._ordered = element is not None and element.tag == "ol"
        named = None if element is None else _style(element)
        self._style = named or ("decimal" if self._ordered else "disc")
        self._step, self._next = 1, 1
        if element is not None and self._ordered:
            backwards = element.get("reversed") is not None
            self._step = -1 if backwards else 1
            self._next = sum(1 for _ in element.iterchildren("li")) if backwards else 1
            self._next = _integer(element.get("start"), self._next)

    def label(self, item: _Element) -> str:
        """The label of the next `li`: "3.", "c.", "-", or "" where none is shown."""
        style = _style(item) or self._style
        value = self._next = _integer(item.get("value"), self._next)
        self._next += self._step if self._ordered else 0
        if style == "none":
            return ""
        if not self._ordered:
            return "-"
        return (_PRINTED.get(style, str)(value) or str(value)) + "."


def labelled(label: str, text: str) -> str:
    """A list item's text after its label; a label that is already typed there is not doubled."""
    if not label or (label == "-" and text.startswith(_BULLETS)):
        return text
    typed = split_label(text)
    if typed is not None and typed[0].number == label.rstrip("."):
        return text
    return f"{label} {text}"


def _style(element: _Element) -> str | None:
    named = _STYLE.search((element.get("style") or "").lower())
    if named is not None:
        for word in named[1].split():
            if word in _PRINTED or word in ("none", "decimal", "disc", "circle", "square"):
                return word
    return _STYLE_OF_TYPE.get(element.get("type") or "")


def _integer(text: str | None, default: int) -> int:
    match = _INTEGER.match(text) if text else None
    return int(match[1]) if match else default
