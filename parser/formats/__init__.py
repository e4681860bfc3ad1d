"""One module a file format: the bytes of a file in, blocks out.

Formats are told apart by content, not by file name. To add one, write its module with `recognises`
and `extract` and give it a line in `FORMATS`, most particular first.
"""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

from kehoach.errors import KehoachError
from kehoach.model import Layout
from kehoach.parser.extraction import Extraction, Origin
from kehoach.parser.formats import doc, docx, html, pdf, text

FORMATS: tuple[ModuleType, ...] = (docx, doc, pdf, html, text)
WITH_FORM: tuple[ModuleType, ...] = (docx, doc)

MAX_BYTES = 20 * 1024 * 1024
"""Largest file that is read at all."""

_KNOWN_OTHERS = {
    b"\xff\xd8\xff": "ảnh JPEG",
    b"\x89PNG": "ảnh PNG",
    b"GIF8": "ảnh GIF",
    b"II*\x00": "ảnh TIFF",
    b"MM\x00*": "ảnh TIFF",
    b"PK\x03\x04": "tệp nén ZIP",
    b"\xd0\xcf\x11\xe0": "tệp Office cũ (OLE)",
    b"{\\rtf": "tệp RTF",
    b"Rar!": "tệp nén RAR",
}


def extract(path: Path) -> tuple[Origin, Extraction]:
    """Read a file and take it apart. Raises `KehoachError` when it is missing, empty, too large or of no known format."""
    origin = Origin(path.name, _read(path))
    return origin, _reader_of(origin, path).extract(origin)


def extract_with_form(path: Path) -> tuple[Origin, Extraction, Layout | None]:
    """As `extract`, with what the document looks like; None for a format that has no form of its own."""
    origin = Origin(path.name, _read(path))
    reader = _reader_of(origin, path)
    if reader not in WITH_FORM:
        return origin, reader.extract(origin), None
    return origin, *reader.extract_with_form(origin)


def _reader_of(origin: Origin, path: Path) -> ModuleType:
    """The module that reads files of that kind."""
    for reader in FORMATS:
        if reader.recognises(origin.data):
            return reader
    kind = next((name for magic, name in _KNOWN_OTHERS.items() if origin.data.startswith(magic)), None)
    raise KehoachError(
        f"không đọc được: nội dung là {kind}" if kind else "không nhận ra định dạng của tệp",
        file=path,
        advice="Dùng văn bản dạng .docx, .pdf có lớp chữ, .html hoặc .txt (UTF-8).",
    )


def _read(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise KehoachError("là thư mục, không phải tệp", file=path, advice="Nêu tên một tệp văn bản.")
        size = path.stat().st_size
        if size > MAX_BYTES:
            limit = MAX_BYTES // (1024 * 1024)
            raise KehoachError(f"tệp lớn {size:,} byte, quá giới hạn {limit} MB", file=path)
        data = path.read_bytes()
    except FileNotFoundError:
        raise KehoachError("không tìm thấy tệp", file=path, advice="Kiểm tra lại tên tệp và thư mục.") from None
    except OSError as error:
        raise KehoachError(
            f"không mở được tệp ({error.strerror})", file=path, advice="Kiểm tra quyền đọc tệp."
        ) from None
    if not data.strip():
        raise KehoachError("tệp rỗng", file=path, advice="Kiểm tra lại tệp nguồn.")
    return data
