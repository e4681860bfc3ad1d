"""Text of an HTML page as it gathers between the borders of blocks: spaces folded, lines and places kept."""

from __future__ import annotations

from unicodedata import is_normalized

from lxml.etree import _Element

from kehoach.parser.extraction import clean
from kehoach.parser.formats.html_blocks import BREAK, Item, Text
from kehoach.parser.formats.html_lists import labelled

_LAST_TRUE_LINE = 65534  # libxml2 keeps a line in 16 bits and gives 65535 for all that follow


class Gatherer:
    """Makes `items` out of pieces of text and the borders of blocks.

    In a block that is `joined` (a paragraph, a cell) `<br>` is a line break inside one text; where
    text stands directly in a container it ends the text. `near` is the element visited last.
    """

    def __init__(self, root: _Element) -> None:
        self.items: list[Item] = []
        self.near = root
        self.joined = self.preserved = False
        self.region = 0
        self.label = ""
        self._depth = self._lowest = 0
        self._blocks: list[tuple[int, bool, bool, int]] = []
        self._pieces: list[str] = []
        self._start: _Element | int = root
        self._line = 0
        self._link: int | None = None
        self._linked = 0

    def add(self, text: str) -> None:
        """Text as the source has it."""
        if self.preserved and "\n" in text:
            self._add_lines(text)
            return
        if not self._pieces:
            if text.isspace() and "\xa0" not in text:
                return
            self._start = self.near
        self._pieces.append(text)

    def add_paragraphs(self, paragraphs: list[tuple[str, _Element]], items: list[Item]) -> None:
        """Paragraphs of raw text, for `items`: the same as their begin, text and end."""
        if self._pieces:
            self.flush()
        for raw, element in paragraphs:
            text = folded(raw)
            if text or "\xa0" in raw:
                items.append(Text(text, line_of(element), None, self._lowest, False, self.region))
                self._lowest = self._depth

    def add_break(self) -> None:
        """A `<br>`."""
        if not self.joined:
            self.flush()
            return
        if not self._pieces:
            self._start = self.near
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
        start = self._start
        line = start if isinstance(start, int) else line_of(start)
        end_line = None if self.near is start else self._end_line(line)
        self.items.append(Text(text, line, end_line, self._lowest, linked, self.region))
        self._lowest = self._depth

    def _is_linked(self) -> bool:
        """Whether most of the text gathered so far is link text; an open link goes on after it."""
        inside = self._link is not None
        self.end_link()
        linked, self._linked = self._linked * 4 > sum(map(len, self._pieces)) * 3, 0
        self._link = 0 if inside else None
        return linked

    def _end_line(self, line: int | None) -> int | None:
        """The last line of the text that is being made, where it is known to differ."""
        end = line_of(self.near)
        return end if line is not None and end is not None and end > line else None

    def _add_lines(self, text: str) -> None:
        """Text whose newlines count as `<br>`, as in `pre`."""
        if self.joined:
            self._start = self._start if self._pieces else self.near
            self._pieces.append(text.replace("\n", BREAK))
            return
        self._line = max(self._line, line_of(self.near) or 0)
        for place, part in enumerate(text.split("\n")):
            if place:
                self.flush()
                self._line += 1
            self._start = self._start if self._pieces else self._line
            self._pieces.append(part)


def line_of(element: _Element) -> int | None:
    """The source line of an element, as far as the parser can count."""
    line = element.sourceline
    return line if line is not None and line <= _LAST_TRUE_LINE else None


def folded(raw: str) -> str:
    """The same as `clean` where source newlines are spaces and `BREAK` ends a line; tidy text, the usual case, costs little."""
    if BREAK in raw:
        return "\n".join([folded(line) for line in raw.split(BREAK)]).strip("\n")
    if not raw.isprintable() or "  " in raw:  # whitespace other than the space is not printable, nor are invisible signs
        raw = " ".join(raw.split())
        if not raw.isprintable():
            return clean(raw)
    text = raw.strip()
    return text if is_normalized("NFC", text) else clean(text)
