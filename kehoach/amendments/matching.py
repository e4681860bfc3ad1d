"""Which item of a new plan is which item of the old one: by identity, not by position."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from kehoach.amendments.changes import Match
from kehoach.amendments.wording import Word, likeness, words

NEARLY = 0.6
"""How like two texts at one address have to be at least, to be one item before other addresses are looked at."""
NEAREST = 0.75
"""How like two texts at different addresses have to be at least, to be taken for one item."""
_CANDIDATES = 5


@dataclass(frozen=True)
class Entry:
    """What an item is known by: its address, the one that it had before any amendment, and its words."""

    id: str
    text: str
    origin: str | None = None
    void: bool = False
    """Repealed: nothing but the address tells what it was."""

    @property
    def words(self) -> tuple[Word, ...]:
        """The words for comparison."""
        return words(self.text)


@dataclass(frozen=True)
class Pair:
    """The places of one item in the old and the new sequence; `likeness` where only similar words tell."""

    old: int
    new: int
    by: Match
    likeness: float | None = None


@dataclass
class _Matcher:
    old: Sequence[Entry]
    new: Sequence[Entry]
    pairs: list[Pair] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.left_old = dict.fromkeys(range(len(self.old)))
        self.left_new = dict.fromkeys(range(len(self.new)))

    def take(self, pair: Pair) -> None:
        self.pairs.append(pair)
        del self.left_old[pair.old], self.left_new[pair.new]

    def by_key(self, by: Match, key: Callable[[Entry], object], fits: Callable[[Entry, Entry], bool]) -> None:
        """Pair what is left and has the same key, in order, where the two fit."""
        places: dict[object, list[int]] = {}
        for place in self.left_old:
            places.setdefault(key(self.old[place]), []).append(place)
        for place in list(self.left_new):
            known = places.get(key(self.new[place]), [])
            found = next((other for other in known if fits(self.old[other], self.new[place])), None)
            if found is not None:
                known.remove(found)
                self.take(Pair(found, place, by))

    def by_likeness(self) -> None:
        """Pair what is left with the most similar words first."""
        ranked = sorted(self.candidates(), key=lambda found: (-found[0], found[1], found[2]))
        for score, old, new in ranked:
            if old in self.left_old and new in self.left_new:
                self.take(Pair(old, new, "nearest", round(score, 2)))

    def candidates(self) -> Iterator[tuple[float, int, int]]:
        texts = {place: " ".join(word for word, _ in self.old[place].words) for place in self.left_old}
        for place in self.left_new:
            wanted = " ".join(word for word, _ in self.new[place].words)
            found = process.extract(wanted, texts, scorer=fuzz.ratio, score_cutoff=100 * NEAREST, limit=_CANDIDATES)
            yield from ((score / 100, old, place) for _, score, old in found if wanted)


def match(old: Sequence[Entry], new: Sequence[Entry]) -> tuple[Pair, ...]:
    """The pairs of entries that are one item, in the order of the new sequence; what is in no pair was removed or added.

    Tried in this order: what an item says it was before it was amended; the same address with the same words; the same
    words at another address; the same address with nearly the same words; the most similar words at another address;
    the same address whatever the words.
    """
    matcher = _Matcher(old, new)
    matcher.by_key(
        "identity", lambda entry: entry.origin or entry.id, lambda one, other: bool(one.origin or other.origin)
    )
    matcher.by_key("address", lambda entry: entry.id, lambda one, other: one.void or other.void)
    matcher.by_key("address", lambda entry: entry.id, lambda one, other: one.words == other.words)
    matcher.by_key("words", lambda entry: entry.words, lambda one, other: bool(one.words))
    matcher.by_key("address", lambda entry: entry.id, lambda one, other: likeness(one.text, other.text) >= NEARLY)
    matcher.by_likeness()
    matcher.by_key("address", lambda entry: entry.id, lambda one, other: True)
    return tuple(sorted(matcher.pairs, key=lambda pair: pair.new))
