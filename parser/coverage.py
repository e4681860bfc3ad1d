"""Proof that nothing of a source is lost: every non-blank block is in the document, or quoted in a notice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from kehoach.model import Annex, Block, Coverage, Document, Notice, Paragraph, Section, Source, Table
from kehoach.parser.outline import read_heading


def check_coverage(
    document: Document, blocks: Sequence[Block], noticed: Iterable[Block]
) -> tuple[Coverage, list[Notice]]:
    """How many blocks are where, and a notice that quotes each one that would be lost otherwise.

    A block is a paragraph or a table cell. `noticed` are those that notices quote already.
    """
    held = _Held(document)
    quoted = Counter(line for block in noticed for text, _ in _parts(block) for line in text.split("\n"))
    total = in_notices = 0
    lost: list[Notice] = []
    for block in blocks:
        for text, source in _parts(block):
            total += 1
            if all(quoted[line] > 0 for line in text.split("\n")):
                quoted.subtract(text.split("\n"))
                in_notices += 1
            elif not held.take(text):
                in_notices += 1
                message = f"Không xếp được vào cấu trúc văn bản: «{text}»"
                lost.append(Notice(code="P901", severity="warning", message=message, source=source))
    return Coverage(blocks=total, in_model=total - in_notices, in_notices=in_notices), lost


def _parts(block: Block) -> Iterator[tuple[str, Source | None]]:
    if isinstance(block, Paragraph):
        if block.text and any(sign.isalnum() for sign in block.text):
            yield block.text, block.source
        return
    for row in block.rows:
        for cell in row:
            if cell.text:
                yield cell.text, cell.source


class _Held:
    """The lines that a document holds, each as often as it holds it."""

    def __init__(self, document: Document) -> None:
        self.lines = Counter(line for text in _texts(document) for line in text.split("\n"))
        self.joined = " ".join(_joined_texts(document)).replace("\n", " ")

    def take(self, text: str) -> bool:
        """Whether every line of the text is held; each can be taken once for every time it is held."""
        return all(self.take_line(line) for line in text.split("\n"))

    def take_line(self, line: str) -> bool:
        if self.take_exact(line):
            return True
        heading = read_heading(line)
        if heading and (self.take_exact(heading.title) or not heading.title):
            return True
        bare = line.strip("-–•+*;. ")
        return not any(sign.isalnum() for sign in bare) or self.take_exact(bare) or bare in self.joined

    def take_exact(self, line: str) -> bool:
        if self.lines[line] > 0:
            self.lines[line] -= 1
            return True
        return False


def _texts(document: Document) -> Iterator[str]:
    """Every text of the body and the annexes, once for each place it stands at."""
    for paragraph in (*document.lead, *document.closing):
        yield paragraph.text
    for section in document.outline:
        yield from _section_texts(section)
    for annex in document.annexes:
        yield from (annex.label, annex.title, annex.caption)
        yield from _content_texts(annex)
    yield from document.recipients
    yield from (basis.text for basis in document.legal_bases)


def _section_texts(section: Section) -> Iterator[str]:
    yield section.title
    yield from _content_texts(section)
    for child in section.children:
        yield from _section_texts(child)
    yield from (paragraph.text for paragraph in section.trailing)


def _content_texts(part: Section | Annex) -> Iterator[str]:
    yield from (paragraph.text for paragraph in part.paragraphs)
    for table in part.tables:
        yield from _table_texts(table)


def _table_texts(table: Table) -> Iterator[str]:
    doubtful = {doubt.row: doubt.readings[0] for doubt in table.doubts}
    for row in table.header:
        yield from (cell.text for cell in row)
    for place, row in enumerate(table.rows):
        yield from (cell.text for cell in doubtful.get(place, row))


def _joined_texts(document: Document) -> Iterator[str]:
    """The parts that a document keeps joined or taken to pieces: head, captions, recipients, signature."""
    number = f"Số: {document.number or ''}/{document.symbol or ''}"
    head = (document.type, document.title, document.place, number, *document.superior, *document.issuer)
    yield from (part for part in head if part)
    yield "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc Nơi nhận:"
    yield f"{document.place}, {document.date_text}"
    if document.signature:
        signature = document.signature
        yield from (part for part in (signature.authority, signature.title, signature.name) if part)
    for annex in document.annexes:
        yield from (annex.label, annex.title, annex.caption)
    yield from document.recipients
    yield from (f"Căn cứ {basis.text}" for basis in document.legal_bases)
