"""What the grammar of agency names looks words up in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

from kehoach.meaning.agencies.agency import Group
from kehoach.meaning.agencies.assembly import Assembly
from kehoach.meaning.agencies.data import LocalRow, Province, UnitRow, Words
from kehoach.meaning.agencies.lexicon import Lexicon, Node
from kehoach.meaning.agencies.names import Contractions, contractions_of, expand
from kehoach.meaning.agencies.places import Place

T = TypeVar("T")

_NUMERALS = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "1": "i", "2": "ii", "3": "iii", "4": "iv"}


class Named(NamedTuple):
    """What a name means: an agency or a group."""

    id: str
    name: str
    kind: str = ""
    is_group: bool = False
    is_provincial: bool = False


@dataclass
class Vocabulary:
    """Lexicons of names, of the words around them, and of places (by their unit's word), for one province.

    `elliptic` are the words that later members of a list may leave out, by the first of them; `every` is what follows "các";
    `starts` are the words that some name, head or other phrase begins with.
    """

    province: Province
    contractions: Contractions
    names: Lexicon[Named] = field(default_factory=Lexicon)
    words: Lexicon[str] = field(default_factory=Lexicon)
    tails: Lexicon[str] = field(default_factory=Lexicon)
    provinces: Lexicon[Province] = field(default_factory=Lexicon)
    heads: Lexicon[LocalRow] = field(default_factory=Lexicon)
    units: Lexicon[UnitRow] = field(default_factory=Lexicon)
    unit_by_word: dict[str, UnitRow] = field(default_factory=dict)
    places: dict[str, Lexicon[Place]] = field(default_factory=dict)
    elliptic: dict[str, list[tuple[tuple[str, ...], Node[Named]]]] = field(default_factory=dict)
    every: Node[Named] = field(default_factory=Node)
    compounds: Mapping[str, frozenset[str]] = field(default_factory=dict)
    starts: frozenset[str] = frozenset()

    def add(self, lexicon: Lexicon[T], patterns: Iterable[str], meaning: T) -> None:
        """Adds every phrase of some patterns to a lexicon."""
        for pattern in patterns:
            for phrase in expand(pattern):
                lexicon.add(self.contractions.words(phrase), meaning)


def build_vocabulary(assembly: Assembly, groups: Iterable[Group], places: Iterable[Place]) -> Vocabulary:
    """The vocabulary of a province; `places` are the districts and communes to be found by their names."""
    words, province = assembly.words, assembly.province
    vocabulary = Vocabulary(province, contractions_of(words.contractions))
    for agency in assembly.agencies.values():
        named = Named(agency.id, agency.name, agency.kind, is_provincial=agency.level == "tinh")
        vocabulary.add(vocabulary.names, (agency.name, *agency.aliases), named)
    for agency in assembly.local_agencies.values():
        vocabulary.add(vocabulary.names, agency.aliases, Named(agency.id, agency.name, agency.kind))
    for group in groups:
        vocabulary.add(vocabulary.names, (group.name, *group.aliases), Named(group.id, group.name, is_group=True))
    _add_words(vocabulary, words)
    vocabulary.every = vocabulary.names.node(("các",))
    for other in (*assembly.provinces, *((province,) if province.name else ())):
        vocabulary.add(vocabulary.provinces, (f"[thuộc|của] [{other.unit}] {other.name}",), other)
    for row in assembly.local_rows:
        vocabulary.add(vocabulary.heads, (row.head, *row.aliases), row)
    for unit in assembly.units.values():
        vocabulary.add(vocabulary.units, (unit.word,), unit)
        vocabulary.unit_by_word[unit.word] = unit
        vocabulary.places[unit.word] = Lexicon()
    for place in places:
        *words_before, last = vocabulary.contractions.words(place.name)
        for number in {last, _NUMERALS.get(last, last)}:
            vocabulary.places[place.unit.word].add((*words_before, number), place)
    lexicons = (vocabulary.names.root, vocabulary.words.root, vocabulary.heads.root)
    vocabulary.starts = frozenset(word for root in lexicons for word in root.next)
    return vocabulary


def _add_words(vocabulary: Vocabulary, words: Words) -> None:
    for meaning in ("lead", "partner", "lead_partner", "fillers", "actions", "titles", "notes", "other", "names_begin"):
        vocabulary.add(vocabulary.words, getattr(words, meaning), meaning)
    for meaning in ("tails", "group_tails", "related"):
        vocabulary.add(vocabulary.tails, getattr(words, meaning), meaning)
    vocabulary.compounds = {after: frozenset(before) for after, before in words.compounds.items()}
    for head in sorted(words.elliptic, key=len, reverse=True):
        opening = vocabulary.contractions.words(head)
        vocabulary.elliptic.setdefault(opening[0], []).append((opening, vocabulary.names.node(opening)))
