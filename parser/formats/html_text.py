"""Text of an HTML page as it gathers between the borders of blocks: spaces folded, lines and places kept."""

from __future__ import annotations

from lxml.etree import _Element

from kehoach.parser.formats.html_blocks import BREAK, Item, Text, folded, line_of
from kehoach.parser.formats.html_lists import labelled


class Gatherer:
    """Makes `items` out of pieces of text and the borders of blocks.

    In a block that is `joined` (a paragraph, a cell) `<br>` is a line break inside one text; where
    text stands directly in a container it ends the text.
    """

    def __init__(self, root: _Element) -> None:
        self.items: list[Item] = []
        self.joined = self.preserved = False
        self.region = 0
        self.label = ""
        self._depth = self._lowest = 0
        self._blocks: list[tuple[int, bool, bool, int]] = []
        self._pieces: list[str] = []
        self._near = root
        self._newlines = 0
        self._start: int | None = None
        self._link: int | None = None
        self._linked = 0

    def visit(self, element: _Element, newlines: int = 0) -> None:
        """An element begins: the source line of what follows is known again, that many newlines further on."""
        self._near = element
        self._newlines = newlines

    def add(self, text: str) -> None:
        """Text as the source has it."""
        if not self._pieces and text.isspace() and "\xa0" not in text and not self.preserved:
            self._newlines += text.count("\n")
        elif "\n" in text:
            self._add_lines(text)
        else:
            if not self._pieces:
                self._start = self._line()
            self._pieces.append(text)

    def adopt(self, texts: list[Item]) -> None:
        """Texts that were read apart from here, in a cell that begins and ends here."""
        for text in texts:
            text.common, text.region = self._lowest, self.region
            self._lowest = self._depth

    def add_break(self) -> None:
        """A `<br>`."""
        if not self.joined:
            self.flush()
            return
        if not self._pieces:
            self._start = self._line()
        self._pieces.append(BREAK)

    def begin_block(self, depth: int, *, joined: bool) -> None:
        """A block of that depth begins; what is set on it until `end_element` holds for it only."""
        if self._pieces:
            self.flush()
        self._blocks.append((self._depth, self.joined, self.preserved, self.region))
        self._depth = depth
        self.joined = joined

    def end_element(self, depth: int) -> None:
        """An element of that depth, block or not, ends."""
        while depth == self._depth:
            if self._pieces:
                self.flush()
            self._depth, self.joined, self.preserved, self.region = self._blocks.pop()
        if depth <= self._lowest:
            self._lowest = depth - 1

    def begin_link(self) -> None:
        """What follows is link text."""
        self._link = len(self._pieces)

    def end_link(self) -> None:
        """The link text ends."""
        if self._link is not None:
            self._linked += sum(map(len, self._pieces[self._link :]))
            self._link = None

    def flush(self) -> None:
        """Make an item of the text gathered so far. A blank one counts where the page shows an empty line."""
        pieces = self._pieces
        if not pieces:
            return
        linked = False
        if self._link is not None or self._linked:
            linked = self._is_linked()
        raw = pieces[0] if len(pieces) == 1 else "".join(pieces)
        pieces.clear()
        text = folded(raw)
        if not text:
            if "\xa0" not in raw and BREAK not in raw:
                return
        elif self.label:
            text, self.label = labelled(self.label, text), ""
        end = self._line(raw)
        end_line = end if self._start is not None and end is not None and end > self._start else None
        self.items.append(Text(text, self._start, end_line, self._lowest, linked, self.region))
        self._lowest = self._depth

    def _is_linked(self) -> bool:
        """Whether most of the text gathered so far is link text; an open link goes on after it."""
        inside = self._link is not None
        self.end_link()
        linked, self._linked = self._linked * 4 > sum(map(len, self._pieces)) * 3, 0
        self._link = 0 if inside else None
        return linked

    def _line(self, before: str = "") -> int | None:
        """The source line that is reached, or the one on which `before`, the text up to here, has its last word."""
        line = line_of(self._near)
        if line is None:
            return None
        line += self._newlines
        return line - before.count("\n", len(before.rstrip())) if before and self._newlines else line

    def _add_lines(self, text: str) -> None:
        """Text with newlines: they count as lines of the source, and where they are kept also as `<br>`."""
        if self.preserved:
            first, *others = text.split("\n")
            self.add(first)
            for part in others:
                self.add_break()
                self._newlines += 1
                self.add(part)
            return
        if self._pieces:
            self._pieces.append(text)
        else:
            self._start = self._line()
            if self._start is not None:
                self._start += text.count("\n", 0, len(text) - len(text.lstrip()))
            self._pieces.append(text)
        self._newlines += text.count("\n")
