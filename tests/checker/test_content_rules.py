"""Rules on tasks, references and parts of a plan, beside the examples in their records: what each finds and leaves be."""

from datetime import date
from pathlib import Path

import pytest

from kehoach.checker import RULES
from kehoach.checker.engine import BROKEN
from kehoach.checker.examples_plan import duty, plan_of, project, section, target, task
from kehoach.model import Deadline, Paragraph, WorkReading
from kehoach.parser import read_plan

BOTH = {"y2026_2027": "Đạt 60%", "y2028_2030": "Đạt 80%"}


def undecided(id, text):
    """A task whose cells the source leaves open."""
    decided = task(id, text)
    readings = tuple(
        WorkReading(
            text=text,
            lead=task(id, text, lead=lead).lead,
            coordinate=decided.coordinate,
            deadline=decided.deadline,
            confidence=0.5,
        )
        for lead in ("Sở Y tế", "Sở Tài chính")
    )
    open_cell = decided.lead.model_copy(update={"text": None, "agencies": ()})
    return decided.model_copy(
        update={"lead": open_cell, "deadline": Deadline(text=None), "alternatives": readings, "coordinate": open_cell}
    )


def body(*texts, title="TỔ CHỨC THỰC HIỆN"):
    return (section("V", title, *texts),)


