"""What changed between two plans: kinds, fields, matching, and what is no change."""

from pathlib import Path

import pytest

from kehoach.amendments.changes import Field, Kind, Part, dump_changes
from kehoach.amendments.diff import diff
from kehoach.amendments.matching import Entry, match
from kehoach.amendments.wording import find_phrase, pieces, replace_phrase, same_words
from kehoach.parser import read_plan

ROOT = Path(__file__).parents[2]
COPIES = sorted((ROOT / "source_docs" / "163-KH-UBND").glob("163-KH-UBND.[dhp]*"))


def edited(tmp_path, source, *replacements):
    text = source.read_text(encoding="utf-8")
    for old, new in replacements:
        assert text.count(old) >= 1, old
        text = text.replace(old, new, 1)
    path = tmp_path / "new.txt"
    path.write_text(text, encoding="utf-8")
    return read_plan(path)


def kinds(changes):
    return [(change.kind, change.item, change.new_item, change.field) for change in changes]


@pytest.mark.parametrize("path", COPIES, ids=lambda path: path.suffix)
def test_the_same_plan_in_another_format_has_no_changes(plan_163, path):
    assert diff(plan_163, read_plan(path)) == ()


def test_other_spellings_spaces_and_dashes_are_no_changes(tmp_path, source_163, plan_163):
    new = edited(
        tmp_path,
        source_163,
        ("Tòa án nhân dân, Ủy ban Mặt trận", "Toà án nhân dân , Uỷ ban\u00a0Mặt trận"),
        ("Giai đoạn 2020-2025", "Giai đoạn 2020 – 2025"),
        ("- Tối thiểu 90%", "-Tối thiểu 90%"),
        ("Đề án “Cải thiện, nâng cao", 'Đề án "Cải thiện, nâng cao'),
    )
    assert diff(plan_163, new) == ()


def test_a_field_with_other_words_is_one_change_with_the_words_that_differ(tmp_path, source_163, plan_163):
    new = edited(
        tmp_path, source_163, ("Đổi mới công tác kiểm tra, khảo sát, đánh giá", "Đổi mới việc kiểm tra, đánh giá")
    )
    (change,) = diff(plan_163, new)
    assert (change.kind, change.part, change.item, change.field) == (Kind.CHANGED, Part.TASK, "pl2/1/b", Field.TEXT)
    assert change.matched_by == "address"
    assert change.old_place == "Phụ lục 2, mục 1, điểm b"
    assert [piece.text.strip() for piece in change.words if piece.kind == "deleted"] == ["công tác", ", khảo sát"]
    assert [piece.text.strip() for piece in change.words if piece.kind == "added"] == ["việc"]
    assert change.old_source.line == 586


def test_changes_of_goals_agencies_deadlines_and_the_body_are_told_by_field(tmp_path, source_163, plan_163):
    new = edited(
        tmp_path,
        source_163,
        ("Phấn đấu đạt 100%", "Phấn đấu đạt 95%"),
        ("Ban Đổi mới và Phát triển doanh nghiệp", "Sở Kế hoạch và Đầu tư"),
        ("Quý II/2022", "Quý III/2022"),
        ("Là cơ quan thường trực cải cách hành chính của tỉnh", "Là đầu mối cải cách hành chính của tỉnh"),
        ("Số: 163/KH-UBND", "Số: 164/KH-UBND"),
    )
    assert kinds(diff(plan_163, new)) == [
        (Kind.CHANGED, None, None, Field.NUMBER),
        (Kind.CHANGED, "V/2", "V/2", Field.CONTENT),
        (Kind.CHANGED, "pl1/1/a", "pl1/1/a", Field.VALUE),
        (Kind.CHANGED, "pl2/4/c", "pl2/4/c", Field.DEADLINE),
        (Kind.CHANGED, "pl2/5/d", "pl2/5/d", Field.LEAD),
    ]


def test_the_way_back_has_the_same_changes_with_the_sides_exchanged(tmp_path, source_163, plan_163):
    new = edited(tmp_path, source_163, ("Quý II/2022", "Quý III/2022"), ("Đạt 90%", "Đạt 91%"))
    there, back = diff(plan_163, new), diff(new, plan_163)
    assert [(change.item, change.field, change.old, change.new) for change in there] == [
        (change.new_item, change.field, change.new, change.old) for change in back
    ]


