"""Who an agency cell names."""

from __future__ import annotations

from kehoach.meaning.agencies.names import Token, tokenize
from kehoach.meaning.agencies.phrases import Piece, read_pieces
from kehoach.meaning.agencies.registry import Registry
from kehoach.meaning.agencies.vocabulary import AGENCY
from kehoach.model.plan import Assignment
from kehoach.model.source import Source

_SEPARATORS = frozenset(",;/\n:().+")


def read_assignment(text: str, registry: Registry, *, source: Source | None = None) -> Assignment:
    """The agencies and groups of a cell, and those named after "phối hợp với" as partners.

    A name counts only when it is the whole of an item (between separators): in "Văn phòng Sở Nội vụ" the
    known part is not what is meant, so the item goes to `unknown`, as written.
    """
    tokens = tokenize(text, registry.vocabulary.contractions)
    named: dict[tuple[str, bool], None] = {}
    unknown: list[str] = []
    partner = False
    for item in _items(read_pieces(text, tokens, registry), tokens):
        if item and item[0].kind == "note":
            break
        strange = [piece for piece in item if piece.kind == "word" or (piece.kind == "mention" and not piece.meaning)]
        if strange:
            unknown.append(text[tokens[item[0].first].start : tokens[item[-1].last - 1].end])
        for piece in item:
            if piece.kind == "partner":
                partner = True
            elif piece.kind == "lead":
                partner = False
            elif piece.kind == "mention" and piece.meaning and not strange:
                named.setdefault((piece.meaning, partner))

    def ids(prefix: str, partners: bool) -> tuple[str, ...]:
        return tuple(
            meaning.partition(":")[2]
            for meaning, is_partner in named
            if is_partner == partners and meaning.startswith(AGENCY) == (prefix == AGENCY)
        )

    return Assignment(
        text=text,
        agencies=ids(AGENCY, False),
        groups=ids("", False),
        partners=ids(AGENCY, True),
        partner_groups=ids("", True),
        unknown=tuple(unknown),
        source=source,
    )


def _items(pieces: list[Piece], tokens: list[Token]) -> list[list[Piece]]:
    items: list[list[Piece]] = [[]]
    for piece in pieces:
        word = tokens[piece.first].word
        if piece.kind == "mark" and (word in _SEPARATORS or not items[-1]):
            items.append([])
        elif piece.kind == "filler" and (not items[-1] or word == "và"):
            items.append([])
        else:
            items[-1].append(piece)
    return [item for item in items if item]
