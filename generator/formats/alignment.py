"""Two sequences of blocks or rows brought side by side in their order: equal ones, like ones, and those without a partner."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from kehoach.meaning.word_changes import split_words

LEAST_LIKENESS = 0.5
_MOST_COMPARED = 250_000
_ONE_WELL = 3
"""The power that makes one pair of nearly the same words count for more than two that are half alike."""

Pair = tuple[int | None, int | None]
"""The places of two partners, or of one that has none on the other side."""


@dataclass(frozen=True)
class Fingerprint:
    """What a block is matched by. Only those of one `kind` are partners: equal ones first, then those with like text or
    the same `number`, then, `by_place`, as many as stand on each side between such partners."""

    kind: str
    text: str
    number: str = ""
    by_place: bool = True


def align(old: Sequence[Fingerprint], new: Sequence[Fingerprint]) -> Iterator[Pair]:
    """Every place of both sequences once, in an order that fits both; of what changed, the old stands first."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for how, start, end, new_start, new_end in matcher.get_opcodes():
        if how == "equal":
            yield from zip(range(start, end), range(new_start, new_end), strict=True)
            continue
        for left, right in _partners(old[start:end], new[new_start:new_end]):
            yield (None if left is None else start + left), (None if right is None else new_start + right)


def _partners(old: Sequence[Fingerprint], new: Sequence[Fingerprint]) -> Iterator[Pair]:
    before = after = 0
    for left, right in (*_likest(old, new), (len(old), len(new))):
        if _by_place(old[before:left], new[after:right]):
            yield from zip(range(before, left), range(after, right), strict=True)
        else:
            yield from ((place, None) for place in range(before, left))
            yield from ((None, place) for place in range(after, right))
        if left < len(old):
            yield left, right
        before, after = left + 1, right + 1


def _by_place(old: Sequence[Fingerprint], new: Sequence[Fingerprint]) -> bool:
    """Whether those between two pairs of partners are partners one by one."""
    return [each.kind for each in old] == [each.kind for each in new] and all(each.by_place for each in old)


def _likest(old: Sequence[Fingerprint], new: Sequence[Fingerprint]) -> Iterator[tuple[int, int]]:
    """The pairs, in the order of both, whose likenesses add up to the most; none where there is too much to compare."""
    if len(old) * len(new) > _MOST_COMPARED:
        return
    best = _best(old, new)
    left = right = 0
    while left < len(old) and right < len(new):
        if best[left][right] == best[left + 1][right]:
            left += 1
        elif best[left][right] == best[left][right + 1]:
            right += 1
        else:
            yield left, right
            left, right = left + 1, right + 1


def _best(old: Sequence[Fingerprint], new: Sequence[Fingerprint]) -> list[list[float]]:
    """The most that likenesses of pairs, raised to a power, add up to from each place of both sides on."""
    words, new_words = ([Counter(split_words(each.text)) for each in side] for side in (old, new))
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for left in reversed(range(len(old))):
        for right in reversed(range(len(new))):
            likeness = _likeness(old[left], new[right], words[left], new_words[right])
            paired = likeness**_ONE_WELL + best[left + 1][right + 1] if likeness else 0.0
            best[left][right] = max(best[left + 1][right], best[left][right + 1], paired)
    return best


def _likeness(one: Fingerprint, other: Fingerprint, words: Counter[str], others: Counter[str]) -> float:
    """Twice the common words over all words of both, 0 where they cannot be partners."""
    if one.kind != other.kind:
        return 0.0
    total = words.total() + others.total()
    shared = 2 * (words & others).total() / total if total else 1.0
    if one.number and one.number == other.number:
        return max(shared, LEAST_LIKENESS)
    return shared if shared >= LEAST_LIKENESS else 0.0
