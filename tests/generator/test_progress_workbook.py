"""The workbook that an agency fills in: what it gives, what may be typed, what is locked."""

import io
import json
import re
import warnings
import zipfile

import pytest
from openpyxl import load_workbook

from kehoach.errors import KehoachError
from kehoach.generator.progress_workbook import duty_book, duty_workbook
from kehoach.generator.settings import Settings, read_settings
from kehoach.generator.workbook_batch import WORKBOOKS, write_workbooks
from kehoach.progress.calendar import ReportingSettings
from kehoach.progress.columns import HEADER_ROW
from kehoach.progress.model import Status
from kehoach.progress.periods import read_report_period

THIRD = read_report_period("2025-Q3")


@pytest.fixture(scope="module")
def book_163(plan_163, registry_163):
    return duty_book(plan_163, registry_163, THIRD)


@pytest.fixture(scope="module")
def data(book_163):
    return duty_workbook(book_163.of("so-tu-phap"))


@pytest.fixture(scope="module")
def workbook(data):
    return opened(data)


def opened(data):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        return load_workbook(io.BytesIO(data))


def validation(page, cell):
    (found,) = [one for one in page.data_validations.dataValidation if cell in one.sqref]
    return found


def rows(page):
    return {page.cell(row, 1).value: row for row in range(HEADER_ROW + 1, page.max_row + 1) if page.cell(row, 1).value}


def test_there_is_a_sheet_for_every_duty_and_a_hidden_one(workbook):
    assert workbook.sheetnames == [
        "Hướng dẫn",
        "Nhiệm vụ chủ trì",
        "Nhiệm vụ phối hợp",
        "Chỉ tiêu",
        *(f"Biểu {number}" for number in range(1, 8)),
        "Nội dung báo cáo",
        "kehoach",
    ]
    assert workbook["kehoach"].sheet_state == "veryHidden"


def test_every_task_of_the_agency_stands_in_the_sheet_of_its_part(workbook, book_163):
    duties = book_163.of("so-tu-phap")
    led = [task.item for task in duties.tasks if task.part != "coordinate"]
    shared = [task.item for task in duties.tasks if task.part == "coordinate"]
    assert list(rows(workbook["Nhiệm vụ chủ trì"])) == led
    assert list(rows(workbook["Nhiệm vụ phối hợp"])) == shared
    assert len(led) == 22
    assert list(rows(workbook["Chỉ tiêu"])) == [goal.key for goal in duties.goals]


def test_only_answers_can_be_typed_and_no_password_locks_the_rest(workbook):
    for page in workbook.worksheets[1:-1]:
        assert page.protection.sheet
        assert not page.protection.password
        assert page.column_dimensions["A"].hidden
        for row in page.iter_rows(min_row=HEADER_ROW + 1):
            for cell in row:
                title = page.cell(HEADER_ROW, cell.column).value
                given = title in GIVEN or not page.cell(cell.row, 1).value
                assert cell.protection.locked == given, (page.title, cell.coordinate)


GIVEN = {
    *("Mã", "TT", "Nhiệm vụ", "Sản phẩm", "Thời hạn", "Trong kỳ", "Cơ quan chủ trì", "Chỉ tiêu", "Phạm vi"),
    *("Mục tiêu của giai đoạn", "Đơn vị tính", "STT", "Chỉ tiêu thống kê", "Mục", "Nội dung"),
}


def test_a_status_is_chosen_from_those_that_fit_the_deadline(workbook, book_163):
    page = workbook["Nhiệm vụ chủ trì"]
    for task in book_163.of("so-tu-phap").tasks:
        if task.part == "lead":
            row = rows(page)[task.item]
            listed = validation(page, f"G{row}").formula1.strip('"').split(",")
            assert listed == [status.words for status in task.statuses]
            open_to_all = ("Đến hạn trong kỳ", "Không rõ thời hạn")
            assert (Status.OVERDUE.words in listed) == (task.timing.value in (*open_to_all, "Hạn đã qua"))
            assert (Status.NOT_DUE.words in listed) == (task.timing.value in (*open_to_all, "Chưa đến hạn"))


def test_figures_and_days_are_checked_while_they_are_typed(workbook):
    page = workbook["Nhiệm vụ chủ trì"]
    percent, day = validation(page, "H6"), validation(page, "I6")
    assert (percent.type, percent.formula1, percent.formula2) == ("decimal", "0", "100")
    assert (day.type, day.errorStyle) == ("date", "warning")
    assert percent.prompt
    form = workbook["Biểu 1"]
    line = rows(form)["1"]
    assert (
        validation(form, f"E{line}").formula1
        == f'OR(E{line}="-",IF(ISNUMBER(E{line}),AND(E{line}>=0,E{line}=INT(E{line})),FALSE))'
    )
    assert validation(form, f"E{rows(form)['5']}").formula1 == '"0,1,-"'


def test_a_ratio_works_itself_out_from_the_rows_of_its_rule(workbook):
    form = workbook["Biểu 3"]
    at = rows(form)
    part, whole = f"E{at['3.1.2']}", f"E{at['3.1.1']}"
    assert form[f"E{at['3.1']}"].value == (
        f'=IF(COUNT({part},{whole})=2,IF({whole}=0,IF({part}=0,100,""),ROUND({part}/{whole}*100,2)),"")'
    )


