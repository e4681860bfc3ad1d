"""Rules on targets, years and figures of a plan, beside the examples in their records: what each finds and leaves be."""

import pytest

from kehoach.checker import RULES
from kehoach.checker.examples_plan import duty, plan_of, section, table, target, task
from kehoach.model import Annex, Period, Scope, TargetValue

BOTH = {"y2026_2027": "Đạt 60%", "y2028_2030": "Đạt 80%"}


def open_target(id, text):
    return target(id, text).model_copy(update={"values": (TargetValue(label="Năm 2028", text=None),)})


def body(*texts, title="TỔ CHỨC THỰC HIỆN"):
    return (section("V", title, *texts),)


def figures(*rows, header=("STT", "Nội dung", "Đơn vị tính", "Số liệu", "Ghi chú")):
    return plan_of(annexes=(Annex(id="pl", label="Phụ lục", tables=(table(header, *rows),)),))


CASES = [
    # rule, what the case shows, plan, result, a part of each finding's place and message in their order
    (
        "KH005",
        "a blank and a goal",
        plan_of(target("pl1/1", "Tỷ lệ", y2026="", y2027="50%")),
        "failed",
        ["cột Năm 2026"],
    ),
    ("KH005", "two readings", plan_of(open_target("pl1/1", "Tỷ lệ")), "needs_review", ["nhiều cách đọc"]),
    (
        "KH006",
        "a number that says what is counted is no goal",
        plan_of(target("pl1/1", "Tỷ lệ xã có trên 90% hộ dùng nước sạch", y2026_2030="Đạt 70%")),
        "passed",
        [],
    ),
    (
        "KH006",
        "columns that ask for more",
        plan_of(target("pl1/1", "Tỷ lệ hồ sơ đạt tối thiểu 60%", y2026_2027="Đạt 60%", y2028_2030="Đạt 90%")),
        "passed",
        [],
    ),
    (
        "KH006",
        "words for one year are held to its column",
        plan_of(target("pl1/1", "Năm 2030 tỷ lệ hồ sơ đạt 90%", y2026_2027="Đạt 50%", y2028_2030="Đạt 85%")),
        "failed",
        ["cột Giai đoạn 2028-2030: lời chỉ tiêu nêu «"],
    ),
    ("KH007", "growth", plan_of(target("pl1/1", "Tăng số hồ sơ", y2026="Tăng 150% so với năm 2025")), "passed", []),
    ("KH007", "more than all", plan_of(target("pl1/1", "Giảm chi phí", y2026="Giảm 120%")), "failed", ["quá 100%"]),
    ("KH007", "against the plan", plan_of(target("pl1/1", "Thu ngân sách", y2026="Đạt 105% kế hoạch")), "passed", []),
    ("KH007", "not a share by name", plan_of(target("pl1/1", "Công suất", y2026="Đạt 110%")), "needs_review", ["110%"]),
    (
        "KH008",
        "each scope on its own",
        plan_of(
            target(
                "pl1/1",
                "Số hóa hồ sơ",
                y2026_2030="- Năm 2026:\n+ Cấp tỉnh: đạt 60%\n+ Cấp xã: đạt 20%\n"
                "- Giai đoạn 2027-2030: Mỗi năm tăng 15% đối với mỗi cấp hành chính",
            )
        ),
        "failed",
        ["Cấp tỉnh: 60% năm 2026, mỗi năm tăng 15% trong 4 năm, cộng dồn thành 120%"],
    ),
    (
        "KH009",
        "less of something unwanted",
        plan_of(target("pl1/1", "Tỷ lệ hồ sơ quá hạn", y2026_2027="Dưới 5%", y2028_2030="Dưới 2%")),
        "passed",
        [],
    ),
    (
        "KH009",
        "more of something unwanted",
        plan_of(target("pl1/1", "Tỷ lệ hồ sơ trễ hạn", y2026_2027="Dưới 2%", y2028_2030="Dưới 5%")),
        "needs_review",
        ["«Dưới 5%» thấp hơn «Dưới 2%»"],
    ),
    (
        "KH009",
        "a count may be meant to fall",
        plan_of(target("pl1/1", "Số ban quản lý dự án", y2026_2027="10 ban", y2028_2030="5 ban")),
        "needs_review",
        ["5 ban"],
    ),
    (
        "KH009",
        "each scope on its own",
        plan_of(
            target(
                "pl1/1",
                "Hồ sơ xử lý trên môi trường mạng",
                y2026_2027="- Cấp tỉnh: đạt 90%\n- Cấp xã: đạt 60%",
                y2028_2030="- Cấp tỉnh: đạt 100%\n- Cấp xã: đạt 50%",
            )
        ),
        "failed",
        ["«Cấp xã: đạt 50%» thấp hơn «Cấp xã: đạt 60%»"],
    ),
    (
        "KH010",
        "all that there is",
        plan_of(target("pl1/1", "Tỷ lệ", y2026_2027="Đạt 100%", y2028_2030="Đạt 100%")),
        "passed",
        [],
    ),
    (
        "KH011",
        "words with a number that is not understood",
        plan_of(target("pl1/1", "Xếp hạng", y2026="Vào nhóm 10")),
        "needs_review",
        ["có số"],
    ),
    (
        "KH015",
        "a column that names who answers",
        plan_of(target("pl1/1", "Tỷ lệ", lead="Sở Y tế", **BOTH), target("pl1/2", "Mức độ", lead="", **BOTH)),
        "failed",
        ["Phụ lục 1, số thứ tự 2: không được giao"],
    ),
    (
        "KH028",
        "a part that stands outside the sum",
        figures(
            ("1", "Tổng số", "TTHC", "10"),
            ("1.1", "Tỉnh", "TTHC", "6"),
            ("1.2", "Xã", "TTHC", "4"),
            ("1.3", "Ngành dọc", "TTHC", "9"),
        ),
        "passed",
        [],
    ),
    (
        "KH028",
        "parts of another unit",
        figures(("1", "Tổng số xã", "Xã", "10"), ("1.1", "Tỷ lệ", "%", "60"), ("1.2", "Tỷ lệ", "%", "40")),
        "not_applicable",
        [],
    ),
    (
        "KH028",
        "a total at the foot",
        figures(
            ("1", "Tập huấn", "Triệu", "1.200,5"), ("2", "Thuê", "Triệu", "300"), ("", "Tổng cộng", "Triệu", "1.600,5")
        ),
        "needs_review",
        ["cộng các dòng 1, 2 được 1.500,5"],
    ),
    (
        "KH028",
        "rows whose list has a gap",
        figures(("1", "Thu", "Triệu", "5"), ("3", "Vay", "Triệu", "6"), ("", "Tổng chi", "Triệu", "90")),
        "not_applicable",
        [],
    ),
    (
        "KH028",
        "a total of groups",
        figures(
            ("I", "A", "Triệu", "30"),
            ("1", "a", "Triệu", "10"),
            ("2", "b", "Triệu", "20"),
            ("", "Tổng cộng", "Triệu", "30"),
        ),
        "passed",
        [],
    ),
    (
        "KH029",
        "cut off instead of rounded",
        figures(
            ("3.1", "Tỷ lệ hồ sơ đúng hạn", "%", "99,10"),
            ("3.1.1", "Tổng số hồ sơ", "Hồ sơ", "195.197"),
            ("3.1.2", "Đúng hạn", "Hồ sơ", "193.457"),
        ),
        "passed",
        [],
    ),
    (
        "KH029",
        "nothing to divide by",
        figures(
            ("2", "Tỷ lệ xử lý", "%", "100"), ("2.1", "Cần xử lý", "Văn bản", "0"), ("2.2", "Đã xử lý", "Văn bản", "0")
        ),
        "passed",
        [],
    ),
    (
        "KH029",
        "a part greater than its whole",
        figures(
            ("2", "Tỷ lệ xử lý", "%", "100"), ("2.1", "Cần xử lý", "Văn bản", "5"), ("2.2", "Đã xử lý", "Văn bản", "6")
        ),
        "needs_review",
        ["quá 100%"],
    ),
    (
        "KH034",
        "the title of an annex",
        plan_of(annexes=(Annex(id="pl1", label="Phụ lục 1", title="NHIỆM VỤ GIAI ĐOẠN 2021-2025"),)),
        "failed",
        ["Phụ lục 1: tiêu đề nêu «Giai đoạn 2021-2025»"],
    ),
    (
        "KH034",
        "a year beside its column",
        plan_of(target("pl1/1", "Tỷ lệ", y2026_2027="Năm 2029: đạt 50%")),
        "failed",
        ["năm 2029"],
    ),
    (
        "KH034",
        "an outlook beyond the plan's years",
        plan_of(
            target("pl1/1", "Tỷ lệ").model_copy(
                update={"values": (TargetValue(label="Định hướng đến năm 2045", period=Period(start=2045, end=2045)),)}
            )
        ),
        "passed",
        [],
    ),
    (
        "KH034",
        "where one starts from",
        plan_of(target("pl1/1", "Tỷ lệ", y2024="40%", y2028="50%")),
        "needs_review",
        ["cột «Năm 2024»"],
    ),
    (
        "KH035",
        "dashes below a letter count once",
        plan_of(
            target("pl1/1/a/1", "Tỷ lệ x", **BOTH),
            target("pl1/1/a/2", "Tỷ lệ y", **BOTH),
            target("pl1/1/b", "Tỷ lệ z", **BOTH),
            outline=body("Kế hoạch có 02 chỉ tiêu nêu tại Phụ lục 1."),
        ),
        "passed",
        [],
    ),
    (
        "KH035",
        "what is to be carried out",
        plan_of(task("pl2/1", "x"), task("pl2/2", "y"), outline=body("Triển khai 03 nhiệm vụ tại Phụ lục 2.")),
        "needs_review",
        ["ghi 03 nhiệm vụ, phụ lục có 2 dòng"],
    ),
    (
        "KH035",
        "tasks of another document",
        plan_of(task("pl1/1", "x"), outline=body("Có 12 nhiệm vụ tại Phụ lục 2 của Kế hoạch số 163/KH-UBND.")),
        "not_applicable",
        [],
    ),
]


