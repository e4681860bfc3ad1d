"""Finding agencies in a phrase: the grammar of their names, over a registry's vocabulary."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from kehoach.meaning.agencies.agency import Mention, Role
from kehoach.meaning.agencies.lexicon import Node
from kehoach.meaning.agencies.names import Token, tokenize
from kehoach.meaning.agencies.registry import Registry, local_agency
from kehoach.meaning.agencies.vocabulary import AGENCY, GROUP, Place

PieceKind = Literal["mention", "lead", "partner", "filler", "note", "mark", "word"]

_MARKS = frozenset(",;/.:()-+\n&*•…[]")


@dataclass(frozen=True, slots=True)
class Piece:
    """Tokens `first` to `last` (excluded) and what they are; a mention has the id of what it names, or none."""

    kind: PieceKind
    first: int
    last: int
    meaning: str | None = None


def find_mentions(text: str, registry: Registry) -> tuple[Mention, ...]:
    """The agencies and groups that a text names, in order; in running prose too.

    "phối hợp với" makes partners of the names that follow it, up to other words.
    """
    tokens = tokenize(text, registry.vocabulary.contractions)
    mentions: list[Mention] = []
    role: Role = "lead"
    for piece in read_pieces(text, tokens, registry):
        if piece.kind == "mention":
            mentions.append(mention_of(piece, text, tokens, role))
        elif piece.kind == "partner":
            role = "partner"
        elif piece.kind in {"word", "lead"} or tokens[piece.first].word in {".", "\n"}:
            role = "lead"
    return tuple(mentions)


def nearest(phrase: str, registry: Registry) -> tuple[str, ...]:
    """Ids of at most three agencies or groups whose names look most like a phrase: for notices, never to decide."""
    names = {name.lower(): agency.id for agency in registry.agencies for name in (agency.name, *agency.aliases)}
    names |= {group.name.lower(): group.id for group in registry.groups if not group.open}
    close = difflib.get_close_matches(phrase.lower(), names, n=6, cutoff=0.6)
    return tuple(dict.fromkeys(names[name] for name in close))[:3]


def mention_of(piece: Piece, text: str, tokens: Sequence[Token], role: Role) -> Mention:
    """A mention piece as a `Mention`."""
    start, end = tokens[piece.first].start, tokens[piece.last - 1].end
    meaning = piece.meaning or ""
    return Mention(
        start=start,
        end=end,
        text=text[start:end],
        agency=meaning[len(AGENCY) :] if meaning.startswith(AGENCY) else None,
        group=meaning[len(GROUP) :] if meaning.startswith(GROUP) else None,
        role=role,
        known=bool(meaning),
    )


def read_pieces(text: str, tokens: Sequence[Token], registry: Registry) -> list[Piece]:
    """All tokens of a text as pieces, longest known phrase first, from left to right."""
    return _Reader(text, tokens, registry).read()


class _Reader:
    """One pass over the tokens of one text."""

    def __init__(self, text: str, tokens: Sequence[Token], registry: Registry) -> None:
        self.text, self.tokens, self.registry = text, tokens, registry
        self.vocabulary = registry.vocabulary
        self.elliptic: Node | None = None
        self.local: tuple[str, str] | None = None

    def read(self) -> list[Piece]:
        pieces: list[Piece] = []
        place = 0
        while place < len(self.tokens):
            piece = self._piece(place)
            pieces.append(piece)
            place = piece.last
        return pieces

    def _piece(self, place: int) -> Piece:
        word = self._word(place)
        mention = self._mention(place)
        if mention and (word is None or mention.last > word.last):
            return mention
        if word:
            if word.kind == "word":
                title = self._mention(word.last)
                if title:
                    return Piece("mention", place, title.last, title.meaning)
            return word
        kind: PieceKind = (
            "mark" if self.tokens[place].word in _MARKS or not self.tokens[place].word.isalnum() else "word"
        )
        if kind == "word" or self.tokens[place].word in {".", ";"}:
            self.elliptic = self.local = None
        return Piece(kind, place, place + 1)

    def _word(self, place: int) -> Piece | None:
        found = self.vocabulary.words.longest(self.tokens, place)
        if not found:
            return None
        kinds: dict[str, PieceKind] = {
            "fillers": "filler",
            "notes": "note",
            "titles": "word",
            "lead": "lead",
            "partner": "partner",
        }
        return Piece(kinds[found[1][0]], place, found[0])

    def _mention(self, place: int) -> Piece | None:
        """The longest mention that begins at a token, with its tail."""
        if place >= len(self.tokens):
            return None
        word = self.tokens[place].word
        if place and self.tokens[place - 1].word in self.vocabulary.compounds.get(word, ()):
            return None
        starts = [place, place + 1] if word == "các" else [place]
        options = [option for start in starts for option in (self._named(start), self._local_body(start)) if option]
        if not options:
            elliptic = self._ellipsis(place)
            if not elliptic:
                return None
            options = [elliptic]
        else:
            self.elliptic = self.vocabulary.elliptic.get(self.tokens[place].word)
        end, meaning = max(options, key=lambda option: option[0])
        if meaning is None:
            return Piece("mention", place, end, None)
        end, meaning = self._tail(end, meaning)
        return Piece("mention", place, end, meaning)

    def _named(self, place: int) -> tuple[int, str | None] | None:
        found = self.vocabulary.names.longest(self.tokens, place)
        return (found[0], found[1][0] if len(set(found[1])) == 1 else None) if found else None

    def _ellipsis(self, place: int) -> tuple[int, str | None] | None:
        if self.local:
            head, unit = self.local
            found = self._place_of(head, unit, place)
            if found:
                return found
        if self.elliptic is None:
            return None
        found_name = self.vocabulary.names.longest(self.tokens, place, self.elliptic)
        return (found_name[0], found_name[1][0]) if found_name else None

    def _local_body(self, place: int) -> tuple[int, str | None] | None:
        """ "UBND" + "huyện" + "Kế Sách"."""
        head = self.vocabulary.heads.longest(self.tokens, place)
        if not head:
            return None
        after = head[0]
        if after < len(self.tokens) and self.tokens[after].word == "các":
            after += 1
        unit = self.vocabulary.units.longest(self.tokens, after)
        if not unit:
            return None
        found = self._place_of(head[1][0], unit[1][0], unit[0])
        if found:
            self.local = head[1][0], unit[1][0]
        return found

    def _place_of(self, head: str, unit: str, place: int) -> tuple[int, str | None] | None:
        row = self.vocabulary.local_by_head[head]
        words = self.vocabulary.words_of(unit)
        start: Node | None = self.vocabulary.places.root
        for word in words:
            start = start.next.get(word) if start else None
        known = self.vocabulary.places.longest(self.tokens, place, start) if start else None
        if known:
            if len(known[1]) > 1:
                return known[0], None
            agency = local_agency(row, self.vocabulary.place_by_id[known[1][0]], self.registry.province)
            return known[0], AGENCY + self.registry.remember(agency).id
        end = self._capitals(place)
        if end == place:
            return None
        from kehoach.meaning.agencies.names import slug

        name = self.text[self.tokens[place].start : self.tokens[end - 1].end]
        level = self.vocabulary.unit_by_word[unit].level
        agency = local_agency(row, Place(slug(f"{unit} {name}"), unit, name, level), self.registry.province)
        return end, AGENCY + self.registry.remember(agency).id

    def _capitals(self, place: int) -> int:
        end = place
        while end < len(self.tokens) and end < place + 5:
            written = self.text[self.tokens[end].start : self.tokens[end].end]
            if not (written.istitle() or (written.isdigit() and len(written) < 3)):
                break
            end += 1
        return end

    def _tail(self, end: int, meaning: str) -> tuple[int, str]:
        found = self.vocabulary.tails.longest(self.tokens, end)
        is_group = meaning.startswith(GROUP)
        if found and (is_group or "tails" in found[1]) and "related" not in found[1]:
            end = found[0]
            found = self.vocabulary.tails.longest(self.tokens, end)
        if found and is_group and "related" in found[1]:
            return found[0], f"{meaning}-lien-quan"
        return end, meaning
