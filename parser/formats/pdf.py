"""PDF files: text and ruled tables, joined over pages, in reading order.

Pages are read one by one; a page that is a picture, whose letters are wrongly mapped, or that is too
heavy is told and skipped: its text is never passed on.
"""

from __future__ import annotations

import logging
import re
import time
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.page import Page

from kehoach.errors import KehoachError
from kehoach.model import Layout, Notice
from kehoach.parser.extraction import Extraction, Origin
from kehoach.parser.formats.pdf_blocks import BlockBuilder, SeenParagraph
from kehoach.parser.formats.pdf_content import PageContent, PageTooHeavyError
from kehoach.parser.formats.pdf_form import form_of
from kehoach.parser.formats.pdf_layout import Flow, PageLayout, flow_of, lay_out
from kehoach.parser.formats.pdf_notices import notice
from kehoach.parser.formats.pdf_page import read_page
from kehoach.parser.formats.pdf_quality import has_picture_under_text, is_broken, is_scan

MAX_BYTES = 64 * 1024 * 1024
MAX_PAGES = 600
MAX_SECONDS = 180.0
MAX_STREAM_BYTES = 128 * 1024 * 1024
"""The largest stream, unpacked, that a file may hold."""

_STREAM = re.compile(rb"stream\r?\n")
_STEP = 1024 * 1024
_OTHER_FILE = "Xin tệp Word (.docx) của văn bản, hoặc xuất lại tệp PDF rồi chạy lại."
_RECOGNISE = "Nhận dạng chữ (OCR) rồi kiểm lại, hoặc dùng tệp Word của văn bản."


def extract(origin: Origin) -> Extraction:
    """The paragraphs and tables of a PDF. Raises `KehoachError` when no page can be read."""
    return _extract(origin, None)[0]


def extract_with_form(origin: Origin) -> tuple[Extraction, Layout]:
    """The blocks of a PDF and what it looks like. Raises `KehoachError` as `extract` does."""
    seen: list[SeenParagraph] = []
    extraction, reader, builder, flow = _extract(origin, seen)
    layout = form_of(origin.data, seen, extraction.blocks, builder, reader.contents, reader.layouts, flow)
    return extraction, layout


def _extract(origin: Origin, seen: list[SeenParagraph] | None) -> tuple[Extraction, _Reader, BlockBuilder, Flow]:
    """The blocks of a PDF with what they were made of."""
    _refuse_oversize(origin)
    with _quiet():
        reader = _Reader(origin)
        reader.read()
    if not reader.layouts:
        raise reader.nothing_readable()
    flow = flow_of(reader.layouts)
    builder = BlockBuilder(origin, reader.contents, flow, seen)
    blocks = builder.blocks()
    if not blocks:
        raise KehoachError("tệp PDF không có chữ nào", file=origin.file, advice=_RECOGNISE)
    extraction = Extraction("pdf", tuple(blocks), (*reader.notices, *builder.notices))
    return extraction, reader, builder, flow


