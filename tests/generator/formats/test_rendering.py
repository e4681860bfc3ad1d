"""Pages as they are seen: the Word file laid out by LibreOffice beside the PDF."""

from __future__ import annotations

import io
from collections.abc import Callable

import pdfplumber
import pytest

from kehoach.generator.formats import docx, pdf
from kehoach.model import Document

pytestmark = pytest.mark.rendering
Convert = Callable[[bytes], bytes]


def _lines(data: bytes) -> list[list[str]]:
    """The lines of every page, blanks folded; each cell of a table has lines of its own."""
    with pdfplumber.open(io.BytesIO(data)) as document:
        return [[" ".join(line.split()) for line in _page_lines(page)] for page in document.pages]


def _page_lines(page: pdfplumber.page.Page) -> list[str]:
    tables = [table for table in page.find_tables() if len(table.rows) > 1]
    cells = [cell for table in tables for row in table.extract() for cell in row if cell]
    outside = page
    for table in tables:
        outside = outside.outside_bbox(table.bbox)
    return [line for text in (outside.extract_text(), *cells) for line in text.splitlines()]


@pytest.fixture(scope="module", params=["department_plan", "district_report"])
def pair(request: pytest.FixtureRequest, by_libreoffice: Convert) -> tuple[list[list[str]], list[list[str]]]:
    document: Document = request.getfixturevalue(request.param)
    return _lines(by_libreoffice(docx.render(document))), _lines(pdf.render(document))


def test_both_have_the_same_pages(pair: tuple[list[list[str]], list[list[str]]]) -> None:
    word, page = pair
    assert len(word) == len(page)


def test_lines_break_alike(pair: tuple[list[list[str]], list[list[str]]]) -> None:
    word, page = ([line for lines in pages for line in lines if len(line) >= 25] for pages in pair)
    alike = sum(line in page for line in word)
    assert alike >= 0.95 * len(word) > 0


def test_both_have_the_same_words(pair: tuple[list[list[str]], list[list[str]]]) -> None:
    word, page = (sorted(" ".join(" ".join(lines) for lines in pages[:3]).split()) for pages in pair)
    assert word == page


def test_rules_in_the_header_are_drawn_without_gaps(department_plan: Document, by_libreoffice: Convert) -> None:
    with pdfplumber.open(io.BytesIO(by_libreoffice(docx.render(department_plan)))) as document:
        pieces = sorted((line["x0"], line["x1"]) for line in document.pages[0].lines if line["top"] < 100)
    rules = [pieces[0]]
    for left, right in pieces[1:]:
        if left - rules[-1][1] < 0.5:
            rules[-1] = (rules[-1][0], right)
        else:
            rules.append((left, right))
    issuer, motto = (right - left for left, right in rules)
    assert 78 / 3 <= issuer <= 78 / 2
    assert motto == pytest.approx(171.1, abs=2)
