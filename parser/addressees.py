"""Whom a document is for: "Kính gửi: A", or a list below these words (Nghị định 30/2020/NĐ-CP, Phụ lục I, Mục II, khoản 9)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from kehoach.model import Paragraph, Source

_OPENING = re.compile(r"kính gửi\s*:?\s*", re.IGNORECASE)
_LISTED = ("-", "–", "+", "•")
_SIGNS = "-–+•;. "
_BLANK = "[...]"


class Addressees(NamedTuple):
    """The names, the places that they were read from, and the paragraphs that say something else."""

    names: tuple[str, ...]
    sources: tuple[Source, ...]
    rest: Sequence[Paragraph]


def read_addressees(paragraphs: Sequence[Paragraph]) -> Addressees:
    """Take the addressees out of the words before the first numbered part; no names where nobody is addressed."""
    start = next((place for place, each in enumerate(paragraphs) if _OPENING.match(each.text)), None)
    if start is None:
        return Addressees((), (), paragraphs)
    end = start + 1
    while end < len(paragraphs) and paragraphs[end].text.startswith(_LISTED):
        end += 1
    taken = paragraphs[start:end]
    lines = [line for each in taken for line in _OPENING.sub("", each.text, count=1).split("\n")]
    names = (_tidy(name) for line in lines for name in line.split(";"))
    sources = tuple(each.source for each in taken if each.source is not None)
    return Addressees(tuple(name for name in names if name), sources, [*paragraphs[:start], *paragraphs[end:]])


def _tidy(name: str) -> str:
    bare = name.strip()
    return bare if bare.endswith(_BLANK) else bare.strip(_SIGNS)
