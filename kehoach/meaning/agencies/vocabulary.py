"""What the grammar of agency names looks words up in, built from a registry's data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kehoach.meaning.agencies.agency import Agency, Group, Level
from kehoach.meaning.agencies.data import LocalRow, UnitRow, Words
from kehoach.meaning.agencies.lexicon import Lexicon, Node
from kehoach.meaning.agencies.names import Contractions, expand, tokenize

AGENCY, GROUP = "agency:", "group:"


@dataclass(frozen=True, slots=True)
class Place:
    """A district or commune: "Kế Sách" is a "huyện"; a commune has its district's id."""

    id: str
    unit: str
    name: str
    level: Level
    district: str | None = None


@dataclass
class Vocabulary:
    """Lexicons of names, of the words around them, and of places."""

    contractions: Contractions
    names: Lexicon = field(default_factory=Lexicon)
    words: Lexicon = field(default_factory=Lexicon)
    tails: Lexicon = field(default_factory=Lexicon)
    places: Lexicon = field(default_factory=Lexicon)
    heads: Lexicon = field(default_factory=Lexicon)
    units: Lexicon = field(default_factory=Lexicon)
    place_by_id: dict[str, Place] = field(default_factory=dict)
    local_by_head: dict[str, LocalRow] = field(default_factory=dict)
    unit_by_word: dict[str, UnitRow] = field(default_factory=dict)
    elliptic: dict[str, Node] = field(default_factory=dict)
    compounds: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def words_of(self, phrase: str) -> list[str]:
        """The canonical words of a phrase."""
        return [token.word for token in tokenize(phrase, self.contractions)]

    def add(self, lexicon: Lexicon, patterns: Iterable[str], meaning: str) -> None:
        """Adds every phrase of some patterns to a lexicon."""
        for pattern in patterns:
            for phrase in expand(pattern):
                lexicon.add(self.words_of(phrase), meaning)


def build_vocabulary(
    words: Words,
    agencies: Iterable[Agency],
    groups: Iterable[Group],
    places: Iterable[Place],
    units: Iterable[UnitRow],
    rows: Iterable[LocalRow],
    fill: Mapping[str, str],
) -> Vocabulary:
    """The vocabulary of a registry; `fill` gives the values of "{unit}", "{province}" and "{initials}"."""
    vocabulary = Vocabulary(Contractions(words.contractions))
    for agency in agencies:
        symbols = (agency.symbol,) if agency.symbol and agency.kind == "so" else ()
        vocabulary.add(vocabulary.names, (agency.name, *agency.aliases, *symbols), AGENCY + agency.id)
    for group in groups:
        vocabulary.add(vocabulary.names, (group.name, *group.aliases), GROUP + group.id)
    for meaning in ("lead", "partner", "fillers", "titles", "notes"):
        vocabulary.add(vocabulary.words, getattr(words, meaning), meaning)
    for meaning in ("tails", "group_tails", "related"):
        patterns = [
            pattern.format(**fill) for pattern in getattr(words, meaning) if fill["province"] or "{" not in pattern
        ]
        vocabulary.add(vocabulary.tails, patterns, meaning)
    _add_places(vocabulary, places, units, rows)
    vocabulary.compounds = {after: frozenset(before) for after, before in words.compounds.items()}
    for head in words.elliptic:
        word = vocabulary.words_of(head)[0]
        vocabulary.elliptic[word] = vocabulary.names.root.next.setdefault(word, Node())
    return vocabulary


def _add_places(
    vocabulary: Vocabulary, places: Iterable[Place], units: Iterable[UnitRow], rows: Iterable[LocalRow]
) -> None:
    for row in rows:
        vocabulary.local_by_head[row.head] = row
        vocabulary.add(vocabulary.heads, (row.head, *row.aliases), row.head)
    for unit in units:
        vocabulary.unit_by_word[unit.word] = unit
        vocabulary.add(vocabulary.units, (unit.word, *unit.aliases), unit.word)
    for place in places:
        vocabulary.place_by_id[place.id] = place
        vocabulary.places.add(vocabulary.words_of(f"{place.unit} {place.name}"), place.id)
