"""Ways to make PDF files for the tests: WeasyPrint, LibreOffice, and a small writer that places every glyph."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace

import pdfplumber
import pypdfium2
import pytest
import weasyprint
from lxml import html as lxml_html

from kehoach.model import Paragraph
from kehoach.parser.extraction import Extraction, Origin, clean
from kehoach.parser.formats import pdf

CASES = Path(__file__).parent
SOURCES = Path(__file__).parents[4] / "source_docs" / "163-KH-UBND"
UP, LEFT = "<up>", "<left>"


def read(data: bytes, name: str = "van-ban.pdf") -> Extraction:
    return pdf.extract(Origin(name, data))


def shape(extraction: Extraction) -> list[str | list[list[str]]]:
    """The blocks as plain values: a paragraph is its text, a table its rows, a covered cell UP or LEFT."""
    return [
        block.text
        if isinstance(block, Paragraph)
        else [[f"<{cell.merged}>" if cell.merged else cell.text for cell in row] for row in block.rows]
        for block in extraction.blocks
    ]


def tables(extraction: Extraction) -> list[list[list[str]]]:
    return [block for block in shape(extraction) if isinstance(block, list)]


def paragraphs(extraction: Extraction) -> list[str]:
    return [block for block in shape(extraction) if isinstance(block, str)]


def codes(extraction: Extraction) -> list[str]:
    return [notice.code for notice in extraction.notices]


def printed(text: str) -> bytes:
    """The PDF that WeasyPrint makes of an HTML text."""
    return bytes(weasyprint.HTML(string=text).write_pdf())


def expected_of(text: str) -> list[str | list[list[str]]]:
    """The paragraphs and tables of an HTML text, read by lxml: what the PDF has to give.

    A table of the class "layout" stands for two columns without rules.
    """
    body = lxml_html.document_fromstring(text).find("body")
    found: list[str | list[list[str]]] = []
    for element in body.iter("p", "table"):
        if element.tag == "table":
            found.append(_grid(element))
        elif next(element.iterancestors("table"), None) is None and _text(element):
            found.append(_text(element))
    return found


def _grid(table: lxml_html.HtmlElement) -> list[list[str]]:
    rows = table.xpath(".//tr")
    taken: dict[tuple[int, int], str] = {}
    for number, row in enumerate(rows):
        column = 0
        for cell in row.xpath("./td | ./th"):
            while (number, column) in taken:
                column += 1
            height, width = int(cell.get("rowspan", 1)), int(cell.get("colspan", 1))
            for down in range(height):
                for right in range(width):
                    taken[number + down, column + right] = LEFT if right else UP
            taken[number, column] = "\n".join(_text(part) for part in (cell.xpath("./p") or [cell]))
    return [[taken[place] for place in sorted(taken) if place[0] == number] for number in range(len(rows))]


def _text(element: lxml_html.HtmlElement) -> str:
    return clean(" ".join(element.text_content().split()))


class Drawing:
    """A PDF page whose glyphs and lines stand where the test puts them (points from the top left)."""

    def __init__(self, width: float = 595, height: float = 842, *, rotate: int = 0, extra: str = "") -> None:
        self.width, self.height, self._rotate, self._extra = width, height, rotate, extra
        self._codes: dict[str, int] = {}
        self._content: list[str] = []
        self.without_map: set[str] = set()

    def text(
        self, x: float, base: float, words: str, size: float = 13, *, advance: float = 0.5, bold: bool = False
    ) -> None:
        """Words with their baseline at `base`; every glyph is `advance` font sizes wide."""
        for index, sign in enumerate(words):
            code = self._codes.setdefault(sign, len(self._codes) + 1)
            place = f"1 0 0 1 {x + index * advance * size:.2f} {self.height - base:.2f} Tm"
            self._content.append(f"BT /{'B' if bold else 'R'} {size} Tf {place} <{code:04x}> Tj ET")

    def rule(self, x0: float, top: float, x1: float, bottom: float, *, box: bool = False) -> None:
        """A ruling line, as a stroke or as a thin filled box."""
        if box:
            width, height = max(x1 - x0, 0.48), max(bottom - top, 0.48)
            self._content.append(f"{x0} {self.height - top - height:.2f} {width} {height} re f")
        else:
            self._content.append(f"0.5 w {x0} {self.height - top} m {x1} {self.height - bottom} l S")

    def raw(self, operators: str) -> None:
        self._content.append(operators)

    def pdf(self, *, compress: bool = True) -> bytes:
        """The file, of one page."""
        return write_pdf([self], compress=compress)

    def content(self) -> bytes:
        return "\n".join(self._content).encode("latin-1")

    def page(self, contents: int, fonts: tuple[int, int]) -> str:
        rotate = f"/Rotate {self._rotate}" if self._rotate else ""
        return (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {self.width} {self.height}] {rotate} {self._extra}"
            f" /Contents {contents} 0 R /Resources << /Font << /R {fonts[0]} 0 R /B {fonts[1]} 0 R >> >> >>"
        )

    def map(self) -> bytes:
        """The ToUnicode table."""
        lines = [
            f"<{code:04x}> <{sign.encode('utf-16-be').hex()}>"
            for sign, code in self._codes.items()
            if sign not in self.without_map
        ]
        return (
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
            "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
            f"{len(lines)} beginbfchar\n" + "\n".join(lines) + "\nendbfchar endcmap end end"
        ).encode("latin-1")


def write_pdf(drawings: list[Drawing], *, compress: bool = True, trailer: str = "") -> bytes:
    """A PDF file of one page for each drawing."""
    objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    kids = []
    for drawing in drawings:
        first = len(objects) + 1
        kids.append(f"{first} 0 R")
        fonts = (first + 3, first + 5)
        objects += [drawing.page(first + 1, fonts).encode(), _stream(drawing.content(), compress)]
        objects.append(_stream(drawing.map(), compress))
        for font, name in zip(fonts, ("Times-Roman", "Times-Bold"), strict=True):
            objects += [
                f"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H"
                f" /DescendantFonts [{font + 1} 0 R] /ToUnicode {first + 2} 0 R >>".encode(),
                f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /DW 500"
                f" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
                f" /FontDescriptor << /Type /FontDescriptor /FontName /{name} /Ascent 800 /Descent -200 /Flags 4"
                f" /FontBBox [0 -200 1000 800] >> >>".encode(),
            ]
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(kids)}] >>".encode()
    return _file(objects, trailer)


def _stream(data: bytes, compress: bool) -> bytes:
    if compress:
        data = zlib.compress(data)
    return b"<< /Length %d %s>>\nstream\n%s\nendstream" % (
        len(data),
        b"/Filter /FlateDecode " if compress else b"",
        data,
    )


def _file(objects: list[bytes], trailer: str) -> bytes:
    out, places = BytesIO(), []
    out.write(b"%PDF-1.7\n")
    for number, content in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(
        b"trailer << /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer.encode(), start)
    )
    return out.getvalue()


def page_streams(data: bytes) -> list[bytes]:
    """What each page draws, as the file's own operators."""
    with pdfplumber.open(BytesIO(data)) as document:
        return [b"".join(stream.get_data() for stream in page.page_obj.contents) for page in document.pages]


