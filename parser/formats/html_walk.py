"""An HTML tree as items in reading order: what a browser would show, line by line, cell by cell."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml.etree import _Element

from kehoach.errors import KehoachError
from kehoach.parser.formats.html_attributes import Role, label_of, role_of
from kehoach.parser.formats.html_blocks import Item, Text, line_of
from kehoach.parser.formats.html_grid import OpenTable
from kehoach.parser.formats.html_layout import items_of_table
from kehoach.parser.formats.html_lists import Numbering
from kehoach.parser.formats.html_plain import plain_row, plain_texts
from kehoach.parser.formats.html_text import Gatherer

MAX_DEPTH = 2000
"""Deepest nesting read. libxml2 drops what lies below 2048 without a word, so it has to be an error here."""

MAX_TABLES = 50
"""Most tables that may stand in one another; pages of twenty years ago have about ten."""

_COPY = "Mở trang bằng trình duyệt, chép nội dung sang Word rồi lưu thành .docx."
_SILENT = frozenset({"head", "title", "meta", "link", "script", "style", "xml", "svg", "object", "iframe"})
_UNSEEN = frozenset({"select", "datalist", "button", "textarea", "noscript", "template", "del"})
_LEFT_OUT = _SILENT | _UNSEEN
_CELLS = frozenset({"td", "th"})
_CHROME = ("nav", "header", "footer", "aside")
_PARAGRAPHS = ("p", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd", "address", "caption", "legend", "figcaption")
_CONTAINERS = (
    "html", "body", "div", "center", "blockquote", "section", "article", "main", "form", "fieldset", "figure", "dl",
    "details", "summary", "dialog", "hgroup", "search", "marquee", "hr",
)  # fmt: skip
_BLOCKS = frozenset(_PARAGRAPHS + _CONTAINERS)


class Walk:
    """One reading of a tree, without recursion; `items` and `left_out` (words not shown) are its result."""

    def __init__(self, root: _Element, *, attributes: bool) -> None:
        """`attributes`: some may matter (see `may_matter`)."""
        self.left_out: list[Text] = []
        self._attributes = attributes
        self._text = Gatherer(root)
        self._open: list[_Element] = []
        self._regions = 0
        self._lists: list[Numbering] = []
        self._tables: list[OpenTable] = []
        self._sinks: list[list[Item]] = []
        self._run(root)

    @property
    def items(self) -> list[Item]:
        """Paragraphs and tables in reading order."""
        return self._text.items

    def _run(self, root: _Element) -> None:
        """Visit the elements in order: begin, text, children, end, tail."""
        text, open_elements = self._text, self._open
        to_come: list[Iterator[_Element]] = [iter((root,))]
        while to_come:
            for element in to_come[-1]:
                if self._begin(element):
                    open_elements.append(element)
                    to_come.append(iter(element))
                    break
                if element.tail:
                    text.add(element.tail)
            else:
                to_come.pop()
                if open_elements:
                    element = open_elements.pop()
                    self._end(element)
                    if element.tail:
                        text.add(element.tail)

    def _begin(self, element: _Element) -> bool:
        """Begin an element; whether there are children of it to visit, else it is done with."""
        tag, text = element.tag, self._text
        if (self._attributes or tag in _LEFT_OUT) and self._leaves_out(element):
            return False
        if tag in _CELLS and self._tables and (texts := self._plain_texts(element)) is not None:
            text.flush()
            self._tables[-1].add(element, line_of(element)).items = texts
            text.adopt(texts)
            return False
        if tag == "tr" and self._tables and self._take_plain_row(element):
            return False
        if tag in _BEGIN:
            _BEGIN[tag](self, element)
        text.visit(element)
        if element.text:
            text.add(element.text)
        if not len(element):
            self._end(element)
            return False
        if len(self._open) > MAX_DEPTH:
            raise KehoachError(
                f"các thẻ HTML lồng nhau quá sâu (hơn {MAX_DEPTH} lớp)",
                place=f"dòng {element.sourceline}",
                advice=_COPY,
            )
        return True

    def _take_plain_row(self, row: _Element) -> bool:
        """Take a row whose cells are all plain, if it is one."""
        text, table = self._text, self._tables[-1]
        found = None if text.preserved else plain_row(row, attributes=self._attributes)
        if found is None:
            return False
        cells, newlines = found
        self._begin_row(row)
        for cell, texts in cells:
            table.add(cell, line_of(cell)).items = texts
            if texts:
                text.adopt(texts)
        text.visit(row, newlines)
        text.end_element(len(self._open) + 1)
        return True

    def _plain_texts(self, cell: _Element) -> list[Item] | None:
        return None if self._text.preserved else plain_texts(cell, attributes=self._attributes)

    def _end(self, element: _Element) -> None:
        self._text.end_element(len(self._open) + 1)
        end = _END.get(element.tag)
        if end is not None:
            end(self)

    def _leaves_out(self, element: _Element) -> bool:
        """Whether an element is done with before it begins; its attributes may give it a part to play."""
        role = Role.HIDDEN if element.tag in _LEFT_OUT else role_of(element)
        if role is Role.HIDDEN:
            words = "" if element.tag in _SILENT else _words(element)
            if words:
                self.left_out.append(Text(words, line_of(element)))
        elif role is Role.LABEL:
            self._text.add(label_of(element))
        elif role is Role.CHROME:
            self._begin_chrome(element)
        elif role is Role.PRESERVED and element.tag in _BLOCKS:
            self._begin_preserved(element)
        return role is Role.HIDDEN or role is Role.LABEL

    def _begin_block(self, element: _Element) -> None:
        self._text.begin_block(len(self._open) + 1, joined=False)

    def _begin_paragraph(self, element: _Element) -> None:
        self._text.begin_block(len(self._open) + 1, joined=True)

    def _begin_preserved(self, element: _Element) -> None:
        self._text.begin_block(len(self._open) + 1, joined=self._text.joined)
        self._text.preserved = True

    def _begin_chrome(self, element: _Element) -> None:
        self._begin_block(element)
        self._regions += 1
        self._text.region = self._regions

    def _break(self, element: _Element) -> None:
        self._text.add_break()

    def _begin_link(self, element: _Element) -> None:
        if not element.get("href", "#").startswith("#"):
            self._text.begin_link()

    def _end_link(self) -> None:
        self._text.end_link()

    def _begin_list(self, element: _Element) -> None:
        self._begin_block(element)
        self._lists.append(Numbering(element))

    def _end_list(self) -> None:
        self._lists.pop()

    def _begin_item(self, element: _Element) -> None:
        self._begin_paragraph(element)
        numbering = self._lists[-1] if self._lists else Numbering(None)
        self._text.label = " ".join(filter(None, (self._text.label, numbering.label(element))))

    def _end_item(self) -> None:
        self._text.label = ""

    def _begin_table(self, element: _Element) -> None:
        if self._text.label:
            self._text.add(self._text.label)
            self._text.label = ""
        self._begin_block(element)
        if len(self._tables) >= MAX_TABLES:
            raise KehoachError(
                f"bảng lồng nhau quá {MAX_TABLES} tầng", place=f"dòng {element.sourceline}", advice=_COPY
            )
        self._tables.append(OpenTable(line_of(element)))

    def _begin_group(self, element: _Element) -> None:
        self._begin_block(element)
        if self._tables:
            self._tables[-1].begin_group(element.tag)

    def _begin_row(self, element: _Element) -> None:
        self._begin_block(element)
        if self._tables:
            self._tables[-1].begin_row()

    def _begin_cell(self, element: _Element) -> None:
        self._begin_paragraph(element)
        self._sinks.append(self._text.items)
        if self._tables:
            self._text.items = self._tables[-1].add(element, line_of(element)).items

    def _end_cell(self) -> None:
        self._text.items = self._sinks.pop()

    def _end_table(self) -> None:
        table = self._tables.pop()
        self._text.items += items_of_table(table.lay_out(), table.line, nested=table.nested)
        if self._tables:
            self._tables[-1].nested = True


def _words(element: _Element) -> str:
    """All words in an element, for quoting it."""
    pieces: list[str] = []
    for node in element.iter():
        if node.tag not in _SILENT:
            pieces.append(node.text or "")
        if node is not element:
            pieces.append(node.tail or "")
    return " ".join(" ".join(pieces).split())


_BEGIN: dict[object, Callable[[Walk, _Element], None]] = {
    **dict.fromkeys(_PARAGRAPHS, Walk._begin_paragraph),
    **dict.fromkeys(_CONTAINERS, Walk._begin_block),
    **dict.fromkeys(_CHROME, Walk._begin_chrome),
    **dict.fromkeys(("ol", "ul", "menu", "dir"), Walk._begin_list),
    **dict.fromkeys(("thead", "tbody", "tfoot"), Walk._begin_group),
    **dict.fromkeys(_CELLS, Walk._begin_cell),
    "pre": Walk._begin_preserved,
    "li": Walk._begin_item,
    "table": Walk._begin_table,
    "tr": Walk._begin_row,
    "br": Walk._break,
    "a": Walk._begin_link,
}
_END: dict[object, Callable[[Walk], None]] = {
    **dict.fromkeys(("ol", "ul", "menu", "dir"), Walk._end_list),
    **dict.fromkeys(_CELLS, Walk._end_cell),
    "li": Walk._end_item,
    "table": Walk._end_table,
    "a": Walk._end_link,
}
