"""A Word template in docxtpl's language, taken apart and compiled once.

docxtpl itself patches and compiles the template at every rendering and re-parses the result with a
parser that drops what it does not understand; here its patching is used once, and what comes out
is parsed strictly (see `kehoach.generator.formats.docx`).
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from dataclasses import dataclass
from functools import lru_cache

from docxtpl import DocxTemplate
from lxml import etree

from kehoach.errors import KehoachError
from kehoach.generator.formats.content_table import WHOLE
from kehoach.generator.formats.templating import Compiled, compiled
from kehoach.templates import WORD

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TABLE_STYLE = "Bang"
"""The style of the tables whose columns and merged cells follow the data."""

MAX_PARTS, MAX_UNPACKED = 512, 64 * 1024 * 1024
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)

_PORTRAIT = 9071  # 160 mm
_FILLED = re.compile(r"\.(document\.main|header|footer|footnotes|endnotes|core-properties)\+xml$")
_BLOCK = re.compile(r"\{%[-+]?(?:p|tr|tc|r)? *(end)?(for|if)\b")
_PARAGRAPH_ENDS = re.compile(r"(?=<w:p[ >])|(?<=</w:p>)")
_ADVICE = "Mở mẫu bằng Word, lưu lại dạng .docx; hoặc bỏ tệp đó đi để dùng mẫu có sẵn."


@dataclass(frozen=True)
class WordTemplate:
    """Every part of the template file by name, in order: bytes that stay as they are, or text to be filled."""

    parts: dict[str, bytes | Compiled]


@lru_cache(maxsize=8)
def word_template(data: bytes) -> WordTemplate:
    """The template in these bytes. Raises `KehoachError` when they are no Word file or its fields are written wrongly."""
    parts = _unpacked(data)
    try:
        types = parsed(parts["[Content_Types].xml"])
        filled = {
            entry.get("PartName", "").lstrip("/") for entry in types if _FILLED.search(entry.get("ContentType", ""))
        }
        return WordTemplate({name: _part(name, part) if name in filled else part for name, part in parts.items()})
    except (KeyError, etree.XMLSyntaxError) as error:
        raise KehoachError("tệp mẫu không phải văn bản Word", file=WORD, advice=_ADVICE) from error


def parsed(part: bytes) -> etree._Element:
    """The XML of a part, read strictly. Raises `etree.XMLSyntaxError`, on a DOCTYPE too: a Word file has none."""
    root = etree.fromstring(part, _PARSER)
    if root.getroottree().docinfo.doctype:
        raise etree.XMLSyntaxError("DOCTYPE", 0, 1, 1)
    return root


def _unpacked(data: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if len(entries) > MAX_PARTS or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
                raise KehoachError("tệp mẫu bung ra quá lớn", file=WORD, advice=_ADVICE)
            return {entry.filename: archive.read(entry) for entry in entries if not entry.is_dir()}
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        reason = "tệp mẫu không phải văn bản Word, hoặc có mật khẩu"
        raise KehoachError(reason, file=WORD, advice=_ADVICE) from error


def _part(name: str, part: bytes) -> bytes | Compiled:
    root = parsed(part)
    follow_data(root)
    text = etree.tostring(root, encoding="unicode")
    if "{" not in text:
        return part
    _require_closed_tags(root, name)
    _require_closed_blocks(root, name)
    # One paragraph a line, so that the line of a fault is its paragraph; a comment leaves no trace in the result.
    source = _PARAGRAPH_ENDS.sub("{#\n#}", DocxTemplate(None).patch_xml(text))
    return compiled(source, WORD, lambda line: _place(name, source, line))


def _require_closed_tags(root: etree._Element, name: str) -> None:
    """A tag left open would swallow the paragraphs after it, and the fault would show far from its place."""
    for paragraph in root.iter(f"{W}p"):
        text = "".join(paragraph.itertext())
        for opening, closing in (("{{", "}}"), ("{%", "%}"), ("{#", "#}")):
            if text.count(opening) != text.count(closing):
                raise KehoachError(
                    f"mẫu viết sai cú pháp (số dấu {opening} và {closing} khác nhau)",
                    file=WORD,
                    place=f"{name}, đoạn «{text.strip()}»",
                    advice=f"Sửa để mỗi dấu {opening} có một dấu {closing} trong cùng đoạn.",
                )


def _require_closed_blocks(root: etree._Element, name: str) -> None:
    """A loop or condition without its end is told at its own paragraph; what reads the whole finds it missing at the end."""
    open_blocks: list[tuple[str, str]] = []
    for paragraph in root.iter(f"{W}p"):
        text = "".join(paragraph.itertext()).strip()
        for ends, kind in _BLOCK.findall(text):
            if not ends:
                open_blocks.append((kind, text))
            elif open_blocks and open_blocks[-1][0] == kind:
                open_blocks.pop()
            elif open_blocks:
                raise _unclosed(name, *open_blocks[-1])
            else:
                raise KehoachError(
                    f"mẫu có thẻ đóng end{kind} mà không có thẻ mở {kind}",
                    file=WORD,
                    place=f"{name}, đoạn «{text}»",
                    advice="Bỏ thẻ đóng đó, hoặc thêm thẻ mở trước nó.",
                )
    if open_blocks:
        raise _unclosed(name, *open_blocks[-1])


def _unclosed(name: str, kind: str, text: str) -> KehoachError:
    return KehoachError(
        f"mẫu có thẻ mở {kind} không được đóng",
        file=WORD,
        place=f"{name}, đoạn «{text}»",
        advice=f"Thêm thẻ đóng end{kind} cùng loại sau phần mà thẻ đó mở, hoặc bỏ thẻ mở.",
    )


def _place(name: str, source: str, line: int) -> str:
    """The paragraph at a line of the source as its author sees it, with the one before it to find it by."""
    texts = [re.sub(r"<[^>]*>|\{#|#\}", "", text).strip() for text in source.split("\n")[:line]]
    before = next((text for text in reversed(texts[:-1]) if text), "")
    return f"{name}, đoạn «{texts[-1]}»" + (f" sau đoạn «{before}»" if before else "")


def follow_data(root: etree._Element) -> None:
    """Let the data give the columns and merged cells of the tables of style `TABLE_STYLE`.

    Word keeps both in attributes, where no field can be typed; so fields are put there now, with
    the names that the template's loops have: `block.table` for the table and `cell` for the cell.
    """
    for table in root.iter(f"{W}tbl"):
        style = table.find(f"{W}tblPr/{W}tblStyle")
        if style is None or style.get(f"{W}val") != TABLE_STYLE:
            continue
        room = _room(table)
        for grid in table.findall(f"{W}tblGrid"):
            _put_columns(grid, room)
        for cell in table.iter(f"{W}tc"):
            if "{%tr" not in "".join(cell.itertext()):
                _put_extent(cell, room)


def _room(table: etree._Element) -> int:
    """The width between the margins of a table's section, in twips; a section's properties stand at its end."""
    for section in table.xpath("following::w:sectPr[1]", namespaces={"w": W.strip("{}")}):
        size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
        if size is not None and margins is not None:
            return int(size.get(f"{W}w")) - int(margins.get(f"{W}left")) - int(margins.get(f"{W}right"))
    return _PORTRAIT


def _put_columns(grid: etree._Element, room: int) -> None:
    for column in list(grid):
        grid.remove(column)
    column = etree.SubElement(grid, f"{W}gridCol", {f"{W}w": f"{{{{ share * {room} // {WHOLE} }}}}"})
    grid.text, column.tail = "{% for share in block.table.shares %}", "{% endfor %}"


def _put_extent(cell: etree._Element, room: int) -> None:
    properties = cell.find(f"{W}tcPr")
    if properties is None:
        properties = etree.Element(f"{W}tcPr")
        cell.insert(0, properties)
    width = etree.Element(f"{W}tcW", {f"{W}w": f"{{{{ cell.share * {room} // {WHOLE} }}}}", f"{W}type": "dxa"})
    span = etree.Element(f"{W}gridSpan", {f"{W}val": "{{ cell.columns }}"})
    merge = etree.Element(f"{W}vMerge", {f"{W}val": "{{ 'restart' if cell.rows else 'continue' }}"})
    width.tail, span.tail, merge.tail = "{% if cell.columns > 1 %}", "{% endif %}{% if cell.rows != 1 %}", "{% endif %}"
    for place, element in enumerate((width, span, merge)):
        for former in properties.findall(str(element.tag)):
            properties.remove(former)
        properties.insert(place, element)
