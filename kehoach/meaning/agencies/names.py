"""How a name is compared: words in a canonical spelling, with their places in the text.

Compared are words, not letters: two spellings of a name are the same when they have the same words in the
same order, whatever the case, the place of the tone mark (ủy, uỷ), the dashes and the spaces around them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

CONNECTORS = frozenset({",", "-", "&", "và"})
"""What may stand between the words of one name: "Văn hóa, Thể thao và Du lịch"."""

_INVISIBLE = "\u00ad\u200b-\u200d\u2060\ufeff"
_TOKEN = re.compile(rf"[\w\u0300-\u036f{_INVISIBLE}]+(?:['’ʼ][\w\u0300-\u036f]+)*|\.{{2,}}|…|\n|[^\w\s]")
_REMOVED = re.compile(f"[{_INVISIBLE}]")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-") | {"＆": "&", "’": "'", "ʼ": "'", "ð": "đ"})
_TONES = "àáảãạ èéẻẽẹ ìíỉĩị òóỏõọ ùúủũụ ỳýỷỹỵ".split()
_BASES = dict(zip("aeiouy", _TONES, strict=True))
_OLD_STYLE = {
    first + _BASES[second][tone]: _BASES[first][tone] + second
    for first, second in ("oa", "oe", "uy")
    for tone in range(5)
}
_Y_FOR_I = {**dict(zip(_BASES["i"], _BASES["y"], strict=True)), "i": "y"}
_I_ENDING = re.compile(r"(h|k|l|m|s|t|qu)([iìíỉĩị])")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark: its canonical form, and where it stands in the text."""

    word: str
    start: int
    end: int


def tokenize(text: str, contractions: Contractions | None = None) -> list[Token]:
    """The words and marks of a text; a line break is a mark; a phrase with a usual short form is one token."""
    tokens = [Token(fold(match[0]), match.start(), match.end()) for match in _TOKEN.finditer(text)]
    tokens = [token for token in tokens if token.word]
    tokens = _without_dots_of_abbreviations(text, tokens)
    return contractions.apply(tokens) if contractions else tokens


def fold(word: str) -> str:
    """The canonical form of a word or mark: NFC, lower case, new tone-mark style, "y" for final "i" after h, k, l, m, s, t, qu."""
    word = unicodedata.normalize("NFC", _REMOVED.sub("", word)).lower().translate(_DASHES)
    if len(word) > 1:
        modern = _OLD_STYLE.get(word[-2:])
        if modern:
            word = word[:-2] + modern
        ending = _I_ENDING.fullmatch(word)
        if ending:
            word = ending[1] + _Y_FOR_I[ending[2]]
            word = word[:-2] + _OLD_STYLE.get(word[-2:], word[-2:])
    return word


def slug(name: str) -> str:
    """A name as an ASCII id: "Sở Nội vụ" -> "so-noi-vu"."""
    plain = unicodedata.normalize(
        "NFD", unicodedata.normalize("NFC", name).lower().translate(_DASHES).replace("đ", "d")
    )
    return "-".join(re.findall(r"[a-z0-9]+", plain.encode("ascii", "ignore").decode()))


def expand(pattern: str) -> list[str]:
    """The phrases that a pattern stands for: "(a|b)" is a choice, "[a|b]" a choice that may be absent."""
    for opening, closing, absent in (("[", "]", [""]), ("(", ")", [])):
        start = pattern.find(opening)
        if start >= 0:
            end = _closing(pattern, start, opening, closing)
            choices = _choices(pattern[start + 1 : end]) + absent
            return [
                phrase for choice in choices for phrase in expand(f"{pattern[:start]} {choice} {pattern[end + 1 :]}")
            ]
    return [" ".join(pattern.split())]


class Contractions:
    """Phrases with a usual short form: "Ủy ban nhân dân" and "UBND" are one word when compared."""

    def __init__(self, table: Mapping[str, Iterable[str]]) -> None:
        """`table` holds for each short form its long forms."""
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for short, forms in table.items():
            for form in forms:
                words = tuple(token.word for token in tokenize(form))
                self._by_first.setdefault(words[0], []).append((words, fold(short)))
        for options in self._by_first.values():
            options.sort(key=lambda option: -len(option[0]))

    def apply(self, tokens: Sequence[Token]) -> list[Token]:
        """The tokens with every long form replaced by its short form, longest first."""
        result: list[Token] = []
        place = 0
        while place < len(tokens):
            token, length = self._at(tokens, place)
            result.append(token)
            place += length
        return result

    def _at(self, tokens: Sequence[Token], place: int) -> tuple[Token, int]:
        first = tokens[place]
        for words, short in self._by_first.get(first.word, ()):
            span = tokens[place : place + len(words)]
            if tuple(token.word for token in span) == words:
                return Token(short, first.start, span[-1].end), len(words)
        return first, 1


def _without_dots_of_abbreviations(text: str, tokens: list[Token]) -> list[Token]:
    """Drops the dot of "TT. Tỉnh ủy", "TP.Sóc Trăng": a dot after at most three capitals, before a letter."""
    kept = []
    for place, token in enumerate(tokens):
        if token.word == "." and 0 < place < len(tokens) - 1:
            before = text[tokens[place - 1].start : token.start]
            after = text[tokens[place + 1].start]
            if before.isupper() and before.isalpha() and len(before) <= 3 and after.isalpha():
                continue
        kept.append(token)
    return kept


def _closing(pattern: str, start: int, opening: str, closing: str) -> int:
    depth = 0
    for place in range(start, len(pattern)):
        depth += (pattern[place] == opening) - (pattern[place] == closing)
        if depth == 0:
            return place
    raise ValueError(f"unbalanced {opening} in {pattern!r}")


def _choices(inner: str) -> list[str]:
    choices, depth = [""], 0
    for sign in inner:
        depth += (sign in "[(") - (sign in "])")
        if sign == "|" and depth == 0:
            choices.append("")
        else:
            choices[-1] += sign
    return choices
