"""The text of an amending document as statements: each numbered line or paragraph with what it quotes and shows below it.

New text stands in quotation marks and counts from 1 again; its numbered lines are not numbered lines of the amending
document, whatever the reader of documents made of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from kehoach.meaning.addresses import annex_name
from kehoach.meaning.numbering import LETTERS, read_roman, split_label
from kehoach.model import Annex, Document, Paragraph, Section, Source, Table

_OPENING, _CLOSING, _STRAIGHT = "“", "”", '"'
_VERB = re.compile(
    r"(?:sửa đổi|bổ sung|bãi bỏ|hủy bỏ|huỷ bỏ|thay thế|điều chỉnh|chuyển|đình chỉ|tạm dừng|đính chính|bỏ|tại)(?!\w)",
    re.IGNORECASE,
)


@dataclass
class Statement:
    """A line that may order something. `depth` grows inwards; `provision` is its address ("khoản 1 Điều 1").

    `number` is its printed number, "" for a paragraph; `quoted` are the lines of new text that follow it, quotation
    marks included; `tables` stand below it.
    """

    text: str
    depth: float
    provision: str
    source: Source | None
    number: str = ""
    quoted: list[str] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    children: list[Statement] = field(default_factory=list)

    @property
    def content(self) -> str:
        """The new text without the quotation marks around it."""
        return bare("\n".join(self.quoted))


@dataclass(frozen=True)
class _Line:
    text: str
    depth: float
    provision: str
    source: Source | None
    number: str = ""
    tables: tuple[Table, ...] = ()


def statements_of(document: Document) -> list[Statement]:
    """The statements of the body, those below others as their children."""
    lines = [line for section in document.outline for line in _section_lines(section, [])]
    lead = _loose(document.lead, 1, "")
    closing = _loose(document.closing, 1, "")
    return _tree([*lead, *lines, *closing])


def annex_statements(annex: Annex) -> list[Statement]:
    """The statements of an annex: its paragraphs, each with the tables that stand below it."""
    name = annex_name(annex.label)
    lines = []
    for place, paragraph in enumerate(annex.paragraphs, start=1):
        split = split_label(paragraph.text)
        number, text = (split[0].number, split[1]) if split else ("", paragraph.text)
        depth = {"roman": 1, "arabic": 2, "decimal": 2.5, "letter": 3}[split[0].style] if split else 4
        tables = tuple(table for table in annex.tables if table.position == place)
        provision = f"{_kind(number)} {number} {name}" if number else name
        lines.append(_Line(text, depth, provision, paragraph.source, number, tables))
    return _tree(lines)


def all_of(statements: Iterable[Statement]) -> Iterator[Statement]:
    """Statements and all that stand below them, in the order of the document."""
    for statement in statements:
        yield statement
        yield from all_of(statement.children)


def bare(text: str) -> str:
    """New text without the quotation marks around it and the mark that ends the sentence behind them."""
    text = text.strip()
    ended = re.sub(rf"(?<=[{_CLOSING}{_STRAIGHT}])\s*[./;,]+$", "", text)
    if ended[:1] in (_OPENING, _STRAIGHT) and ended[-1:] in (_CLOSING, _STRAIGHT) and _is_one_quotation(ended):
        return ended[1:-1].strip()
    return text[1:].lstrip() if text[:1] == _OPENING and open_quotations(text) else text


def open_quotations(text: str, before: int = 0) -> int:
    """How many quotations are open after a text; straight marks open and close by turns."""
    depth = before
    for sign in text:
        if sign == _OPENING:
            depth += 1
        elif sign == _CLOSING:
            depth = max(depth - 1, 0)
        elif sign == _STRAIGHT:
            depth = depth - 1 if depth else 1
    return depth


def _is_one_quotation(text: str) -> bool:
    """Whether the first mark is closed by the last and not before."""
    depth = 0
    for place, sign in enumerate(text):
        depth = open_quotations(sign, depth)
        if depth == 0:
            return place == len(text) - 1
    return False


def _section_lines(section: Section, above: list[str]) -> Iterator[_Line]:
    path = [*above, section.number]
    provision = provision_of(path)
    by_place = {
        place: [table for table in section.tables if table.position == place]
        for place in range(1 + len(section.paragraphs))
    }
    yield _Line(section.title, section.level, provision, section.source, section.number, tuple(by_place[0]))
    for place, paragraph in enumerate(section.paragraphs, start=1):
        yield _Line(paragraph.text, section.level + 0.5, provision, paragraph.source, "", tuple(by_place[place]))
    for child in section.children:
        yield from _section_lines(child, path)
    yield from _loose(section.trailing, section.level + 0.5, provision)


def _tables_at(section: Section, place: int) -> tuple[Table, ...]:
    """The tables after so many paragraphs."""
    return tuple(table for table in section.tables if table.position == place)


def _loose(paragraphs: Sequence[Paragraph], depth: float, provision: str) -> Iterator[_Line]:
    yield from (_Line(paragraph.text, depth, provision, paragraph.source) for paragraph in paragraphs)


def provision_of(path: Sequence[str]) -> str:
    """As in "điểm a khoản 2 Điều 1" for an article's parts, "điểm a mục 2 phần I" for others."""
    top = path[0]
    in_article = top.startswith("Điều")
    words = [f"{_kind(number, article=in_article)} {number}" for number in reversed(path[1:])]
    part = top if in_article else f"phần {top}" if read_roman(top) else f"{_kind(top)} {top}"
    return " ".join([*words, part])


def _kind(number: str, *, article: bool = False) -> str:
    return "điểm" if number[:1] in LETTERS and number[:1] else "khoản" if article else "mục"


def _tree(lines: Sequence[_Line]) -> list[Statement]:
    """The lines as statements in each other, those of quotations put where they belong."""
    roots: list[Statement] = []
    stack: list[Statement] = []
    depth = 0
    for line in lines:
        current = stack[-1] if stack else None
        if depth and current is not None and not _opens_next(line, current):
            current.quoted.append(printed(line.number, line.text))
            current.tables += line.tables
            depth = open_quotations(line.text, depth)
            continue
        depth = open_quotations(line.text)
        if current is not None and line.text.lstrip().startswith((_OPENING, _STRAIGHT)) and not line.number:
            current.quoted.append(line.text)
            current.tables += line.tables
            continue
        statement = Statement(line.text, line.depth, line.provision, line.source, line.number, tables=list(line.tables))
        while stack and stack[-1].depth >= line.depth:
            stack.pop()
        (stack[-1].children if stack else roots).append(statement)
        stack.append(statement)
    return roots


def _opens_next(line: _Line, current: Statement) -> bool:
    """Whether a line in an open quotation is the next instruction after all: the closing mark was forgotten."""
    return bool(line.number) and line.depth <= current.depth and _VERB.match(line.text) is not None


def printed(number: str, text: str) -> str:
    """A line with its number as it was printed."""
    if not number:
        return text
    return f"{number}{')' if number[0] in LETTERS else '.'} {text}"
