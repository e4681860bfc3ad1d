"""Every way in which a returned workbook can be wrong, one small case each: the code, the cell, and what is still taken."""

import dataclasses
import datetime

import pytest
from openpyxl.worksheet.formula import ArrayFormula

from kehoach.errors import KehoachError
from kehoach.progress.answers import RawCell
from kehoach.progress.model import Status
from kehoach.progress.notices import CODES

DONE = {
    "status": "Hoàn thành đúng hạn",
    "percent": 100,
    "completed_on": datetime.date(2025, 6, 20),
    "result": "Đã rà soát 12 văn bản",
    "evidence": "Báo cáo số 45/BC-CAT",
}
ON_TASK = [
    # code, task, its answers, the field whose cell is named
    ("W131", "pl/1/a", {**DONE, "result": RawCell("#REF!", "error", formula=True)}, "result"),
    ("W132", "pl/1/a", {**DONE, "percent": RawCell(100, "number", formula=True)}, "percent"),
    ("W133", "pl/1/a", {**DONE, "percent": RawCell("", "text", formula=True)}, "percent"),
    ("W134", "pl/1/c", {"status": "Đang thực hiện", "result": "x", "percent": "51,8"}, "percent"),
    ("W135", "pl/1/c", {"status": "Đang thực hiện", "result": "x", "percent": "gần xong"}, "percent"),
    ("W136", "pl/1/c", {"status": "Đang thực hiện", "result": "x", "percent": "8.00"}, "percent"),
    ("W137", "pl/1/c", {"status": "Đang thực hiện", "result": "x", "percent": 0.5}, "percent"),
    ("W138", "pl/1/a", {**DONE, "percent": 101}, "percent"),
    ("W138", "pl/1/a", {**DONE, "percent": -5}, "percent"),
    ("W142", "pl/1/a", {**DONE, "completed_on": "20/6/2025"}, "completed_on"),
    ("W143", "pl/1/a", {**DONE, "completed_on": "31/6/2025"}, "completed_on"),
    ("W143", "pl/1/a", {**DONE, "completed_on": "trong quý III"}, "completed_on"),
    ("W144", "pl/1/a", {**DONE, "completed_on": 45828}, "completed_on"),
    ("W145", "pl/1/b", {**DONE, "completed_on": datetime.date(2025, 11, 8)}, "completed_on"),
    ("W146", "pl/1/a", {**DONE, "status": "chắc là được"}, "status"),
    ("W146", "pl/1/a", {"status": "xong", "result": "x"}, "status"),
    ("W147", "pl/1/a", {**DONE, "status": "Hoàn thanh đúng hạn"}, "status"),
    ("W148", "pl/1/a", {**DONE, "result": "dài " * 3000}, "result"),
    ("W149", "pl/1/a", {**DONE, "result": "Đã\u200b xong\x07"}, "result"),
    ("W151", "pl/1/a", {**DONE, "completed_on": RawCell(None, "number")}, "completed_on"),
    ("W152", "pl/1/b", {**DONE, "completed_on": datetime.date(2025, 9, 30)}, "completed_on"),
    ("W153", "pl/1/b", {**DONE, "completed_on": datetime.date(2025, 9, 16)}, "completed_on"),
    ("W154", "pl/1/a", {**DONE, "completed_on": datetime.date(2024, 12, 1)}, "completed_on"),
    ("W155", "pl/1/a", {**DONE, "percent": 90}, "percent"),
    ("W155", "pl/1/c", {"status": "Đang thực hiện", "result": "x", "percent": 100}, "percent"),
    ("W156", "pl/1/a", {**DONE, "completed_on": datetime.date(2025, 7, 1)}, "completed_on"),
    ("W157", "pl/1/a", {**DONE, "status": "Hoàn thành quá hạn"}, "completed_on"),
    ("W158", "pl/1/c", {"status": "Quá hạn chưa hoàn thành", "difficulties": "x"}, "status"),
    ("W159", "pl/1/a", {"status": "Chưa đến hạn"}, "status"),
    ("W159", "pl/1/a", {"status": "Đang thực hiện", "result": "x"}, "status"),
    ("W160", "pl/2/c", {"status": "Quá hạn chưa hoàn thành", "difficulties": "x"}, "status"),
    ("W161", "pl/2/a", {"status": "Chưa đến hạn"}, "status"),
    (
        "W162",
        "pl/1/c",
        {"status": "Đang thực hiện", "result": "x", "completed_on": datetime.date(2025, 6, 20)},
        "completed_on",
    ),
    ("W163", "pl/1/a", {**DONE, "evidence": ""}, "evidence"),
    ("W164", "pl/1/a", {**DONE, "result": ""}, "result"),
    ("W165", "pl/1/a", {"status": "Quá hạn chưa hoàn thành", "percent": 40}, "difficulties"),
    ("W166", "pl/1/c", {"result": "Đã trình dự thảo"}, "status"),
]
ON_FORM = [
    # code, form, figures by row, notes by row, the row whose cell is named
    ("W134", "1", {"1": "467.565"}, {}, "1"),
    ("W136", "6", {"1.1": "1,234"}, {}, "1.1"),
    ("W139", "1", {"1": -3}, {}, "1"),
    ("W139", "1", {"1": "-3"}, {}, "1"),
    ("W140", "1", {"1": 2.5}, {}, "1"),
    ("W141", "6", {"1.1": "12 tỷ đồng"}, {}, "1.1"),
    ("W141", "1", {"1": RawCell(0.5, "number", percent=True)}, {}, "1"),
    ("W135", "1", {"1": RawCell(45828, "number", date=True)}, {}, "1"),
    ("W138", "1", {"2": 101}, {}, "2"),
    ("W171", "6", {"2.4": 9, "2.4.1": 1, "2.4.2": 2, "2.4.3": 3}, {}, "2.4"),
    ("W172", "1", {"2": 50, "2.1": 100, "2.2": 60}, {}, "2"),
    ("W172", "1", {"2": 100, "2.1": 1000, "2.2": 998}, {}, "2"),
    ("W173", "1", {"4.1": 5, "4.1.1": 3, "4.1.2": 2, "4.1.3": 1}, {}, "4.1"),
    ("W174", "1", {"5": 7}, {}, "5"),
    ("W175", "6", {"2.4": 9, "2.4.1": 1, "2.4.2": 2, "2.4.3": 3}, {"2.4": "Gồm 3 đơn vị chờ xếp loại"}, "2.4"),
    ("W177", "1", {"2.1": 10, "2.2": 12}, {}, "2.2"),
    ("W176", "1", {"2.1": 10, "2.2": 5, "2": RawCell("", "text", formula=True)}, {}, "2"),
]
ON_TARGET = [
    ("W137", "pl/4#0", {"value": 0.95, "basis": "x"}, "value"),
    ("W138", "pl/4#0", {"value": 120, "basis": "x"}, "value"),
    ("W177", "pl/4#0", {"value": 96, "numerator": 20, "denominator": 10, "basis": "x"}, "numerator"),
    ("W181", "pl/4#0", {"value": 96, "numerator": 90, "denominator": 100, "basis": "x"}, "value"),
    ("W182", "pl/5#0", {"value": 12}, "basis"),
    ("W183", "pl/4#0", {"value": 96, "numerator": 96, "basis": "x"}, "denominator"),
]