class _Reader:
    """Reads the pages of a file: `layouts` and `contents` of the good ones, `notices` about the others."""

    def __init__(self, origin: Origin) -> None:
        self._origin = origin
        self._deadline = time.monotonic() + MAX_SECONDS
        self.layouts: list[PageLayout] = []
        self.contents: dict[int, PageContent] = {}
        self.notices: list[Notice] = []

    def read(self) -> None:
        try:
            with pdfplumber.open(BytesIO(self._origin.data)) as document:
                pages = document.pages[: MAX_PAGES + 1]
                if len(pages) > MAX_PAGES:
                    raise self._error(f"tệp có hơn {MAX_PAGES} trang", "Tách tệp thành nhiều phần rồi đọc từng phần.")
                for page in pages:
                    self._read_page(page)
        except KehoachError:
            raise
        except RecursionError as error:
            raise self._error("cấu trúc tệp PDF lồng nhau quá sâu", _OTHER_FILE) from error
        except Exception as error:  # pdfminer has no common base: a damaged file raises whatever it runs into
            if _is_locked(error):
                raise self._error("tệp PDF có mật khẩu", "Gỡ mật khẩu rồi chạy lại.") from error
            raise self._error("tệp PDF bị hỏng, không mở được", _OTHER_FILE) from error

    def nothing_readable(self) -> KehoachError:
        """The error that says why no page could be read."""
        codes = {told.code for told in self.notices}
        if codes == {"P011"}:
            return self._error("tệp PDF là bản quét (ảnh), không có lớp chữ để đọc", _RECOGNISE)
        if codes == {"P012"}:
            return self._error("lớp chữ của tệp PDF bị hỏng, chữ đọc ra sai", _RECOGNISE)
        if not codes:
            return self._error("tệp PDF không có trang nào đọc được", _OTHER_FILE)
        reasons = " ".join(told.message for told in self.notices[:3])
        return self._error(f"không có trang nào đọc được. {reasons}", _RECOGNISE)

    def _read_page(self, page: Page) -> None:
        try:
            if time.monotonic() > self._deadline:
                raise PageTooHeavyError
            content = read_page(page)
            layout = None if self._is_bad(content) else lay_out(content)
        except PageTooHeavyError:
            self._tell("P013", page.page_number, reason="quá nặng")
            return
        except Exception:  # as above: one damaged page must not cost the others
            self._tell("P013", page.page_number, reason="bị hỏng")
            return
        finally:
            page.close()
        if layout is None:
            return
        if content.stray:
            self._tell("P018", content.number, quote=content.stray)
        content.glyphs, content.horizontals, content.verticals = [], [], []
        self.layouts.append(layout)
        self.contents[content.number] = content

    def _is_bad(self, content: PageContent) -> bool:
        if is_scan(content):
            self._tell("P011", content.number)
        elif is_broken(content):
            self._tell("P012", content.number)
        else:
            if has_picture_under_text(content):
                self._tell("P019", content.number)
            return False
        return True

    def _tell(self, code: str, page: int, **details: object) -> None:
        self.notices.append(notice(code, self._origin.at(page=page), page=page, **details))

    def _error(self, reason: str, advice: str) -> KehoachError:
        return KehoachError(reason, file=self._origin.file, advice=advice)


def _is_locked(error: BaseException) -> bool:
    return isinstance(error, PDFPasswordIncorrect) or any(isinstance(part, PDFPasswordIncorrect) for part in error.args)


def _refuse_oversize(origin: Origin) -> None:
    """Refuses a file that is too big, or holds a stream that unpacks to too much."""
    if len(origin.data) > MAX_BYTES:
        raise KehoachError(
            f"tệp PDF lớn hơn {MAX_BYTES // _STEP} MB", file=origin.file, advice="Tách tệp thành nhiều phần."
        )
    view = memoryview(origin.data)
    for match in _STREAM.finditer(origin.data):
        if _unpacks_to_too_much(view[match.end() :]):
            raise KehoachError(
                f"tệp PDF chứa một phần nén bung ra quá {MAX_STREAM_BYTES // _STEP} MB",
                file=origin.file,
                advice=_OTHER_FILE,
            )


def _unpacks_to_too_much(packed: memoryview) -> bool:
    inflate = zlib.decompressobj()
    size = 0
    try:
        chunk: bytes | memoryview = packed[:_STEP]
        taken = len(chunk)
        while chunk and not inflate.eof:
            size += len(inflate.decompress(chunk, _STEP))
            if size > MAX_STREAM_BYTES:
                return True
            chunk = inflate.unconsumed_tail
            if not chunk:
                chunk = packed[taken : taken + _STEP]
                taken += len(chunk)
    except zlib.error:
        return False
    return False


@contextmanager
def _quiet() -> Iterator[None]:
    """Keeps pdfminer's warnings about damaged files from the user: they are told as notices or errors."""
    loggers = [logging.getLogger(name) for name in ("pdfminer", "pdfplumber")]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)
