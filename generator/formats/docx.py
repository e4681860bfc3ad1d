"""A `Document` as a Word file (.docx)."""

from __future__ import annotations

import copy
import io
import re
import zipfile
from pathlib import Path

from docxtpl import DocxTemplate
from lxml import etree

from kehoach import templates as template_files
from kehoach.errors import KehoachError
from kehoach.generator.formats.content import content_of
from kehoach.generator.formats.docx_template import PARSER, W, word_template
from kehoach.model import Document

_BLANK = re.compile(r"(\[[^\[\]]*\])")
_BREAKS = re.compile(r"[\n\t]")
_AFTER_HIGHLIGHT = frozenset(
    f"{W}{name}"
    for name in (
        "u",
        "effect",
        "bdr",
        "shd",
        "fitText",
        "vertAlign",
        "rtl",
        "cs",
        "em",
        "lang",
        "eastAsianLayout",
        "specVanish",
    )
)
_UNDATED = (1980, 1, 1, 0, 0, 0)


def render(document: Document, *, templates: Path | None = None) -> bytes:
    """The bytes of a .docx file in the official form; the same document gives the same bytes.

    `templates` is a folder whose `document.docx` replaces the one of `kehoach.templates`. Raises
    `KehoachError` on a faulty template and on characters that no file can hold.
    """
    template = word_template(template_files.read(template_files.WORD, templates))
    content = content_of(document)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in template.parts.items():
            data = part if isinstance(part, bytes) else _written(name, part.fill(content))
            archive.writestr(zipfile.ZipInfo(name, _UNDATED), data, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def _written(name: str, text: str) -> bytes:
    """The XML of a part from the filled template."""
    text = text.replace("\n<w:p ", "<w:p ").replace("\n<w:p>", "<w:p>")
    if _BREAKS.search(text):
        text = DocxTemplate(None).resolve_listing(text)
    try:
        root = etree.fromstring(text.encode(), PARSER)
    except etree.XMLSyntaxError as error:
        raise KehoachError(
            f"mẫu điền xong không còn là XML hợp lệ ({error.msg})",
            file=template_files.WORD,
            place=name,
            advice="Kiểm tra các thẻ {%p %}, {%tr %}, {%tc %} trong mẫu: mỗi thẻ mở phải có thẻ đóng cùng loại.",
        ) from error
    finish(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def finish(root: etree._Element) -> None:
    """What the template's language cannot say: blanks highlighted, and the last section's break taken away."""
    for run in list(root.iter(f"{W}r")):
        if any(_BLANK.search(text.text or "") for text in run.iterfind(f"{W}t")):
            _highlight_blanks(run)
    body = root.find(f"{W}body")
    if body is not None:
        _close_last_section(body)


def _highlight_blanks(run: etree._Element) -> None:
    """Split a run so that what stands in square brackets is a highlighted run of its own."""
    parent = run.getparent()
    if parent is None:
        return
    for child in run:
        if child.tag == f"{W}rPr":
            continue
        pieces = _BLANK.split(child.text or "") if child.tag == f"{W}t" else [None]
        for piece in pieces:
            if piece != "":
                run.addprevious(_run_with(run, child, piece))
    parent.remove(run)


def _run_with(run: etree._Element, child: etree._Element, piece: str | None) -> etree._Element:
    """A run formatted like `run` that holds a copy of `child`, with the text `piece` if that is a text."""
    part = etree.Element(run.tag, run.attrib)
    properties = copy.deepcopy(run.find(f"{W}rPr"))
    held = copy.deepcopy(child)
    if piece is not None:
        held.text = piece
        held.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    if piece and _BLANK.fullmatch(piece):
        properties = etree.Element(f"{W}rPr") if properties is None else properties
        following = [later for later in properties if later.tag in _AFTER_HIGHLIGHT]
        place = properties.index(following[0]) if following else len(properties)
        properties.insert(place, etree.Element(f"{W}highlight", {f"{W}val": "yellow"}))
    part.extend([held] if properties is None else [properties, held])
    return part


def _close_last_section(body: etree._Element) -> None:
    """Every section of the template ends with a break; after the last one nothing follows, so it becomes the end."""
    end = body.find(f"{W}sectPr")
    last = end.getprevious() if end is not None else None
    section = last.find(f"{W}pPr/{W}sectPr") if last is not None and last.tag == f"{W}p" else None
    if end is not None and section is not None:
        body.replace(end, section)
