"""What number an inserted item takes: the next one, or the one before it with a letter or a number behind.

Numbers of what is not amended stay as they are; what comes between takes the number before it with a letter ("5a"), or the
letter before it with a number ("a1") (Nghị định 78/2025/NĐ-CP, Điều 69).
"""

from __future__ import annotations

from collections.abc import Collection

from kehoach.meaning.numbering import LETTERS, letter, read_label, roman


def next_label(before: str, taken: Collection[str]) -> str:
    """The label that follows one at the end of its list: "t" after "s", "7" after "6", "3.3" after "3.2"."""
    label = read_label(before)
    if label is None:
        return between(before, taken)
    if label.style == "letter":
        follows = letter(label.value + 1) if label.value < len(LETTERS) else ""
    elif label.style == "roman":
        follows = roman(label.value + 1)
    else:
        follows = f"{label.parent}.{label.value + 1}" if label.parent else str(label.value + 1)
    return follows if follows and follows not in taken else between(before, taken)


def between(before: str, taken: Collection[str]) -> str:
    """The first free label that comes between one and its successor: "a1" after "a", "5a" after "5"."""
    stem = before.rstrip("0123456789") if before[:1] in LETTERS and before[:1] else before
    tails = map(str, range(1, 100)) if stem != before or before[:1] in LETTERS else LETTERS
    return next(f"{stem}{tail}" for tail in tails if f"{stem}{tail}" not in taken)
