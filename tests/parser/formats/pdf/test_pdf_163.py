"""163/KH-UBND as PDF, from LibreOffice and from WeasyPrint, against the tables of its DOCX read here with lxml."""

from __future__ import annotations

import zipfile
from io import BytesIO
from itertools import groupby

import pytest
from lxml import etree

from kehoach.parser.extraction import clean

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

LOST_SPACE = ("Giai đoạn 2026- 2030", "Giai đoạn 2026-2030")
"""A cell of the DOCX, and the same as LibreOffice's PDF has it: in a centred cell a line ends in "2026-". LibreOffice
writes no space at the end of a centred line; the pages of both spellings are the same to the byte (the test below)."""


def words(paragraph):
    tags = {W + "br": "\n", W + "tab": "\t", W + "noBreakHyphen": "-"}
    return "".join((part.text or "") if part.tag == W + "t" else tags.get(part.tag, "") for part in paragraph.iter())


def blocks_of(docx: bytes):
    """The DOCX as paragraphs and grids, merged cells marked as in the tests' `shape`."""
    body = etree.fromstring(zipfile.ZipFile(BytesIO(docx)).read("word/document.xml")).find(W + "body")
    found = []
    for element in body.iterchildren(W + "p", W + "tbl"):
        if element.tag == W + "p":
            if clean(words(element)):
                found.append(clean(words(element)))
        else:
            found.append([_row(row) for row in element.iterchildren(W + "tr")])
    return found


def _row(row):
    cells = []
    for cell in row.iterchildren(W + "tc"):
        span, merge = cell.find(f"{W}tcPr/{W}gridSpan"), cell.find(f"{W}tcPr/{W}vMerge")
        is_covered = merge is not None and merge.get(W + "val") != "restart"
        lines = (line for paragraph in cell.iterchildren(W + "p") for line in clean(words(paragraph)).split("\n"))
        cells.append("<up>" if is_covered else "\n".join(line for line in lines if line))
        cells += ["<left>"] * (int(span.get(W + "val")) - 1 if span is not None else 0)
    return cells


def parted(blocks):
    """Paragraphs, the two layout tables as lines per column, and the annexes' grids."""
    grids = [block for block in blocks if isinstance(block, list)]
    head, foot, *annexes = grids
    columns = [["\n".join(row[column] for row in grid).split("\n") for column in (0, 1)] for grid in (head, foot)]
    return [block for block in blocks if isinstance(block, str)], columns, annexes


def filled(grids):
    return [text for grid in grids for row in grid for text in row if text not in {"", "<up>", "<left>"}]


@pytest.fixture(scope="module")
def docx(kit) -> bytes:
    return (kit.SOURCES / "163-KH-UBND.docx").read_bytes()


def check(kit, docx, extraction, *, loses_space):
    paragraphs, columns, annexes = parted(blocks_of(docx))
    if loses_space:
        annexes = [
            [[LOST_SPACE[1] if text == LOST_SPACE[0] else text for text in row] for row in grid] for grid in annexes
        ]
    read_paragraphs, read_columns, read_annexes = parted(kit.shape(extraction))
    assert len(filled(annexes)) == 432
    assert read_annexes == annexes
    assert read_paragraphs == paragraphs
    assert read_columns == columns


def test_the_stored_pdf_gives_every_cell_and_paragraph_of_the_docx(kit, docx):
    extraction = kit.read((kit.SOURCES / "163-KH-UBND.pdf").read_bytes())
    check(kit, docx, extraction, loses_space=True)
    assert [(notice.code, "2026-|2030" in notice.message) for notice in extraction.notices] == [("P010", True)]


def test_the_pdf_of_weasyprint_gives_every_cell_and_paragraph_of_the_docx(kit, docx):
    html = (kit.SOURCES / "163-KH-UBND.html").read_text()
    check(kit, docx, kit.read(kit.printed(html)), loses_space=False)


@pytest.mark.rendering
@pytest.mark.parametrize("change", ["without_repeated_header", "with_whole_rows"])
def test_pdfs_of_libreoffice_give_every_cell_however_the_rows_break(kit, docx, soffice, change):
    changed = kit.changed_docx(kit.SOURCES / "163-KH-UBND.docx", getattr(kit, change))
    assert changed != docx
    check(kit, docx, kit.read(soffice(changed, change)), loses_space=True)


@pytest.mark.rendering
def test_the_one_space_that_is_not_read_is_not_in_the_pdf(kit, soffice):
    pages = []
    for spelling in LOST_SPACE:
        changed = kit.changed_docx(
            kit.SOURCES / "163-KH-UBND.docx", lambda text, spelling=spelling: text.replace(LOST_SPACE[0], spelling)
        )
        pages.append(kit.page_streams(soffice(changed, "spelling")))
    assert pages[0] == pages[1]


def test_every_paragraph_and_cell_has_its_page_and_box(kit):
    extraction = kit.read((kit.SOURCES / "163-KH-UBND.pdf").read_bytes())
    pages = [block.source.page for block in extraction.blocks]
    assert pages == sorted(pages)
    assert {page for page, _ in groupby(pages)} >= {1, 9, 10, 13, 21}
    table = next(block for block in extraction.blocks if hasattr(block, "rows") and block.source.page == 13)
    last = table.rows[-1][1]
    assert (last.source.table, last.source.row, last.source.column) == (4, len(table.rows), 2)
    assert last.source.page == 20
    x0, top, x1, bottom = last.source.box
    assert 0 < x0 < x1 < 595
    assert 0 < top < bottom < 842
