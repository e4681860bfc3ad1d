"""Signs that hold the places of footnotes in the texts of a document: one character of private use for each note.

They are not printed: whoever writes the document puts the note's number in their place. Their characters are of a plane
that fonts and documents do not use.
"""

from __future__ import annotations

import re

_FIRST, _LAST = 0xF0000, 0xFFFFD  # Unicode, plane 15: private use
_MARKS = re.compile("[\U000f0000-\U000ffffd]")


def note_mark(number: int) -> str:
    """The sign of a note, counted from 0. Raises `ValueError` where there are more notes than signs."""
    if not 0 <= number <= _LAST - _FIRST:
        raise ValueError(number)
    return chr(_FIRST + number)


def note_marks(text: str) -> list[str]:
    """The signs in a text, in their order."""
    return _MARKS.findall(text)


def without_marks(text: str) -> str:
    """A text without the signs of notes."""
    return _MARKS.sub("", text)


def unmarked(text: str) -> tuple[str, str]:
    """A text without the signs of notes, and those signs: "b" and the sign behind it."""
    return without_marks(text), "".join(note_marks(text))