def found(submission):
    return {(notice.code, notice.cell) for notice in submission.notices}


def codes(submission):
    return {notice.code for notice in submission.notices}


@pytest.mark.parametrize(("code", "task", "answers", "field"), ON_TASK)
def test_an_answer_on_a_task_is_told_at_its_cell(police, code, task, answers, field):
    submission = police.answer("lead", task, **answers).answer("lead", "pl/2/b", status="Đã thực hiện trong kỳ").take()
    assert (code, police.cell("lead", task, field)) in found(submission)
    assert any(police.cell("lead", task, field) in n.message for n in submission.notices if n.code == code)
    # What is right elsewhere is kept.
    (other,) = [entry for entry in submission.tasks if entry.item == "pl/2/b"]
    assert other.status == Status.DONE_IN_PERIOD


@pytest.mark.parametrize(("code", "form", "figures", "notes", "row"), ON_FORM)
def test_a_figure_of_a_form_is_told_at_its_cell(justice, code, form, figures, notes, row):
    sheet = f"statistics/{form}"
    for number, value in figures.items():
        justice.put(sheet, number, "value", value)
    for number, text in notes.items():
        justice.put(sheet, number, "note", text)
    assert (code, justice.cell(sheet, row, "value")) in found(justice.take())


@pytest.mark.parametrize(("code", "goal", "answers", "field"), ON_TARGET)
def test_an_answer_on_a_target_is_told_at_its_cell(police, code, goal, answers, field):
    submission = police.answer("targets", goal, **answers).take()
    assert (code, police.cell("targets", goal, field)) in found(submission)


