"""Whether two ways of writing say the same: only spaces, padding, Unicode forms, marks and tone places may differ."""

from __future__ import annotations

import re
import unicodedata

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_LOOK_ALIKES = str.maketrans("ÐðĐƉ–—‑", "đđđđ---")
_SPACES = re.compile(r"[\s\u200b\u200c\u200d\ufeff]+")
_PADDING = re.compile(r"(?<![\d.,])0+(?=\d)")
_NUMBER = re.compile(r"(\d+(?: ?[^\w\s] ?\d+| \d+)*)")
_SEPARATOR = re.compile(r" ?([^\w\s]) ?")
_SAY_SOMETHING = frozenset("%‰<>=≥≤±+")


def keeps_the_words(old: str, new: str) -> bool:
    """Whether `new` has the letters, tones and numbers of `old` in their order.

    Case, spaces, padding zeros and punctuation may differ; what stands inside a number, per cent and comparison signs may
    not. A tone may move inside its syllable ("hoà", "hòa").
    """
    return _letters_and_tones(old) == _letters_and_tones(new)


def _letters_and_tones(text: str) -> tuple[str, str]:
    plain = unicodedata.normalize("NFKD", text.translate(_LOOK_ALIKES)).lower()
    tones = "".join(sign for sign in plain if sign in _TONES)
    letters = _SPACES.sub(" ", "".join(sign for sign in plain if sign not in _TONES))
    pieces = _NUMBER.split(_PADDING.sub("", letters))
    told = [_number(piece) if place % 2 else _words(piece) for place, piece in enumerate(pieces)]
    return "".join(told), tones


def _number(piece: str) -> str:
    told = _SEPARATOR.sub(r"\1", piece)
    return f"|{told}|"


def _words(piece: str) -> str:
    return "".join(s for s in piece if s.isalnum() or unicodedata.combining(s) or s in _SAY_SOMETHING)
