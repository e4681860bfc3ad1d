"""The numbered body of a document: parts, sections, items, with what stands under each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from kehoach.meaning.spelling import plain
from kehoach.model import Block, Notice, Paragraph, Section, Source, Table
from kehoach.model.trusted import changed, trusted
from kehoach.parser.content import read_content
from kehoach.parser.flattened_header import find_header
from kehoach.parser.ordinals import split_ordinal

POINTER = re.compile(
    r"\(\s*(chi tiết|kèm theo|có|đính kèm|phân công).{0,80}phụ lục[^()]{0,60}\)\s*[.;]?$", re.IGNORECASE
)
"""A line that only points to an annex, as "(Kèm theo Phụ lục 1)"."""

_WORDED = re.compile(
    r"(PHẦN|Phần|CHƯƠNG|Chương|MỤC|Mục|[ĐÐ]iều)\s+((?:THỨ|thứ)\s+\w+|[IVXLC]{1,8}|\d{1,3}|[A-E])\b(?!\s*[;,])\s*[.:)]?\s*"
)
_WORDED_INITIALS = ("P", "C", "M", "Đ", "Ð")
_LABEL_ALONE = re.compile(r"(?:[IVXLC]{1,6}|\d{1,2}(?:\.\d{1,2}){0,3}|[a-zđ])[.)]")
_LARGEST_GAP = 3


class Heading(NamedTuple):
    """A numbered line: the kind of its number (its level among others), the number as cited, its place in its list
    (None: not told), its words, and the number that it continues ("2" for "2.1")."""

    kind: str
    number: str
    value: int | None
    title: str
    parent: str = ""


@dataclass
class _Node:
    id: str
    level: int
    heading: Heading
    source: Source | None
    blocks: list[Block] = field(default_factory=list)
    children: list[_Node] = field(default_factory=list)
    trailing: list[Block] = field(default_factory=list)

    def freeze(self, notices: list[Notice]) -> Section:
        """The section, with notices about its tables added to `notices`."""
        paragraphs, tables, told = read_content(self.blocks)
        notices += told
        children = tuple(child.freeze(notices) for child in self.children)
        trailing, after, told = read_content(self.trailing)
        notices += told
        values = {
            "id": self.id,
            "level": self.level,
            "number": self.heading.number,
            "title": self.heading.title,
            "paragraphs": tuple(paragraphs),
            "tables": (*tables, *(changed(table, position=len(paragraphs)) for table in after)),
            "children": children,
            "trailing": tuple(trailing),
            "source": self.source,
        }
        return trusted(Section, values)


@dataclass(frozen=True)
class Outline:
    """The sections, and the blocks that stand before the first of them."""

    sections: tuple[Section, ...]
    before: tuple[Block, ...]
    notices: tuple[Notice, ...] = ()


def read_heading(text: str) -> Heading | None:
    """The numbered line that `text` is: "II. NHIỆM VỤ", "1. Mục tiêu", "a) ...", "Điều 2. ...", "Phần A"; else None."""
    if text[:1] in _WORDED_INITIALS and (match := _WORDED.match(text)):
        word, number = plain(match[1]), plain(match[2])
        return Heading(word.lower(), f"{word.capitalize()} {number}", None, text[match.end() :].strip(" .:-–\n"))
    if split := split_ordinal(text):
        ordinal, title = split
        return Heading(ordinal.style, ordinal.number, ordinal.value, title, ordinal.parent)
    return None


def read_outline(blocks: Iterable[Block]) -> Outline:
    """The outline of a body's blocks, in order."""
    builder = _Builder()
    for block in _with_whole_headings(list(blocks)):
        if isinstance(block, Table) or not block.text:
            builder.add_content(block)
        else:
            builder.add_paragraph(block)
    sections = tuple(node.freeze(builder.notices) for node in builder.roots)
    return Outline(sections, tuple(builder.before), tuple(builder.notices))


