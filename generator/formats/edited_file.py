"""A Word file that somebody edited: its main part changed and comments added, all other parts as they are, byte for byte.

Comments: ECMA-376 Part 1, 17.13.4. Those that the file has already stay.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass, field

from lxml import etree

from kehoach.errors import KehoachError
from kehoach.generator.formats.docx_template import MAX_PARTS, MAX_UNPACKED, W, parsed
from kehoach.generator.formats.revisions import Revision

Element = etree._Element

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_TYPES = "[Content_Types].xml"
_TYPE = "{http://schemas.openxmlformats.org/package/2006/content-types}Override"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_ID = f"{W}id"
_ADVICE = "Mở tệp bằng Word, lưu lại dạng «Word Document (*.docx)»."


@dataclass
class EditedFile:
    """The parts of the file by name, the name of its main part, and that part as XML, which may be changed."""

    parts: dict[str, bytes]
    main: str
    root: Element
    comments: list[tuple[Element, str]] = field(default_factory=list)

    def comment(self, paragraph: Element, words: str) -> None:
        """Note a comment on a paragraph; it is written with the file."""
        self.comments.append((paragraph, words))

    def written(self, revision: Revision) -> bytes:
        """The bytes of the file with its main part as it is now, and with the comments, by the revision's author."""
        changed = self._with_comments(revision) if self.comments else {}
        changed[self.main] = _serialised(self.root)
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in dict.fromkeys([*self.parts, *changed]):
                info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
                archive.writestr(info, changed.get(name, self.parts.get(name, b"")), zipfile.ZIP_DEFLATED)
        return target.getvalue()

    def _with_comments(self, revision: Revision) -> dict[str, bytes]:
        name, changed = self._comments_part()
        root = parsed(changed.get(name) or self.parts[name])
        first = max((int(one.get(_ID, "0")) for one in root.iter(f"{W}comment")), default=-1) + 1
        for number, (paragraph, words) in enumerate(self.comments, start=first):
            _span(paragraph, number)
            root.append(_comment(words, number, revision))
        return changed | {name: _serialised(root)}

    def _comments_part(self) -> tuple[str, dict[str, bytes]]:
        """The part that holds the comments; where there is none, a new one with what ties it to the main part."""
        folder, base = posixpath.split(self.main)
        relations_part = posixpath.join(folder, "_rels", f"{base}.rels")
        relations = parsed(self.parts[relations_part])
        for one in relations.iter(_RELATION):
            if one.get("Type") == f"{_OFFICE}/comments":
                return _within(folder, one.get("Target", "")), {}
        name = posixpath.join(folder, "comments.xml")
        if name in self.parts:
            raise KehoachError("tệp Word có phần chú thích không nối với văn bản", advice=_ADVICE)
        taken = {one.get("Id") for one in relations.iter(_RELATION)}
        free = next(id for count in range(1, len(taken) + 2) if (id := f"rId{count}") not in taken)
        told = {"Id": free, "Type": f"{_OFFICE}/comments", "Target": "comments.xml"}
        etree.SubElement(relations, _RELATION, told)
        types = parsed(self.parts[_TYPES])
        etree.SubElement(types, _TYPE, {"PartName": f"/{name}", "ContentType": _COMMENTS_TYPE})
        empty = etree.Element(f"{W}comments", nsmap={"w": W.strip("{}")})
        return name, {
            name: _serialised(empty),
            relations_part: _serialised(relations),
            _TYPES: _serialised(types),
        }


def open_edited(data: bytes) -> EditedFile:
    """The file in these bytes. Raises `KehoachError` when they are no .docx, or unpack to too much."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if len(entries) > MAX_PARTS or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
                raise KehoachError("tệp Word bung ra quá lớn", advice=_ADVICE)
            parts = {entry.filename: archive.read(entry) for entry in entries if not entry.is_dir()}
        main = next(
            _within("", one.get("Target", ""))
            for one in parsed(parts["_rels/.rels"]).iter(_RELATION)
            if one.get("Type") == f"{_OFFICE}/officeDocument"
        )
        root = parsed(parts[main])
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError) as error:
        raise KehoachError("không phải tệp Word (.docx)", advice=_ADVICE) from error
    except (KeyError, StopIteration, etree.XMLSyntaxError) as error:
        raise KehoachError("tệp Word bị hỏng hoặc không ở dạng .docx thường dùng", advice=_ADVICE) from error
    if root.find(f"{W}body") is None:
        raise KehoachError("tệp Word bị hỏng hoặc không ở dạng .docx thường dùng", advice=_ADVICE)
    return EditedFile(parts, main, root)


def _within(folder: str, target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))


def _serialised(root: Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _span(paragraph: Element, number: int) -> None:
    """Span a paragraph with a comment's range; its properties stay first."""
    identifier = {_ID: str(number)}
    start = etree.Element(f"{W}commentRangeStart", identifier)
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        paragraph.insert(0, start)
    else:
        properties.addnext(start)
    etree.SubElement(paragraph, f"{W}commentRangeEnd", identifier)
    etree.SubElement(etree.SubElement(paragraph, f"{W}r"), f"{W}commentReference", identifier)


def _comment(words: str, number: int, revision: Revision) -> Element:
    told = {_ID: str(number), f"{W}author": revision.author, f"{W}initials": revision.author[:2]}
    if revision.date is not None:
        told[f"{W}date"] = f"{revision.date.isoformat()}T00:00:00Z"
    comment = etree.Element(f"{W}comment", told)
    for line in words.split("\n"):
        run = etree.SubElement(etree.SubElement(comment, f"{W}p"), f"{W}r")
        etree.SubElement(run, f"{W}t", {"{http://www.w3.org/XML/1998/namespace}space": "preserve"}).text = line
    return comment
