"""Kế hoạch 163/KH-UBND from its text form: counted and compared with the source by means of their own."""

import json
import re
import unicodedata
from collections import Counter

from kehoach.model import dump_plan

# The rows of each group, counted in the source: lettered rows, and how many rows the dashed ones become.
LETTERED_TARGETS = {"1": 2, "2": 8, "3": 3, "4": 3, "5": 3, "6": 6}
TARGET_SUB_ROWS = {"pl1/2/b": 2, "pl1/2/d": 3, "pl1/2/đ": 2}
LETTERED_TASKS = {"1": 6, "2": 5, "3": 7, "4": 8, "5": 4, "6": 18}
TASK_SUB_ROWS = {"pl2/5/b": 3, "pl2/5/c": 3}


def lettered(ids):
    return Counter(group for group, _ in {tuple(address.split("/")[1:3]) for address in ids})


def sub_rows(ids):
    return Counter(address.rpartition("/")[0] for address in ids if address.count("/") == 3)


def test_it_has_25_lettered_targets_in_29_rows(plan_163):
    ids = [target.id for target in plan_163.targets]
    assert lettered(ids) == LETTERED_TARGETS
    assert sub_rows(ids) == TARGET_SUB_ROWS
    assert len(ids) == 29


def test_it_has_48_lettered_tasks_in_52_rows(plan_163):
    ids = [task.id for task in plan_163.tasks]
    assert lettered(ids) == LETTERED_TASKS
    assert sub_rows(ids) == TASK_SUB_ROWS
    assert len(ids) == 52


def test_it_has_12_projects_under_6_agencies(plan_163):
    assert len(plan_163.projects) == 12
    assert Counter(project.lead.agencies for project in plan_163.projects) == {
        ("so-noi-vu",): 7,
        ("so-thong-tin-va-truyen-thong",): 1,
        ("van-phong-ubnd-tinh",): 1,
        ("so-giao-duc-va-dao-tao",): 1,
        ("so-khoa-hoc-va-cong-nghe",): 1,
        ("so-y-te",): 1,
    }


def test_letters_follow_the_vietnamese_order(plan_163):
    letters = [task.id.rpartition("/")[2] for task in plan_163.tasks if task.id.startswith("pl2/6/")]
    assert letters == list("abcdđeghiklmnopqrs")


def test_only_6l_and_6s_of_annex_2_are_open_and_both_readings_are_kept(plan_163):
    open_rows = {task.id: task for task in plan_163.tasks if task.alternatives}
    assert set(open_rows) == {"pl2/6/l", "pl2/6/s"}
    first = open_rows["pl2/6/l"]
    assert first.lead.text is None
    assert first.coordinate.text is None
    assert first.deadline.text == "Hàng năm"
    assert {(reading.lead.text, reading.coordinate.text) for reading in first.alternatives} == {
        ("Sở Nội vụ", "Sở Thông tin và Truyền thông\nCác sở, ngành, UBND cấp huyện"),
        ("Sở Nội vụ\nSở Thông tin và Truyền thông", "Các sở, ngành, UBND cấp huyện"),
    }
    assert [notice.source.line for notice in plan_163.notices if notice.code == "P101"] == [1060, 1132]


def test_cells_without_words_stay_blank(plan_163):
    tasks = {task.id: task for task in plan_163.tasks}
    assert tasks["pl2/3/b"].coordinate.text == ""
    assert tasks["pl2/3/đ"].coordinate.text == ""
    assert [tasks[f"pl2/5/c/{count}"].deadline.text for count in (1, 2, 3)] == ["", "Năm 2021 và các năm tiếp theo", ""]
    targets = {target.id: [value.text for value in target.values] for target in plan_163.targets}
    assert [address for address, texts in targets.items() if texts[0] == ""] == ["pl1/4/a", "pl1/4/b", "pl1/5/c"]
    assert [address for address, texts in targets.items() if texts[1] == ""] == ["pl1/5/a", "pl1/5/b", "pl1/6/a"]


