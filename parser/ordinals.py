"""Ordinals as printed, those included that the official lists do not have: "f)" from a word processor, "I.1", "-", "+"."""

from __future__ import annotations

import re
from typing import NamedTuple

from kehoach.meaning.numbering import Label, read_label, split_label

DASH, PLUS = "dash", "plus"
"""Styles of the signs that count nothing."""

_FOREIGN = re.compile(r"([fjwz])\s*[.)]\s*")
_FOREIGN_CELL = re.compile(r"([fjwz])\s*[.)]?")
_UNDER_ROMAN = re.compile(r"([IVXLC]{1,6})((?:\.\d{1,3}){1,4})\s*[.)]?(?:\s+|$)")
_CAPITAL = re.compile(r"([A-H])\s*[.)/]?\s*")
_CAPITAL_TITLE = re.compile(r"([A-H])\.\s+(?=[^\W\d_]{2})")
_NUMBER_LETTER = re.compile(r"(\d{1,3}[a-zđ])\s*[.)]?\s*")
_MAY_OPEN = re.compile(r"(?![Vv]/[Vv]\b)\s*(?:[IVXLC]{1,8}|[A-Hfjwz]|[a-yđ]\d{0,2}|\d[\d.]{0,19})\s*[.)/:]")
"""What every ordinal before words begins with: a quick look that spares most lines the closer ones.
"V/v ..." opens a subject, and V counts nothing."""
_SIGNS = {"-": DASH, "–": DASH, "•": DASH, "*": DASH, "+": PLUS}


class Ordinal(NamedTuple):
    """What numbers a row or a heading. `style` is its level among others, `number` the words of an address, `value`
    its place in its list (None: not told), `parent` the number that it continues ("2" for "2.1")."""

    style: str
    number: str
    value: int | None
    parent: str = ""

    @property
    def is_sign(self) -> bool:
        """Whether it is a dash or a plus: it opens an item, and its number has to be counted."""
        return self.style in (DASH, PLUS)

    @property
    def is_foreign(self) -> bool:
        """Whether it is a letter that Vietnamese lists do not have."""
        return self.style == "letter" and self.value is None


def read_ordinal(text: str) -> Ordinal | None:
    """The ordinal that a cell's text is, or None for an empty cell and for words."""
    text = text.strip()
    if text in _SIGNS:
        return Ordinal(_SIGNS[text], text, None)
    if match := _CAPITAL.fullmatch(text):
        return _capital(match)
    if label := read_label(text):
        return _of(label)
    if match := _UNDER_ROMAN.fullmatch(text):
        return _under_roman(match)
    if match := _FOREIGN_CELL.fullmatch(text) or _NUMBER_LETTER.fullmatch(text):
        return Ordinal("letter" if match.re is _FOREIGN_CELL else "number and letter", match[1], None)
    return None


def split_ordinal(text: str) -> tuple[Ordinal, str] | None:
    """The ordinal that opens a line and the words after it, or None when there is none (signs open no heading)."""
    if not _MAY_OPEN.match(text):
        return None
    if match := _CAPITAL_TITLE.match(text):
        return _capital(match), text[match.end() :]
    if split := split_label(text):
        return _of(split[0]), split[1]
    if match := _FOREIGN.match(text):
        return (Ordinal("letter", match[1], None), text[match.end() :]) if match.end() < len(text) else None
    if (match := _UNDER_ROMAN.match(text)) and match.end() < len(text):
        return _under_roman(match), text[match.end() :]
    return None


def _of(label: Label) -> Ordinal:
    return Ordinal(label.style, label.number, label.value, label.parent)


def _capital(match: re.Match[str]) -> Ordinal:
    """A part's letter; C is one too, and no Roman hundred."""
    return Ordinal("capital", match[1], ord(match[1]) - ord("A") + 1)


def _under_roman(match: re.Match[str]) -> Ordinal:
    parts = [match[1], *(str(int(part)) for part in match[2].split(".")[1:])]
    return Ordinal("decimal", ".".join(parts), int(parts[-1]), ".".join(parts[:-1]))
