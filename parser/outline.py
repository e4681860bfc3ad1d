"""The numbered body of a document: parts, sections, items, with what stands under each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kehoach.meaning.numbering import split_label
from kehoach.model import Block, Notice, Paragraph, Section, Source, Table

POINTER = re.compile(
    r"\(\s*(chi tiết|kèm theo|có|đính kèm|phân công).{0,80}phụ lục[^()]{0,60}\)\s*[.;]?$", re.IGNORECASE
)
"""A line that only points to an annex, as "(Kèm theo Phụ lục 1)"."""

_WORDED = re.compile(
    r"(PHẦN|Phần|CHƯƠNG|Chương|MỤC|Mục|Điều)\s+((?:THỨ|thứ)\s+\w+|[IVXLC]{1,8}|\d{1,3}|[A-E])\b\s*[.:)]?\s*(.*)$",
    re.DOTALL,
)
_CAPITAL = re.compile(r"([A-E])\.\s+(?=[^\W\d_]{2})")
_LARGEST_GAP = 3


@dataclass(frozen=True)
class Heading:
    """A numbered line: the kind of its number (its level among others), the number as cited, its place in its list, its words."""

    kind: str
    number: str
    value: int | None
    title: str


@dataclass
class _Node:
    id: str
    level: int
    heading: Heading
    source: Source | None
    paragraphs: list[Paragraph] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    children: list[_Node] = field(default_factory=list)
    trailing: list[Paragraph] = field(default_factory=list)

    def freeze(self) -> Section:
        return Section(
            id=self.id,
            level=self.level,
            number=self.heading.number,
            title=self.heading.title,
            paragraphs=tuple(self.paragraphs),
            tables=tuple(self.tables),
            children=tuple(child.freeze() for child in self.children),
            trailing=tuple(self.trailing),
            source=self.source,
        )


@dataclass(frozen=True)
class Outline:
    """The sections, and the blocks that stand before the first of them."""

    sections: tuple[Section, ...]
    before: tuple[Block, ...]
    notices: tuple[Notice, ...] = ()


def read_heading(text: str) -> Heading | None:
    """The numbered line that `text` is: "II. NHIỆM VỤ", "1. Mục tiêu", "a) ...", "Điều 2. ...", "Phần A"; else None."""
    if match := _WORDED.match(text):
        kind = match[1].lower()
        return Heading(kind, f"{match[1].capitalize()} {match[2]}", None, match[3].strip(" .:-–\n"))
    split = split_label(text)
    if split:
        label, title = split
        return Heading(label.style, label.number, label.value, title)
    if match := _CAPITAL.match(text):
        return Heading("capital", match[1], ord(match[1]) - ord("A") + 1, text[match.end() :])
    return None


def read_outline(blocks: Iterable[Block]) -> Outline:
    """The outline of a body's blocks, in order."""
    builder = _Builder()
    for block in blocks:
        if isinstance(block, Table):
            builder.add_table(block)
        elif block.text:
            builder.add_paragraph(block)
    sections = tuple(node.freeze() for node in builder.roots)
    return Outline(sections, tuple(builder.before), tuple(builder.notices))


class _Builder:
    def __init__(self) -> None:
        self.roots: list[_Node] = []
        self.open: list[_Node] = []
        self.before: list[Block] = []
        self.notices: list[Notice] = []
        self.ids: set[str] = set()

    def add_table(self, table: Table) -> None:
        if not self.open:
            self.before.append(table)
            return
        node = self.open[-1]
        node.tables.append(table.model_copy(update={"position": len(node.paragraphs)}))

    def add_paragraph(self, paragraph: Paragraph) -> None:
        heading = read_heading(paragraph.text)
        if heading is not None and (depth := self.depth_for(heading)) is not None:
            self.add_section(heading, depth, paragraph.source)
        elif not self.open:
            self.before.append(paragraph)
        elif POINTER.match(paragraph.text):
            root = self.open[0]
            (root.trailing if root.children else root.paragraphs).append(paragraph)
        else:
            self.open[-1].paragraphs.append(paragraph)

    def depth_for(self, heading: Heading) -> int | None:
        """Where the heading goes on the open path: it follows one of its kind there, or opens a level; None if neither."""
        for depth in range(len(self.open) - 1, -1, -1):
            before = self.open[depth].heading
            if before.kind != heading.kind:
                continue
            if heading.kind == "decimal" and before.number.rpartition(".")[0] != heading.number.rpartition(".")[0]:
                continue
            return depth if self.may_follow(before, heading) else None
        if heading.kind == "decimal":
            return self.depth_under(heading)
        opens = heading.value in (1, None) or (not self.open and heading.kind == "roman")
        return len(self.open) if opens else None

    def depth_under(self, heading: Heading) -> int | None:
        parent = heading.number.rpartition(".")[0]
        for depth in range(len(self.open) - 1, -1, -1):
            if self.open[depth].heading.number == parent:
                return depth + 1
        return None

    def may_follow(self, before: Heading, heading: Heading) -> bool:
        if before.value is None or heading.value is None:
            return True
        if heading.title.isupper() and heading.kind in ("roman", "capital"):
            return True
        return 1 <= heading.value - before.value <= _LARGEST_GAP

    def add_section(self, heading: Heading, depth: int, source: Source | None) -> None:
        del self.open[depth:]
        parent = self.open[-1] if self.open else None
        siblings = parent.children if parent else self.roots
        before = siblings[-1].heading if siblings else None
        if before and before.value is not None and heading.value not in (None, before.value + 1):
            message = f"Mục «{heading.number}» đứng sau mục «{before.number}»: số thứ tự không liên tục."
            self.notices.append(Notice(code="P031", severity="warning", message=message, source=source))
        node = _Node(self.new_id(parent, heading.number), len(self.open) + 1, heading, source)
        siblings.append(node)
        self.open.append(node)

    def new_id(self, parent: _Node | None, number: str) -> str:
        stem = f"{parent.id}/{number}" if parent else number
        wanted, count = stem, 1
        while wanted in self.ids:
            count += 1
            wanted = f"{stem}~{count}"
        self.ids.add(wanted)
        return wanted


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
