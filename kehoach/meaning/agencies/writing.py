"""A text's tokens as they are written: capitals, and where an item of a list ends."""

from __future__ import annotations

from typing import Literal, NamedTuple

from kehoach.meaning.agencies.names import CONNECTORS, Token, tokenize
from kehoach.meaning.agencies.vocabulary import Vocabulary

PieceKind = Literal["mention", "lead", "partner", "lead_partner", "filler", "action", "note", "mark", "word"]
ROLES_AND_FILLERS: dict[str, PieceKind] = {
    "lead": "lead",
    "partner": "partner",
    "lead_partner": "lead_partner",
    "fillers": "filler",
    "actions": "action",
    "notes": "note",
}
"""Kinds of words in the data files that stand around names -> kinds of pieces."""

_ROMAN = frozenset(("II", "III", "IV", "V", "VI"))
_LONGEST_NAME = 5


class Writing(NamedTuple):
    """A text and its tokens, read with a vocabulary."""

    text: str
    tokens: list[Token]
    vocabulary: Vocabulary

    @classmethod
    def of(cls, text: str, vocabulary: Vocabulary) -> Writing:
        """A text, tokenized."""
        return cls(text, tokenize(text, vocabulary.contractions), vocabulary)

    def word(self, place: int) -> str:
        """The canonical word of a token; "" beyond the last."""
        return self.tokens[place].word if place < len(self.tokens) else ""

    def written(self, first: int, last: int) -> str:
        """The text from token `first` to token `last` (excluded)."""
        return self.text[self.tokens[first].start : self.tokens[last - 1].end]

    def is_mark(self, place: int) -> bool:
        """Whether a token is a mark, or a word that stands between names like one ("và")."""
        word = self.tokens[place].word
        return word in CONNECTORS or not word[0].isalnum()

    def is_capital(self, place: int) -> bool:
        """Whether a token begins with a capital or is a number."""
        sign = self.text[self.tokens[place].start]
        return sign.isupper() or sign.isdigit()

    def item_ends(self, place: int) -> bool:
        """Whether a list's item ends before a token: at a mark, a connector, a role word or a filler."""
        if place >= len(self.tokens) or self.is_mark(place):
            return True
        phrase = self.vocabulary.words.longest(self.tokens, place)
        return phrase is not None and any(meaning in ROLES_AND_FILLERS for meaning in phrase[1])

    def name_begins(self, place: int) -> bool:
        """Whether a name, or what usually begins one, stands here."""
        if self.vocabulary.names.longest(self.tokens, place) or self.vocabulary.heads.longest(self.tokens, place):
            return True
        phrase = self.vocabulary.words.longest(self.tokens, place)
        return phrase is not None and ("names_begin" in phrase[1] or "titles" in phrase[1])

    def capitals_end(self, place: int) -> int:
        """The end of the words in capitals that begin here, before another name; `place` when there are none.

        Words with a capital first letter only ("Trà Cú", "Hòa Tú II", "An Thạnh 5"); or, where everything
        is in capitals, words that are the rest of their item.
        """
        end = place
        while end < min(len(self.tokens), place + _LONGEST_NAME) and self._is_name_word(end, first=end == place):
            end += 1
        in_capitals = end > place and self.written(place, end).isupper() and end - place < _LONGEST_NAME
        if in_capitals and any(len(token.word) > 1 for token in self.tokens[place:end]) and not self.item_ends(end):
            return place
        return end

    def _is_name_word(self, place: int, *, first: bool) -> bool:
        written = self.written(place, place + 1)
        if written.isdigit():
            return len(written) < 3
        if not written[0].isupper():
            return False
        return first or written in _ROMAN or not self.name_begins(place)
