"""What stands around a document: a web page's words above it and its metadata below, the lines of who made a copy."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kehoach.meaning.dates import read_date
from kehoach.model import Block, Document, Notice, Source, Table

_NAME = re.compile(
    r"(?<!\w)(số hiệu|số, ký hiệu|loại văn bản|ngày ban hành|nơi ban hành|cơ quan ban hành|người ký|ngày công báo|số công báo|"
    r"ngày hiệu lực|tình trạng(?: hiệu lực)?|ngày hết hiệu lực|lĩnh vực)\s*:\s*",
    re.IGNORECASE,
)
"""A name of metadata; a line may hold several with their values."""
_OPENS = re.compile(rf"[\W_]*{_NAME.pattern}", re.IGNORECASE)
"""What a line of metadata begins with: no words stand before its first name."""
_FEWEST_METADATA_LINES = 3
_MOST_ROWS_OF_A_COPY = 8
_COPY = re.compile(r"SAO Y|SAO LỤC|TRÍCH SAO|SAO Y BẢN CHÍNH")


def surroundings_start(blocks: Sequence[Block]) -> int:
    """Where words that are none of the document's begin below it; the number of blocks when there are none.

    A copy has the lines of who made it there ("SAO Y", Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần II), a page its metadata.
    """
    copy = (place for place in range(len(blocks) - 1, len(blocks) // 2, -1) if is_of_a_copy(blocks[place]))
    return next(copy, _metadata_start(blocks))


def is_of_a_copy(block: Block) -> bool:
    """Whether a block says what kind of copy this is."""
    if isinstance(block, Table):
        texts = [cell.text for row in block.rows for cell in row] if len(block.rows) <= _MOST_ROWS_OF_A_COPY else []
    else:
        texts = [block.text]
    return any(_COPY.fullmatch(line.strip()) for text in texts if "SAO" in text for line in text.split("\n"))


def _metadata_start(blocks: Sequence[Block]) -> int:
    """Where a page's own words begin.

    They are told by a run of metadata lines ("Số hiệu: ...", "Người ký: ..."), and reach up over the
    headings of that run: words that name the document's number or stand in capitals right above it.
    """
    lower = range(len(blocks) // 2, len(blocks))
    found = {place: entries for place in lower if (entries := _metadata(blocks[place]))}
    if sum(map(len, found.values())) < _FEWEST_METADATA_LINES:
        return len(blocks)
    first = min(found)
    codes = [value for entries in found.values() for name, value in entries if name.startswith("số")]
    while first > 0 and _heads_metadata(blocks[first - 1], codes):
        first -= 1
    return first


def _metadata(block: Block) -> list[tuple[str, str]]:
    """Names and values: "Số hiệu: 12/KH-UBND" in a line, alone or with others, or in two cells of a row."""
    if not isinstance(block, Table):
        rows = [[line] for line in block.text.split("\n")] if ":" in block.text else []
    else:
        told = [row for row in block.rows if ":" in "".join([cell.text for cell in row])]
        rows = [[line for cell in row for line in cell.text.split("\n")] for row in told]
    found: list[tuple[str, str]] = []
    for row in rows:
        for line, after in zip(row, [*row[1:], ""], strict=True):
            if ":" in line:
                found += _entries(line, after)
    return found


def _entries(line: str, after: str) -> Iterator[tuple[str, str]]:
    """The entries that a line begins with and holds; the value of the last may stand `after` it."""
    names = list(_NAME.finditer(line)) if _OPENS.match(line) else []
    for name, end in zip(names, [*(name.start() for name in names[1:]), len(line)], strict=False):
        value = line[name.end() : end].strip(" |")
        yield name[1].lower(), value or (after.strip() if name is names[-1] else "")


def _heads_metadata(block: Block, codes: Sequence[str]) -> bool:
    if isinstance(block, Table) or not block.text:
        return False
    named = any(code and code in block.text for code in codes)
    return named or (block.text.isupper() and len(block.text) <= 60 and "\n" not in block.text)


def compare_metadata(document: Document, blocks: Sequence[Block]) -> list[Notice]:
    """What the metadata around the document says otherwise than its own head and foot."""
    notices = []
    for block in blocks:
        for name, value in _metadata(block):
            said = _own_words(document, name)
            if said and value and not _agrees(said, value):
                message = f"Thông tin của trang nguồn «{name}: {value}» khác với văn bản: «{said}»."
                notices.append(Notice(code="P003", severity="warning", message=message, source=_source(block)))
    return notices


def _own_words(document: Document, name: str) -> str | None:
    if name in ("số hiệu", "số, ký hiệu") and document.number and document.symbol:
        return f"{document.number}/{document.symbol}"
    if name == "loại văn bản":
        return document.type
    if name == "ngày ban hành" and document.date:
        return f"{document.date.day:02}/{document.date.month:02}/{document.date.year}"
    if name == "người ký" and document.signature:
        return document.signature.name
    return None


def _agrees(said: str, value: str) -> bool:
    first, second = read_date(said), read_date(value)
    if first and second:
        return first == second
    return said.lower().replace(" ", "") == value.lower().replace(" ", "")


def _source(block: Block) -> Source | None:
    return block.source