CARRIED = {"origin": "pl2/1/a"}
CASES = [
    # rule, what the case shows, plan, result, a part of each finding's place and message in their order
    ("KH001", "a project without an owner", plan_of(project("pl3/1", "Đề án", lead="")), "failed", ["không nêu"]),
    ("KH001", "two readings of a row", plan_of(undecided("pl2/1/a", "Rà soát")), "needs_review", ["nhiều cách đọc"]),
    (
        "KH001",
        "the parent's gap",
        plan_of(task("pl2/1/a", "Rà soát", lead="", **CARRIED)),
        "needs_review",
        ["không nêu"],
    ),
    ("KH001", "a report's rows", plan_of(task("pl2/1/a", "Rà soát", lead=""), type="BÁO CÁO"), "not_applicable", []),
    ("KH002", "two readings of a row", plan_of(undecided("pl2/1/a", "Rà soát")), "needs_review", ["nhiều cách đọc"]),
    (
        "KH003",
        "a title that names only the last year",
        plan_of(task("pl2/1/a", "x", deadline="2026"), title="Đổi mới công nghệ đến năm 2035", date=date(2025, 11, 19)),
        "passed",
        [],
    ),
    (
        "KH014",
        "a part of the text itself",
        plan_of(
            task("pl2/1/a", "Rà soát"),
            outline=(
                section("III", "NỀN MÓNG", "Dữ liệu số."),
                section("V", "TỔ CHỨC", "Theo các nhiệm vụ tại mục III."),
            ),
        ),
        "not_applicable",
        [],
    ),
    (
        "KH023",
        "a title with few small letters",
        plan_of(outline=(section("I", "MỤC TIÊU", "PHÁT TRIỂN 5G, IoT TRONG CÁC KHU"),)),
        "not_applicable",
        [],
    ),
    (
        "KH005",
        "a column hardly filled",
        plan_of(*(target(f"pl1/{n}", f"Thu khoản {n}", y2026="", y2027="Đạt 10%") for n in range(1, 8))),
        "failed",
        ["cột này còn 6 chỉ tiêu khác để trống"],
    ),
    (
        "KH019",
        "the same words under two parts of the text",
        plan_of(
            task("II/1/a", "Nghị định về điều kiện kinh doanh", lead="Sở Y tế"),
            task("II/2/a", "Nghị định về điều kiện kinh doanh", lead="Sở Y tế"),
            outline=(section("II", "NỘI DUNG", "Theo dõi."),),
        ),
        "needs_review",
        ["gần như trùng với"],
    ),
    ("KH002", "words that are no date", plan_of(task("pl2/1/a", "Rà soát", deadline="Thường xuyên")), "passed", []),
    (
        "KH003",
        "a span that began before",
        plan_of(task("pl2/1/a", "x", deadline="2024-2028")),
        "needs_review",
        ["bắt đầu"],
    ),
    (
        "KH003",
        "a final report soon after the years",
        plan_of(task("pl2/1/a", "Tổng kết", deadline="Trước ngày 15/01/2031")),
        "needs_review",
        ["kết thúc sau thời kỳ của kế hoạch (giai đoạn 2026-2030)"],
    ),
    (
        "KH003",
        "one of two deadlines",
        plan_of(task("pl2/1/a", "x", deadline="Năm 2027; Năm 2035")),
        "failed",
        ["«Năm 2035»"],
    ),
    ("KH003", "the last day of the years", plan_of(task("pl2/1/a", "x", deadline="Tháng 12/2030")), "passed", []),
    ("KH004", "the day of issue itself", plan_of(task("pl2/1/a", "x", deadline="Ngày 15/01/2026")), "passed", []),
    ("KH004", "a quarter that is running", plan_of(task("pl2/1/a", "x", deadline="Quý I/2026")), "passed", []),
    (
        "KH012",
        "the only annex, without a number",
        plan_of(task("pl/1", "x"), outline=body("Theo Phụ lục kèm theo.")),
        "passed",
        [],
    ),
    (
        "KH012",
        "an annex of a decree",
        plan_of(task("pl1/1", "x"), outline=body("Theo mẫu tại Phụ lục IV Nghị định số 30/2020/NĐ-CP; xem Phụ lục 1.")),
        "passed",
        [],
    ),
    (
        "KH012",
        "Roman and Arabic numbers",
        plan_of(task("pl2/1", "x"), outline=body("Nêu tại Phụ lục II.")),
        "passed",
        [],
    ),
    (
        "KH012",
        "one of two",
        plan_of(task("pl1/1", "x"), outline=body("Nêu tại Phụ lục 1 và Phụ lục 2.")),
        "failed",
        [
            "phần V «Nêu tại Phụ lục 1 và Phụ lục 2.»: dẫn chiếu «Phụ lục 1 và Phụ lục 2» nhưng văn bản không có Phụ lục 2"
        ],
    ),
    (
        "KH013",
        "the only annex, in any words",
        plan_of(task("pl/1", "x"), outline=body("(Có Phụ lục kèm theo)")),
        "passed",
        [],
    ),
    (
        "KH013",
        "two of two",
        plan_of(task("pl1/1", "x"), task("pl2/1", "y"), outline=body("Phụ lục 1, Phụ lục 2")),
        "passed",
        [],
    ),
    (
        "KH014",
        "what is taken out",
        plan_of(target("pl1/1/a", "Tỷ lệ", **BOTH), outline=body("Theo dõi mục 1 Phụ lục 1 (trừ điểm g mục 1).")),
        "failed",
        ["không có điểm g mục 1 Phụ lục 1"],
    ),
    (
        "KH014",
        "an address of the parent plan",
        plan_of(task("pl/1", "Rà soát", origin="pl2/4/d"), outline=body("Rà soát (điểm d mục 4 Phụ lục 2).")),
        "not_applicable",
        [],
    ),
    (
        "KH016",
        "an unknown body",
        plan_of(task("pl2/1", "x", lead="Liên minh Sao Hỏa")),
        "needs_review",
        ["«Liên minh Sao Hỏa»"],
    ),
    (
        "KH016",
        "a department's own divisions",
        plan_of(task("pl2/1", "x", lead="Phòng Kế hoạch"), issuer=("SỞ Y TẾ",)),
        "passed",
        [],
    ),
    (
        "KH016",
        "a slip of the pen",
        plan_of(task("pl2/1", "x", coordinate="Sở Nội vu")),
        "failed",
        ["gần giống: Sở Nội vụ"],
    ),
    (
        "KH017",
        "districts while they last",
        plan_of(task("pl2/1", "x", lead="UBND cấp huyện", deadline="Năm 2023"), date=date(2021, 11, 5)),
        "passed",
        [],
    ),
    (
        "KH017",
        "what waits for others",
        plan_of(
            task("pl2/1", "x", lead="UBND cấp huyện", deadline="Khi có hướng dẫn của Trung ương"),
            date=date(2021, 11, 5),
            title="Chuyển đổi số giai đoạn 2021-2030",
        ),
        "passed",
        [],
    ),
    (
        "KH017",
        "what goes on to the last year of the plan",
        plan_of(
            task("pl2/1", "x", lead="UBND cấp huyện", deadline="Hằng năm"),
            task("pl2/2", "y", lead="UBND cấp huyện", deadline="Năm 2022"),
            date=date(2021, 11, 5),
            title="Chuyển đổi số giai đoạn 2021-2030",
        ),
        "needs_review",
        ["UBND cấp huyện hoạt động đến hết ngày 30/6/2025"],
    ),
    (
        "KH018",
        "a member of the coordinating group",
        plan_of(task("pl2/1", "x", coordinate="Các sở, ngành tỉnh")),
        "passed",
        [],
    ),
    (
        "KH018",
        "a partner inside the lead's cell",
        plan_of(task("pl2/1", "x", lead="Sở Y tế phối hợp với Sở Y tế")),
        "failed",
        ["Sở Y tế vừa chủ trì"],
    ),
    (
        "KH018",
        "a group on both sides",
        plan_of(task("pl2/1", "x", lead="Các sở, ngành tỉnh", coordinate="Các sở, ngành tỉnh")),
        "needs_review",
        ["nhóm «"],
    ),
    (
        "KH019",
        "the same words for two levels",
        plan_of(
            task("pl2/1", "Tập huấn kỹ năng số cho cán bộ, công chức, viên chức cấp tỉnh trong năm"),
            task("pl2/2", "Tập huấn kỹ năng số cho cán bộ, công chức, viên chức cấp xã trong năm"),
        ),
        "passed",
        [],
    ),
    (
        "KH019",
        "nearly the same words",
        plan_of(
            task("pl2/1", "Rà soát, đơn giản hóa thủ tục hành chính nội bộ"),
            task("pl2/2", "Rà soát và đơn giản hóa thủ tục hành chính nội bộ"),
        ),
        "needs_review",
        ["gần như trùng với số thứ tự 1 Phụ lục 2"],
    ),
    ("KH020", "đ comes after d", plan_of(*(task(f"pl2/1/{sign}", f"Việc {sign}") for sign in "abcdđeg")), "passed", []),
    (
        "KH020",
        "e without đ",
        plan_of(*(task(f"pl2/1/{sign}", f"Việc {sign}") for sign in "abcde")),
        "failed",
        ["phải là «đ»"],
    ),
    (
        "KH020",
        "numbers that run on",
        plan_of(task("pl2/I/1", "x"), task("pl2/I/2", "y"), task("pl2/II/3", "z")),
        "passed",
        [],
    ),
    (
        "KH020",
        "tables of the body, whose parts the text numbers",
        plan_of(
            task("Phần II/II/2/bang1/1", "x"),
            task("Phần II/II/2/bang1/2", "y"),
            outline=(section("Phần II", "NHIỆM VỤ"),),
        ),
        "passed",
        [],
    ),
    (
        "KH020",
        "work that the text states",
        plan_of(task("I/3", "x"), outline=(section("I", "NHIỆM VỤ"),)),
        "passed",
        [],
    ),
    ("KH020", "a group left out", plan_of(task("pl2/I/1", "x"), task("pl2/III/1", "y")), "failed", ["phải là «II»"]),
    ("KH020", "a letter that is none", plan_of(task("pl2/1/a", "x"), task("pl2/1/w", "y")), "failed", ["«w»"]),
    ("KH020", "a number used twice", plan_of(task("pl2/1", "x"), task("pl2/1~2", "y")), "failed", ["«1» dùng hai lần"]),
    ("KH020", "parts A and B", plan_of(task("pl2/A/1", "x"), task("pl2/B/1", "y"), task("pl2/C/1", "z")), "passed", []),
    ("KH020", "decimal numbers", plan_of(task("pl2/1/1.1", "x"), task("pl2/1/1.3", "y")), "failed", ["phải là «1.2»"]),
    (
        "KH021",
        "one of two",
        plan_of(task("pl2/1", "x", product="Báo cáo"), task("pl2/2", "y")),
        "needs_review",
        ["số thứ tự 2"],
    ),
    (
        "KH022",
        "words that name no time",
        plan_of(task("pl2/1", "x", deadline="Sớm nhất có thể")),
        "needs_review",
        ["không xác định"],
    ),
    ("KH022", "every year", plan_of(task("pl2/1", "x", deadline="Hằng năm")), "passed", []),
    (
        "KH023",
        "explained by a longer bracket",
        plan_of(outline=body("Giải phóng mặt bằng (sau đây viết tắt là GPMB); GPMB.")),
        "passed",
        [],
    ),
    (
        "KH023",
        "what everybody knows, and codes",
        plan_of(outline=body("UBND tỉnh, HĐND tỉnh, Nghị quyết số 76/NQ-CP, mục III.")),
        "not_applicable",
        [],
    ),
    (
        "KH023",
        "words written large in a sentence",
        plan_of(outline=body("Theo CHƯƠNG TRÌNH HÀNH ĐỘNG GIAI ĐOẠN 2026 của tỉnh.")),
        "not_applicable",
        [],
    ),
    ("KH023", "a text in capitals", plan_of(outline=body("Nâng cao.", title="MỤC TIÊU CHUNG")), "not_applicable", []),
    (
        "KH023",
        "in a row of an annex",
        plan_of(task("pl2/1", "Kết nối LGSP với các bộ")),
        "needs_review",
        ["Phụ lục 2, số thứ tự 1 «"],
    ),
    (
        "KH036",
        "words that introduce it",
        plan_of(outline=body("Đẩy nhanh công tác GPMB.", "Việc giải toả (sau đây viết tắt là GPMB) phải xong.")),
        "failed",
        ["«Đẩy nhanh công tác GPMB.»: chữ viết tắt «GPMB» dùng trước khi được giải thích (phần V)"],
    ),
    (
        "KH036",
        "later in one paragraph",
        plan_of(outline=body("Công tác GPMB và giải phóng mặt bằng (GPMB).")),
        "failed",
        ["(sau đó trong cùng đoạn)"],
    ),
    (
        "KH036",
        "words with other initials",
        plan_of(outline=body("Hồ sơ của BPMC.", "Nộp tại Bộ phận Một cửa (BPMC).", "Chọn dự án (PPP).", "Dự án PPP.")),
        "failed",
        ["«BPMC»"],
    ),
    (
        "KH036",
        "brackets that may mean something else",
        plan_of(outline=body("Dự án PPP.", "Chọn hình thức khác (PPP).")),
        "needs_review",
        ["«PPP»"],
    ),
    (
        "KH036",
        "in an annex after the text",
        plan_of(task("pl2/1", "Giải phóng mặt bằng (GPMB)"), outline=body("Đẩy nhanh công tác GPMB.")),
        "failed",
        ["(Phụ lục 2, số thứ tự 1)"],
    ),
    (
        "KH036",
        "only annexes use it",
        plan_of(task("pl2/1", "Công tác GPMB"), task("pl2/2", "Giải phóng mặt bằng (GPMB)")),
        "passed",
        [],
    ),
    (
        "KH036",
        "in the title of a cited document",
        plan_of(
            outline=body(
                "Thực hiện Kế hoạch số 12/KH-UBND ngày 15/01/2026 của UBND tỉnh Vàm Cỏ về công tác GPMB;",
                "Giải phóng mặt bằng (GPMB) là việc chung.",
            )
        ),
        "passed",
        [],
    ),
    (
        "KH036",
        "a heading in capitals introduces it",
        plan_of(outline=body("Đẩy nhanh GPMB.", title="GIẢI PHÓNG MẶT BẰNG (GPMB)")),
        "passed",
        [],
    ),
    (
        "KH036",
        "a plan with words of its parent",
        plan_of(task("pl2/1", "x", **CARRIED), outline=body("Công tác GPMB.", "Giải phóng mặt bằng (GPMB).")),
        "needs_review",
        ["«GPMB»"],
    ),
    (
        "KH036",
        "what everybody knows",
        plan_of(outline=body("UBND tỉnh.", "Ủy ban nhân dân (UBND).")),
        "not_applicable",
        [],
    ),
    (
        "KH037",
        "told once with the number of places",
        plan_of(task("pl2/1", "Rà soát [...]"), outline=body("Giao [...], phòng [điền tên phòng].")),
        "needs_review",
        ["toàn văn bản: còn 2 chỗ để trống phải điền"],
    ),
    (
        "KH037",
        "dots in the text",
        plan_of(outline=body("Hoàn thành trước ngày ........")),
        "needs_review",
        ["còn 1 chỗ"],
    ),
    ("KH037", "a line typed below the head", plan_of(outline=body("____________")), "passed", []),
    ("KH037", "other brackets", plan_of(outline=body("Theo [1] và (...).")), "passed", []),
    (
        "KH024",
        "an agency that only its section names",
        plan_of(task("pl2/1", "x"), duty("V/1", "Sở Nội vụ"), duty("V/2", "Sở Y tế")),
        "needs_review",
        ["mục 2 phần V: Sở Y tế"],
    ),
    (
        "KH024",
        "a section for all departments",
        plan_of(task("pl2/1", "x", coordinate="Các sở, ban, ngành"), duty("V/1", "Các sở, ban, ngành")),
        "passed",
        [],
    ),
    (
        "KH025",
        "a duty without day or receiver",
        plan_of(outline=body("Các đơn vị báo cáo kết quả.")),
        "needs_review",
        ["khi nào", "cơ quan nào"],
    ),
    (
        "KH025",
        "a duty in two sentences",
        plan_of(outline=body("Báo cáo kết quả trước ngày 15/12.", "Sở Nội vụ tổng hợp, báo cáo UBND tỉnh.")),
        "passed",
        [],
    ),
    ("KH026", "money in a paragraph", plan_of(outline=body("Lồng ghép từ nguồn kinh phí hiện có.")), "passed", []),
    (
        "KH027",
        "a letter, whose symbol names no type",
        plan_of(type=None, symbol="SNV-CCHC", title="V/v rà soát"),
        "not_applicable",
        [],
    ),
    ("KH027", "sections by agency", plan_of(duty("III/1", "Sở Nội vụ")), "passed", []),
    (
        "KH030",
        "an annex without such a column",
        plan_of(task("pl2/1", "x", coordinate="Sở Y tế"), project("pl3/1", "y")),
        "passed",
        [],
    ),
    (
        "KH031",
        "reached by a group",
        plan_of(task("pl2/1", "x", lead="Sở Y tế"), recipients=("Các sở, ban, ngành tỉnh", "Lưu: VT.")),
        "passed",
        [],
    ),
    (
        "KH032",
        "a document of another province that is cited",
        plan_of(outline=body("Học tập Quyết định số 15/QĐ-UBND ngày 02/3/2025 của UBND tỉnh Nam Định về một cửa.")),
        "passed",
        [],
    ),
    ("KH032", "a province of the past", plan_of(outline=body("Kế thừa dữ liệu của tỉnh Nam Định (cũ).")), "passed", []),
    (
        "KH032",
        "of a district, whose head does not name the province",
        plan_of(
            issuer=("ỦY BAN NHÂN DÂN", "HUYỆN AN PHÚ"), place="An Phú", outline=body("Theo kế hoạch của tỉnh Nam Định.")
        ),
        "not_applicable",
        [],
    ),
    ("KH033", "as one of the past", plan_of(task("pl2/1", "x", lead="UBND cấp huyện (cũ)")), "passed", []),
    (
        "KH033",
        "carried from an older plan",
        plan_of(*(task(f"pl2/{n}", f"Việc {n}", coordinate="UBND cấp huyện", origin=f"pl2/{n}") for n in (1, 2))),
        "needs_review",
        ["2 ô còn nêu cấp huyện"],
    ),
]
CONTENT = {code: rule for code, rule in RULES.items() if code[:2] in ("KH", "SP", "BC")}


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


@pytest.fixture(scope="module")
def every_plan(plan_163):
    cases = sorted((Path(__file__).parents[1] / "cases").glob("*/source.*"))
    return {"163": plan_163} | {case.parent.name: read_plan(case) for case in cases}


def test_no_rule_breaks_on_any_plan_with_or_without_a_parent(every_plan, plan_163, outcomes_of):
    broken = []
    for name, plan in every_plan.items():
        for parent in (None, plan_163, plan):
            found = outcomes_of(CONTENT, plan, parent)
            broken += [(name, each.code, each.reason) for each in found if (each.reason or "").startswith(BROKEN)]
    assert not broken


def test_rules_on_plans_do_not_concern_reports(outcomes_of):
    report = plan_of(
        task("pl2/1", "Rà soát", lead=""),
        target("pl1/1", "Tỷ lệ", y2026=""),
        type="BÁO CÁO",
        lead=(Paragraph(text="x"),),
    )
    codes = [f"KH{number:03}" for number in (*range(1, 12), 16, 18, 20, 21, 22, 24, 25, 26, 27, 31)]
    found = outcomes_of({code: RULES[code] for code in codes}, report)
    assert {each.result for each in found} == {"not_applicable"}
