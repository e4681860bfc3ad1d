"""Two sequences set against each other: which part of the one is which of the other."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from rapidfuzz import fuzz

Pair = tuple[int | None, int | None]
"""Places in the old and the new sequence; None where the part is only in the other one."""

_LEAST = 0.5
_MOST = 250_000
"""Comparisons of texts in one stretch; a longer stretch has nothing in common that would be worth looking for."""


def aligned(old: Sequence[str], new: Sequence[str], *, by_place: bool = False) -> list[Pair]:
    """The pairs in the order of both; texts that are alike are a pair, what is left of the old comes before the new.

    With `by_place`, stretches of the same length are paired one by one, however different (the cells of a form).
    """
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    pairs: list[Pair] = []
    for how, start, end, new_start, new_end in matcher.get_opcodes():
        before, after = range(start, end), range(new_start, new_end)
        if how == "equal" or (by_place and len(before) == len(after)):
            pairs += zip(before, after, strict=True)
        else:
            pairs += _in_stretch(old, new, before, after)
    return pairs


def _in_stretch(old: Sequence[str], new: Sequence[str], before: range, after: range) -> list[Pair]:
    """The pairs that are most alike in all, without crossing each other."""
    if not before or not after or len(before) * len(after) > _MOST:
        return [*((place, None) for place in before), *((None, place) for place in after)]
    likeness = [[_likeness(old[one], new[other]) for other in after] for one in before]
    best = [[0.0] * (len(after) + 1) for _ in range(len(before) + 1)]
    for i in reversed(range(len(before))):
        for j in reversed(range(len(after))):
            both = best[i + 1][j + 1] + likeness[i][j] if likeness[i][j] >= _LEAST else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], both)
    return list(_path(best, likeness, before, after))


def _path(best: list[list[float]], likeness: list[list[float]], before: range, after: range) -> list[Pair]:
    pairs: list[Pair] = []
    i = j = 0
    while i < len(before) or j < len(after):
        here = best[i][j]
        if i < len(before) and here == best[i + 1][j]:
            pairs.append((before[i], None))
            i += 1
        elif j < len(after) and here == best[i][j + 1]:
            pairs.append((None, after[j]))
            j += 1
        else:
            pairs.append((before[i], after[j]))
            i, j = i + 1, j + 1
    return pairs


def _likeness(one: str, other: str) -> float:
    return fuzz.ratio(one, other) / 100 if one and other else 0.0
