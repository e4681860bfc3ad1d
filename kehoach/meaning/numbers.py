"""Numbers as Vietnamese documents write them: "467.565" is 467565, "51,8" is 51.8."""

from __future__ import annotations

import re
from decimal import Decimal

NUMBER = r"(?:\d{1,3}(?:\.\d{3}){1,4}(?:,\d{1,4})?|\d{1,9}(?:[.,]\d{1,4})?)(?!\d)"
"""A number, for patterns of other modules. Nothing that a plan counts has more digits."""

_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")


def read_number(words: str) -> int | float:
    """The value of words that `NUMBER` matches; a point before exactly three digits groups thousands."""
    plain = words.replace(".", "") if _GROUPED.fullmatch(words) else words
    value = Decimal(plain.replace(",", "."))
    return int(value) if value == value.to_integral_value() else float(value)


def print_number(value: int | float) -> str:
    """A number with points between thousands and a comma before decimals."""
    whole, _, fraction = format(Decimal(str(value)), "f").partition(".")
    grouped = f"{int(whole):,}".replace(",", ".")
    return f"{grouped},{fraction}" if fraction.strip("0") else grouped
