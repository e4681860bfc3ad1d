"""The note of one page about what changed for an agency: what does not fit is counted, and stands in the workbook."""

import io
import re

import openpyxl
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.generator.change_note import NoteRow, change_note, changes_workbook
from kehoach.generator.formats import pdf

AGENCY = "Sở Lao động - Thương binh và Xã hội"
LONG = "Nhiệm vụ: Tổ chức rà soát, đánh giá việc thực hiện các quy định về phân cấp, ủy quyền trong giải quyết thủ tục hành chính"
ORDERS = ["Quyết định số 1205/QĐ-UBND ngày 14 tháng 5 năm 2026"]


def told_rest(note):
    """How many changes the closing words count, and by which parts."""
    words = " ".join(paragraph.text for paragraph in note.outline[0].paragraphs)
    counts = re.search(r"Và (\d+) thay đổi khác \((.*)\)", words)
    return (int(counts[1]), sum(int(part.rpartition(": ")[2]) for part in counts[2].split("; "))) if counts else (0, 0)


def row(place, before=LONG, after="Được bãi bỏ"):
    return NoteRow(f"Phụ lục {1 + place % 3}, mục {place}, điểm đ, ý 1", before, after, f"khoản {place} Điều 1")


def test_a_few_changes_are_all_in_the_table(plan_binh_son):
    rows = [row(place, before="Thời hạn: Năm 2026", after="Thời hạn: Năm 2027") for place in range(3)]
    note = change_note(plan_binh_son, AGENCY, rows, amended_by=ORDERS)
    assert [tuple(cell.text for cell in line) for line in note.outline[0].tables[0].rows] == [
        (one.place, one.before, one.after, one.because) for one in rows
    ]
    assert note.outline[0].paragraphs == ()
    assert "bởi Quyết định số 1205/QĐ-UBND ngày 14 tháng 5 năm 2026." in note.lead[0].text


@given(lengths=st.lists(st.integers(0, 400), min_size=1, max_size=60))
def test_every_change_is_in_the_table_or_counted(plan_binh_son, lengths):
    rows = [row(place, before="x " * (length // 2)) for place, length in enumerate(lengths)]
    note = change_note(plan_binh_son, AGENCY, rows)
    total, by_part = told_rest(note)
    assert total == by_part
    assert len(note.outline[0].tables[0].rows) + total == len(rows)


@pytest.mark.parametrize("count", [7, 40])
@pytest.mark.parametrize("before", [LONG, "Thời hạn: Năm 2026", "Nghiên cứu-" * 20])
def test_a_note_is_one_page(plan_163, count, before):
    note = change_note(
        plan_163, AGENCY, [row(place, before) for place in range(count)], common=3, amended_by=ORDERS * 2
    )
    assert len(pypdfium2.PdfDocument(pdf.render(note))) == 1


def test_the_workbook_has_every_row_of_every_agency():
    rows = [(agency, row(place)) for agency in (AGENCY, "Sở Nội vụ") for place in range(30)]
    sheet = openpyxl.load_workbook(io.BytesIO(changes_workbook(rows))).active
    assert [tuple(cell.value for cell in line) for line in sheet.iter_rows(min_row=3)] == [
        (agency, one.place, one.before, one.after, one.because) for agency, one in rows
    ]
