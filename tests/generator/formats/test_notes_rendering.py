"""Footnotes as LibreOffice shows them: on the page of their mark, also out of a table."""

import io
from collections.abc import Callable

import pdfplumber
import pytest

from kehoach.generator.formats import docx
from kehoach.generator.formats.content import Apparatus
from kehoach.meaning.note_marks import note_mark
from kehoach.model import Annex, Cell, Document, Paragraph, Table


@pytest.mark.rendering
def test_a_word_file_shows_each_note_on_the_page_of_its_mark(by_libreoffice: Callable[[bytes], bytes]) -> None:
    rows = tuple((Cell(text=f"{number}{note_mark(number)}"), Cell(text="Rà soát " * 60)) for number in range(1, 25))
    header = ((Cell(text="STT"), Cell(text="Nhiệm vụ")),)
    document = Document(
        lead=(Paragraph(text=f"Mở đầu{note_mark(0)}."),),
        annexes=(
            Annex(id="pl1", label="Phụ lục 1", tables=(Table(header=header, rows=rows, roles=("ordinal", "text")),)),
        ),
    )
    notes = {note_mark(number): f"Chú thích thứ {number:02} của bảng." for number in range(25)}
    with pdfplumber.open(io.BytesIO(by_libreoffice(docx.render(document, apparatus=Apparatus(notes=notes))))) as pdf:
        pages = [page.extract_text() for page in pdf.pages]
    assert len(pages) > 3
    assert "Chú thích thứ 00" in pages[0]
    for number in range(1, 25):
        (page,) = (text for text in pages if f"Chú thích thứ {number:02} của bảng." in text)
        assert any(
            line.startswith(f"{number}{number + 1} ") or f"\n{number}{number + 1}\n" in page
            for line in page.splitlines()
        )
