"""A unit's plan held against its parent: what the rules find and leave be, row by row."""

import pytest

from kehoach.checker import RULES
from kehoach.checker.examples_plan import duty, plan_of, report_of, section, subplan_of, target, task
from kehoach.model import LegalBasis, Paragraph

CONFORMITY = {code: rule for code, rule in RULES.items() if code.startswith("SP")}


def opening(words):
    return (Paragraph(text=f"Thực hiện {words}, Sở Tư pháp xây dựng Kế hoạch như sau:"),)


def one(id="pl2/1/a", text="Rà soát văn bản quy phạm pháp luật", **fields):
    """The parent's task, and the unit's with its address."""
    return task(id, text, **fields)


LED = plan_of(
    one(lead="Sở Tư pháp", coordinate="Sở Nội vụ; Sở Tài chính", deadline="Quý II/2026", product="Báo cáo rà soát")
)
HELPED = plan_of(one(lead="Sở Nội vụ", coordinate="Sở Tư pháp"))
MEASURED = plan_of(target("pl1/1", "Tỷ lệ văn bản rà soát", lead="Sở Tư pháp", y2026="Đạt trên 80%", y2030="Dưới 100%"))
LATE = plan_of(
    target("pl1/1", "Tỷ lệ hồ sơ quá hạn", lead="Sở Tư pháp", y2026_2030="Dưới 5%"), one(lead="Sở Tư pháp"), number="12"
)


def own_task(**fields):
    return subplan_of(one("pl1/1", **({"lead": "Sở Tư pháp", "origin": "pl2/1/a"} | fields)))


def own_target(text="Tỷ lệ văn bản rà soát", **values):
    return subplan_of(target("pl1/1", text, origin="pl1/1", **values))


