"""One module a file format: the bytes of a file in, blocks out.

Formats are told apart by content, not by file name. To add one, write its module with `extract`, say in `signatures`
by what its files are known, and give it a line in `_FORMATS`, most particular first.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from types import ModuleType

from kehoach.errors import KehoachError, cause_of
from kehoach.model import Layout
from kehoach.parser.extraction import Extraction, Origin
from kehoach.parser.formats.signatures import is_html, is_old_word, is_pdf, is_text, is_word_package

_FORMATS: dict[str, Callable[[bytes], bool]] = {
    "docx": is_word_package,
    "doc": is_old_word,
    "pdf": is_pdf,
    "html": is_html,
    "text": is_text,
}
_WITH_FORM = ("docx", "doc", "pdf")

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
_PACKAGES = {
    b"xl/workbook.": "bảng tính Excel",
    b"ppt/presentation.": "bản trình chiếu PowerPoint",
}
"""What stands in the directory of a ZIP file that is another program's document."""


def extract(path: Path) -> tuple[Origin, Extraction]:
    """Read a file and take it apart. Raises `KehoachError` when it is missing, empty, too large or of no known format."""
    origin = Origin(path.name, _read(path))
    return origin, _reader(_format_of(origin, path)).extract(origin)


def extract_with_form(path: Path) -> tuple[Origin, Extraction, Layout | None]:
    """As `extract`, with what the document looks like; None for a format that has no form of its own."""
    origin = Origin(path.name, _read(path))
    name = _format_of(origin, path)
    if name not in _WITH_FORM:
        return origin, _reader(name).extract(origin), None
    return origin, *_reader(name).extract_with_form(origin)


def _reader(name: str) -> ModuleType:
    """The module of a format, loaded when it is asked for: the libraries behind some take longer than most files."""
    return import_module(f"{__name__}.{name}")


def _format_of(origin: Origin, path: Path) -> str:
    """The format that a file is in."""
    for name, is_known in _FORMATS.items():
        if is_known(origin.data):
            return name
    kind = next((name for magic, name in _KNOWN_OTHERS.items() if origin.data.startswith(magic)), None)
    if origin.data.startswith(b"PK"):
        kind = next((name for part, name in _PACKAGES.items() if part in origin.data), kind)
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
            f"không mở được tệp ({cause_of(error)})", file=path, advice="Kiểm tra quyền đọc tệp."
        ) from None
    if not data.strip():
        raise KehoachError("tệp rỗng", file=path, advice="Kiểm tra lại tệp nguồn.")
    return data