def turned(data: bytes, degrees: int) -> bytes:
    """The same file with its pages to be shown turned clockwise."""
    document = pypdfium2.PdfDocument(data)
    for page in document:
        page.set_rotation(degrees)
        page.close()
    out = BytesIO()
    document.save(out)
    document.close()
    return out.getvalue()


@pytest.fixture(scope="session")
def kit() -> SimpleNamespace:
    """The functions above: test modules cannot import a conftest."""
    return SimpleNamespace(**{name: value for name, value in globals().items() if not name.startswith("_")})


@pytest.fixture(scope="session")
def soffice(tmp_path_factory: pytest.TempPathFactory) -> Callable[[bytes, str], bytes]:
    """Turns a DOCX into a PDF with LibreOffice, in a profile of its own."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed")
    profile = tmp_path_factory.mktemp("profile")

    def convert(docx: bytes, name: str) -> bytes:
        folder = tmp_path_factory.mktemp("rendering")
        (folder / f"{name}.docx").write_bytes(docx)
        command = [
            program,
            f"-env:UserInstallation={profile.as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
        ]
        subprocess.run([*command, folder, folder / f"{name}.docx"], check=True, capture_output=True, timeout=180)
        return (folder / f"{name}.pdf").read_bytes()

    return convert


def changed_docx(source: Path, change: Callable[[str], str]) -> bytes:
    """A DOCX with its main part changed."""
    out = BytesIO()
    with zipfile.ZipFile(source) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for item in before.infolist():
            data = before.read(item)
            if item.filename == "word/document.xml":
                data = change(data.decode()).encode()
            after.writestr(item, data)
    return out.getvalue()


def without_repeated_header(document: str) -> str:
    return re.sub(r"<w:tblHeader[^>]*/>", "", document)


def with_whole_rows(document: str) -> str:
    document = document.replace("<w:trPr>", "<w:trPr><w:cantSplit/>")
    return re.sub(r"(<w:tr(?: [^>]*)?>)(?!<w:trPr>)", r"\1<w:trPr><w:cantSplit/></w:trPr>", document)
