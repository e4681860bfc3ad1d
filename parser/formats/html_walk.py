"""An HTML tree as items in reading order: what a browser would show, line by line, cell by cell."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml.etree import _Element

from kehoach.errors import KehoachError
from kehoach.parser.extraction import clean
from kehoach.parser.formats.html_attributes import Role, label_of, role_of
from kehoach.parser.formats.html_blocks import BREAK, Item, Text
from kehoach.parser.formats.html_grid import OpenTable
from kehoach.parser.formats.html_layout import items_of_table
from kehoach.parser.formats.html_lists import Numbering, labelled

MAX_DEPTH = 2000
"""Deepest nesting read. libxml2 drops what lies below 2048 without a word, so it has to be an error here."""

_LAST_TRUE_LINE = 65534  # libxml2 keeps a line in 16 bits and gives 65535 for all that follow

_SILENT = frozenset({"head", "title", "meta", "link", "script", "style", "xml", "svg", "object", "iframe"})
_UNSEEN = frozenset({"select", "datalist", "button", "textarea", "noscript", "template", "del"})
_CHROME = ("nav", "header", "footer", "aside")
_PARAGRAPHS = ("p", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd", "address", "caption", "legend", "figcaption")
_CONTAINERS = (
    "html", "body", "div", "center", "blockquote", "section", "article", "main", "form", "fieldset", "figure", "dl",
    "details", "summary", "dialog", "hgroup", "search", "marquee", "hr", "optgroup", "option",
)  # fmt: skip


class Walk:
    """One reading of a tree, without recursion; `items` and `left_out` are its result.

    Text gathers until a block begins or ends. In paragraphs and cells `<br>` is a line break inside
    one text; in text that stands directly in a container it ends the text.
    """

    def __init__(self, root: _Element, *, plain: bool, attributes: bool) -> None:
        """`plain`: folding is all the cleaning that the text needs. `attributes`: some may matter (`may_matter`)."""
        self.items: list[Item] = []
        self.left_out: list[str] = []
        self._plain, self._attributes = plain, attributes
        self._open: list[tuple[Iterator[_Element], _Element]] = [(iter((root,)), root)]
        self._blocks: list[tuple[int, bool, bool, int]] = []
        self._pieces: list[str] = []
        self._near: _Element = root
        self._start: _Element | int | None = root
        self._line = 0
        self._lowest = 0
        self._joined = self._preserved = False
        self._region = self._regions = 0
        self._link: int | None = None
        self._linked = 0
        self._label = ""
        self._lists: list[Numbering] = []
        self._tables: list[OpenTable] = []
        self._sinks: list[list[Item]] = []
        self._run()

    def _run(self) -> None:
        """Visit the elements in order: begin, text, children, end, tail."""
        levels = self._open
        while levels:
            for element in levels[-1][0]:
                if not self._skips(element):
                    begin = _BEGIN.get(element.tag)
                    if begin is not None:
                        begin(self, element)
                    self._near = element
                    if element.text:
                        self._add(element.text)
                    if len(element):
                        self._descend(element)
                        break
                    self._end(element)
                if element.tail:
                    self._add(element.tail)
            else:
                element = levels.pop()[1]
                if levels:
                    self._end(element)
                    if element.tail:
                        self._add(element.tail)

    def _descend(self, element: _Element) -> None:
        if len(self._open) > MAX_DEPTH:
            raise KehoachError(
                f"các thẻ HTML lồng nhau quá sâu (hơn {MAX_DEPTH} lớp)",
                place=f"dòng {element.sourceline}",
                advice="Mở trang bằng trình duyệt, chép nội dung sang Word rồi lưu thành .docx.",
            )
        self._open.append((iter(element), element))

    def _end(self, element: _Element) -> None:
        depth = len(self._open)
        if self._blocks and self._blocks[-1][0] == depth:
            self._flush(depth)
            _, self._joined, self._preserved, self._region = self._blocks.pop()
        self._lowest = min(self._lowest, depth - 1)
        end = _END.get(element.tag)
        if end is not None:
            end(self)

    # --- text

    def _add(self, text: str) -> None:
        if self._preserved and "\n" in text:
            self._add_lines(text)
            return
        if not self._pieces:
            if text.isspace() and "\xa0" not in text:
                return
            self._start = self._near
        self._pieces.append(text)

    def _add_lines(self, text: str) -> None:
        """Text whose newlines count: line breaks inside a paragraph or cell, else a text for every line."""
        if self._joined:
            self._start = self._start if self._pieces else self._near
            self._pieces.append(text.replace("\n", BREAK))
            return
        self._line = max(self._line, self._near.sourceline or 0)
        for place, part in enumerate(text.split("\n")):
            if place:
                self._flush(len(self._open) - 1)
                self._line += 1
            if not self._pieces:
                self._start = self._line
            self._pieces.append(part)

    def _flush(self, depth: int) -> None:
        """Make an item of the text gathered so far; `depth` is that of the element it stands in."""
        pieces = self._pieces
        if not pieces:
            return
        if self._link is not None:
            self._linked += sum(map(len, pieces[self._link :]))
            self._link = 0
        raw = pieces[0] if len(pieces) == 1 else "".join(pieces)
        pieces.clear()
        text = self._folded(raw)
        linked, self._linked = self._linked * 4 > len(text) * 3, 0
        if text:
            text, self._label = labelled(self._label, text), ""
        elif "\xa0" not in raw and BREAK not in raw:
            return
        start, end = _line_of(self._start), None
        if self._near is not self._start and start is not None:
            end = _line_of(self._near)
            end = end if end is not None and end > start else None
        self.items.append(Text(text, start, end, self._lowest, linked, self._region))
        self._lowest = depth

    def _folded(self, raw: str) -> str:
        if BREAK in raw:
            text = "\n".join([" ".join(line.split()) for line in raw.split(BREAK)]).strip("\n")
        else:
            text = " ".join(raw.split())
        return text if self._plain else clean(text)

    # --- elements left out, or with a part to play by their attributes

    def _skips(self, element: _Element) -> bool:
        """Whether an element is done with before it begins; words of one that is not shown are kept aside."""
        tag = element.tag
        if tag in _SILENT:
            return True
        role = Role.HIDDEN if tag in _UNSEEN else role_of(element) if self._attributes else None
        if role is None:
            return False
        if role is Role.HIDDEN:
            words = (node.text if node.tag not in _SILENT else None, node.tail if node is not element else None)
        return False

    # --- blocks

    def _begin_block(self, *, joined: bool) -> None:
        depth = len(self._open)
        self._flush(depth - 1)
        self._blocks.append((depth, self._joined, self._preserved, self._region))
        self._joined = joined

    def _begin_paragraph(self, element: _Element) -> None:
        self._begin_block(joined=True)
