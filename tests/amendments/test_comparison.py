"""The officers' table of comparison, as Word and as a spreadsheet."""

import io

import docx
import openpyxl
import pytest

from kehoach.amendments import operations as op
from kehoach.amendments.comparison import comparison_rows, count_words, explain
from kehoach.amendments.fold import fold
from kehoach.generator.comparison import ComparisonRow, comparison_document, comparison_workbook
from kehoach.parser import reread


@pytest.fixture(scope="module")
def changes(plan_163):
    operations = (
        op.SetDeadline(at="điểm b mục 6 Phụ lục 2", old="2022-2024", new="2022-2026"),
        op.Insert(at="điểm t mục 6 Phụ lục 2", cells={"Nội dung": "Việc mới", "Chủ trì": "Sở Nội vụ"}),
        op.Repeal(at="điểm a mục 1 Phụ lục 2"),
        op.Move(at="điểm d mục 5 Phụ lục 2", to="mục 3 Phụ lục 2"),
    )
    done = fold(plan_163, op.Manifest(operations=operations), reread)
    return [change for applied in done.applied for change in applied.changes]


@pytest.fixture(scope="module")
def rows(changes):
    return [
        ComparisonRow(
            row.place,
            tuple((piece.kind, piece.text) for piece in row.old),
            tuple((piece.kind, piece.text) for piece in row.new),
            row.explanation,
        )
        for row in comparison_rows(changes)
    ]


def test_every_change_is_explained(changes):
    assert [explain(change) for change in changes] == [
        "Sửa đổi thời hạn của nhiệm vụ",
        "Bổ sung nhiệm vụ",
        "Bãi bỏ nhiệm vụ",
        "Chuyển nhiệm vụ từ Phụ lục 2, mục 5, điểm d",
    ]
    assert count_words(changes) == "4 thay đổi: 1 bổ sung, 1 chuyển, 1 sửa đổi, 1 bãi bỏ"
    assert count_words([]) == "Không có thay đổi nào về nội dung"


def test_the_old_side_has_no_added_words_and_the_new_side_no_deleted_ones(changes):
    for row in comparison_rows(changes):
        assert all(piece.kind != "added" for piece in row.old)
        assert all(piece.kind != "deleted" for piece in row.new)


def test_the_word_table_strikes_out_what_went_and_underlines_what_came(rows):
    document = docx.Document(io.BytesIO(comparison_document(rows, caption="So sánh A với B")))
    assert document.paragraphs[0].text == "BẢNG SO SÁNH"
    (section,) = document.sections
    assert section.page_width > section.page_height
    (table,) = document.tables
    assert [cell.text for cell in table.rows[0].cells] == [
        "STT",
        "Vị trí",
        "Nội dung cũ",
        "Nội dung mới",
        "Thuyết minh",
    ]
    old, new = table.rows[1].cells[2:4]
    assert (old.text, new.text) == ("2022-2024", "2022-2026")
    assert [run.text for run in old.paragraphs[0].runs if run.font.strike] == ["2024"]
    assert [run.text for run in new.paragraphs[0].runs if run.bold and run.underline] == ["2026"]
    assert table.rows[2].cells[3].text == "Việc mới\nCơ quan chủ trì: Sở Nội vụ"


def test_the_same_rows_give_the_same_word_file(rows):
    assert comparison_document(rows, caption="x") == comparison_document(rows, caption="x")


def test_the_spreadsheet_has_a_row_for_each_change(rows):
    book = openpyxl.load_workbook(io.BytesIO(comparison_workbook(rows, caption="So sánh A với B")))
    (sheet,) = book.worksheets
    assert sheet["A1"].value == "So sánh A với B"
    assert [cell.value for cell in sheet[3]] == [
        1,
        "Phụ lục 2, mục 6, điểm b",
        "2022-2024",
        "2022-2026",
        "Sửa đổi thời hạn của nhiệm vụ",
    ]
    assert sheet.max_row == 2 + len(rows)