def test_a_row_that_is_right_is_told_nothing_about(police):
    police.answer("lead", "pl/1/a", **DONE)
    police.answer("lead", "pl/1/c", status="Đang thực hiện", percent=40, result="Đã trình dự thảo")
    police.answer("lead", "pl/2/c", status="Chưa phát sinh điều kiện")
    police.answer("targets", "pl/4#0", value=97.5, numerator=195, denominator=200, basis="Hệ thống một cửa")
    submission = police.take()
    quiet = {police.cell("lead", row, "status")[1:] for row in ("pl/1/a", "pl/1/c", "pl/2/c")}
    assert not [n for n in submission.notices if n.sheet == "Nhiệm vụ chủ trì" and n.cell[1:] in quiet]
    assert not [n for n in submission.notices if n.cell == police.cell("targets", "pl/4#0", "value")]
    done = submission.tasks[0]
    assert (done.status, done.percent, done.completed_on) == (Status.DONE_ON_TIME, 100, DONE["completed_on"])
    assert done.place.cell("percent") == f"Nhiệm vụ chủ trì!{police.cell('lead', 'pl/1/a', 'percent')}"
    assert submission.targets[0].value == 97.5


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("51,8", 51.8),
        ("99%", 99),
        ("98.125", 98.125),
        ("04", 4),
        ("8.00", 8),
        (RawCell(0.518, "number", percent=True), 51.8),
    ],
)
def test_a_percentage_is_read_as_it_was_meant(police, typed, value):
    submission = police.answer("lead", "pl/1/c", percent=typed).take()
    assert submission.tasks[2].percent == value


def test_no_figure_is_not_zero(justice):
    submission = justice.put("statistics/1", "1", "value", "-").put("statistics/1", "2.1", "value", 0).take()
    assert [(v.row, v.value, v.available) for v in submission.statistics] == [("1", None, False), ("2.1", 0, True)]


def test_nothing_to_do_is_all_done(justice):
    # Reports of provinces print 100 % for 0/0.
    justice.answer("statistics/2", "2.2.1", value=0).answer("statistics/2", "2.2.2", value=0)
    justice.answer("statistics/2", "2.2", value=100)
    assert not codes(justice.take()) & {"W172", "W177"}


def test_a_rounded_percentage_agrees(justice):
    justice.answer("statistics/3", "3.1.1", value=195197).answer("statistics/3", "3.1.2", value=193457)
    justice.put("statistics/3", "3.1", "value", "99,10")
    assert "W172" not in codes(justice.take())


def test_a_choice_is_taken_as_its_number_or_its_words(justice):
    justice.put("statistics/1", "5", "value", "Có").put("statistics/1", "5.2", "value", "kết hợp").put(
        "statistics/1", "6", "value", "00"
    )
    assert [(v.row, v.value) for v in justice.take().statistics] == [("5", 1), ("5.2", 2), ("6", 0)]


def test_done_without_saying_when_is_settled_by_the_day(police):
    submission = police.answer("lead", "pl/1/a", **{**DONE, "status": "Đã hoàn thành"}).take()
    assert submission.tasks[0].status == Status.DONE_ON_TIME
    late = police.answer("lead", "pl/1/a", completed_on=datetime.date(2025, 7, 9)).take()
    assert late.tasks[0].status == Status.DONE_LATE


def change(function):
    return lambda book: function(book["Nhiệm vụ chủ trì"])


def copy_sheet(book):
    book.copy_worksheet(book["Nhiệm vụ chủ trì"]).title = "Nhiệm vụ chủ trì (2)"


def rename(book):
    book["Nhiệm vụ chủ trì"].title = "NV chu tri"


def remove_sheet(book):
    del book["Nhiệm vụ chủ trì"]


def add_sheet(book):
    book.create_sheet("Ghi chép")["A1"] = "riêng"


def remove_technical(book):
    del book["kehoach"]


def technical(kind, value):
    def edit(book):
        for row in book["kehoach"].iter_rows(max_col=2):
            if row[0].value == kind:
                row[1].value = value

    return edit


def other_plan(book):
    technical("plan", "Kế hoạch số 99/KH-UBND")(book)
    technical("digest", "0" * 64)(book)


def duplicate(second):
    def edit(page):
        page["G6"] = "Đang thực hiện"
        page.append([page.cell(6, column).value for column in range(1, 7)] + [second])

    return change(edit)


