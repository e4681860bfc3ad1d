"""A story (the body, a note, a header) as blocks, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from kehoach.errors import KehoachError
from kehoach.model import Block, Notice, Paragraph, Source, Table
from kehoach.model.trusted import trusted
from kehoach.parser.extraction import Origin, clean
from kehoach.parser.formats.docx_notices import notice
from kehoach.parser.formats.docx_numbering import Numbering
from kehoach.parser.formats.docx_styles import Style, Styles
from kehoach.parser.formats.docx_table import MAX_COLUMNS, MAX_POSITIONS, GridRow, lay_out, read_row
from kehoach.parser.formats.docx_text import PAGE_BREAK, Asides, TextReader, all_words
from kehoach.parser.formats.docx_xml import (
    ALTERNATIVES,
    DELETED,
    PARAGRAPH,
    ROW_PROPERTIES,
    RUN_PROPERTIES,
    TABLE,
    TEXT_BOX,
    Element,
    W,
    child,
    chosen_branch,
    members,
    number,
    switched_on,
    value,
)

MAX_NESTING: Final = 16
"""How deep tables and text boxes may stand in one another."""

_NUMBERING = W + "numPr"
_DELETED_MARK = W + "del"
_PROPERTIES = frozenset(W + name for name in ("sdtPr", "sectPr", "tcPr"))
_Item = tuple[str | Table, int]
"""The text of a paragraph, or a table, and the index of the paragraph where it stands."""


class SeenParagraph(NamedTuple):
    """A `w:p` that was read: its number, the label that Word prints before it, whether it stands in a text box."""

    element: Element
    number: int
    label: str
    boxed: bool


class SeenTable(NamedTuple):
    """A `w:tbl` that was read and stands in no other: its number, the number of its first paragraph, and its grid."""

    element: Element
    number: int
    first: int
    rows: list[GridRow]


@dataclass
class Seen:
    """What elements a story's blocks were read from, in the order of the file."""

    paragraphs: list[SeenParagraph] = field(default_factory=list)
    tables: list[SeenTable] = field(default_factory=list)


