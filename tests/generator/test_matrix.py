"""The matrix of who does what: every cell proved, every gap said."""

import io

import pytest
from lxml import html
from openpyxl import load_workbook

from kehoach.generator.exports import table_csv, tables_workbook, tidy_tables
from kehoach.generator.gaps import find_gaps
from kehoach.generator.matrix import PART_SIGNS, build_matrix
from kehoach.generator.matrix_page import matrix_page
from kehoach.generator.matrix_sheets import matrix_workbook
from kehoach.meaning.province import registry_for_plan
from kehoach.model import Document, Plan, Task


@pytest.fixture(scope="module")
def matrix_163(plan_163, registry_163):
    return build_matrix(plan_163, registry_163)


@pytest.fixture(scope="module")
def gaps_163(matrix_163, registry_163):
    return find_gaps(matrix_163, registry_163)


def parts(matrix, item, agency):
    return [entry.part for entry in matrix.cells.get((item, agency), ())]


def test_a_cell_has_every_part_that_the_agency_has(matrix_163):
    assert parts(matrix_163, "pl2/1/b", "so-tu-phap") == ["lead", "monitor"]
    assert parts(matrix_163, "pl2/1/b", "ubnd-huyen-ke-sach") == ["coordinate"]
    assert parts(matrix_163, "pl1/4/c", "so-noi-vu") == ["monitor"]
    assert parts(matrix_163, "pl1/4/a", "ubnd-huyen-my-tu") == ["subject"]
    assert parts(matrix_163, "pl2/6/l", "so-thong-tin-va-truyen-thong") == ["undecided", "monitor"]


def test_every_entry_is_proved_by_words_that_stand_in_the_source(matrix_163, source_163):
    source = "".join(source_163.read_text(encoding="utf-8").split())
    open_rows = {task.id for task in matrix_163.plan.tasks if task.alternatives}
    for entry in matrix_163.entries:
        if entry.item not in open_rows:
            assert "".join(entry.words.split()) in source, entry


def test_the_gaps_of_163_are_found(gaps_163):
    found = {(gap.kind, gap.subject) for gap in gaps_163}
    assert ("khong-ai-theo-doi", "pl1/3/b") in found
    assert ("chu-tri-khong-duoc-neu", "ban-doi-moi-va-phat-trien-doanh-nghiep") in found
    assert {subject for kind, subject in found if kind == "chua-xac-dinh"} == {"pl2/6/l", "pl2/6/s"}
    assert {subject for kind, subject in found if kind == "khong-co-phoi-hop"} == {"pl2/3/b", "pl2/3/đ"}
    assert {subject for kind, subject in found if kind == "phoi-hop-khong-dich-danh"} == {"pl2/1/a", "pl2/3/c"}
    assert not [subject for kind, subject in found if kind in ("khong-ai-chu-tri", "khong-ro-co-quan")]


def test_a_province_with_other_columns_gets_its_matrix(plan_binh_son, registry_binh_son):
    matrix = build_matrix(plan_binh_son, registry_binh_son)
    assert parts(matrix, "pl2/I/2", "cong-an-tinh") == ["lead"]
    assert parts(matrix, "pl1/I/1", "so-khoa-hoc-va-cong-nghe") == ["lead", "monitor"]
    kinds = {(gap.kind, gap.subject) for gap in find_gaps(matrix, registry_binh_son)}
    assert ("khong-co-phoi-hop", "pl2/I/2") in kinds
    assert ("chua-xac-dinh", "pl2/II/2") in kinds


def test_the_workbook_links_every_sign_to_its_proof(matrix_163, gaps_163):
    book = load_workbook(io.BytesIO(matrix_workbook(matrix_163, gaps_163)))
    assert book.sheetnames == ["Ma trận", "Căn cứ", "Khoảng trống", "Chú giải"]
    sheet, proof = book["Ma trận"], book["Căn cứ"]
    assert sheet.freeze_panes == "D3"
    assert sheet.auto_filter.ref is not None
    header = [cell.value for cell in sheet[2]]
    column = header.index("Sở Tư pháp")
    (row,) = [row for row in sheet.iter_rows(min_row=3) if row[0].value == "pl2/1/b"]
    assert row[column].value == "C, T"
    target = row[column].hyperlink.location
    assert target.startswith("'Căn cứ'!A")
    proved = [cell.value for cell in proof[int(target.rpartition("A")[2])]]
    assert proved[0] == "pl2/1/b"
    assert "Sở Tư pháp" in proved
    assert proof.max_row - 2 == len(matrix_163.entries)


def test_the_page_leads_from_every_sign_to_its_proof(matrix_163, gaps_163):
    page = html.document_fromstring(matrix_page(matrix_163, gaps_163).decode())
    anchors = {node.get("id") for node in page.iter() if node.get("id")}
    links = [node.get("href")[1:] for node in page.iter("a")]
    assert set(links) <= anchors
    assert len(page.find_class("matrix")[0].findall("tbody/tr")) == len(matrix_163.items)


def test_signs_differ():
    assert len(set(PART_SIGNS.values())) == len(PART_SIGNS)


def test_tidy_tables_have_one_row_a_fact(plan_163, registry_163):
    tables = {table.name: table for table in tidy_tables(plan_163, registry_163)}
    assert len(tables["tasks"].rows) == 52
    assert len(tables["projects"].rows) == 12
    goals = [row for row in tables["targets"].rows if row[0] == "pl1/6/c"]
    scope = tables["targets"].columns.index("scope")
    assert len(goals) == 6
    assert {row[scope] for row in goals} == {"Cấp tỉnh", "Cấp huyện", "Cấp xã"}
    assert all(len(row) == len(table.columns) for table in tables.values() for row in table.rows)
    undecided = [row for row in tables["assignments"].rows if row[0] == "pl2/6/l"]
    assert {row[1] for row in undecided} == {1, 2}


def test_what_looks_like_a_formula_stays_text():
    plan = Plan(document=Document(), tasks=(Task(id="pl1/1", text='=HYPERLINK("http://x","y")', product="@SUM(1)"),))
    tables = tidy_tables(plan, registry_for_plan(plan))
    (tasks,) = [table for table in tables if table.name == "tasks"]
    text = table_csv(tasks).decode("utf-8-sig")
    assert "'=HYPERLINK" in text
    assert "'@SUM(1)" in text
    book = load_workbook(io.BytesIO(tables_workbook(tables, title="x")))
    cells = [cell for row in book["tasks"].iter_rows(min_row=2) for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
    assert '=HYPERLINK("http://x","y")' in [cell.value for cell in cells]


def test_the_same_plan_gives_the_same_bytes(matrix_163, gaps_163, plan_163, registry_163):
    assert matrix_workbook(matrix_163, gaps_163) == matrix_workbook(matrix_163, gaps_163)
    tables = tidy_tables(plan_163, registry_163)
    assert tables_workbook(tables, title="x") == tables_workbook(tables, title="x")