STRUCTURE = {
    "W101": (remove_technical, None),
    "W103": (technical("period", "2025-H1"), None),
    "W104": (other_plan, None),
    "W105": (technical("digest", "0" * 64), None),
    "W106": (technical("form", "0"), None),
    "W111": (remove_sheet, None),
    "W112": (rename, None),
    "W113": (add_sheet, None),
    "W114": (change(lambda page: page.delete_cols(7)), None),
    "W115": (change(lambda page: page.__setitem__("J4", "Kết quả thực hiên")), "J4"),
    "W116": (change(lambda page: page.__setitem__("O7", "xem thêm")), "O4"),
    "W117": (copy_sheet, None),
    "W121": (change(lambda page: page.delete_rows(6)), None),
    "W122": (change(lambda page: page.append(["", 9, "Việc khác", "", "", "", "Đang thực hiện"])), "15"),
    "W123": (duplicate(None), "15"),
    "W124": (duplicate("Chưa đến hạn"), "15"),
    "W125": (change(lambda page: page.__setitem__("A6", "pl/1/b")), "6"),
    "W126": (change(lambda page: page.__setitem__("C6", "Rà soát tất cả văn bản")), "6"),
    "W127": (change(lambda page: setattr(page.row_dimensions[6], "hidden", True)), "6"),
    "W128": (change(lambda page: page.merge_cells("J6:J7")), "J6"),
}


@pytest.mark.parametrize("code", STRUCTURE)
def test_a_workbook_of_another_shape_is_told_where(police, code):
    edit, cell = STRUCTURE[code]

    def edit_with_an_answer(book):
        book["Chỉ tiêu"]["G6"] = 96
        edit(book)

    submission = police.edit(edit_with_an_answer).take(agency="cong-an-tinh")
    cells = [notice.cell for notice in submission.notices if notice.code == code]
    assert cells
    if cell:
        assert cell in cells
    assert submission.targets[0].value == 96


def test_answers_follow_their_column_and_row(police):
    def move(book):
        page = book["Nhiệm vụ chủ trì"]
        page["H6"] = 55
        page.insert_cols(7)
        page.insert_rows(2)
        page["A7"] = "pl/1/a"

    assert police.edit(move).take().tasks[0].percent == 55


def test_a_sheet_without_its_ids_is_read_by_its_words(police):
    def strip(book):
        page = book["Nhiệm vụ chủ trì"]
        page["H7"] = 30
        page.delete_cols(1)

    submission = police.edit(strip).take()
    assert [task.percent for task in submission.tasks][:2] == [None, 30]
    assert "W121" not in codes(submission)


def test_a_removed_row_is_missing_and_the_others_stay(police):
    def remove(book):
        book["Nhiệm vụ chủ trì"]["H7"] = 30
        book["Nhiệm vụ chủ trì"].delete_rows(6)

    submission = police.edit(remove).take()
    assert submission.missing == ("pl/1/a",)
    assert next(task.percent for task in submission.tasks if task.item == "pl/1/b") == 30


def test_another_agencys_workbook_is_told_and_taken_as_what_it_is(police):
    submission = police.take(agency="so-tu-phap")
    assert "W102" in codes(submission)
    assert submission.agency == "cong-an-tinh"


def test_a_workbook_of_another_plan_gives_only_what_that_plan_has_in_common(police):
    def foreign(book):
        technical("plan", "Kế hoạch số 99/KH-UBND")(book)
        technical("digest", "0" * 64)(book)
        for row in book["kehoach"].iter_rows(max_col=4):
            if row[0].value == "row" and row[2].value == "pl/1/a":
                row[3].value = "khác"
        book["Nhiệm vụ chủ trì"]["H6"] = 50
        book["Nhiệm vụ chủ trì"]["H7"] = 60

    submission = police.edit(foreign).take()
    assert {"W104", "W130"} <= codes(submission)
    assert {task.item: task.percent for task in submission.tasks if task.percent} == {"pl/1/b": 60}


def test_an_item_that_has_changed_since_is_marked(police):
    def amended(book):
        technical("digest", "0" * 64)(book)
        for row in book["kehoach"].iter_rows(max_col=4):
            if row[0].value == "row" and row[2].value == "pl/1/a":
                row[3].value = "trước"
        book["Nhiệm vụ chủ trì"]["C6"] = "Nội dung trước khi sửa đổi"
        book["Nhiệm vụ chủ trì"]["H6"] = 50

    submission = police.edit(amended).take()
    assert {"W105", "W129"} <= codes(submission)
    assert (submission.tasks[0].changed, submission.tasks[0].percent) == (True, 50)
    assert not submission.tasks[1].changed


def test_an_item_that_has_left_the_plan_is_quoted(police):
    def ended(book):
        book["kehoach"].append(["row", "lead", "pl/9/a", "xxx"])
        book["Nhiệm vụ chủ trì"].append(["pl/9/a", 9, "Việc đã bãi bỏ", "", "", "", "Đang thực hiện"])

    (notice,) = [n for n in police.edit(ended).take().notices if n.code == "W130"]
    assert "Việc đã bãi bỏ" in notice.message


