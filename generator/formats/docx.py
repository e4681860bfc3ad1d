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
from kehoach.generator.form import FormSettings
from kehoach.generator.formats.content import Apparatus, content_of
from kehoach.generator.formats.docx_notes import note_parts
from kehoach.generator.formats.docx_pictures import picture_parts
from kehoach.generator.formats.docx_template import W, parsed, word_template
from kehoach.generator.formats.form import in_word
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
_RUN, _RUN_PROPERTIES, _TEXT = f"{W}r", f"{W}rPr", f"{W}t"
_UNDATED = (1980, 1, 1, 0, 0, 0)


def render(
    document: Document,
    *,
    templates: Path | None = None,
    form: FormSettings | None = None,
    apparatus: Apparatus | None = None,
) -> bytes:
    """The bytes of a .docx file in the official form; the same document gives the same bytes.

    `templates` is a folder whose `document.docx` replaces the one of `kehoach.templates`; `form` sets what
    the decree leaves open; `apparatus` is what a consolidated text has besides. Raises
    `KehoachError` on a faulty template and on characters that no file can hold.
    """
    template = word_template(in_word(template_files.read(template_files.WORD, templates), form))
    content = content_of(document, apparatus)
    parts = {
        name: part if isinstance(part, bytes) else _written(name, part.fill(content))
        for name, part in template.parts.items()
    }
    parts |= picture_parts(content, parts)
    parts |= note_parts(content, parts, finish)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _UNDATED), data, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def _written(name: str, text: str) -> bytes:
    """The XML of a part from the filled template."""
    if _BREAKS.search(text):
        text = DocxTemplate(None).resolve_listing(text)
    try:
        root = parsed(text.encode())
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
    with_blanks = (text.getparent() for text in root.iter(_TEXT) if text.text and _BLANK.search(text.text))
    for run in dict.fromkeys(run for run in with_blanks if run is not None and run.tag == _RUN):
        _highlight_blanks(run)
    body = root.find(f"{W}body")
    if body is not None:
        _close_last_section(body)


def _highlight_blanks(run: etree._Element) -> None:
    """Split a run so that what stands in square brackets is a highlighted run of its own, formatted alike."""
    properties = run.find(_RUN_PROPERTIES)
    pieces: list[etree._Element] = []
    for child in run:
        if child is not properties:
            pieces += _split(child) if child.tag == _TEXT else [child]
    for piece in pieces:
        part = etree.Element(_RUN, run.attrib)
        if properties is not None:
            part.append(copy.copy(properties))
        part.append(piece)
        if piece.tag == _TEXT and _BLANK.fullmatch(piece.text or ""):
            _highlight(part)
        run.addprevious(part)
    parent = run.getparent()
    if parent is not None:
        parent.remove(run)


def _split(text: etree._Element) -> list[etree._Element]:
    pieces = []
    for words in filter(None, _BLANK.split(text.text or "")):
        piece = etree.Element(_TEXT, {"{http://www.w3.org/XML/1998/namespace}space": "preserve"})
        piece.text = words
        pieces.append(piece)
    return pieces


def _highlight(run: etree._Element) -> None:
    """Put the highlight where the order of Word's run properties wants it."""
    properties = run.find(_RUN_PROPERTIES)
    if properties is None:
        properties = etree.Element(_RUN_PROPERTIES)
        run.insert(0, properties)
    following = (place for place, later in enumerate(properties) if later.tag in _AFTER_HIGHLIGHT)
    properties.insert(next(following, len(properties)), etree.Element(f"{W}highlight", {f"{W}val": "yellow"}))


def _close_last_section(body: etree._Element) -> None:
    """Every section of the template ends with a break; after the last one nothing follows, so it becomes the end."""
    end = body.find(f"{W}sectPr")
    last = end.getprevious() if end is not None else None
    section = last.find(f"{W}pPr/{W}sectPr") if last is not None and last.tag == f"{W}p" else None
    if end is not None and section is not None:
        body.replace(end, section)
