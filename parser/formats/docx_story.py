"""A story (the body, a note, a header) as blocks, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Final

from kehoach.errors import KehoachError
from kehoach.model import Block, Notice, Paragraph, Source, Table
from kehoach.parser.extraction import Origin, clean
from kehoach.parser.formats.docx_notices import notice
from kehoach.parser.formats.docx_numbering import Numbering
from kehoach.parser.formats.docx_styles import Style, Styles
from kehoach.parser.formats.docx_table import MAX_COLUMNS, MAX_POSITIONS, GridRow, lay_out, read_row
from kehoach.parser.formats.docx_text import PAGE_BREAK, ParagraphText, TextReader, all_words
from kehoach.parser.formats.docx_xml import (
    ALTERNATIVES,
    DELETED,
    PARAGRAPH,
    PARAGRAPH_PROPERTIES,
    RUN_PROPERTIES,
    TABLE,
    TEXT_BOX,
    Element,
    W,
    chosen_branch,
    members,
    number,
    switched_on,
    value,
)

MAX_NESTING: Final = 16
"""How deep tables and text boxes may stand in one another."""

_PROPERTIES = frozenset(W + name for name in ("sdtPr", "sectPr", "tcPr"))


class Story:
    """Reads the parts of a document that flow by themselves.

    Paragraphs are counted from 1 in the order of the file, those in tables too; what stands in a text
    box bears the number of the paragraph that the box hangs on. With `place`, everything is placed there.
    """

    def __init__(self, origin: Origin, styles: Styles, numbering: Numbering, place: Source | None = None) -> None:
        self.notices: list[Notice] = []
        self.notes: list[tuple[str, str, Source]] = []
        self.pictures: list[tuple[str, Source]] = []
        self._origin = origin
        self._styles = styles
        self._numbering = numbering
        self._place = place
        self._text = TextReader(styles)
        self._paragraphs = 0
        self._tables = 0
        self._positions = 0
        self._boxes = 0
        self._cells = 0
        self._nesting = 0
        self._carried = ""

    def blocks(self, container: Element) -> list[Block]:
        """The blocks of an element that holds paragraphs and tables, also those in content controls and the like."""
        found: list[Block] = []
        for child in container:
            if child.tag == PARAGRAPH:
                found += self._paragraph(child)
            elif child.tag == TABLE:
                found += [*self._carried_over(), *self._table(child)]
            elif child.tag == ALTERNATIVES:
                found += self.blocks(chosen_branch(child))
            elif child.tag in DELETED:
                self._tell("P401", self._here(), all_words(child))
            elif len(child) and child.tag not in _PROPERTIES:
                found += self.blocks(child)
        return [*found, *self._carried_over()]

    def _here(self) -> Source:
        return self._place or self._origin.at(paragraph=self._paragraphs or None)

    def _tell(self, code: str, place: Source, words: str) -> None:
        quote = clean(words)
        if quote:
            self.notices.append(notice(code, place, quote=quote))

    def _paragraph(self, element: Element) -> list[Block]:
        if not self._boxes:
            self._paragraphs += 1
        properties = element.find(PARAGRAPH_PROPERTIES)
        style = self._styles.paragraph(value(properties, W + "pStyle"))
        content = self._text.read(element, style)
        here = self._here()
        self._report(content, here)
        mark = properties.find(RUN_PROPERTIES) if properties is not None else None
        self._carried += "".join(content.visible)
        found: list[Block] = []
        if mark is None or mark.find(W + "del") is None:
            pieces = [piece for piece in map(clean, self._carried.split(PAGE_BREAK)) if piece]
            self._carried = ""
            if pieces or not _is_hidden(mark, style):
                pieces[:1] = [self._label(properties, style, here) + "".join(pieces[:1])]
            found += [Paragraph(text=piece, source=here) for piece in map(clean, pieces) if piece]
        return found + self._in_boxes(content.boxes, here) if content.boxes else found

    def _carried_over(self) -> list[Block]:
        """The words of paragraphs whose mark was deleted, when no paragraph follows for them to join."""
        text, self._carried = clean(self._carried.replace(PAGE_BREAK, "\n")), ""
        return [Paragraph(text=text, source=self._here())] if text else []

    def _label(self, properties: Element | None, style: Style, here: Source) -> str:
        """The number that Word prints before the paragraph, with the space after it."""
        own = properties.find(W + "numPr") if properties is not None else None
        own_list, own_level = value(own, W + "numId"), value(own, W + "ilvl")
        num_id = number(own_list, 0) if own_list is not None else style.num_id
        if not num_id:
            return ""
        if not self._numbering.is_defined(num_id):
            self.notices.append(notice("P412", here, list=num_id))
            return ""
        linked = style.numbered_by if own_level is None else None
        label = self._numbering.next_label(num_id, number(own_level, 0) if own_level else style.level, linked)
        if label is None:
            return ""
        if label.foreign:
            self.notices.append(notice("P410", here, label=label.text.strip()))
        if label.unread:
            self.notices.append(notice("P411", here, label=label.text.strip(), format=label.unread))
        return label.text

    def _report(self, content: ParagraphText, here: Source) -> None:
        """Tell what of a paragraph is not among its visible words."""
        self._tell("P401", here, "".join(content.deleted))
        self._tell("P402", here, "".join(content.hidden))
        self._tell("P403", here, "".join(content.instructions))
        for font, char in content.unknown_signs:
            self.notices.append(notice("P409", here, font=font, char=char))
        self.notes += [(kind, identifier, here) for kind, identifier in content.notes]
        self.pictures += [(name, here) for name in content.pictures]

    def _in_boxes(self, boxes: Iterable[Element | str], here: Source) -> list[Block]:
        """What stands in the text boxes that hang on the paragraph just read."""
        carried, self._carried = self._carried, ""
        self._boxes += 1
        found: list[Block] = []
        for box in boxes:
            if isinstance(box, str):
                found += [Paragraph(text=clean(box), source=here)] if clean(box) else []
            else:
                with self._one_deeper():
                    found += self.blocks(box)
        self._boxes -= 1
        self._carried = carried
        return found

    def _table(self, element: Element) -> list[Block]:
        if not self._cells:
            self._tables += 1
        table, first = self._tables, self._paragraphs + 1
        rows = self._rows(element)
        if not any(row.cells for row in rows):
            return []
        width = max(row.width for row in rows)
        self._positions += len(rows) * width
        if width > MAX_COLUMNS or self._positions > MAX_POSITIONS:
            limits = f"{MAX_COLUMNS} cột hoặc {MAX_POSITIONS:,} ô"
            raise KehoachError(f"bảng có quá {limits}, không phải bảng thật", file=self._origin.file)

        def place(row: int, column: int, paragraph: int | None) -> Source:
            return self._place or self._origin.at(table=table, row=row, column=column, paragraph=paragraph)

        return [Table(rows=lay_out(rows, place), source=self._place or self._origin.at(table=table, paragraph=first))]

    def _rows(self, table: Element) -> list[GridRow]:
        rows: list[GridRow] = []
        with self._one_deeper():
            self._cells += 1
            for element in members(table, W + "tr"):
                properties = element.find(W + "trPr")
                if properties is not None and properties.find(W + "del") is not None:
                    self._skip(element, "P401")
                else:
                    rows.append(read_row(element, rows[-1] if rows else None, self._cell))
            self._cells -= 1
        return rows

    def _cell(self, element: Element, covered: bool) -> tuple[str, int]:
        """The lines of a cell and the index of its first paragraph. What a merged cell covers is not read:
        Word does not show it and does not count its list numbers."""
        first = self._paragraphs + 1
        if covered:
            self._skip(element, "P407")
            return "", first
        lines: list[str] = []
        for block in self.blocks(element):
            if isinstance(block, Paragraph):
                lines.append(block.text)
            else:
                inner = [cell.text for row in block.rows for cell in row if cell.text]
                self._tell("P408", self._here(), "\n".join(inner))
                lines += inner
        return "\n".join(lines), first

    def _skip(self, element: Element, code: str) -> None:
        """Leave an element out, quote its words, and go on counting paragraphs as if it had been read."""
        self._tell(code, self._here(), all_words(element))
        if not self._boxes:
            inside = (next(paragraph.iterancestors(TEXT_BOX), None) for paragraph in element.iter(PARAGRAPH))
            self._paragraphs += sum(1 for box in inside if box is None)

    @contextmanager
    def _one_deeper(self) -> Iterator[None]:
        if self._nesting >= MAX_NESTING:
            raise KehoachError(f"bảng hoặc hộp chữ lồng nhau quá {MAX_NESTING} tầng", file=self._origin.file)
        self._nesting += 1
        yield
        self._nesting -= 1


def _is_hidden(mark: Element | None, style: Style) -> bool:
    """Whether the paragraph's own mark is hidden: such a paragraph, with no words to see, is not there at all."""
    own = mark.find(W + "vanish") if mark is not None else None
    return style.hidden if own is None else switched_on(own)
