"""Capitals turned back into ordinary writing, by how the same words stand in running text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

_WORD = re.compile(r"\w+")


def sentence_case(title: str, texts: Iterable[str]) -> str:
    """A title that stands in capitals as an ordinary sentence: "CẢI CÁCH ... TỈNH SÓC TRĂNG" becomes
    "Cải cách ... tỉnh Sóc Trăng" when the texts write those words so.

    A word keeps the form that it most often has after the same word; one that the texts never have is
    lower case, or stays as it is when it holds a digit. A title that is not in capitals is not touched.
    """
    if not title.isupper():
        return title
    forms = _forms_after(texts)
    words: list[str] = []
    place = 0
    result = ""
    for match in _WORD.finditer(title):
        before = words[-1].lower() if words else ""
        word = match[0]
        seen = forms.get((before, word.lower())) or Counter()
        form = seen.most_common(1)[0][0] if seen else (word if any(sign.isdigit() for sign in word) else word.lower())
        result += title[place : match.start()] + form
        place = match.end()
        words.append(word)
    result += title[place:]
    return result[:1].upper() + result[1:]


def _forms_after(texts: Iterable[str]) -> dict[tuple[str, str], Counter[str]]:
    forms: dict[tuple[str, str], Counter[str]] = {}
    for text in texts:
        before = ""
        for match in _WORD.finditer(text):
            word = match[0]
            if before and not word.isupper():
                forms.setdefault((before, word.lower()), Counter())[word] += 1
            before = word.lower()
    return forms
