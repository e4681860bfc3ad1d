"""Spellings that mean the same, made one before a phrase is matched; the source's words are never changed."""

from __future__ import annotations

import re
import unicodedata

_SAME = str.maketrans(dict.fromkeys("‐‑‒–—−", "-") | {"Ð": "Đ", "ð": "đ", "\u00a0": " ", "\u202f": " "})
_OTHERS = re.compile("[‐‑‒–—−Ðð\u00a0\u202f]")
_WRAP = re.compile(r"(?<!\n)\n(?!\n)")
_BULLET = re.compile(r"(?:[-+*•●▪]\s*)+")


def plain(text: str) -> str:
    """The same text, character for character, with one kind of dash, space and Đ (Ð is an Icelandic letter)."""
    return text.translate(_SAME) if _OTHERS.search(text) else text


def unwrapped(text: str) -> str:
    """The same text, character for character, plain and with a space for every line break inside a paragraph."""
    return _WRAP.sub(" ", plain(text))


def says(text: str, *phrases: str) -> bool:
    """Whether one of the phrases (in small letters) stands in a text, in whatever case: a look that costs next to nothing."""
    small = text.lower()
    return any(phrase in small for phrase in phrases)


def words_of(text: str) -> str:
    """A phrase for matching: NFC, plain, single spaces, without the dash that opens it or the marks that end it."""
    words = " ".join(plain(unicodedata.normalize("NFC", text)).split())
    return words[bullet.end() :].rstrip(" .;,") if (bullet := _BULLET.match(words)) else words.rstrip(" .;,")


def without_bullet(text: str) -> str:
    """A text of one line without the sign of the list that it stood in; of several lines as it is."""
    bullet = _BULLET.match(text)
    return text[bullet.end() :] if bullet and "\n" not in text.strip() else text


def bullet_of(line: str) -> str:
    """The sign that opens a line as a list item, "" when there is none."""
    bullet = _BULLET.match(line.strip())
    return bullet[0][0] if bullet else ""
