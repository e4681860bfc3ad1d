"""Proof that nothing of a source is lost: every non-blank block is in the document, or quoted in a notice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from kehoach.meaning.spelling import plain
from kehoach.model import Annex, Block, Coverage, Document, Notice, Paragraph, Section, Source, Table
from kehoach.parser.header_lines import NATIONAL, is_national
from kehoach.parser.lines import letters
from kehoach.parser.ordinals import read_ordinal
from kehoach.parser.outline import read_heading

_LONGEST_COLUMNS = 300
_MOST_LAYOUT_COLUMNS = 3
_TELLING = 25
"""Letters of a line that hardly stands by chance inside another."""
_WORD = re.compile(r"[^\W_]+|[|]")


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
            if text not in quoted and held.take_exact(text):
                continue
            lines = text.split("\n")
            told = [line for line in lines if quoted.get(line, 0) > 0]
            for line in told:
                quoted[line] -= 1
            if len(told) == len(lines):
                in_notices += 1
            elif not held.take_all([line for line in lines if line not in told], may_be_apart=not _is_grid(block)):
                in_notices += 1
                message = f"Không xếp được vào cấu trúc văn bản: «{text}»"
                lost.append(Notice(code="P901", severity="warning", message=message, source=source))
    return Coverage(blocks=total, in_model=total - in_notices, in_notices=in_notices), lost


def _is_grid(block: Block) -> bool:
    """Whether a block is a table of more columns than a head or a foot has: its cells are held as they are or not at all."""
    return isinstance(block, Table) and bool(block.rows) and len(block.rows[0]) > _MOST_LAYOUT_COLUMNS


def _parts(block: Block) -> Iterator[tuple[str, Source | None]]:
    if isinstance(block, Paragraph):
        if any(map(str.isalnum, block.text)):
            yield block.text, block.source
        return
    for row in block.rows:
        for cell in row:
            if cell.text:
                yield cell.text, cell.source


class _Held:
    """The lines that a document holds, each as often as it holds it.

    A line of a table's header counts as held however often it comes: tables repeat their header after a page break.
    """

    def __init__(self, document: Document) -> None:
        self.lines = Counter("\n".join(_texts(document)).split("\n"))
        self.numbers = Counter(section.number for section in _sections(document))
        self.national_letters = len(NATIONAL) * (1 if document.enclosing is None else 2)
        self.repeatable = {line for text in _header_texts(document) for line in text.split("\n")}
        self.apart = f" |{_words(' | '.join(_texts_apart(document)))}| "

    def take_all(self, lines: Sequence[str], *, may_be_apart: bool = True) -> bool:
        """Whether the lines of a block are held; those of a heading whose number and words are on several lines, too."""
        return (len(lines) > 1 and self.take_heading("\n".join(lines))) or all(
            self.take(line, may_be_apart=may_be_apart) for line in lines
        )

    def take(self, line: str, *, may_be_apart: bool) -> bool:
        """Whether a line is held; each can be taken once for every time it is held."""
        if self.take_exact(line) or line in self.repeatable:
            return True
        if is_national(line) and self.national_letters >= len(letters(line).replace(" ", "")):
            self.national_letters -= len(letters(line).replace(" ", ""))
            return True
        if self.take_heading(line):
            return True
        bare = line.strip("-–•+*;. ")
        if not any(map(str.isalnum, bare)) or (may_be_apart and self.take_apart(_words(bare))):
            return True
        return self.take_exact(bare) or (may_be_apart and self.take_two(bare)) or self.take_number(line)

    def take_heading(self, text: str) -> bool:
        """Whether a text is a heading that is held: its number, and the words after it."""
        heading = read_heading(text)
        if (
            heading is not None
            and self.numbers[heading.number] > 0
            and self.take_exact(heading.title.partition("\n")[0])
        ):
            self.numbers[heading.number] -= 1
            for line in heading.title.split("\n")[1:]:
                self.take_exact(line)
            return True
        return False

    def take_number(self, text: str) -> bool:
        """Whether a text is the number of a section alone, set apart from its words."""
        label = read_ordinal(text)
        if label is None or label.is_sign or self.numbers[label.number] == 0:
            return False
        self.numbers[label.number] -= 1
        return True

    def take_exact(self, line: str) -> bool:
        if self.lines.get(line, 0) > 0:
            self.lines[line] -= 1
            return True
        return False

    def take_apart(self, words: str) -> bool:
        """Whether words are a part that the model keeps joined or taken to pieces, or what is left of one begins with them."""
        wanted = self.find_apart(words)
        if wanted is None:
            return False
        self.apart = self.apart.replace(wanted, " | ", 1)
        return True

    def find_apart(self, words: str) -> str | None:
        # The lines of a part come in order: what stands first of it is looked for, and only a long line in its middle.
        wanted = f" |{words}"
        return wanted if wanted in self.apart else words if len(words) > _TELLING and words in self.apart else None

    def take_two(self, line: str) -> bool:
        """Whether a line is two that are held apart: the two columns of a head or a foot."""
        pieces = line.split(" ") if len(line) <= _LONGEST_COLUMNS else []
        for place in range(1, len(pieces)):
            left, right = " ".join(pieces[:place]), " ".join(pieces[place:])
            if self.find_apart(_words(left)) and (is_national(right) or self.find_apart(_words(right))):
                return self.take_apart(_words(left)) and (is_national(right) or self.take_apart(_words(right)))
        return False


def _words(text: str) -> str:
    """The words of a text, a space before and after each, signs left out but the bars between parts."""
    return f" {' '.join(_WORD.findall(plain(text)))} "


def _texts(document: Document) -> Iterator[str]:
    """Every text of the body and the annexes, once for each place it stands at."""
    for paragraph in (*document.lead, *document.closing):
        yield paragraph.text
    for table in document.tables:
        yield from _table_texts(table)
    for section in document.outline:
        yield from _section_texts(section)
    for annex in document.annexes:
        yield from _content_texts(annex)
    if document.enclosing is not None:
        yield from _texts(document.enclosing)


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


def _header_texts(document: Document) -> Iterator[str]:
    tables = [*document.tables, *(table for annex in document.annexes for table in annex.tables)]
    tables += [table for section in _sections(document) for table in section.tables]
    for table in tables:
        yield from (cell.text for row in table.header for cell in row)


def _sections(document: Document) -> Iterator[Section]:
    """Every section of a document, and of one that encloses it."""
    sections = list(document.outline)
    while sections:
        section = sections.pop()
        yield section
        sections += section.children
    if document.enclosing is not None:
        yield from _sections(document.enclosing)


def _texts_apart(document: Document) -> Iterator[str]:
    """The parts that a document keeps joined or taken to pieces: head, captions, recipients, signature, legal bases."""
    number = f"Số: {document.number or ''}/{document.symbol or ''}"
    place_date = f"{document.place or ''}, {document.date_text or ''}"
    bare = number.removeprefix("Số: ")  # a line may leave out the word
    head = (" ".join((*document.superior, *document.issuer)), number, bare, place_date, document.type, document.title)
    yield from (part for part in head if part)
    yield f"Kính gửi: {'; '.join(document.addressees)}"
    yield "Nơi nhận:"
    if document.signature:
        signature = document.signature
        yield from (part for part in (signature.authority, signature.title, signature.name) if part)
    for annex in document.annexes:
        yield from (annex.label, annex.title, annex.caption)
    yield from document.recipients
    yield from (f"Căn cứ {basis.text}" for basis in document.legal_bases)
    if document.enacted_by is not None:
        yield document.enacted_by.text
    if document.enclosing is not None:
        yield from _texts_apart(document.enclosing)