def test_a_cell_of_several_paragraphs_is_one_cell(plan_163):
    targets = {target.id: [value.text for value in target.values] for target in plan_163.targets}
    assert targets["pl1/2/c"] == [
        "- Năm 2021:\n+ Cấp tỉnh: đạt tối thiểu 30%\n+ Cấp huyện: đạt tối thiểu 20%\n+ Cấp xã: đạt tối thiểu 15%\n"
        "- Giai đoạn năm 2022-2025: Mỗi năm tăng tối thiểu 20% đối với mỗi cấp hành chính",
        "Đạt 100%",
    ]
    assert targets["pl1/6/c"] == [
        "- Cấp tỉnh: đạt 90%\n- Cấp huyện: đạt 80%\n- Cấp xã: đạt 60%",
        "- Cấp tỉnh: đạt 100%\n- Cấp huyện: đạt 90%\n- Cấp xã: đạt 70%",
    ]


def test_head_and_foot(plan_163):
    document = plan_163.document.model_dump(mode="json")
    assert document["type"] == "KẾ HOẠCH"
    assert (document["number"], document["symbol"]) == ("163", "KH-UBND")
    assert document["issuer"] == ["ỦY BAN NHÂN DÂN", "TỈNH SÓC TRĂNG"]
    assert (document["place"], document["date"]) == ("Sóc Trăng", "2021-11-24")
    assert document["title"] == "CẢI CÁCH HÀNH CHÍNH TỈNH SÓC TRĂNG GIAI ĐOẠN 2021-2030"
    assert [(basis["type"], basis["code"], basis["date"], basis["issuer"]) for basis in document["legal_bases"]] == [
        ("Nghị quyết", "76/NQ-CP", "2021-07-15", "Chính phủ"),
        ("Chỉ thị", "23/CT-TTg", "2021-09-02", "Thủ tướng Chính phủ"),
    ]
    assert len(document["recipients"]) == 12
    assert document["signature"] == {"authority": "TM. ỦY BAN NHÂN DÂN", "title": "CHỦ TỊCH", "name": "Trần Văn Lâu"}


def test_outline(plan_163):
    outline = plan_163.document.outline
    assert [section.number for section in outline] == ["I", "II", "III", "IV", "V"]
    assert [child.id for child in outline[0].children[1].children] == [f"I/2/{sign}" for sign in "abcdđe"]
    assert [len(section.children) for section in outline] == [2, 0, 9, 0, 13]


def test_every_task_target_and_project_is_placed(plan_163):
    for item in (*plan_163.targets, *plan_163.tasks, *plan_163.projects):
        assert item.source is not None
        assert item.source.line is not None


def test_no_line_of_the_source_is_missing_from_the_model_and_the_notices(plan_163, source_163):
    """Looks every line up in the JSON, not in what the reader says of its own coverage."""
    data = json.loads(dump_plan(plan_163))
    strings = []

    def collect(value):
        if isinstance(value, dict):
            for inner in value.values():
                collect(inner)
        elif isinstance(value, list):
            for inner in value:
                collect(inner)
        elif isinstance(value, str):
            strings.append(value)

    collect(data)
    held = folded(" ".join(strings))
    # What the model takes to pieces or that says nothing: rules, the national line, number, place and date.
    apart = ("-------", "CỘNG HÒA", "Độc lập", "Số: 163/KH-UBND", "Sóc Trăng, ngày 24", "Nơi nhận:")
    missing = []
    for line in source_163.read_text(encoding="utf-8").splitlines():
        if not folded(line) or line.startswith(apart):
            continue
        words = re.sub(r"^(?:[IVX]+\.|\d+\.|[a-zđ]\)) ", "", line.strip())
        if folded(line) not in held and folded(words) not in held and folded(line.strip("- ;.")) not in held:
            missing.append(line)
    assert missing == []


def folded(text):
    return "".join(unicodedata.normalize("NFC", text).split())