CASES = [
    # rule, what the case shows, the unit's plan, its parent, result, a part of each finding
    (
        "SP001",
        "among the legal bases",
        subplan_of(legal_bases=(LegalBasis(text="Kế hoạch số 12/KH-UBND ngày 15/01/2026"),), lead=()),
        LED,
        "passed",
        [],
    ),
    (
        "SP001",
        "a number with padding",
        subplan_of(lead=opening("Kế hoạch số 012/KH-UBND ngày 15/01/2026")),
        LED,
        "passed",
        [],
    ),
    (
        "SP001",
        "only further down",
        subplan_of(
            lead=opening("chỉ đạo của cấp trên"),
            outline=(section("I", "MỤC ĐÍCH", "Triển khai Kế hoạch số 12/KH-UBND."),),
        ),
        LED,
        "needs_review",
        ["nhắc trong nội dung"],
    ),
    (
        "SP001",
        "another plan",
        subplan_of(lead=opening("Kế hoạch số 99/KH-UBND ngày 02/02/2026")),
        LED,
        "failed",
        ["không căn cứ Kế hoạch số 12/KH-UBND của cấp trên; văn bản căn cứ Kế hoạch 99/KH-UBND, hãy xem lại tệp"],
    ),
    (
        "SP002",
        "a slip in the number",
        subplan_of(lead=opening("Kế hoạch số 13/KH-UBND ngày 15/01/2026")),
        LED,
        "failed",
        ["ghi số 13/KH-UBND"],
    ),
    ("SP002", "without a date", subplan_of(lead=opening("Kế hoạch số 12/KH-UBND")), LED, "passed", []),
    (
        "SP003",
        "in other words",
        subplan_of(one("pl1/1", "Rà soát các văn bản quy phạm pháp luật", lead="Sở Tư pháp")),
        LED,
        "passed",
        [],
    ),
    ("SP003", "a plan without rows", subplan_of(), LED, "not_evaluated", []),
    (
        "SP003",
        "an issuer that nobody knows",
        own_task().model_copy(
            update={"document": own_task().document.model_copy(update={"issuer": ("HỘI ĐỒNG MƯỜI",)})}
        ),
        LED,
        "not_evaluated",
        [],
    ),
    (
        "SP003",
        "as a member of a group",
        subplan_of(task("pl1/1", "Tập huấn", lead="Sở Tư pháp")),
        plan_of(one(lead="Các sở, ban, ngành tỉnh"), task("pl2/1/b", "Tập huấn", lead="Sở Tư pháp")),
        "failed",
        ["điểm a mục 1 Phụ lục 2"],
    ),
    (
        "SP003",
        "of other years",
        subplan_of(
            one("pl1/1", "Tập huấn cán bộ", lead="Sở Tư pháp", origin="pl2/1/b"), title="Cải cách hành chính năm 2027"
        ),
        plan_of(
            one(lead="Sở Tư pháp", deadline="Năm 2029"),
            one("pl2/1/b", "Tập huấn cán bộ", lead="Sở Tư pháp", deadline="Hằng năm"),
        ),
        "passed",
        [],
    ),
    (
        "SP004",
        "what the unit's section refers to is told where it lacks",
        subplan_of(one("pl1/1", "Việc riêng", lead="Sở Tư pháp")),
        HELPED,
        "failed",
        ["phối hợp: «Rà soát"],
    ),
    (
        "SP006",
        "spaces, dashes and the last point",
        own_task(text="- Rà soát  văn bản quy phạm pháp luật."),
        LED,
        "passed",
        [],
    ),
    (
        "SP006",
        "words before the first, which then has a small letter",
        own_task(text="Nghiên cứu, rà soát văn bản quy phạm pháp luật"),
        LED,
        "needs_review",
        [": thêm «Nghiên cứu,»"],
    ),
    (
        "SP006",
        "words put in",
        own_task(text="Rà soát văn bản quy phạm pháp luật về đất đai"),
        LED,
        "needs_review",
        ["thêm «về đất đai»"],
    ),
    (
        "SP007",
        "at the same number «trên» asks for more",
        own_target(y2026="Đạt tối thiểu 80%"),
        MEASURED,
        "failed",
        ["«Tối thiểu 80%» thấp hơn mức «Trên 80%»"],
    ),
    (
        "SP007",
        "words that bind less",
        own_target(y2026="Phấn đấu đạt trên 80%"),
        MEASURED,
        "needs_review",
        ["«Phấn đấu đạt trên 80%» nhẹ hơn lời «"],
    ),
    ("SP007", "another direction", own_target(y2026="Đạt tối đa 90%"), MEASURED, "failed", ["«Tối đa 90%»"]),
    ("SP007", "a goal given up", own_target(y2026=""), MEASURED, "failed", ["bỏ trống mức «Đạt trên 80%»"]),
    (
        "SP007",
        "words instead of a number",
        own_target(y2026="Cao hơn năm trước"),
        MEASURED,
        "needs_review",
        ["không rõ mức"],
    ),
    ("SP007", "more than asked", own_target(y2026="Đạt 95%", y2030="Dưới 50%"), MEASURED, "passed", []),
    (
        "SP007",
        "less of something unwanted",
        subplan_of(target("pl1/1", "Tỷ lệ hồ sơ quá hạn", origin="pl1/1", y2026_2030="Dưới 3%")),
        LATE,
        "passed",
        [],
    ),
    (
        "SP007",
        "more of something unwanted",
        subplan_of(target("pl1/1", "Tỷ lệ hồ sơ quá hạn", origin="pl1/1", y2026_2030="Dưới 8%")),
        LATE,
        "failed",
        ["«Dưới 8%» thấp hơn"],
    ),
    ("SP007", "a year on the way", own_target(y2027="Đạt 50%"), MEASURED, "passed", []),
    ("SP008", "the same day in other words", own_task(deadline="Trước ngày 30/6/2026"), LED, "passed", []),
    ("SP008", "no day any more", own_task(deadline="Thường xuyên"), LED, "needs_review", ["không còn ngày cuối"]),
    ("SP008", "blank", own_task(deadline=""), LED, "failed", ["bỏ thời hạn"]),
    (
        "SP008",
        "less often",
        own_task(deadline="Hằng năm"),
        plan_of(one(lead="Sở Tư pháp", deadline="Hằng quý")),
        "failed",
        ["thưa hơn"],
    ),
    (
        "SP008",
        "each year as before",
        own_task(deadline="Hằng năm"),
        plan_of(one(lead="Sở Tư pháp", deadline="Hàng năm")),
        "passed",
        [],
    ),
    (
        "SP009",
        "another product",
        own_task(product="Biên bản cuộc họp"),
        LED,
        "needs_review",
        ["khác «Báo cáo rà soát»"],
    ),
    ("SP009", "the product told more closely", own_task(product="Báo cáo rà soát của Sở Tư pháp"), LED, "passed", []),
    ("SP010", "a division of the unit leads", own_task(lead="Phòng Xây dựng văn bản"), LED, "passed", []),
    ("SP010", "another agency leads", own_task(lead="Sở Nội vụ"), LED, "failed", ["không còn chủ trì"]),
    (
        "SP011",
        "a partner left out",
        own_task(coordinate="Sở Nội vụ"),
        LED,
        "failed",
        ["bớt cơ quan phối hợp mà kế hoạch cấp trên nêu: Sở Tài chính"],
    ),
    ("SP011", "partners in a group", own_task(coordinate="Các sở, ban, ngành tỉnh"), LED, "passed", []),
    (
        "SP011",
        "another leader",
        own_task(lead="Sở Y tế", coordinate="Sở Tư pháp"),
        HELPED,
        "failed",
        ["chủ trì ghi «Sở Y tế»"],
    ),
    (
        "SP011",
        "the unit leads what others lead",
        own_task(lead="Sở Tư pháp"),
        HELPED,
        "failed",
        ["kế hoạch cấp trên giao «Sở Nội vụ»"],
    ),
    (
        "SP012",
        "a target's address",
        own_target(y2026="Đạt 90%").model_copy(update={"targets": (target("pl1/1", "Tỷ lệ", origin="pl7/1"),)}),
        MEASURED,
        "failed",
        ["không có số thứ tự 1"],
    ),
    (
        "SP013",
        "an address that leads nowhere is no addition",
        subplan_of(one("pl1/1", lead="Sở Tư pháp", origin="pl9/1")),
        LED,
        "passed",
        [],
    ),
    ("SP014", "a year beyond", subplan_of(title="Cải cách hành chính năm 2031"), LED, "failed", ["năm 2031"]),
    (
        "SP015",
        "reports go elsewhere",
        subplan_of(one("pl1/1", lead="Sở Tư pháp"), outline=(section("VI", "BÁO CÁO", "Báo cáo gửi về Sở Y tế."),)),
        plan_of(one(lead="Sở Tư pháp"), duty("V/1", "Sở Tư pháp", "Báo cáo gửi về Sở Nội vụ.")),
        "needs_review",
        ["báo cáo về Sở Nội vụ"],
    ),
]


