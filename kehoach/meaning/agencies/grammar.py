"""The grammar of agency names: a text read as names, role words and marks.

Nothing here measures likeness: a name is found when its words stand in the text, in order. What a writer
may leave out is in the data: the province ("Sở Nội vụ tỉnh Sóc Trăng"), the words before a list's later
members ("UBND cấp huyện, cấp xã"; "Các Sở: Nội vụ, Tài chính"), connectors inside a name.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kehoach.meaning.agencies.agency import Agency
from kehoach.meaning.agencies.lexicon import Node
from kehoach.meaning.agencies.local_bodies import LocalBody, later_local_body, local_body
from kehoach.meaning.agencies.names import slug
from kehoach.meaning.agencies.places import moved_name
from kehoach.meaning.agencies.vocabulary import Named, Vocabulary
from kehoach.meaning.agencies.writing import ROLES_AND_FILLERS, PieceKind, Writing


class Piece(NamedTuple):
    """Tokens `first` to `last` (excluded), and what they are.

    A mention that names neither an agency nor a group is a name that is not known, or that is several
    bodies' name. `derived` is an agency that only the grammar knows ("UBND huyện X").
    """

    kind: PieceKind
    first: int
    last: int
    agency: str | None = None
    group: str | None = None
    derived: Agency | None = None


class _Name(NamedTuple):
    """A name that ends before token `end`."""

    end: int
    agency: str | None = None
    group: str | None = None
    derived: Agency | None = None
    local: LocalBody | None = None


def read_pieces(writing: Writing) -> Iterator[Piece]:
    """All tokens of a text as pieces: at each place the longest known phrase, from left to right."""
    return _Reader(writing).pieces()


class _Reader:
    """One pass over a text. `_openings` and `_local` are what later members of the current list may leave out."""

    def __init__(self, writing: Writing) -> None:
        self._writing = writing
        self._tokens = writing.tokens
        self._vocabulary: Vocabulary = writing.vocabulary
        self._openings: list[Node[Named]] = []
        self._local: LocalBody | None = None
        self._has_colon = False

    def pieces(self) -> Iterator[Piece]:
        place = 0
        while place < len(self._tokens):
            piece = self._piece(place)
            self._keep_context(piece)
            yield piece
            place = piece.last

    def _piece(self, place: int) -> Piece:
        word = self._tokens[place].word
        if word not in self._vocabulary.starts and not self._openings and self._local is None:
            return self._plain(place)
        name = self._name(place)
        phrase = self._vocabulary.words.longest(self._tokens, place)
        if name and (phrase is None or name.end > phrase[0]):
            return Piece("mention", place, name.end, name.agency, name.group, name.derived)
        return self._phrase(place, *phrase) if phrase else self._plain(place)

    def _plain(self, place: int) -> Piece:
        return Piece("mark" if self._writing.is_mark(place) else "word", place, place + 1)

    def _phrase(self, place: int, end: int, meanings: tuple[str, ...]) -> Piece:
        """A role word, filler or note; a title belongs to the name that follows it."""
        if "titles" in meanings and (name := self._name(end)):
            return Piece("mention", place, name.end, name.agency, name.group, name.derived)
        for meaning in meanings:
            if meaning in ROLES_AND_FILLERS:
                return Piece(ROLES_AND_FILLERS[meaning], place, end)
        if "names_begin" in meanings and self._writing.is_capital(place) and not self._is_inside_word(place):
            after = self._writing.capitals_end(end)
            return Piece("mention" if after > end else "word", place, after)
        return Piece("word", place, end)

    def _keep_context(self, piece: Piece) -> None:
        """Ends the list that a name opened: at other words, at ".", and at ";" or a new line unless a colon opened it."""
        word = self._tokens[piece.first].word
        if any(token.word == ":" for token in self._tokens[piece.first : piece.last]):
            self._has_colon = bool(self._openings or self._local)
        if piece.kind == "mark":
            ends = word == "." or (word in {";", "\n"} and not self._has_colon)
        else:
            ends = piece.kind not in {"mention", "filler"}
        if ends:
            self._openings, self._local, self._has_colon = [], None, False

    def _name(self, place: int) -> _Name | None:
        """The longest name that begins at a token."""
        if self._is_inside_word(place):
            return None
        names = [(name, place) for name in self._names_at(place)]
        if self._writing.word(place) == "các" and not any(self._writing.word(name.end) == "\n" for name, _ in names):
            names += [(name, place + 1) for name in self._names_at(place + 1)]
        if not names:
            return self._later_member(place)
        name, start = max(names, key=lambda option: option[0].end)
        self._local = name.local
        self._openings = [] if name.local else self._openings_of(start, name)
        return name

    def _is_inside_word(self, place: int) -> bool:
        """Whether a token is the end of a longer word: "sở" of "cơ sở"."""
        before = self._vocabulary.compounds.get(self._writing.word(place), ())
        return place > 0 and self._tokens[place - 1].word in before

    def _names_at(self, place: int) -> list[_Name]:
        return [name for name in (self._registered(place), self._local_name(place)) if name]

    def _registered(self, place: int) -> _Name | None:
        found = self._vocabulary.names.longest(self._tokens, place)
        return self._with_tail(*found) if found else None

    def _local_name(self, place: int) -> _Name | None:
        body = local_body(self._writing, place)
        return _of_local(body) if body else None

    # Tails

    def _with_tail(self, end: int, meanings: tuple[Named, ...]) -> _Name:
        if len(meanings) > 1:
            return _Name(end)
        return self._group(end, meanings[0]) if meanings[0].is_group else self._agency(end, meanings[0])

    def _group(self, end: int, named: Named) -> _Name:
        """A group with what narrows it: "của tỉnh", "các cấp", "có liên quan"."""
        related = ""
        while tail := self._tail(end):
            end = tail[0]
            related = "-lien-quan" if "related" in tail[1] else related
        province = self._vocabulary.provinces.longest(self._tokens, end)
        if province and province[1][0] != self._vocabulary.province:
            return _Name(province[0])
        return _Name(province[0] if province else end, group=named.id + related)

    def _agency(self, end: int, named: Named) -> _Name:
        """A provincial body with "của tỉnh" or its province; with another province's name it is that one's body."""
        if not named.is_provincial:
            return _Name(end, agency=named.id)
        province = self._vocabulary.provinces.longest(self._tokens, end)
        tail = None if province else self._tail(end)
        if tail and "tails" in tail[1]:
            end = tail[0]
            province = self._vocabulary.provinces.longest(self._tokens, end)
        if province is None or province[1][0] == self._vocabulary.province:
            return _Name(province[0] if province else end, agency=named.id)
        there = province[1][0]
        name = moved_name(named.name, self._vocabulary.province, there)
        agency = Agency(id=slug(name), name=name, kind=named.kind, level="tinh", province=there.full)
        return _Name(province[0], agency=agency.id, derived=agency)

    def _tail(self, place: int) -> tuple[int, tuple[str, ...]] | None:
        """A tail, unless a longer name begins where it does: "tỉnh" in "Sở Tài chính, Tỉnh đoàn" is none."""
        tail = self._vocabulary.tails.longest(self._tokens, place)
        name = self._vocabulary.names.longest(self._tokens, place) if tail else None
        return None if tail is None or (name and name[0] > tail[0]) else tail

    # Later members of a list

    def _openings_of(self, start: int, name: _Name) -> list[Node[Named]]:
        """What may be left out after a name: "Sở", "UBND cấp", "Các"."""
        words = tuple([token.word for token in self._tokens[start : name.end]])
        if words[0] == "các":
            words = words[1:]
        may_open = self._vocabulary.elliptic.get(words[0], ()) if words else ()
        openings = [node for opening, node in may_open if words[: len(opening)] == opening]
        return [*openings, self._vocabulary.every] if name.group else openings

    def _later_member(self, place: int) -> _Name | None:
        """A name whose beginning stands before: it is the whole of its item, an agency's has a capital."""
        if place == 0 or not self._writing.is_mark(place - 1):
            return None
        body = later_local_body(self._writing, place, self._local) if self._local else None
        if body:
            return _of_local(body)
        for opening in self._openings:
            found = self._vocabulary.names.longest(self._tokens, place, opening)
            name = self._with_tail(*found) if found else None
            if name and self._writing.item_ends(name.end) and (name.group or self._writing.is_capital(place)):
                return name
        return None


def _of_local(body: LocalBody) -> _Name:
    return _Name(body.end, body.agency.id if body.agency else None, None, body.agency, body)
