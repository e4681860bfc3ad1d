"""Texts compared as words: spelling, spaces, line breaks and list signs aside, and told apart word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache

from rapidfuzz import fuzz

from kehoach.amendments.changes import Piece
from kehoach.meaning.agencies.names import Token, tokenize

_LIST_SIGN = re.compile(r"(?m)^[ \t]*[-–—+*•●▪]+[ \t]*")
_BEFORE_SENTENCE = re.compile(r"(?:^|\n|[.!?…:])[ \t]*(?:[-–—+*•●▪][ \t]*)?(?:(?:\d{1,3}[.)]|[a-zđ]\d?\))[ \t]*)?$")
_QUOTES = dict.fromkeys("“”„«»‘’′″'", '"')
_ENDS = frozenset(".;:,/")

Word = tuple[str, bool]
"""A word's canonical form and whether it begins with a capital."""


@lru_cache(maxsize=20_000)
def words(text: str) -> tuple[Word, ...]:
    """The words of a text for comparison.

    Two spellings of one text have the same words, whatever the spaces, the line breaks, the kinds of dashes and
    quotation marks, the place of the tone mark (hoà, hòa), the signs that open list items, and the marks that end it.
    """
    found = [(_canonical(token), text[token.start].isupper()) for token in tokens_of(text)]
    while found and found[-1][0] in _ENDS:
        found.pop()
    return tuple(found)


def same_words(one: str, other: str) -> bool:
    """Whether two texts have the same words."""
    return one == other or words(one) == words(other)


def same_title(one: str, other: str) -> bool:
    """Whether two titles have the same words, capitals or not."""
    return one == other or [word for word, _ in words(one)] == [word for word, _ in words(other)]


def likeness(one: str, other: str) -> float:
    """How like two texts are, from 0 to 1: shared words in their order, near words counting in part."""
    first, second = (" ".join(word for word, _ in words(text)) for text in (one, other))
    return fuzz.ratio(first, second) / 100 if first and second else float(first == second)


def pieces(old: str, new: str) -> tuple[Piece, ...]:
    """Both texts as one: what is the same, deleted and added, in whole words; spellings of one word are the same."""
    before, after = tokens_of(old), tokens_of(new)
    matcher = SequenceMatcher(None, _keys(old, before), _keys(new, after), autojunk=False)
    return tuple(piece for piece in _pieces(matcher, (old, before), (new, after)) if piece.text)


def tokens_of(text: str) -> list[Token]:
    """The words and marks of a text without line breaks and the signs that open list items."""
    signs = [match.span() for match in _LIST_SIGN.finditer(text)]
    return [
        token
        for token in tokenize(text)
        if token.word != "\n" and not any(start <= token.start < end for start, end in signs)
    ]


def _canonical(token: Token) -> str:
    return _QUOTES.get(token.word, token.word)


def _keys(text: str, tokens: list[Token]) -> list[Word]:
    return [(_canonical(token), text[token.start].isupper()) for token in tokens]


def _pieces(
    matcher: SequenceMatcher[Word], old: tuple[str, list[Token]], new: tuple[str, list[Token]]
) -> Iterator[Piece]:
    for how, start, end, new_start, new_end in matcher.get_opcodes():
        if how == "equal":
            yield Piece(kind="same", text=_stretch(*new, new_start, new_end))
            continue
        if start < end:
            yield Piece(kind="deleted", text=_stretch(*old, start, end))
        if new_start < new_end:
            yield Piece(kind="added", text=_stretch(*new, new_start, new_end))


def _stretch(text: str, tokens: list[Token], start: int, end: int) -> str:
    """The text from one token up to another, with the space that follows it."""
    last = tokens[end].start if end < len(tokens) else len(text)
    return text[tokens[start].start if start else 0 : last]


def find_phrase(text: str, phrase: str) -> list[tuple[int, int]]:
    """Where a phrase stands in a text, from left to right: whole words, whatever their spelling; capitals count, but for
    the one that begins a sentence, a line or a cell."""
    wanted, tokens = _keys(phrase, tokens_of(phrase)), tokens_of(text)
    keys = _keys(text, tokens)
    found: list[tuple[int, int]] = []
    place = 0
    while wanted and place + len(wanted) <= len(keys):
        first = (
            keys[place]
            if keys[place] == wanted[0] or not _begins(text, tokens[place].start)
            else (keys[place][0], False)
        )
        if [first, *keys[place + 1 : place + len(wanted)]] == wanted:
            found.append((tokens[place].start, tokens[place + len(wanted) - 1].end))
            place += len(wanted)
        else:
            place += 1
    return found


def _begins(text: str, start: int) -> bool:
    """Whether a sentence, a line or a cell begins here; signs and numbers of lists may stand before."""
    return _BEFORE_SENTENCE.search(text[:start]) is not None


def words_at(text: str, start: int, new: str, phrase: str) -> str:
    """The words that take a phrase's place: with a capital where the phrase had one only because a sentence begins."""
    return new[:1].upper() + new[1:] if phrase[:1].islower() and text[start].isupper() else new


def places_of(text: str, phrase: str, new: str) -> list[tuple[int, int]]:
    """What other words take the place of where a phrase stands; without other words, the mark that divided it from its
    neighbours in a list goes too: "Sở A, Sở B" without "Sở B" is "Sở A"."""
    places = find_phrase(text, phrase)
    if new:
        return places
    return [_with_mark(text, start, end) for start, end in places]


def _with_mark(text: str, start: int, end: int) -> tuple[int, int]:
    before, after = text[:start].rstrip(" "), text[end:].lstrip(" ")
    if before.endswith((",", ";")) and (not after or after.startswith((*",;.\n", "và "))):
        return len(before) - 1, end
    if (not before or before.endswith("\n")) and after.startswith((",", ";")):
        behind = after[1:]
        return start, len(text) - len(behind.lstrip(" "))
    return start, end


def replace_phrase(text: str, phrase: str, new: str) -> str:
    """The text with other words wherever a phrase stands; with none, without a double space in its place."""
    for start, end in reversed(places_of(text, phrase, new)):
        before, after = text[:start], text[end:]
        if not new:
            after = after.lstrip(" ") if not before or before[-1].isspace() else after
            before = before.rstrip(" ") if not after or after[0] in " .,;:" else before
        text = before + words_at(text, start, new, phrase) + after
    return text
