"""The officers' table of comparison (bảng so sánh): old words, new words, what was done; as .docx and .xlsx."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Literal

from lxml import etree

from kehoach.generator.formats.docx import render
from kehoach.generator.formats.docx_template import W, parsed
from kehoach.generator.formats.workbook import Sheet, write_workbook
from kehoach.model import Annex, Cell, Document, Row, Table

TITLE = "Bảng so sánh"
_HEADER = ("STT", "Vị trí", "Nội dung cũ", "Nội dung mới", "Thuyết minh")
_ROLES = ("ordinal", "product", "text", "text", "product")
_BODY = "word/document.xml"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_MARKS = {"deleted": ("strike",), "added": ("b", "u"), "same": ()}

Span = tuple[Literal["same", "deleted", "added"], str]
"""Words and whether they are in both texts, or only in the old or the new one."""


@dataclass(frozen=True)
class ComparisonRow:
    """One row of the table; `old` and `new` are the two texts in spans."""

    place: str
    old: tuple[Span, ...]
    new: tuple[Span, ...]
    explanation: str


def comparison_workbook(rows: Sequence[ComparisonRow], *, caption: str) -> bytes:
    """The bytes of an .xlsx with one sheet."""
    values = [(place, row.place, _text(row.old), _text(row.new), row.explanation) for place, row in _counted(rows)]
    sheet = Sheet(TITLE, _HEADER, values, widths=[6, 28, 60, 60, 40], title=caption, frozen=2, centred=frozenset({0}))
    return write_workbook([sheet], title=caption)


def comparison_document(rows: Sequence[ComparisonRow], *, caption: str) -> bytes:
    """The bytes of a .docx: a landscape table, deleted words struck out, added ones bold and underlined."""
    written = render(Document(annexes=(_annex(rows, caption),)))
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(written)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for item in source.infolist():
            data = source.read(item)
            archive.writestr(item, _finished(data, rows) if item.filename == _BODY else data)
    return target.getvalue()


def _counted(rows: Sequence[ComparisonRow]) -> list[tuple[int, ComparisonRow]]:
    return list(enumerate(rows, start=1))


def _text(spans: Sequence[Span]) -> str:
    return "".join(text for _, text in spans).strip()


def _annex(rows: Sequence[ComparisonRow], caption: str) -> Annex:
    header: Row = tuple(Cell(text=text) for text in _HEADER)
    cells = [(str(place), row.place, _text(row.old), _text(row.new), row.explanation) for place, row in _counted(rows)]
    table = Table(header=(header,), rows=tuple(tuple(Cell(text=text) for text in row) for row in cells), roles=_ROLES)
    return Annex(id="", label=TITLE.upper(), caption=f"({caption})", tables=(table,))


def _finished(data: bytes, rows: Sequence[ComparisonRow]) -> bytes:
    """The body with the table alone, its words marked."""
    root = parsed(data)
    body = root.find(f"{W}body")
    if body is not None:
        _drop_main_text(body)
        table = body.find(f"{W}tbl")
        if table is not None:
            lines = table.findall(f"{W}tr")[1:]
            for row, line in zip(rows, lines, strict=True):
                cells = line.findall(f"{W}tc")
                _mark(cells[2], row.old)
                _mark(cells[3], row.new)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _drop_main_text(body: etree._Element) -> None:
    """Take away what stands before the table's own section: the form of a document that this is not."""
    for element in list(body):
        ends_section = element.find(f"{W}pPr/{W}sectPr") is not None
        body.remove(element)
        if ends_section:
            return


def _mark(cell: etree._Element, spans: Sequence[Span]) -> None:
    """Put the spans into a cell, each a run of its own, in paragraphs like the cell's first."""
    paragraphs = cell.findall(f"{W}p")
    model = paragraphs[0]
    properties = model.find(f"{W}pPr")
    for place, line in enumerate(_lines(spans)):
        paragraph = etree.Element(f"{W}p")
        if properties is not None:
            paragraph.append(deepcopy(properties))
        paragraph.extend(_run(span) for span in line)
        cell.insert(list(cell).index(model) + place + 1, paragraph)
    for paragraph in paragraphs:
        cell.remove(paragraph)


def _lines(spans: Sequence[Span]) -> list[list[Span]]:
    """The spans of each line; a line break inside a span divides it."""
    lines: list[list[Span]] = [[]]
    for kind, text in spans:
        first, *rest = text.split("\n")
        lines[-1].append((kind, first))
        lines += [[(kind, words)] for words in rest]
    return lines


def _run(span: Span) -> etree._Element:
    kind, words = span
    run = etree.Element(f"{W}r")
    if _MARKS[kind]:
        properties = etree.SubElement(run, f"{W}rPr")
        for name in _MARKS[kind]:
            etree.SubElement(properties, f"{W}{name}", {f"{W}val": "single"} if name == "u" else {})
    text = etree.SubElement(run, f"{W}t", {_SPACE: "preserve"})
    text.text = words
    return run
