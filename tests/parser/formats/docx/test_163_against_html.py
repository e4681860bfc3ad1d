"""The Word file of 163/KH-UBND against the same plan's web page, which lxml reads here on its own."""

import zipfile
from pathlib import Path

import pytest
from lxml import etree, html

from kehoach.model import Paragraph, Table
from kehoach.parser.extraction import Origin, clean
from kehoach.parser.formats import docx

FOLDER = Path(__file__).parents[4] / "source_docs" / "163-KH-UBND"


def words(element) -> str:
    """The text of an HTML cell or paragraph: its paragraphs a line each, blank ones left out, br as a new line."""
    texts = []
    for paragraph in list(element.iter("p")) or [element]:
        for line_break in paragraph.iter("br"):
            line_break.tail = "\n" + (line_break.tail or "")
        texts.append(clean(paragraph.text_content()))
    return "\n".join(text for text in texts if text)


def grid(table) -> list[list[str]]:
    """A table's rows with what rowspan and colspan cover marked as in `plain`."""
    cells: dict[tuple[int, int], str] = {}
    for row, tr in enumerate(table.iter("tr")):
        column = 0
        for td in tr.iter("td", "th"):
            while (row, column) in cells:
                column += 1
            for down in range(int(td.get("rowspan", 1))):
                for right in range(int(td.get("colspan", 1))):
                    cells[row + down, column + right] = "<" if right else "^"
            cells[row, column] = words(td)
    rows, columns = max(row for row, _ in cells) + 1, max(column for _, column in cells) + 1
    return [[cells[row, column] for column in range(columns)] for row in range(rows)]


@pytest.fixture(scope="module")
def page():
    """The web page's blocks: tables as grids, paragraphs as text, blank ones left out."""
    body = html.parse(FOLDER / "163-KH-UBND.html", html.HTMLParser(encoding="utf-8")).getroot().find("body")
    found = [grid(element) if element.tag == "table" else words(element) for element in body]
    return [block for block in found if block]


@pytest.fixture(scope="module")
def extraction():
    return docx.extract(Origin("163-KH-UBND.docx", (FOLDER / "163-KH-UBND.docx").read_bytes()))


def test_all_paragraphs_and_tables_stand_in_the_same_order_with_the_same_words(page, extraction, word):
    assert word.plain(extraction) == page
    assert len(page) == 113
    assert extraction.notices == ()


def test_every_cell_of_the_three_annex_tables_is_in_its_place(page, extraction):
    expected = [block for block in page if isinstance(block, list)][2:]
    tables = [block for block in extraction.blocks if isinstance(block, Table)][2:]
    places = {
        (number, row, column): text
        for number, table in enumerate(expected)
        for row, line in enumerate(table)
        for column, text in enumerate(line)
        if text not in {"", "^", "<"}
    }
    assert len(places) == 432
    for (number, row, column), text in places.items():
        cell = tables[number].rows[row][column]
        assert (cell.text, cell.merged) == (text, None)
        assert (cell.source.table, cell.source.row, cell.source.column) == (number + 3, row + 1, column + 1)


def test_paragraph_numbers_point_at_the_paragraphs_of_the_file(extraction):
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    with zipfile.ZipFile(FOLDER / "163-KH-UBND.docx") as archive:
        paragraphs = list(etree.fromstring(archive.read("word/document.xml")).iter(f"{w}p"))
    for block in extraction.blocks:
        cells = [block] if isinstance(block, Paragraph) else [cell for row in block.rows for cell in row if cell.text]
        for cell in cells:
            found = clean("".join(text.text for text in paragraphs[cell.source.paragraph - 1].iter(f"{w}t")))
            assert cell.text.replace("\n", "").startswith(found)