def test_links_and_macros_are_told(police):
    police.raw = dataclasses.replace(police.raw, links=("so-lieu.xlsx",), macros=True)
    assert {"W107", "W108"} <= codes(police.take())


def test_a_formula_of_a_spreadsheet_library_without_its_value_is_refused(police):
    submission = police.edit(lambda book: book["Nhiệm vụ chủ trì"].__setitem__("H6", "=50+1")).take()
    assert ("W133", "H6") in found(submission)
    array = police.edit(lambda book: book["Nhiệm vụ chủ trì"].__setitem__("H6", ArrayFormula("H6", "=1")))
    assert ("W133", "H6") in found(array.take())


def test_a_workbook_without_its_hidden_sheet_is_known_by_the_heads_of_the_others(police):
    def remove(book):
        book["Nhiệm vụ chủ trì"]["H6"] = 55
        remove_technical(book)

    submission = police.edit(remove).take()
    assert "W101" in codes(submission)
    assert (submission.agency, submission.period.code) == ("cong-an-tinh", "2025-Q3")
    assert submission.tasks[0].percent == 55


def test_nobody_knows_whose_a_workbook_is(police):
    def remove(book):
        remove_technical(book)
        for page in book:
            page["B2"] = None

    with pytest.raises(KehoachError, match="không rõ biểu này của cơ quan nào"):
        police.edit(remove).take()


def test_a_workbook_that_nobody_has_filled_in_is_told(police):
    assert "W109" in codes(police.take())
    assert "W109" not in codes(police.put("texts", "I/1", "text", "Đã họp 02 phiên.").take())


def test_a_row_is_named_as_the_sheet_and_the_plan_name_it(police):
    submission = police.edit(change(lambda page: page.delete_rows(6))).take()
    (notice,) = [notice for notice in submission.notices if notice.code == "W121"]
    assert "thiếu dòng số 1 (pl/1/a): Rà soát văn bản về cư trú" in notice.message


def test_headings_that_were_sorted_beside_an_id_are_no_rows(police):
    def sort_without_ids(book):
        page = book["Nhiệm vụ chủ trì"]
        page["H6"] = 55
        rows = sorted(
            ([cell.value for cell in row][1:] for row in page.iter_rows(min_row=5)), key=lambda row: str(row[1])
        )
        for line, row in enumerate(rows, start=5):
            for column, value in enumerate(row, start=2):
                page.cell(line, column).value = value

    submission = police.edit(sort_without_ids).take()
    assert submission.tasks[0].percent == 55
    assert not {"W121", "W123", "W124", "W126"} & codes(submission)


@pytest.mark.parametrize("typed", ["80-90", "9O", "1/2", "khoảng 80", "tám mươi"])
def test_what_is_no_number_is_called_so(police, typed):
    submission = police.answer("lead", "pl/1/c", status="Đang thực hiện", result="x", percent=typed).take()
    assert ("W135", police.cell("lead", "pl/1/c", "percent")) in found(submission)


def test_a_dash_is_no_day(police):
    submission = police.answer("lead", "pl/1/a", **{**DONE, "completed_on": "-"}).take()
    assert ("W151", police.cell("lead", "pl/1/a", "completed_on")) in found(submission)
    assert "W143" not in codes(submission)


@pytest.mark.parametrize("ratio", [0, 100, "-"])
def test_a_ratio_of_nothing_to_nothing_may_be_nought_a_hundred_or_none(justice, ratio):
    for row, value in {"2": ratio, "2.1": 0, "2.2": 0}.items():
        justice.put("statistics/1", row, "value", value)
    assert "W172" not in codes(justice.take())


def test_the_first_words_of_a_unit_are_the_unit(justice):
    justice.put("statistics/6", "1.1", "value", "250 triệu")
    (entry,) = [one for one in justice.take().statistics if one.row == "1.1"]
    assert entry.value == 250


def test_a_part_above_its_whole_names_both_rows(justice):
    for row, value in {"2.1": 10, "2.2": 12}.items():
        justice.put("statistics/1", row, "value", value)
    (notice,) = [notice for notice in justice.take().notices if notice.code == "W177"]
    assert "dòng 2.2 (12) lớn hơn dòng 2.1 (10)" in notice.message


def test_every_code_has_a_case_here_or_among_the_carried_answers():
    told = {case[0] for case in (*ON_TASK, *ON_FORM, *ON_TARGET)} | set(STRUCTURE)
    told |= {"W102", "W107", "W108", "W109", "W129", "W130", "W133"}
    assert told | {"W167", "W168", "W169"} == set(CODES)
