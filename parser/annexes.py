"""Annexes: where each begins, its label, title and caption, and the tables in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kehoach.meaning.numbering import read_roman, split_label
from kehoach.model import Annex, Block, Notice, Paragraph, Source, Table
from kehoach.parser.content import read_content
from kehoach.parser.header import opens_issuer
from kehoach.parser.header_lines import holds_nation, is_national, read_number, type_of
from kehoach.parser.lines import CAPTION, Line, is_capital

_LABEL = re.compile(
    r"(?P<kind>PHỤ LỤC|Phụ lục|BIỂU MẪU|Biểu mẫu|BIỂU SỐ|Biểu số|BIỂU|Biểu|PHỤ BIỂU|Phụ biểu|MẪU SỐ|Mẫu số|DANH MỤC SỐ)"
    r"(?:\s+(?:SỐ|số)?\s*(?P<number>[IVXLC]{1,6}(?:\.\d{1,2})*|\d{1,2}(?:\.\d{1,2})*[a-z]?|[A-E])(?!\w))?(?!\w)\s*(?P<rest>\S.*)?$"
)
_INITIALS = ("P", "B", "M", "D")
_KINDS = {
    "phụ lục": "pl", "biểu mẫu": "bm", "biểu số": "b", "biểu": "b", "phụ biểu": "pb", "mẫu số": "m", "danh mục số": "dm",
}  # fmt: skip
_PART = re.compile(r"PHẦN (THỨ \w+|[IVXLC]{1,6}|[A-H]|\d{1,2})\b")
_LETTERS = ("C", "D")
"""Numbers of annexes that are letters, though Romans counted with them."""
_LONGEST_TITLE = 250
_MOST_ISSUER_LINES = 3
"""Most lines of who issues a form above its Quốc hiệu, where its head's two columns were printed one after the other."""
_MOST_HEAD_BLOCKS = 8
"""Most paragraphs between an annex's label and its caption, the blank ones counted."""


@dataclass(frozen=True)
class _AnnexLabel:
    """A label in the first line of a paragraph: "PHỤ LỤC II.1", with the title that may follow it there."""

    kind: str
    number: str
    text: str
    title: str


def is_annex_label(block: Block) -> bool:
    """Whether the block opens with an annex's label."""
    return _label(block) is not None


def annex_starts(blocks: Sequence[Block]) -> list[int]:
    """Where annexes begin: at a label, at a part's heading over one, or at a title in capitals over a caption."""
    starts: list[int] = []
    labels = [place for place, block in enumerate(blocks) if _label(block)]
    marks = {place for place in labels if not _is_listed(blocks, place)}
    head_end = -1
    for place, block in enumerate(blocks):
        if place in marks:
            starts.append(_with_part(blocks, place))
            head_end = _head_end(blocks, place + 1)
        elif place > head_end and isinstance(block, Paragraph) and CAPTION.match(block.text):
            title = _title_start(blocks, place)
            if title < place:
                starts.append(title)
    return starts


def read_annex(blocks: Sequence[Block], taken: dict[str, int]) -> tuple[Annex, list[Notice]]:
    """The annex that these blocks are, from its label (or title) on. `taken` counts the ids given so far."""
    place = next((place for place, block in enumerate(blocks[:_MOST_HEAD_BLOCKS]) if _label(block)), None)
    label = _label(blocks[place]) if place is not None else None
    above: list[Block] = []
    pending = list(blocks)
    sources: list[Source] = []
    if place is not None and label is not None:
        above, first = list(blocks[:place]), blocks[place]
        lines = [Paragraph(text=line, source=first.source) for line in _after_label(first, label)]
        pending = [*lines, *blocks[place + 1 :]]
        sources = [first.source] if first.source is not None else []
    title, caption, used, more = _title_and_caption(pending)
    paragraphs, tables, notices = read_content([*above, *pending[used:]])
    annex = Annex(
        id=_annex_id(label, taken),
        label=label.text if label else "",
        title=title,
        caption=caption,
        paragraphs=tuple(paragraphs),
        tables=tuple(tables),
        sources=(*sources, *more),
    )
    if "~" in annex.id:
        message = f"Có nhiều phụ lục cùng số «{annex.label or annex.title}»; phụ lục này có địa chỉ {annex.id}."
        notices.append(Notice(code="P207", severity="warning", message=message, source=next(iter(annex.sources), None)))
    return annex, notices


def _label(block: Block) -> _AnnexLabel | None:
    """The label that a block opens with: "PHỤ LỤC 1", "Phụ lục II.1", "PHỤ LỤC I. TÊN", "Biểu mẫu 3"."""
    if not isinstance(block, Paragraph) or not block.text.startswith(_INITIALS):
        return None
    line = block.text.split("\n", 1)[0]
    match = _LABEL.match(line) if len(line) <= _LONGEST_TITLE else None
    if match is None:
        return None
    rest = match["rest"] or ""
    title = rest.strip(" .:-–")
    in_capitals = is_capital(title)
    is_marked = rest[:1] in tuple(".:-–")
    if title and not in_capitals and not (match["number"] and is_marked and _is_title(title)):
        return None
    if (
        match["number"] is None
        and not match["kind"].isupper()
        and (match["kind"] != "Phụ lục" or (title and not is_marked))
    ):
        return None
    if match["number"] is None and title and match["kind"].lower() != "phụ lục":
        return None
    text = line[: match.start("rest")].strip() if rest else line
    return _AnnexLabel(match["kind"].lower(), match["number"] or "", text, title)


