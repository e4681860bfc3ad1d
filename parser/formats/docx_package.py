"""The package of a Word or Excel file: a ZIP of XML parts, opened without trusting it.

python-docx is not used to open it: it reads and parses every part before anyone can look at sizes (a
file of 277 KB took 1.1 GB), lets raw errors of zipfile, zlib and lxml through, and refuses .docm. Here
the central directory is judged first, and only the parts that hold words are read.
"""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal, TypedDict

from lxml import etree

from kehoach.errors import KehoachError
from kehoach.parser.formats.docx_xml import Element

MAX_FILE: Final = 20 * 1024 * 1024
"""Bytes of the whole file."""
MAX_PARTS: Final = 512
MAX_PART: Final = 16 * 1024 * 1024
"""Bytes of one part, inflated."""
MAX_TOTAL: Final = 128 * 1024 * 1024
"""Bytes of all parts, inflated."""
MAX_RATIO: Final = 100
"""Bytes inflated for one byte packed, over the whole package."""
SMALL: Final = 4 * 1024 * 1024
"""Bytes inflated up to which no ratio is suspicious: a long table of like rows packs very well."""

LOCAL_HEADER: Final = b"PK\x03\x04"
_END_RECORD: Final = b"PK\x05\x06"
_ZIP64_LOCATOR: Final = b"PK\x06\x07"
Kind = Literal["Word", "Excel"]
_MAX_DIRECTORY: Final = MAX_PARTS * 1024
_PROLOGUE: Final = 1024

_ZIP_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    KeyError,
    NotImplementedError,
    RuntimeError,
    OverflowError,
)
_STRICT = b"http://purl.oclc.org/ooxml/"
_STRICT_NAMES = {
    _STRICT + b"wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    _STRICT + b"officeDocument/math": b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    _STRICT + b"drawingml/main": b"http://schemas.openxmlformats.org/drawingml/2006/main",
    _STRICT + b"drawingml/chart": b"http://schemas.openxmlformats.org/drawingml/2006/chart",
    _STRICT + b"drawingml/diagram": b"http://schemas.openxmlformats.org/drawingml/2006/diagram",
}
"""Namespaces of Strict Open XML that hold words or pictures, and their Transitional twins."""
_HAS_DOCTYPE = "có khai báo DOCTYPE, không được phép"
_REPAIR: dict[Kind, str] = {
    "Word": "Mở tệp bằng Word (chọn «Open and Repair») và lưu lại dạng .docx.",
    "Excel": "Mở tệp bằng Excel (chọn «Open and Repair») và lưu lại dạng .xlsx.",
}


class _ParserOptions(TypedDict):
    resolve_entities: bool
    no_network: bool
    load_dtd: bool
    huge_tree: bool
    remove_comments: bool
    remove_pis: bool


_CAREFULLY: Final[_ParserOptions] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}


@dataclass(frozen=True)
class Relation:
    """What a part refers to: `kind` is the last word of the relation's type ("styles", "header"); `id` is its name there."""

    kind: str
    target: str
    external: bool
    id: str = ""


