"""What a document leaves open, in words and back: "[...]" to fill in, "[...] («A» hoặc «B»)" to choose from."""

from __future__ import annotations

import re
from collections.abc import Sequence

BLANK = "[...]"
"""What stands where a source says nothing and an officer has to write."""

_CHOICE = re.compile(r"\[\.\.\.\]\s*\((«.*»)\)", re.DOTALL)
_OR = re.compile(r"»\s+hoặc\s+«")


def print_choice(readings: Sequence[str]) -> str:
    """A cell that can be read in several ways, all shown; lines of a reading are parted by "; "."""
    shown = " hoặc ".join("«" + reading.replace("\n", "; ") + "»" for reading in readings)
    return f"{BLANK} ({shown})"


def read_choice(text: str) -> tuple[str, ...] | None:
    """The readings that a cell shows, or None for a cell that leaves no choice."""
    match = _CHOICE.fullmatch(" ".join(text.split()))
    return tuple(_OR.split(match[1][1:-1])) if match else None


def filled(text: str) -> str:
    """What a cell says: nothing where it only holds the place open."""
    return "" if text.strip() in (BLANK, "…", "...") else text
