"""Agencies in running text, and the names nearest to one that is not known."""

from __future__ import annotations

import difflib

from kehoach.meaning.agencies.agency import Agency, Group, Mention, Role
from kehoach.meaning.agencies.names import expand
from kehoach.meaning.agencies.registry import Registry


def find_mentions(text: str, registry: Registry) -> tuple[Mention, ...]:
    """The agencies and groups that a text names, in order; in running prose too.

    The names that follow "phối hợp với" are partners, up to other words or the end of the sentence.
    """
    writing, pieces = registry.read(text)
    mentions: list[Mention] = []
    role: Role = "lead"
    for piece in pieces:
        if piece.kind == "mention":
            mentions.append(
                Mention(
                    start=writing.tokens[piece.first].start,
                    end=writing.tokens[piece.last - 1].end,
                    text=writing.written(piece.first, piece.last),
                    agency=piece.agency,
                    group=piece.group,
                    role=role,
                    known=bool(piece.agency or piece.group),
                )
            )
        elif piece.kind in {"partner", "lead_partner"}:
            role = "partner"
        elif piece.kind in {"word", "lead", "action"} or writing.word(piece.first) in {".", "\n"}:
            role = "lead"
    return tuple(mentions)


def nearest(phrase: str, registry: Registry) -> tuple[str, ...]:
    """Ids of at most three agencies or groups whose names look most like a phrase: for notices, never to decide."""
    named: list[Agency | Group] = [*registry.agencies, *(group for group in registry.groups if not group.open)]
    ids = {
        spelling.lower(): one.id
        for one in named
        for pattern in (one.name, *one.aliases)
        for spelling in expand(pattern)
    }
    close = difflib.get_close_matches(phrase.lower(), ids, n=6, cutoff=0.6)
    return tuple(dict.fromkeys(ids[spelling] for spelling in close))[:3]
