"""Whether a percentage is what its part and its whole come to, as exactly as it is printed."""

from __future__ import annotations

from kehoach.meaning.numbers import print_number


def share_of(part: float, whole: float) -> float:
    """What per cent of the whole a part is. The whole is not zero."""
    return part / whole * 100


def fits(printed: str, share: float) -> bool:
    """Whether a printed percentage is the share, rounded or cut off at its last decimal."""
    whole, _, decimals = printed.replace(".", ",").partition(",")
    step: float = 10.0 ** -len(decimals)
    return abs(float(f"{whole}.{decimals or 0}") - share) < step


def share_words(share: float) -> str:
    """A share with two decimals: "88,24%"."""
    return f"{print_number(round(share, 2))}%"
