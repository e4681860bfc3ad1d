"""Annexes: where each begins, its label, title and caption, and the tables in it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kehoach.meaning.numbering import read_roman
from kehoach.model import Annex, Block, Notice, Paragraph, Source, Table
from kehoach.parser.flattened import rebuild
from kehoach.parser.tables import join_continuations, read_table

_LABEL = re.compile(
    r"(?P<kind>PHỤ LỤC|Phụ lục|BIỂU MẪU|Biểu mẫu|BIỂU SỐ|Biểu số|BIỂU|Biểu|PHỤ BIỂU|Phụ biểu|DANH MỤC SỐ)"
    r"(?:\s+(?:SỐ|số)?\s*(?P<number>[IVXLC]{1,6}(?:\.\d{1,2})*|\d{1,2}(?:\.\d{1,2})*|[A-E])(?!\w))?\s*(?P<rest>[.:\-–].*)?$",
    re.DOTALL,
)
_KINDS = {"phụ lục": "pl", "biểu mẫu": "bm", "biểu số": "b", "biểu": "b", "phụ biểu": "pb", "danh mục số": "dm"}
_CAPTION = re.compile(r"\(\s*(ban hành\s+)?(kèm|đính kèm|gửi kèm)", re.IGNORECASE)


def is_annex_start(block: Block) -> bool:
    """Whether the block is an annex's label: "PHỤ LỤC 1", "Phụ lục II.1", "PHỤ LỤC I. TÊN", "Biểu mẫu 3"."""
    return isinstance(block, Paragraph) and _match(block) is not None


def read_annex(blocks: Sequence[Block], taken: set[str]) -> tuple[Annex, list[Notice]]:
    """The annex that these blocks are, the first of them its label. `taken` holds the ids given so far."""
    first = blocks[0]
    match = _match(first) if isinstance(first, Paragraph) else None
    if match is None or not isinstance(first, Paragraph):
        raise ValueError("an annex begins with its label")
    label = first.text[: match.start("rest")].strip() if match["rest"] else first.text.split("\n")[0]
    lines = [Paragraph(text=line, source=first.source) for line in _after_label(first.text, match)]
    pending: list[Block] = [*lines, *blocks[1:]]
    title, caption, used, sources = _title_and_caption(pending)
    if first.source is not None:
        sources = [first.source, *sources]
    paragraphs, tables, notices = read_content(pending[used:])
    annex = Annex(
        id=_annex_id(match, taken),
        label=label,
        title=title,
        caption=caption,
        paragraphs=tuple(paragraphs),
        tables=tuple(tables),
        sources=tuple(sources),
    )
    return annex, notices


def read_content(blocks: Sequence[Block]) -> tuple[list[Paragraph], list[Table], list[Notice]]:
    """Paragraphs and tables of a stretch of blocks; where no real table stands, flattened ones are rebuilt."""
    paragraphs: list[Paragraph] = []
    tables: list[Table] = []
    notices: list[Notice] = []
    if any(isinstance(block, Table) for block in blocks):
        for block in blocks:
            if isinstance(block, Table):
                tables.append(read_table(block).model_copy(update={"position": len(paragraphs)}))
            elif block.text:
                paragraphs.append(block)
        return paragraphs, join_continuations(tables), notices
    rest = [block for block in blocks if isinstance(block, Paragraph)]
    while rest:
        rebuilt = rebuild(rest, number=len(tables) + 1)
        if rebuilt is None:
            break
        paragraphs += [paragraph for paragraph in rebuilt.before if paragraph.text]
        tables.append(rebuilt.table.model_copy(update={"position": len(paragraphs)}))
        notices += rebuilt.notices
        rest = list(rebuilt.after)
    paragraphs += [paragraph for paragraph in rest if paragraph.text]
    return paragraphs, tables, notices


def _match(block: Paragraph) -> re.Match[str] | None:
    line = block.text.split("\n")[0]
    match = _LABEL.match(line)
    if match is None or (match["rest"] and not match["rest"].strip(" .:-–").isupper()):
        return None
    if match["number"] is None and not match["kind"].isupper() and match["kind"] != "Phụ lục":
        return None
    return match


def _after_label(text: str, match: re.Match[str]) -> list[str]:
    lines = text.split("\n")
    rest = (match["rest"] or "").strip(" .:-–")
    return [line for line in [rest, *lines[1:]] if line]


def _title_and_caption(blocks: Sequence[Block]) -> tuple[str, str, int, list[Source]]:
    """Title and caption from the first paragraphs, how many blocks they take, and their places."""
    titles: list[str] = []
    sources: list[Source] = []
    caption: list[str] = []
    used = 0
    for block in blocks[:8]:
        if isinstance(block, Table):
            break
        lines = block.text.split("\n")
        opens_caption = next((place for place, line in enumerate(lines) if _CAPTION.match(line)), None)
        if opens_caption is not None:
            titles += lines[:opens_caption]
            caption += lines[opens_caption:]
        elif (
            block.text
            and not caption
            and all(line.isupper() or not titles for line in lines)
            and _may_be_title(block.text)
        ):
            titles += lines
        elif block.text:
            break
        used += 1
        if block.source is not None and block.text:
            sources.append(block.source)
        if caption:
            break
    return " ".join(titles).strip(), " ".join(caption), used, sources


def _may_be_title(text: str) -> bool:
    """Whether the words can be a title: not a column's title, not a sentence of the text."""
    return len(text) > 3 and not text.endswith((";", ":")) and text.lower() not in ("stt", "tt", "số tt")


def _annex_id(match: re.Match[str], taken: set[str]) -> str:
    number = match["number"] or ""
    head, dot, tail = number.partition(".")
    value = read_roman(head)
    stem = _KINDS[match["kind"].lower()] + (str(value) if value else head.lstrip("0").lower()) + dot + tail
    wanted, count = stem, 1
    while wanted in taken:
        count += 1
        wanted = f"{stem}~{count}"
    taken.add(wanted)
    return wanted
