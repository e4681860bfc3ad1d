"""Two texts told apart word by word, to the letter: nothing of either is left out, spaces and marks included."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal

_LITTLE = 4
"""Texts that share less than one word in so many are not told apart word by word."""

_WORDS = re.compile(r"\s+|\w+|[^\w\s]")

Span = tuple[Literal["same", "deleted", "added"], str]
"""Signs in a row that stand in both texts, only in the old one, or only in the new one."""


def split_words(text: str) -> list[str]:
    """The words, marks and blanks of a text; together they are the text."""
    return _WORDS.findall(text)


def word_changes(old: str, new: str) -> list[Span]:
    """Both texts as one: "same" and "deleted" spans together are the old text, "same" and "added" ones the new text."""
    before, after = split_words(old), split_words(new)
    found: list[Span] = []
    for same, left, right in stretches(before, after):
        if same:
            found.append(("same", "".join(after[right])))
            continue
        if before[left]:
            found.append(("deleted", "".join(before[left])))
        if after[right]:
            found.append(("added", "".join(after[right])))
    return found


def stretches(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[bool, slice, slice]]:
    """Where two sequences of words are the same (True) and where one gives way to the other, in order.

    A single word or mark between two changes changes with them: "IV/2024" to "II/2025" is one change, not two.
    Texts that share little change as a whole.
    """
    opcodes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    shared = sum(_words(old[start:end]) for how, start, end, _, _ in opcodes if how == "equal")
    if _LITTLE * shared < min(_words(old), _words(new)):
        yield False, slice(0, len(old)), slice(0, len(new))
        return
    joined: list[tuple[bool, slice, slice]] = []
    for place, (how, start, end, new_start, new_end) in enumerate(opcodes):
        between = 0 < place < len(opcodes) - 1 and _words(old[start:end]) <= 1
        same = how == "equal" and not between
        left, right = slice(start, end), slice(new_start, new_end)
        if joined and not same and not joined[-1][0]:
            _, earlier, new_earlier = joined.pop()
            left, right = slice(earlier.start, end), slice(new_earlier.start, new_end)
        joined.append((same, left, right))
    yield from joined


def _words(pieces: Sequence[str]) -> int:
    return sum(1 for piece in pieces if piece.isalnum())
