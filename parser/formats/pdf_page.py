"""Reads a page of a PDF with pdfminer, within limits."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTChar, LTComponent, LTContainer, LTCurve, LTImage, LTPage
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfplumber.page import Page

from kehoach.parser.formats.pdf_content import PageContent, PageTooHeavyError
from kehoach.parser.formats.pdf_frame import Frame, turn_of

MAX_OBJECTS = 60_000
"""Glyphs, paths and forms on one page; an A3 annex in small print has about 20,000."""
MAX_PAGE_SECONDS = 20.0
MAX_CONTENT_BYTES = 16 * 1024 * 1024


class _LimitedDevice(PDFPageAggregator):
    """Collects a page's objects and gives up when they are too many or take too long."""

    def __init__(self, resources: PDFResourceManager) -> None:
        super().__init__(resources)
        self._left = MAX_OBJECTS
        self._deadline = time.monotonic() + MAX_PAGE_SECONDS

    def _count(self) -> None:
        self._left -= 1
        if self._left < 0 or (self._left % 512 == 0 and time.monotonic() > self._deadline):
            raise PageTooHeavyError

    def render_char(self, *args: Any, **kwargs: Any) -> float:
        self._count()
        return super().render_char(*args, **kwargs)

    def paint_path(self, *args: Any, **kwargs: Any) -> None:
        self._count()
        super().paint_path(*args, **kwargs)

    def begin_figure(self, *args: Any, **kwargs: Any) -> None:
        self._count()
        super().begin_figure(*args, **kwargs)


def read_page(page: Page) -> PageContent:
    """The content of a page. Raises `PageTooHeavyError`; pdfminer's own errors pass through."""
    size = 0
    for stream in page.page_obj.contents:
        resolved = stream.resolve() if hasattr(stream, "resolve") else stream
        size += len(resolved.get_data()) if hasattr(resolved, "get_data") else 0
        if size > MAX_CONTENT_BYTES:
            raise PageTooHeavyError
    device = _LimitedDevice(page.pdf.rsrcmgr)
    PDFPageInterpreter(page.pdf.rsrcmgr, device).process_page(page.page_obj)
    return _content(device.get_result(), page)


def _content(layout: LTPage, page: Page) -> PageContent:
    items = list(_leaves(layout))
    characters = [item for item in items if isinstance(item, LTChar)]
    turn = turn_of(characters)
    sideways = turn in {90, 270}
    content = PageContent(
        number=page.page_number,
        width=layout.height if sideways else layout.width,
        height=layout.width if sideways else layout.height,
        turn=turn,
        fonts=frozenset(str(character.fontname) for character in characters),
    )
    visible = tuple(part - page.mediabox[index % 2] for index, part in enumerate(page.cropbox))
    frame = Frame(layout.width, layout.height, turn, visible)
    frame.add_characters(content, characters)
    for item in items:
        if isinstance(item, LTCurve):
            frame.add_rules(content, item)
        elif isinstance(item, LTImage):
            frame.add_picture(content, item)
    return content


def _leaves(container: LTContainer[Any]) -> Iterator[LTComponent]:
    stack = [iter(container)]
    while stack:
        for item in stack[-1]:
            if isinstance(item, LTContainer):
                stack.append(iter(item))
                break
            yield item
        else:
            stack.pop()
