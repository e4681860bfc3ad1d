"""Proof that nothing of a source is lost: every non-blank block is in the document, or quoted in a notice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from kehoach.meaning.spelling import plain
from kehoach.model import Annex, Block, Cell, Coverage, Document, Notice, Paragraph, Row, Section, Table
from kehoach.parser.folded_foot import folded_lines
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
    quoted = Counter(line for block in noticed for part in _parts(block) for line in part.text.split("\n"))
    total = in_notices = 0
    lost: list[Notice] = []
    for block in blocks:
        parts = _parts(block)
        total += len(parts)
        for part in parts:
            text = part.text
            if held.lines[text] > 0 and text not in quoted:
                held.lines[text] -= 1
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
                lost.append(Notice(code="P901", severity="warning", message=message, source=part.source))
    return Coverage(blocks=total, in_model=total - in_notices, in_notices=in_notices), lost


def _is_grid(block: Block) -> bool:
    """Whether a block is a table of more columns than a head or a foot has: its cells are held as they are or not at all."""
    return isinstance(block, Table) and bool(block.rows) and len(block.rows[0]) > _MOST_LAYOUT_COLUMNS


def _parts(block: Block) -> Sequence[Paragraph | Cell]:
    """What holds a block's words: a paragraph itself, a table's cells."""
    if isinstance(block, Paragraph):
        return [block] if any(map(str.isalnum, block.text)) else []
    return [cell for row in block.rows for cell in row if cell.text]


class _Held:
    """The lines that a document holds, each as often as it holds it.

    A line of a table's header counts as held however often it comes: tables repeat their header after a page break.
    """

    def __init__(self, document: Document) -> None:
        documents = [document] if document.enclosing is None else [document, document.enclosing]
        sections = [section for each in documents for section in _sections(each.outline)]
        annexes = [annex for each in documents for annex in each.annexes]
        paragraphs = [paragraph for each in documents for paragraph in (*each.lead, *each.closing)]
        tables = [table for each in documents for table in each.tables]
        parts: list[Section | Annex] = [*sections, *annexes]
        for part in parts:
            paragraphs += part.paragraphs
            tables += part.tables
        for section in sections:
            paragraphs += section.trailing
        texts = [*(section.title for section in sections), *(paragraph.text for paragraph in paragraphs)]
        self.lines = Counter("\n".join(texts + _table_texts(tables)).split("\n"))
        self.numbers = Counter(section.number for section in sections)
        self.national_letters = len(NATIONAL) * len(documents)
        header = "\n".join([cell.text for table in tables for row in table.header for cell in row])
        self.repeatable = set(header.split("\n"))
        self.apart = f" |{_words(' | '.join(part for each in documents for part in _texts_apart(each)))}| "

    def take_all(self, lines: Sequence[str], *, may_be_apart: bool = True) -> bool:
        """Whether the lines of a block are held; those of a heading whose number and words are on several lines, too."""
        return (len(lines) > 1 and self.take_heading("\n".join(lines))) or all(
            self.take(line, may_be_apart=may_be_apart) for line in lines
        )

    def take(self, line: str, *, may_be_apart: bool) -> bool:
        """Whether a line is held; each can be taken once for every time it is held."""
        if self.take_exact(line) or line in self.repeatable or self.take_heading(line):
            return True
        if is_national(line) and self.national_letters >= len(letters(line).replace(" ", "")):
            self.national_letters -= len(letters(line).replace(" ", ""))
            return True
        if may_be_apart and len(parts := folded_lines(line)) > 1:
            return all(self.take(part, may_be_apart=True) for part in parts)
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


def _table_texts(tables: Sequence[Table]) -> list[str]:
    """Every text of the tables' cells; of a row that can be read in several ways those of the likeliest."""
    rows: list[Row] = []
    for table in tables:
        likeliest = {doubt.row: doubt.readings[0] for doubt in table.doubts}
        rows += table.header
        rows += [likeliest.get(place, row) for place, row in enumerate(table.rows)] if likeliest else table.rows
    return [cell.text for row in rows for cell in row]


def _sections(outline: Sequence[Section]) -> list[Section]:
    """All sections of an outline."""
    return [each for section in outline for each in (section, *_sections(section.children))]


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