@pytest.mark.parametrize(
    ("rule", "plan", "result", "told"),
    [(rule, *rest) for rule, _, *rest in CASES],
    ids=[f"{c[0]}: {c[1]}" for c in CASES],
)
def test_a_rule_finds_what_is_wrong_and_leaves_the_rest(rule, plan, result, told, outcomes_of):
    (found,) = outcomes_of({rule: RULES[rule]}, plan)
    shown = [f"{finding.place}: {finding.message}" for finding in found.findings]
    assert found.result == result, (found.reason, shown)
    assert len(shown) == len(told), shown
    for words, part in zip(shown, told, strict=True):
        assert part in words


def test_what_nobody_answers_for_by_reference_is_found_whoever_refers(outcomes_of):
    items = [target(f"pl1/{group}/{sign}", f"Tỷ lệ {group}{sign}", **BOTH) for group in "12" for sign in "ab"]
    scopes = (Scope(text="mục 1 Phụ lục 1", ids=("pl1/1/a", "pl1/1/b")), Scope(text="mục 2", ids=("pl1/2/b",)))
    (found,) = outcomes_of({"KH015": RULES["KH015"]}, plan_of(*items, duty("IV/1", "Sở Công Thương", scopes=scopes)))
    assert [finding.item for finding in found.findings] == ["pl1/2/a"]