@pytest.mark.parametrize(
    ("rule", "plan", "parent", "result", "told"),
    [(rule, *rest) for rule, _, *rest in CASES],
    ids=[f"{case[0]}: {case[1]}" for case in CASES],
)
def test_a_rule_finds_what_departs_from_the_parent(rule, plan, parent, result, told, outcomes_of):
    (found,) = outcomes_of({rule: RULES[rule]}, plan, parent)
    shown = [finding.message for finding in found.findings]
    assert found.result == result, (found.reason, shown)
    assert all(part in " ".join(shown) for part in told), shown


def test_a_report_is_held_against_no_plan(outcomes_of):
    report = report_of(lead=opening("Kế hoạch số 12/KH-UBND ngày 16/01/2026"))
    found = {each.code: each.result for each in outcomes_of(CONFORMITY, report, LED)}
    assert found.pop("SP002") == "failed", "its number and date are cited there too"
    assert set(found.values()) == {"not_applicable"}


def test_without_a_parent_nothing_is_held_against_it(outcomes_of):
    assert {found.result for found in outcomes_of(CONFORMITY, own_task(), None)} == {"not_applicable"}


def test_a_plan_is_not_held_against_itself(outcomes_of):
    rules = {code: RULES[code] for code in ("SP001", "SP003", "SP013")}
    reasons = {(outcome.result, outcome.reason) for outcome in outcomes_of(rules, LED, LED)}
    assert reasons == {("not_applicable", "kế hoạch đem đối chiếu (--against) là chính văn bản này")}