def test_words_that_look_like_formulas_stay_words(workbook):
    page = workbook["Nhiệm vụ chủ trì"]
    assert page["J6"].number_format == "@"


def test_it_prints_on_a4_with_its_header_on_every_page(workbook):
    for page in workbook.worksheets[1:-1]:
        assert page.page_setup.orientation == "landscape"
        assert page.page_setup.paperSize == 9
        assert page.page_setup.fitToHeight == 0
        assert page.print_title_rows == f"${HEADER_ROW}:${HEADER_ROW}"
        assert page.freeze_panes == "D5"


def test_rows_grow_with_what_is_typed(data):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            if name.startswith("xl/worksheets/sheet"):
                part = package.read(name).decode()
                assert "customHeight" not in re.sub(r"<sheetFormatPr[^>]*>", "", part)
                assert ' ht="' in part or "kehoach" not in part


def test_the_guide_says_for_which_days_and_counts_what_is_filled_in(workbook):
    page = workbook["Hướng dẫn"]
    lines = [cell.value for cell in page["B"] if cell.value]
    assert "Biểu báo cáo tiến độ quý III năm 2025" in lines
    assert "Số liệu tính từ ngày 15/6/2025 đến hết ngày 14/9/2025." in lines
    (row,) = [cell.row for cell in page["B"] if cell.value == "Nhiệm vụ chủ trì"]
    assert page.cell(row, 4).value == 22
    assert page.cell(row, 5).value.startswith("=COUNT('Nhiệm vụ chủ trì'!G5:")


def test_a_column_that_the_plan_never_fills_is_hidden(workbook, plan_binh_son, registry_binh_son):
    # 163 names no products, the other province's plan does.
    assert workbook["Nhiệm vụ chủ trì"].column_dimensions["D"].hidden
    other = duty_book(plan_binh_son, registry_binh_son, read_report_period("2025"))
    page = opened(duty_workbook(other.of("cong-an-tinh")))["Nhiệm vụ chủ trì"]
    assert not page.column_dimensions["D"].hidden


def test_settings_change_the_days_and_the_forms(plan_binh_son, registry_binh_son, tmp_path):
    (tmp_path / "bieu.toml").write_text(
        '[[forms]]\nid = "8"\ntitle = "Lưu trữ"\nby = ["departments"]\n'
        'rows = [{ row = "1", name = "Số hồ sơ", unit = "Hồ sơ", kind = "count" }]\n',
        encoding="utf-8",
    )
    (tmp_path / "kehoach.toml").write_text(
        '[reporting]\nstatistics = "bieu.toml"\ndue_day = 5\n[reporting.kinds.quarter]\nfirst_day = 1\nlast_day = 31\n',
        encoding="utf-8",
    )
    settings = read_settings(tmp_path / "kehoach.toml")
    duties = duty_book(plan_binh_son, registry_binh_son, THIRD, settings).of("so-noi-vu")
    assert (str(duties.data.first), str(duties.data.last), duties.due) == ("2025-07-01", "2025-09-30", "2025-10-05")
    assert "Biểu 8" in opened(duty_workbook(duties)).sheetnames
    missing = Settings(reporting=ReportingSettings(statistics=str(tmp_path / "không-có.toml")))
    with pytest.raises(KehoachError, match="không tìm thấy tệp biểu mẫu thống kê"):
        duty_book(plan_binh_son, registry_binh_son, THIRD, missing)


def test_every_agency_with_work_gets_one_and_a_filled_one_is_left_alone(book_163, tmp_path):
    agencies = ["so-tu-phap", "ubnd-huyen-ke-sach"]
    assert {known.id for known in book_163.agencies()} > set(agencies)
    first = write_workbooks(book_163, agencies, tmp_path)
    assert [record.written for record in first] == ["so-tu-phap-2025-Q3.xlsx", "ubnd-huyen-ke-sach-2025-Q3.xlsx"]
    again = write_workbooks(book_163, agencies, tmp_path)
    assert [record.written for record in again] == [None, None]

    filled = tmp_path / "so-tu-phap-2025-Q3.xlsx"
    page = opened(filled.read_bytes())
    page["Nhiệm vụ chủ trì"]["G6"] = "Đang thực hiện"
    page.save(filled)
    mine = filled.read_bytes()
    (record, _) = write_workbooks(book_163, agencies, tmp_path)
    assert (record.written, record.kept) == ("so-tu-phap-2025-Q3.ban-moi.xlsx", filled.name)
    assert filled.read_bytes() == mine
    assert set(json.loads((tmp_path / WORKBOOKS).read_text())["files"]) == {
        path.name for path in tmp_path.glob("*.xlsx")
    }

    beside = tmp_path / record.written
    beside.write_bytes(mine)
    with pytest.raises(KehoachError, match="không ghi đè"):
        write_workbooks(book_163, agencies, tmp_path)
    assert beside.read_bytes() == mine