class Story:
    """Reads the parts of a document that flow by themselves.

    Paragraphs are counted from 1 in the order of the file, those in tables too; what stands in a text
    box bears the number of the paragraph that the box hangs on. With `place`, everything is placed there. `seen` notes the
    elements that are read, for those who ask what they look like.
    """

    def __init__(
        self,
        origin: Origin,
        styles: Styles,
        numbering: Numbering,
        place: Source | None = None,
        seen: Seen | None = None,
    ) -> None:
        self.notices: list[Notice] = []
        self.notes: list[tuple[str, str, Source]] = []
        self.pictures: list[tuple[str, Source]] = []
        self._origin = origin
        self._numbering = numbering
        self._place = place
        self._seen = seen
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
        items = self._items(container)
        return [
            trusted(Paragraph, {"text": item, "source": self._at(index)}) if isinstance(item, str) else item
            for item, index in items
        ]

    def _items(self, container: Element) -> list[_Item]:
        found: list[_Item] = []
        for element in container:
            tag = element.tag
            if tag == PARAGRAPH:
                found += self._paragraph(element)
            elif tag in _PROPERTIES:
                continue
            elif tag == TABLE:
                found += [*self._carried_over(), *self._table(element)]
            elif tag == ALTERNATIVES:
                found += self._items(chosen_branch(element))
            elif tag in DELETED:
                self._tell("P401", all_words(element))
            else:
                found += self._items(element)
        if self._carried:
            found += self._carried_over()
        return found

    def _at(self, paragraph: int) -> Source:
        return self._place or self._origin.at(paragraph=paragraph or None)

    def _tell(self, code: str, words: str) -> None:
        """A notice that quotes words at the paragraph where the reading stands."""
        quote = clean(words)
        if quote:
            self.notices.append(notice(code, self._at(self._paragraphs), quote=quote))

    def _paragraph(self, element: Element) -> list[_Item]:
        if not self._boxes:
            self._paragraphs += 1
        content = self._text.read(element)
        properties, style = content.properties, content.style
        if content.asides is not None:
            self._report(content.asides)
        mark = properties.get(RUN_PROPERTIES)
        text = "".join([self._carried, *content.visible])
        label = ""
        if child(mark, _DELETED_MARK) is not None:
            self._carried, pieces = text, []
        else:
            self._carried, pieces = "", _pages(text)
            label = self._label(properties.get(_NUMBERING), style) if pieces or not _is_hidden(mark, style) else ""
            if label:
                pieces[:1] = [clean(label + "".join(pieces[:1]))]
        if self._seen is not None:
            self._seen.paragraphs.append(SeenParagraph(element, self._paragraphs, label.strip(), bool(self._boxes)))
        found: list[_Item] = [(piece, self._paragraphs) for piece in pieces]
        return found + self._in_boxes(content.boxes) if content.boxes else found

    def _carried_over(self) -> list[_Item]:
        """The words of paragraphs whose mark was deleted, when no paragraph follows for them to join."""
        pieces, self._carried = _pages(self._carried), ""
        return [(piece, self._paragraphs) for piece in pieces]

    def _label(self, own: Element | None, style: Style) -> str:
        """The number that Word prints before a paragraph, with the space after it; `own` is its `w:numPr`."""
        if own is None and style.num_id is None:
            return ""
        own_list, own_level = value(own, W + "numId"), value(own, W + "ilvl")
        num_id = number(own_list, 0) if own_list is not None else style.num_id
        if not num_id:
            return ""
        here = self._at(self._paragraphs)
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

    def _report(self, asides: Asides) -> None:
        """Tell what of a paragraph is not among its visible words."""
        here = self._at(self._paragraphs)
        self._tell("P401", "".join(asides.deleted))
        self._tell("P402", "".join(asides.hidden))
        self._tell("P403", "".join(asides.instructions))
        for font, char in asides.unknown_signs:
            self.notices.append(notice("P409", here, font=font, char=char))
        self.notes += [(kind, identifier, here) for kind, identifier in asides.notes]
        self.pictures += [(name, here) for name in asides.pictures]

    def _in_boxes(self, boxes: Iterable[Element | str]) -> list[_Item]:
        """What stands in the text boxes that hang on the paragraph just read."""
        carried, self._carried = self._carried, ""
        self._boxes += 1
        found: list[_Item] = []
        for box in boxes:
            if isinstance(box, str):
                found += [(piece, self._paragraphs) for piece in _pages(box)]
            else:
                with self._one_deeper():
                    found += self._items(box)
        self._boxes -= 1
        self._carried = carried
        return found

    def _table(self, element: Element) -> list[_Item]:
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
        if self._seen is not None and not self._cells and not self._boxes:
            self._seen.tables.append(SeenTable(element, table, first, rows))

        def place(row: int, column: int, paragraph: int | None) -> Source:
            return self._place or self._origin.at(table=table, row=row, column=column, paragraph=paragraph)

        source = self._place or self._origin.at(table=table, paragraph=first)
        return [(Table(rows=lay_out(rows, place), source=source), first)]

    def _rows(self, table: Element) -> list[GridRow]:
        rows: list[GridRow] = []
        with self._one_deeper():
            self._cells += 1
            for element in members(table, W + "tr"):
                if child(child(element, ROW_PROPERTIES), _DELETED_MARK) is not None:
                    self._skip(element, "P401")
                else:
                    rows.append(read_row(element, rows[-1] if rows else None, self._cell))
            self._cells -= 1
        return rows

    def _cell(self, element: Element, covered: bool) -> tuple[str, int]:
        """The lines of a cell and the index of its first paragraph.

        What a merged cell covers is not read: Word does not show it, and its list numbers are not counted.
        """
        first = self._paragraphs + 1
        if covered:
            self._skip(element, "P407")
            return "", first
        lines: list[str] = []
        for item, _ in self._items(element):
            if isinstance(item, str):
                lines.append(item)
            else:
                inner = [cell.text for row in item.rows for cell in row if cell.text]
                self._tell("P408", "\n".join(inner))
                lines += inner
        return "\n".join(lines), first

    def _skip(self, element: Element, code: str) -> None:
        """Leave an element out, quote its words, and go on counting paragraphs as if it had been read."""
        self._tell(code, all_words(element))
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


def _pages(text: str) -> list[str]:
    """The clean text before and after each page break, blank ones left out."""
    pieces = map(clean, text.split(PAGE_BREAK)) if PAGE_BREAK in text else (clean(text),)
    return [piece for piece in pieces if piece]


def _is_hidden(mark: Element | None, style: Style) -> bool:
    """Whether the paragraph's own mark is hidden: such a paragraph, with no words to see, is not there at all."""
    own = child(mark, W + "vanish")
    return style.hidden if own is None else switched_on(own)
