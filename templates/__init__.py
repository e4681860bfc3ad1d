"""Word and HTML templates that a user may copy and edit.

A folder of one's own may hold any of `NAMES`; those it does not hold are taken from here.
"""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from kehoach.errors import KehoachError

WORD, PAGE, STYLESHEET = NAMES = ("document.docx", "document.html", "document.css")
"""The file names of the templates: Word for .docx, HTML and CSS for .pdf."""

MAX_BYTES = 20 * 1024 * 1024
"""Largest template that is read at all."""


def read(name: str, folder: Path | None = None) -> bytes:
    """The bytes of the template `name`: the one in `folder` if it holds one, else the one of this package.

    Raises `KehoachError` when `folder` is no folder or holds no template, or its template is too large or cannot be read.
    """
    if folder is None:
        return (resources.files(__name__) / name).read_bytes()
    if not folder.is_dir():
        raise KehoachError("không phải thư mục mẫu", file=folder, advice="Nêu thư mục có tệp " + ", ".join(NAMES) + ".")
    if not any((folder / one).exists() for one in NAMES):
        raise KehoachError("không có tệp mẫu nào", file=folder, advice="Nêu thư mục có tệp " + ", ".join(NAMES) + ".")
    path = folder / name
    try:
        if not path.exists():
            return read(name)
        if path.stat().st_size > MAX_BYTES:
            raise KehoachError(f"tệp mẫu quá {MAX_BYTES // 1024**2} MB", file=path, advice="Bỏ bớt ảnh trong mẫu.")
        return path.read_bytes()
    except OSError as error:
        raise KehoachError(f"không đọc được tệp mẫu ({error.strerror})", file=path) from None