def _with_whole_headings(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with a number that stands alone in its paragraph put before the words that it numbers.

    Not where a table is flattened among them: there, a number stands alone in its cell.
    """
    texts = [block.text if isinstance(block, Paragraph) else "" for block in blocks]
    if not any(map(_LABEL_ALONE.fullmatch, texts)) or find_header(texts) is not None:
        return list(blocks)
    whole: list[Block] = []
    for block in blocks:
        before = whole[-1] if whole else None
        if (
            isinstance(block, Paragraph)
            and isinstance(before, Paragraph)
            and block.text
            and _LABEL_ALONE.fullmatch(before.text)
        ):
            whole[-1] = before.model_copy(update={"text": f"{before.text}\n{block.text}"})
        else:
            whole.append(block)
    return whole


class _Builder:
    def __init__(self) -> None:
        self.roots: list[_Node] = []
        self.open: list[_Node] = []
        self.before: list[Block] = []
        self.notices: list[Notice] = []
        self.ids: dict[str, int] = {}

    def add_content(self, block: Block) -> None:
        """Put a block that is no heading under the one that is open."""
        (self.open[-1].blocks if self.open else self.before).append(block)

    def add_paragraph(self, paragraph: Paragraph) -> None:
        heading = read_heading(paragraph.text)
        if heading is not None and (depth := self.depth_for(heading)) is not None:
            self.add_section(heading, depth, paragraph.source)
        elif self.open and POINTER.match(paragraph.text):
            root = self.open[0]
            (root.trailing if root.children else root.blocks).append(paragraph)
        else:
            self.add_content(paragraph)

    def depth_for(self, heading: Heading) -> int | None:
        """Where the heading goes on the open path: it follows one of its kind there, or opens a level; None if neither."""
        for depth in range(len(self.open) - 1, -1, -1):
            before = self.open[depth].heading
            if before.kind != heading.kind:
                continue
            if before.parent != heading.parent:
                continue
            return depth if self.may_follow(before, heading) else None
        if heading.kind == "decimal":
            return self.depth_under(heading)
        opens = heading.value in (1, None) or (not self.open and heading.kind == "roman")
        if heading.kind == "letter" and heading.value is None:
            opens = False
        return len(self.open) if opens else None

    def depth_under(self, heading: Heading) -> int | None:
        for depth in range(len(self.open) - 1, -1, -1):
            if self.open[depth].heading.number == heading.parent:
                return depth + 1
        return None

    def may_follow(self, before: Heading, heading: Heading) -> bool:
        """Whether a heading can stand next in the list of the other; a number may be printed twice or left out."""
        if before.value is None or heading.value is None:
            return True
        if heading.title.isupper() and heading.kind in ("roman", "capital"):
            return True
        least = 0 if heading.kind == "roman" or self.open[-1].heading is before else 1
        return least <= heading.value - before.value <= _LARGEST_GAP

    def add_section(self, heading: Heading, depth: int, source: Source | None) -> None:
        del self.open[depth:]
        parent = self.open[-1] if self.open else None
        siblings = parent.children if parent else self.roots
        self.check_order(siblings[-1].heading if siblings else None, heading, source)
        node = _Node(self.new_id(parent, heading.number), len(self.open) + 1, heading, source)
        siblings.append(node)
        self.open.append(node)

    def check_order(self, before: Heading | None, heading: Heading, source: Source | None) -> None:
        if heading.kind == "letter" and heading.value is None:
            message = (
                f"Điểm «{heading.number})»: chữ cái này không có trong thứ tự chữ cái tiếng Việt; địa chỉ giữ như in."
            )
            self.notices.append(Notice(code="P032", severity="warning", message=message, source=source))
        elif before and before.value is not None and heading.value not in (None, before.value + 1):
            message = f"Mục «{heading.number}» đứng sau mục «{before.number}»: số thứ tự không liên tục."
            self.notices.append(Notice(code="P031", severity="warning", message=message, source=source))

    def new_id(self, parent: _Node | None, number: str) -> str:
        stem = f"{parent.id}/{number}" if parent else number
        count = self.ids[stem] = self.ids.get(stem, 0) + 1
        return stem if count == 1 else f"{stem}~{count}"


def split_soft_lines(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with every paragraph cut where a soft line break is followed by a number or a dash."""
    result: list[Block] = []
    for block in blocks:
        if isinstance(block, Table) or "\n" not in block.text:
            result.append(block)
            continue
        parts: list[str] = []
        for line in block.text.split("\n"):
            if not parts or read_heading(line) or line.startswith(("- ", "+ ", "(")):
                parts.append(line)
            else:
                parts[-1] += "\n" + line
        result += [block.model_copy(update={"text": part}) for part in parts]
    return result