def test_items_are_matched_by_what_they_are_not_by_their_place():
    old = [
        Entry("a", "Rà soát thủ tục hành chính"),
        Entry("b", "Số hóa toàn bộ hồ sơ lưu trữ"),
        Entry("c", "Đào tạo công chức xã"),
    ]
    new = [
        Entry("a", "Việc hoàn toàn mới của năm nay"),
        Entry("b", "Rà soát thủ tục hành chính"),
        Entry("c", "Số hóa toàn bộ hồ sơ đang lưu trữ"),
        Entry("d", "Đào tạo công chức xã."),
    ]
    assert [(pair.old, pair.new, pair.by) for pair in match(old, new)] == [
        (0, 1, "words"),
        (1, 2, "nearest"),
        (2, 3, "words"),
    ]


def test_an_item_that_says_what_it_was_is_that_item():
    old = [Entry("a", "Một"), Entry("b", "Hai")]
    new = [Entry("b", "Một", origin="a"), Entry("c", "Khác hẳn", origin="b")]
    assert [(pair.old, pair.new, pair.by) for pair in match(old, new)] == [(0, 0, "identity"), (1, 1, "identity")]


def test_an_item_inserted_in_front_renumbers_the_others_and_is_the_only_one_added(plan_163):
    first, second, *_ = [task for task in plan_163.tasks if task.id.startswith("pl2/1/")]
    rest = [task for task in plan_163.tasks if not task.id.startswith("pl2/1/")]
    old = plan_163.model_copy(update={"tasks": (first, second, *rest)})
    inserted = first.model_copy(update={"text": "Lập danh mục văn bản cần ban hành trong năm"})
    moved = (first.model_copy(update={"id": "pl2/1/b"}), second.model_copy(update={"id": "pl2/1/c"}))
    new = plan_163.model_copy(update={"tasks": (inserted, *moved, *rest)})
    assert kinds(diff(old, new)) == [
        (Kind.ADDED, None, "pl2/1/a", None),
        (Kind.RENUMBERED, "pl2/1/a", "pl2/1/b", None),
        (Kind.RENUMBERED, "pl2/1/b", "pl2/1/c", None),
    ]


def test_an_undecided_row_that_is_decided_one_of_its_ways_is_no_change(plan_163):
    undecided = next(task for task in plan_163.tasks if task.id == "pl2/6/l")
    reading = undecided.alternatives[1]
    decided = undecided.model_copy(
        update={"lead": reading.lead, "coordinate": reading.coordinate, "alternatives": (), "text": reading.text}
    )
    new = plan_163.model_copy(
        update={"tasks": tuple(decided if task.id == "pl2/6/l" else task for task in plan_163.tasks)}
    )
    assert diff(plan_163, new) == ()


def test_two_plans_of_different_provinces_have_everything_added_removed_or_changed(plan_163, plan_binh_son):
    changes = diff(plan_163, plan_binh_son)
    told = {change.item for change in changes} | {change.new_item for change in changes}
    assert {item.id for item in plan_163.tasks} <= told
    assert {item.id for item in plan_binh_son.tasks} <= told


def test_changes_as_json_leave_out_what_they_do_not_have():
    assert dump_changes([]) == '{\n  "changes": []\n}\n'


def test_pieces_hold_both_texts():
    found = pieces("Sở Nội vụ chủ trì, phối hợp Sở Tài chính", "Sở Nội vụ phối hợp với Sở Tài chính")
    assert "".join(piece.text for piece in found if piece.kind != "added") == "Sở Nội vụ chủ trì, phối hợp Sở Tài chính"
    assert "".join(piece.text for piece in found if piece.kind == "added").strip() == "với"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("hoà bình", "hòa bình", True),
        ("2021- 2030", "2021 – 2030", True),
        ("- Một\n- Hai", "Một Hai", True),
        ("Sở Nội vụ.", "Sở Nội vụ", True),
        ("sở Nội vụ", "Sở Nội vụ", False),
        ("80%", "90%", False),
    ],
)
def test_texts_have_the_same_words_or_not(one, other, same):
    assert same_words(one, other) is same


def test_a_phrase_is_found_in_whole_words_whatever_their_spelling():
    text = "Uỷ ban nhân dân xã, ủy ban  nhân dân huyện; Ủy ban nhân dân\u00a0tỉnh"
    assert [text[start:end] for start, end in find_phrase(text, "Ủy ban nhân dân")] == [
        "Uỷ ban nhân dân",
        "Ủy ban nhân dân",
    ]
    assert find_phrase("Sở Nội vụ", "Sở Nội v") == []
    assert replace_phrase("A, B và C", ", B", "") == "A và C"
