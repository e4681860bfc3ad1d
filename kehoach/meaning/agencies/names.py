"""How a name is compared: words in a canonical spelling, with their places in the text.

Compared are words, not letters: two spellings of a name are the same when they have the same words in the
same order, whatever the case, the place of the tone mark (ủy, uỷ), the dashes and the spaces around them.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

CONNECTORS = frozenset({",", "-", "&", "và"})
"""What may stand between the words of one name: "Văn hóa, Thể thao và Du lịch"."""

_INVISIBLE = "\u00ad\u200b-\u200d\u2060\ufeff"
_TOKEN = re.compile(rf"[\w\u0300-\u036f{_INVISIBLE}]+(?:['’ʼ][\w\u0300-\u036f]+)?|\.{{2,}}|\n|[^\w\s]")
_REMOVED = re.compile(f"[{_INVISIBLE}]")
_SIGNS = str.maketrans(dict.fromkeys("‐‑‒–—−", "-") | {"＆": "&", "’": "'", "ʼ": "'", "ð": "đ"})

_TONED = {"a": "àáảãạ", "e": "èéẻẽẹ", "i": "ìíỉĩị", "o": "òóỏõọ", "u": "ùúủũụ", "y": "ỳýỷỹỵ"}
_NEW_STYLE = {
    first + old: new + second
    for first, second in ("oa", "oe", "uy")
    for old, new in zip(_TONED[second], _TONED[first], strict=True)
}
_Y_FOR_I = dict(zip("i" + _TONED["i"], "y" + _TONED["y"], strict=True))
_ENDS_IN_I = re.compile(r"(h|k|l|m|s|t|qu)([iìíỉĩị])")


class Token(NamedTuple):
    """A word or a mark: its canonical form, and where it stands in the text."""

    word: str
    start: int
    end: int


class Contractions:
    """Phrases with a usual short form: "Ủy ban nhân dân" and "UBND" are one word when compared."""

    def __init__(self, table: Mapping[str, Iterable[str]]) -> None:
        """`table` holds for each short form its long forms."""
        self._words: dict[str, tuple[str, ...]] = {}
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for short, forms in table.items():
            for form in forms:
                words = tuple(token.word for token in tokenize(form))
                self._by_first.setdefault(words[0], []).append((words, fold(short)))
        for options in self._by_first.values():
            options.sort(key=lambda option: -len(option[0]))

    def words(self, phrase: str) -> tuple[str, ...]:
        """The canonical words of a phrase of the data."""
        if phrase not in self._words:
            self._words[phrase] = tuple(token.word for token in tokenize(phrase, self))
        return self._words[phrase]

    def apply(self, tokens: Sequence[Token]) -> list[Token]:
        """The tokens with every long form replaced by its short form, longest first."""
        result: list[Token] = []
        place = 0
        while place < len(tokens):
            token = tokens[place]
            options = self._by_first.get(token.word)
            if options is None:
                result.append(token)
                place += 1
                continue
            length = 1
            for words, short in options:
                if tuple([following.word for following in tokens[place : place + len(words)]]) == words:
                    length = len(words)
                    token = Token(short, token.start, tokens[place + length - 1].end)
                    break
            result.append(token)
            place += length
        return result


def contractions_of(table: Mapping[str, tuple[str, ...]]) -> Contractions:
    """The contractions of a table; the same table gives the same object, so that phrases are read once a process."""
    return _contractions(tuple(table.items()))


@functools.lru_cache(maxsize=32)
def _contractions(items: tuple[tuple[str, tuple[str, ...]], ...]) -> Contractions:
    return Contractions(dict(items))


def tokenize(text: str, contractions: Contractions | None = None) -> list[Token]:
    """The words and marks of a text; a line break is a mark; a phrase with a usual short form is one token."""
    tokens = [Token(word, *match.span()) for match in _TOKEN.finditer(text) if (word := fold(match[0]))]
    if "." in text:
        tokens = _without_dots_of_abbreviations(text, tokens)
    return contractions.apply(tokens) if contractions else tokens


@functools.lru_cache(maxsize=20_000)
def fold(word: str) -> str:
    """The canonical form of one word or mark ("..." is "…"): NFC, lower case, tone mark in the new place, and "y" for a final
    "i" after h, k, l, m, s, t, qu (mĩ and mỹ are one syllable)."""
    if word.startswith(".."):
        return "…"
    word = unicodedata.normalize("NFC", _REMOVED.sub("", word)).lower().translate(_SIGNS)
    if ending := _ENDS_IN_I.fullmatch(word):
        word = ending[1] + _Y_FOR_I[ending[2]]
    return word[:-2] + _NEW_STYLE.get(word[-2:], word[-2:])


@functools.lru_cache(maxsize=5_000)
def slug(name: str) -> str:
    """A name as an ASCII id: "Sở Nội vụ" -> "so-noi-vu"."""
    letters = unicodedata.normalize("NFD", name.lower().translate(_SIGNS).replace("đ", "d"))
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return "-".join(re.findall(r"[a-z0-9]+", plain))


@functools.lru_cache(maxsize=5_000)
def expand(pattern: str) -> tuple[str, ...]:
    """The phrases that a pattern stands for: "(a|b)" is a choice, "[a|b]" a choice that may be absent.

    Raises ValueError for brackets that do not match.
    """
    opening = re.search(r"[\[(]", pattern)
    if opening is None:
        if re.search(r"[\])]", pattern):
            raise ValueError(pattern)
        return (" ".join(pattern.split()),)
    choices, end = _choices(pattern, opening.end())
    if pattern[end] != {"[": "]", "(": ")"}[opening[0]]:
        raise ValueError(pattern)
    if opening[0] == "[":
        choices.append("")
    before, after = pattern[: opening.start()], pattern[end + 1 :]
    return tuple(phrase for choice in choices for phrase in expand(f"{before} {choice} {after}"))


def _choices(pattern: str, start: int) -> tuple[list[str], int]:
    """The choices of a bracket that opens before `start`, and the place of the bracket that closes it."""
    choices, depth = [""], 0
    for place in range(start, len(pattern)):
        sign = pattern[place]
        if depth == 0 and sign in "])":
            return choices, place
        depth += (sign in "[(") - (sign in "])")
        if depth == 0 and sign == "|":
            choices.append("")
        else:
            choices[-1] += sign
    raise ValueError(pattern)


def _without_dots_of_abbreviations(text: str, tokens: list[Token]) -> list[Token]:
    """Drops the dot of "TT. Tỉnh ủy", "TP.Sóc Trăng": a dot after at most three capitals, before a letter."""
    kept: list[Token] = []
    for place, token in enumerate(tokens):
        if token.word == "." and kept and place + 1 < len(tokens):
            before = text[kept[-1].start : token.start]
            if len(before) <= 3 and before.isupper() and before.isalpha() and text[tokens[place + 1].start].isalpha():
                continue
        kept.append(token)
    return kept
