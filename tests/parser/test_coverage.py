"""The proof that nothing is lost: whatever is taken out of a document that was read, the proof finds it missing."""

import random
from pathlib import Path

import pytest

from kehoach.model import Paragraph
from kehoach.parser.coverage import check_coverage
from kehoach.parser.formats import extract
from kehoach.parser.structure import read_structure

CASES = Path(__file__).parent.parent / "cases"
SOURCES = sorted(CASES.glob("*/source.*"))


@pytest.fixture(params=SOURCES, ids=lambda path: path.parent.name)
def read(request):
    origin, extraction = extract(request.param)
    reading = read_structure(origin, extraction)
    noticed = " ".join(notice.message for notice in reading.notices)
    quoted = [
        block for block in extraction.blocks if isinstance(block, Paragraph) and block.text and block.text in noticed
    ]
    return reading.document, extraction.blocks, quoted


def test_a_paragraph_that_the_document_does_not_hold_is_quoted(read):
    document, blocks, quoted = read
    extra = Paragraph(text="Đoạn này không có trong văn bản 7319.")
    before, _ = check_coverage(document, blocks, quoted)
    after, lost = check_coverage(document, [*blocks, extra], quoted)
    assert [notice.message for notice in lost if "7319" in notice.message]
    assert (after.blocks, after.in_notices) == (before.blocks + 1, before.in_notices + 1)


def test_a_section_annex_or_recipient_taken_out_is_found_missing(read):
    document, blocks, quoted = read
    before = check_coverage(document, blocks, quoted)[0]
    for part in ("outline", "annexes", "recipients", "lead", "closing"):
        pieces = getattr(document, part)
        for place in range(len(pieces)):
            without = document.model_copy(update={part: pieces[:place] + pieces[place + 1 :]})
            after = check_coverage(without, blocks, quoted)[0]
            repeated = part == "lead" and pieces[place].text.startswith("Căn cứ")
            assert after.in_model < before.in_model or repeated, f"{part} {place} is not missed"


def test_a_cell_taken_out_of_any_table_is_found_missing(read):
    document, blocks, quoted = read
    before = check_coverage(document, blocks, quoted)[0]
    chance = random.Random(7)
    for number, annex in enumerate(document.annexes):
        for place, table in enumerate(annex.tables):
            sure = [i for i in range(len(table.rows)) if i not in {doubt.row for doubt in table.doubts}]
            filled = [(i, j) for i in sure for j, cell in enumerate(table.rows[i]) if len(cell.text) > 12]
            for i, j in chance.sample(filled, min(3, len(filled))):
                rows = [list(row) for row in table.rows]
                rows[i][j] = rows[i][j].model_copy(update={"text": ""})
                smaller = table.model_copy(update={"rows": tuple(map(tuple, rows))})
                tables = (*annex.tables[:place], smaller, *annex.tables[place + 1 :])
                annexes = list(document.annexes)
                annexes[number] = annex.model_copy(update={"tables": tables})
                after = check_coverage(document.model_copy(update={"annexes": tuple(annexes)}), blocks, quoted)[0]
                assert after.in_model < before.in_model, f"{table.rows[i][j].text} is not missed"