def _is_title(text: str) -> bool:
    """Whether words in small letters after a label can be its title, not the rest of a sentence."""
    return text[:1].isupper() and len(text) <= _LONGEST_TITLE and not text.endswith((".", ";", ":", ","))


def _is_listed(blocks: Sequence[Block], place: int) -> bool:
    """Whether a label with its title in small letters only stands in a list of annexes: another follows at once."""
    label = _label(blocks[place])
    if label is None or not label.title or is_capital(label.title):
        return False
    near = [block for block in blocks[max(0, place - 2) : place + 3] if isinstance(block, Paragraph) and block.text]
    index = next(i for i, block in enumerate(near) if block is blocks[place])
    return any(_label(near[i]) for i in (index - 1, index + 1) if 0 <= i < len(near))


def _with_part(blocks: Sequence[Block], place: int) -> int:
    """The place of a part's heading right above a label ("PHẦN B"), else that of the label."""
    for above in range(place - 1, max(-1, place - 4), -1):
        block = blocks[above]
        if not isinstance(block, Paragraph) or (block.text and not is_capital(block.text)):
            break
        if _PART.match(block.text):
            return above
    return place


def _head_end(blocks: Sequence[Block], start: int) -> int:
    """The last block that can be title or caption of the annex whose label stands before `start`."""
    end = start
    while end < len(blocks) and end - start < _MOST_HEAD_BLOCKS:
        block = blocks[end]
        if isinstance(block, Paragraph) and CAPTION.match(block.text):
            return end
        if not isinstance(block, Paragraph) or block.text.endswith((".", ";", ":")):
            break
        end += 1
    return end - 1


def _title_start(blocks: Sequence[Block], caption: int) -> int:
    """The first of the paragraphs in capitals above a caption; the caption's own place when there is none."""
    start = place = caption
    while place > 0 and caption - place < _MOST_HEAD_BLOCKS:
        place -= 1
        block = blocks[place]
        if not isinstance(block, Paragraph) or (block.text and not _is_capital_title(block.text)):
            break
        start = place if block.text else start
    return start


def _is_capital_title(text: str) -> bool:
    return is_capital(text) and len(text) <= _LONGEST_TITLE and not is_national(text) and split_label(text) is None


def _after_label(block: Block, label: _AnnexLabel) -> list[str]:
    lines = block.text.split("\n") if isinstance(block, Paragraph) else []
    return [line for line in [label.title, *lines[1:]] if line]


def _title_and_caption(blocks: Sequence[Block]) -> tuple[str, str, int, list[Source]]:
    """Title and caption from the first paragraphs, how many blocks they take, and their places."""
    titles: list[str] = []
    sources: list[Source] = []
    caption: list[str] = []
    used = 0
    is_sure = _leads_to_caption(blocks[:_MOST_HEAD_BLOCKS])
    form = _form_start(blocks)
    for place, block in enumerate(blocks[:_MOST_HEAD_BLOCKS]):
        if isinstance(block, Table) or (caption and not _is_open(caption)) or place == form:
            break
        lines = block.text.split("\n")
        opens_caption = next((place for place, line in enumerate(lines) if CAPTION.match(line)), None)
        if caption and block.text:
            caption += lines
        elif opens_caption is not None:
            titles += lines[:opens_caption]
            caption += lines[opens_caption:]
        elif block.text and (
            is_sure or (all(is_capital(line) or not titles for line in lines) and _may_be_title(block.text))
        ):
            titles += lines
        elif block.text:
            break
        used += 1
        if block.source is not None and block.text:
            sources.append(block.source)
    return " ".join(titles).strip(), " ".join(caption), used, sources


def _form_start(blocks: Sequence[Block]) -> int | None:
    """Where a form begins among the first paragraphs: at Quốc hiệu, or at who issues it in the lines right above."""
    texts = [block.text if isinstance(block, Paragraph) else "" for block in blocks[:_MOST_HEAD_BLOCKS]]
    nation = next((place for place, text in enumerate(texts) if holds_nation(text)), None)
    if nation is None:
        return None
    start = nation
    while start > 0 and nation - start < _MOST_ISSUER_LINES and opens_issuer(texts[start - 1]):
        start -= 1
    return start


def _leads_to_caption(blocks: Sequence[Block]) -> bool:
    """Whether short lines that are no sentences lead to a caption: then they are the title, in whatever letters."""
    for block in blocks:
        if isinstance(block, Table):
            return False
        if any(CAPTION.match(line) for line in block.text.split("\n")):
            return True
        if len(block.text) > _LONGEST_TITLE or block.text.endswith((".", ";", ":")) or split_label(block.text):
            return False
    return False


def _is_open(caption: Sequence[str]) -> bool:
    """Whether a caption's bracket has not been closed yet."""
    words = " ".join(caption)
    return words.startswith("(") and ")" not in words and len(words) < _LONGEST_TITLE


def _may_be_title(text: str) -> bool:
    """Whether the words can be a title: not a column's title, not a sentence, not the head of a form."""
    line = Line(text, 0, None)
    if is_national(text) or read_number(text) or type_of(line):
        return False
    return len(text) > 3 and not text.endswith((";", ":")) and text.lower() not in ("stt", "tt", "số tt")


def _annex_id(label: _AnnexLabel | None, taken: dict[str, int]) -> str:
    number = label.number if label else ""
    head, dot, tail = number.partition(".")
    value = None if head in _LETTERS else read_roman(head)
    stem = _KINDS[label.kind if label else "phụ lục"] + (str(value) if value else head.lstrip("0").lower()) + dot + tail
    count = taken[stem] = taken.get(stem, 0) + 1
    return stem if count == 1 else f"{stem}~{count}"
