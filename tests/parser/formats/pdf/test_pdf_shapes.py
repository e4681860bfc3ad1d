"""Plans of an invented province as HTML, printed by WeasyPrint: the PDF gives what the HTML says."""

from pathlib import Path

import pytest

CASES = sorted((Path(__file__).parent / "cases").glob("*.html"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_the_pdf_of_a_page_gives_its_paragraphs_and_cells(kit, case):
    text = case.read_text()
    assert kit.shape(kit.read(kit.printed(text))) == kit.expected_of(text)