class Package:
    """The parts of a file of Word or Excel (`kind`). Raises `KehoachError` for one that is damaged, encrypted or out of
    bounds."""

    def __init__(self, data: bytes, file: str, kind: Kind = "Word") -> None:
        self._file = file
        self._data = data
        self._kind: Kind = kind
        self._check_ends()
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _ZIP_ERRORS as error:
            raise self._damaged() from error
        self._parts = self._checked_parts()
        for name in self._parts:
            if name.endswith((".xml", ".rels")) and b"<!DOCTYPE" in self._read(name, _PROLOGUE):
                raise self._refused(_HAS_DOCTYPE, place=name)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts, in lower case."""
        return tuple(self._parts)

    @cached_property
    def main_part(self) -> str:
        """The name of the part that holds the document itself."""
        named = next((relation.target for relation in self.relations("") if relation.kind == "officeDocument"), None)
        return named if named and named.lower() in self._parts else "word/document.xml"

    def relations(self, part: str) -> tuple[Relation, ...]:
        """What a part refers to; "" is the package itself. Targets are part names, or as written when external."""
        folder, name = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        return tuple(_relation(element, folder) for element in root) if root is not None else ()

    def xml(self, name: str) -> Element | None:
        """The root element of a part, or None when the package has no such part."""
        data = self._content(name)
        if data is None:
            return None
        try:
            root = etree.fromstring(data, etree.XMLParser(**_CAREFULLY))
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self._refused("nội dung XML bị hỏng", place=name) from error
        self._check_doctype(root, name)
        return root

    def elements(self, name: str, tag: str | tuple[str, ...]) -> Iterator[Element]:
        """The elements of that tag (or those tags) in a part, in order, parsed no further than they are asked for."""
        data = self._content(name)
        if data is None:
            return
        try:
            for count, (_, element) in enumerate(etree.iterparse(io.BytesIO(data), tag=tag, **_CAREFULLY)):
                if not count:  # a doctype stands before all elements
                    self._check_doctype(element, name)
                yield element
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self._refused("nội dung XML bị hỏng", place=name) from error

    def _content(self, name: str) -> bytes | None:
        """The bytes of an XML part with the names of Transitional Open XML."""
        key = name.lower()
        if key not in self._parts:
            return None
        data = self._read(key, MAX_PART)
        if _STRICT in data:
            for strict, transitional in _STRICT_NAMES.items():
                data = data.replace(strict, transitional)
        return data

    def _check_doctype(self, element: Element, place: str) -> None:
        if element.getroottree().docinfo.doctype:
            raise self._refused(_HAS_DOCTYPE, place=place)

    def _read(self, key: str, limit: int) -> bytes:
        """At most `limit` bytes of a part; asking for a number of bytes keeps zipfile from inflating more than that."""
        try:
            with self._zip.open(self._parts[key]) as stream:
                return stream.read(limit)
        except _ZIP_ERRORS as error:
            raise self._damaged(self._parts[key].filename) from error

    def _checked_parts(self) -> dict[str, zipfile.ZipInfo]:
        parts: dict[str, zipfile.ZipInfo] = {}
        entries = self._zip.infolist()
        if len(entries) > MAX_PARTS:
            raise self._refused(f"có {len(entries)} phần, quá giới hạn {MAX_PARTS}")
        for entry in entries:
            if entry.flag_bits & 1:
                raise self._refused("có phần bị mã hóa", place=entry.filename, advice="Bỏ mật khẩu rồi chạy lại.")
            if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                raise self._refused("có phần nén kiểu lạ", place=entry.filename)
            if entry.file_size > MAX_PART:
                raise self._refused(f"phần này lớn {entry.file_size:,} byte, quá giới hạn", place=entry.filename)
            if parts.setdefault(entry.filename.lower(), entry) is not entry:
                raise self._refused("có hai phần trùng tên", place=entry.filename)
        total = sum(entry.file_size for entry in entries)
        if total > MAX_TOTAL or total > max(SMALL, MAX_RATIO * len(self._data)):
            raise self._refused(f"giải nén ra {total:,} byte, quá giới hạn; có thể là bom nén")
        return parts

    def _check_ends(self) -> None:
        """Look at the end record before zipfile builds an object for each entry that it announces."""
        data = self._data
        if len(data) > MAX_FILE:
            raise KehoachError(f"tệp lớn {len(data):,} byte, quá giới hạn {MAX_FILE:,}", file=self._file)
        end = data.rfind(_END_RECORD)
        if end < 0 or len(data) < end + 22:
            raise self._damaged()
        directory_size = struct.unpack_from("<L", data, end + 12)[0]
        if directory_size > _MAX_DIRECTORY or data[end - 20 : end - 16] == _ZIP64_LOCATOR:
            raise self._refused("mục lục ZIP quá lớn")

    def _damaged(self, place: str | None = None) -> KehoachError:
        reason = f"tệp {self._kind} bị hỏng hoặc chưa tải về đủ"
        return KehoachError(reason, file=self._file, place=place, advice=_REPAIR[self._kind])

    def _refused(self, reason: str, *, place: str | None = None, advice: str | None = None) -> KehoachError:
        return KehoachError(
            f"không đọc tệp {self._kind} này: {reason}",
            file=self._file,
            place=place,
            advice=advice or _REPAIR[self._kind],
        )


def _relation(element: Element, folder: str) -> Relation:
    external = element.get("TargetMode") == "External"
    target = element.get("Target", "")
    if not external:
        target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    return Relation(element.get("Type", "").rpartition("/")[2], target, external, element.get("Id", ""))
