"""Small Word files made from raw WordprocessingML, and their reading in a form that is easy to compare."""

import io
import zipfile
from types import SimpleNamespace

import pytest

from kehoach.model import Paragraph, Table
from kehoach.parser.extraction import Extraction, Origin
from kehoach.parser.formats import docx

TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{TRANSITIONAL}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
ROOTS = {"header": "hdr", "footer": "ftr", "fontTable": "fonts"}


def part(name: str, content: str) -> str:
    """A whole XML part around its content; "header1" becomes w:hdr."""
    kind = name.rstrip("0123456789")
    root = ROOTS.get(kind, kind)
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {NAMESPACES}>{content}</w:{root}>'


def relations(*entries: str) -> str:
    return f'<Relationships xmlns="{PACKAGE}/relationships">{"".join(entries)}</Relationships>'


def relation(kind: str, target: str, mode: str = "Internal") -> str:
    return f'<Relationship Id="r{kind}{hash(target)}" Type="{OFFICE}/{kind}" Target="{target}" TargetMode="{mode}"/>'


def parts_of(body: str, extra: dict[str, str] | None = None, links: tuple[str, ...] = ()) -> dict[str, str]:
    """The parts of a package: `extra` are contents by part name ("numbering", "header1"), `links` more relations."""
    extra = extra or {}
    named = [relation(name.rstrip("0123456789"), f"{name}.xml") for name in extra]
    return {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"/>',
        "_rels/.rels": relations(relation("officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": relations(*named, *links),
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
        **{f"word/{name}.xml": part(name, content) for name, content in extra.items()},
    }


def zipped(parts: dict[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def read(data: bytes) -> Extraction:
    return docx.extract(Origin("kế hoạch.docx", data))


def plain(extraction: Extraction) -> list:
    """Paragraphs as their text, tables as rows of texts; "^" is covered from above, "<" from the left."""
    marks = {"up": "^", "left": "<"}
    return [
        block.text
        if isinstance(block, Paragraph)
        else [[marks.get(cell.merged, cell.text) for cell in row] for row in block.rows]
        for block in extraction.blocks
        if isinstance(block, Paragraph | Table)
    ]


def paragraph(text: str, properties: str = "") -> str:
    return f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


@pytest.fixture
def word() -> SimpleNamespace:
    """What a test needs to make Word files and to look at their reading."""
    return SimpleNamespace(
        parts_of=parts_of,
        zipped=zipped,
        read=read,
        plain=plain,
        paragraph=paragraph,
        relation=relation,
        make=lambda body, extra=None, links=(): zipped(parts_of(body, extra, links)),
    )
