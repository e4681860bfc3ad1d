"""A Word file whose parts are replaced one by one, all others staying as they are, byte for byte.

python-docx is not used: it parses and rewrites styles, settings and whatever else it knows. The reader of
`kehoach.parser` has judged sizes, entities and part names of these very bytes before anything here sees them
(the command compares their hash), so no limits are repeated; XML is still parsed without entities or network.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from kehoach.errors import KehoachError

WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{WORDS}}}"
NAMES = {"w": WORDS}
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_UNDATED = (1980, 1, 1, 0, 0, 0)

Element = etree._Element


@dataclass(frozen=True)
class WordFile:
    """The parts of a package by name, in the order of the file; `main` is the name of the document's own part."""

    parts: Mapping[str, bytes]
    infos: Mapping[str, zipfile.ZipInfo]
    main: str

    @property
    def main_relations(self) -> str:
        """The name of the part that lists what the main part refers to."""
        return _relations_of(self.main)

    def root(self, name: str | None = None) -> Element:
        """A part as XML, the main part if none is named."""
        return parse(self.parts[name or self.main])

    def with_parts(self, changed: Mapping[str, bytes]) -> bytes:
        """The bytes of the file with these parts replaced or added; the same parts give the same bytes."""
        result = io.BytesIO()
        with zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in (*self.parts, *(name for name in changed if name not in self.parts)):
                old = self.infos.get(name)
                info = zipfile.ZipInfo(name, old.date_time if old else _UNDATED)
                info.external_attr = old.external_attr if old else 0
                archive.writestr(info, changed.get(name, self.parts.get(name, b"")), zipfile.ZIP_DEFLATED)
        return result.getvalue()


def open_word_file(data: bytes) -> WordFile:
    """The parts of a .docx. Raises `KehoachError` for anything else, and for the rare strict form of the format."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = {info.filename: info for info in archive.infolist()}
            parts = {name: archive.read(name) for name in infos}
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError) as error:
        raise KehoachError("không phải tệp Word (.docx)", advice="Lưu lại tệp từ Word dạng .docx.") from error
    main = _main_part(parts)
    if parse(parts.get(main, b"<none/>")).tag != f"{W}document":
        raise KehoachError(
            "tệp Word không ở dạng .docx thường dùng nên không ghi chú thích, không sửa được",
            advice="Lưu lại tệp từ Word dạng «Word Document (*.docx)».",
        )
    return WordFile(parts, infos, main)


def parse(data: bytes) -> Element:
    """XML without entities and network. Raises `KehoachError` when it is damaged."""
    try:
        return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except etree.XMLSyntaxError as error:
        raise KehoachError("nội dung XML của tệp Word bị hỏng") from error


def serialised(root: Element) -> bytes:
    """XML as Word writes it."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def paragraph_at(root: Element, path: str | None) -> Element | None:
    """The paragraph that a `LaidOutParagraph.path` leads to, or None."""
    found = root.xpath(path, namespaces=NAMES) if path else []
    first = found[0] if isinstance(found, list) and found else None
    return first if isinstance(first, etree._Element) and first.tag == f"{W}p" else None


def _relations_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _main_part(parts: Mapping[str, bytes]) -> str:
    relations = parts.get(_relations_of(""))
    for relation in parse(relations).iter(f"{{{_RELATIONS}}}Relationship") if relations else ():
        if relation.get("Type", "").endswith("/officeDocument"):
            return posixpath.normpath(posixpath.join("/", relation.get("Target", ""))).lstrip("/")
    return "word/document.xml"
