"""Numbers and letters of Vietnamese official lists: read, print, and what comes next.

The letters of điểm are a b c d đ e g h i k l m n o p q r s t u v x y: after d comes đ, there is no
f, j, w, z, and no ă, â, ê, ô, ơ, ư (the order that Nghị định 30/2020/NĐ-CP itself uses).
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

LETTERS = "abcdđeghiklmnopqrstuvxy"
"""The letters of điểm, in order."""

Style = Literal["roman", "arabic", "decimal", "letter"]

_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_ROMAN = re.compile(r"(?=[IVXLC])(?:C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_OPENING = re.compile(r"\s*([IVXLC]{1,8}|\d{1,3}(?:\.\d{1,3}){1,4}|\d{1,3}|[a-yđ]\d{0,2})([.)/:])(?!\d)\s*(?=\S)")
_LABEL = re.compile(r"\s*([IVXLC]{1,8}|\d{1,3}(?:\.\d{1,3}){0,4}|[a-yđ]\d{0,2})\s*([.)/:]?)\s*")


class Label(NamedTuple):
    """A list label. `value` is its place in its list (from 1); for "2.1" that of the last part.

    `number` is the label without punctuation and padding, as used in addresses ("9" for "09").
    """

    style: Style
    number: str
    value: int

    @property
    def parent(self) -> str:
        """The number that a decimal label continues: "2" for "2.1", "" for the others."""
        return self.number.rpartition(".")[0] if self.style == "decimal" else ""


def read_label(text: str) -> Label | None:
    """The label that is the whole of `text` ("a)", "IV.", "09", "2.1."), or None."""
    match = _LABEL.fullmatch(text)
    return _label(match[1]) if match else None


def split_label(text: str) -> tuple[Label, str] | None:
    """The label that opens `text` and the words after it ("1. Mục tiêu"), or None when there is none.

    A label is closed by "." or ")" or "/" or ":"; "2021 là năm" has none.
    """
    match = _OPENING.match(text)
    if match is None:
        return None
    if match[2] in "/:" and not match[1].isalpha():
        return None
    label = _label(match[1])
    return (label, text[match.end() :]) if label else None


def letter(value: int) -> str:
    """The letter at a place from 1 ("đ" at 5). Raises ValueError beyond the last, "y"."""
    if not 1 <= value <= len(LETTERS):
        raise ValueError(f"no list letter at place {value}")
    return LETTERS[value - 1]


def roman(value: int) -> str:
    """A Roman number for 1 to 399. Raises ValueError outside."""
    if not 1 <= value <= 399:
        raise ValueError(f"no Roman number for {value}")
    result = ""
    for unit, sign in (
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ):
        while value >= unit:
            result += sign
            value -= unit
    return result


def read_roman(text: str) -> int | None:
    """The value of a well-formed Roman number, or None."""
    if not text or not _ROMAN.fullmatch(text):
        return None
    values = [_ROMAN_VALUES[sign] for sign in text]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))


def _label(sign: str) -> Label | None:
    if sign[0].isdigit():
        parts = [str(int(part)) for part in sign.split(".")]
        style: Style = "decimal" if len(parts) > 1 else "arabic"
        return Label(style, ".".join(parts), int(parts[-1]))
    if sign.isupper():
        value = read_roman(sign)
        return Label("roman", sign, value) if value else None
    if sign[0] in LETTERS:
        return Label("letter", sign, LETTERS.index(sign[0]) + 1)
    return None
