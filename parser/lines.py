"""Blocks as single lines, for the parts of a document whose layout says nothing: header, recipients, signature."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kehoach.meaning.spelling import plain
from kehoach.model import Block, Source, Table

CAPTION = re.compile(
    r"\(\s*(ban hành\s+)?(kèm|đính kèm|gửi kèm)\b|(ban hành\s+)?(đính\s+)?kèm\s+theo\s+"
    r"(quyết định|kế hoạch|nghị quyết|tờ trình|công văn|báo cáo|thông báo|chỉ thị|hướng dẫn|chương trình)\b",
    re.IGNORECASE,
)
"""What opens the line that says which document a plan or an annex goes with: "(Kèm theo Kế hoạch số ...)"."""

_CAPITALS_PER_SMALL = 12
_GLANCE = 40
"""How many signs of a line usually show that it is not in capitals."""
_RULE = re.compile(r"[\s\-–—_*=.·]+")
_LATIN = (range(0x0250), range(0x1E00, 0x1F00))
_MARKS = range(0x0300, 0x0370)


class Line(NamedTuple):
    """One line of words; `block` is the place of its block in the document, `cell` that of its table cell (row, column)."""

    text: str
    block: int
    source: Source | None
    cell: tuple[int, int] | None = None

    @property
    def is_rule(self) -> bool:
        """Whether it is nothing but dashes or the like."""
        return _RULE.fullmatch(self.text) is not None

    @property
    def is_upper(self) -> bool:
        """Whether it is written in capitals."""
        return is_capital(self.text)


def is_capital(text: str) -> bool:
    """Whether words are written in capitals; a single word as "IoT" among many does not count."""
    if text.isupper():
        return True
    if sum(map(str.islower, text[:_GLANCE])) * _CAPITALS_PER_SMALL >= len(text):
        return False
    return sum(map(str.islower, text)) * _CAPITALS_PER_SMALL < sum(map(str.isalpha, text))


def lines_of(blocks: Iterable[tuple[int, Block]]) -> Iterator[Line]:
    """The non-blank lines of numbered blocks; a table gives its cells' lines, column by column in each row."""
    for place, block in blocks:
        if isinstance(block, Table):
            for row_place, row in enumerate(block.rows):
                for column, cell in enumerate(row):
                    for text in cell.text.split("\n"):
                        if text:
                            yield Line(text, place, cell.source, (row_place, column))
        elif "\n" not in block.text:
            if block.text:
                yield Line(block.text, place, block.source)
        else:
            yield from (Line(text, place, block.source) for text in block.text.split("\n") if text)


class _BareLetters(dict[int, str]):
    """What `str.translate` makes of every sign: a Latin letter without its marks in upper case, a digit; of others a space."""

    def __init__(self) -> None:
        signs = [code for codes in _LATIN for code in codes]
        super().__init__((code, _bare(plain(chr(code)))) for code in signs)
        self.update(dict.fromkeys(_MARKS, ""))

    def __missing__(self, code: int) -> str:
        return " "


def _bare(sign: str) -> str:
    letter = "D" if sign in "Đđ" else unicodedata.normalize("NFD", sign)[0].upper()
    return letter if letter.isascii() and letter.isalnum() else " "


_BARE_LETTERS = _BareLetters()


def letters(text: str) -> str:
    """The letters of a line without tone marks, upper case, other signs folded: for comparing set phrases."""
    return " ".join(text.translate(_BARE_LETTERS).split())
