"""Rules on reports: what each finds, what it leaves be, and a whole report read from a file."""

import pytest

from kehoach.checker import RULES
from kehoach.checker.examples_plan import report_of, section, table
from kehoach.checker.report_parts import period_ahead, report_period
from kehoach.model import Annex, Paragraph
from kehoach.parser import read_plan

REPORT_RULES = {code: rule for code, rule in RULES.items() if code.startswith("BC")}


def said(*texts, title="KẾT QUẢ THỰC HIỆN"):
    return report_of(section("II", title, *texts))


def titled(title):
    return report_of(title=title)


def with_figures(*rows):
    columns = ("STT", "Chỉ tiêu thống kê", "Đơn vị tính", "Số liệu")
    return report_of(annexes=(Annex(id="pl", label="Phụ lục", tables=(table(columns, *rows),)),))


def opened(text):
    return report_of(lead=(Paragraph(text=text),))


CASES = [
    # rule, what the case shows, report, result, a part of each finding
    ("BC001", "half a year", titled("Công tác cải cách hành chính 6 tháng đầu năm 2026"), "passed", []),
    ("BC001", "one year for both quarters", titled("Tình hình quý III và phương hướng quý IV năm 2026"), "passed", []),
    ("BC001", "a month", titled("Kết quả công tác tháng 5/2026"), "passed", []),
    ("BC001", "on one event", titled("Tình hình thiệt hại do bão số 4"), "needs_review", ["không nêu kỳ báo cáo"]),
    (
        "BC002",
        "of a department, on one field",
        report_of(
            section("I", "KẾT QUẢ THỰC HIỆN"),
            section("II", "KHÓ KHĂN, VƯỚNG MẮC"),
            section("III", "PHƯƠNG HƯỚNG QUÝ II"),
            issuer=("SỞ TƯ PHÁP",),
        ),
        "needs_review",
        ["không có phần chỉ đạo, điều hành"],
    ),
    (
        "BC002",
        "not on administrative reform",
        report_of(
            section("I", "KẾT QUẢ"),
            section("II", "TỒN TẠI, HẠN CHẾ"),
            section("III", "NHIỆM VỤ"),
            title="Tiêm chủng năm 2026",
        ),
        "passed",
        [],
    ),
    ("BC002", "nothing but results", said("Tốt."), "failed", ["chỉ đạo", "tồn tại", "phương hướng"]),
    ("BC003", "not on administrative reform", titled("Công tác tiêm chủng quý I năm 2026"), "not_applicable", []),
    (
        "BC003",
        "on what only serves administrative reform",
        titled("Chuyển đổi số phục vụ cải cách hành chính quý I năm 2026"),
        "not_applicable",
        [],
    ),
    ("BC003", "of a department", report_of(issuer=("SỞ Y TẾ",)), "needs_review", ["cải cách thể chế; "]),
    ("BC005", "up to a day", opened("Số liệu tính đến ngày 14/3/2026."), "passed", []),
    ("BC005", "days without a year at the first", opened("(từ ngày 15/12 đến ngày 14/3/2026)"), "passed", []),
    ("BC006", "dots to write on", said("Ban hành ........ văn bản."), "needs_review", ["còn chỗ để trống"]),
    ("BC006", "a line typed below an annex's head", said("________________"), "passed", []),
    ("BC006", "three dots end a list", said("Tuyên truyền trên báo, đài..."), "passed", []),
    (
        "BC006",
        "cells held open",
        with_figures(("1", "Số văn bản", "Văn bản", "[...]")),
        "needs_review",
        ["bảng còn 1 ô"],
    ),
    ("BC007", "thousands", said("Tiếp nhận 467.565 hồ sơ, đạt 51,8%."), "passed", []),
    ("BC007", "a generation and a day", said("Cách mạng công nghiệp 4.0; ngày 15.12.2025; mục 2.1."), "passed", []),
    ("BC007", "a figure of a table", with_figures(("1", "Tỷ lệ", "%", "8.00")), "failed", ["«8.00»"]),
    ("BC008", "against the plan", said("Tỷ lệ thu so với dự toán đạt 112%."), "passed", []),
    ("BC008", "a figure of a table", with_figures(("1", "Tỷ lệ hồ sơ đúng hạn", "%", "991")), "needs_review", ["991%"]),
    ("BC009", "cut off instead of rounded", said("Đúng hạn 193.457/195.197 hồ sơ (99,10%)."), "passed", []),
    ("BC009", "rounded", said("Hoàn thành 2/3 nhiệm vụ (đạt 66,7%)."), "passed", []),
    ("BC009", "a slip", said("Hoàn thành 45/50 nhiệm vụ, đạt 95%."), "failed", ["45/50 là 90%, ghi 95%"]),
    (
        "BC009",
        "days and numbers of documents",
        said("Từ ngày 15/12 đạt 5%; Nghị quyết số 76/NQ-CP chiếm 10%."),
        "not_applicable",
        [],
    ),
    ("BC010", "the year after", titled("Công tác CCHC năm 2025 và phương hướng, nhiệm vụ năm 2026"), "passed", []),
    (
        "BC010",
        "the other half",
        titled("Công tác 6 tháng đầu năm 2026 và nhiệm vụ 6 tháng cuối năm 2026"),
        "passed",
        [],
    ),
    (
        "BC010",
        "a quarter left out",
        titled("Công tác quý I năm 2026 và phương hướng quý III năm 2026"),
        "needs_review",
        ["kỳ liền sau là quý II năm 2026"],
    ),
    (
        "BC010",
        "in a heading only",
        report_of(section("IV", "PHƯƠNG HƯỚNG, NHIỆM VỤ QUÝ I NĂM 2026"), title="Công tác quý II năm 2026"),
        "failed",
        ["không phải kỳ tới"],
    ),
    ("BC011", "a cause told in passing", said("Còn chậm do thu nhập thấp.", title="Tồn tại, hạn chế"), "passed", []),
    ("BC011", "causes in the heading", said("Còn chậm.", title="Tồn tại, hạn chế và nguyên nhân"), "passed", []),
]
READ = """<html><body>
<table><tr><td><p>ỦY BAN NHÂN DÂN</p><p>TỈNH THU BỒN</p></td>
<td><p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p><p>Độc lập - Tự do - Hạnh phúc</p></td></tr>
<tr><td>Số: 45/BC-UBND</td><td>Thu Bồn, ngày 18 tháng 3 năm 2026</td></tr></table>
<p>BÁO CÁO</p>
<p>Công tác cải cách hành chính quý I năm 2026 và phương hướng, nhiệm vụ quý II năm 2026 tỉnh Thu Bồn</p>
<p>UBND tỉnh Thu Bồn báo cáo kết quả (số liệu từ ngày 15/12/2025 đến ngày 14/3/2026) như sau:</p>
<p>I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH</p><p>1. Tiến độ kế hoạch</p><p>Đã hoàn thành 45/50 nhiệm vụ, đạt 90% (Phụ lục kèm theo).</p>
<p>II. KẾT QUẢ THỰC HIỆN</p>
<p>1. Cải cách thể chế</p><p>Ban hành 12 văn bản.</p>
<p>2. Cải cách thủ tục hành chính</p><p>Giải quyết đúng hạn 970/1.000 hồ sơ ({share}%).</p>
<p>3. Cải cách tổ chức bộ máy</p><p>Đã sắp xếp 05 phòng.</p>
<p>4. Cải cách chế độ công vụ</p><p>Đã tuyển dụng 12 công chức.</p>
<p>5. Cải cách tài chính công</p><p>Giải ngân đạt 51,8%.</p>
<p>6. Xây dựng và phát triển chính quyền số</p><p>Đã kết nối 12 hệ thống.</p>
<p>III. ĐÁNH GIÁ CHUNG</p><p>1. Mặt tích cực</p><p>Đúng tiến độ.</p>
<p>2. Tồn tại, hạn chế và nguyên nhân</p><p>Một số nhiệm vụ còn chậm do thiếu nhân lực.</p>
<p>IV. PHƯƠNG HƯỚNG, NHIỆM VỤ QUÝ II NĂM 2026</p><p>1. Tiếp tục thực hiện kế hoạch năm.</p>
<p>Trên đây là báo cáo của UBND tỉnh Thu Bồn./.</p>
<table><tr><td><p>Nơi nhận:</p><p>- Bộ Nội vụ;</p><p>- Lưu: VT.</p></td>
<td><p>TM. ỦY BAN NHÂN DÂN</p><p>CHỦ TỊCH</p><p>Trần Văn Sông</p></td></tr></table>
<p>PHỤ LỤC</p><p>BIỂU MẪU THỐNG KÊ SỐ LIỆU CẢI CÁCH HÀNH CHÍNH QUÝ I NĂM 2026</p>
<table><tr><th rowspan=2>STT</th><th rowspan=2>Chỉ tiêu thống kê</th>
<th colspan=2>Kết quả thống kê</th><th rowspan=2>Ghi chú</th></tr>
<tr><th>Đơn vị tính</th><th>Số liệu</th></tr>
<tr><td>1.</td><td>Số văn bản chỉ đạo</td><td>Văn bản</td><td>12</td><td></td></tr>
<tr><td>2.</td><td>Tỷ lệ hoàn thành kế hoạch</td><td>%</td><td>90,0</td><td></td></tr>
<tr><td>2.1.</td><td>Số nhiệm vụ đề ra</td><td>Nhiệm vụ</td><td>50</td><td></td></tr>
<tr><td>2.2.</td><td>Số nhiệm vụ đã hoàn thành</td><td>Nhiệm vụ</td><td>{done}</td><td></td></tr></table>
</body></html>"""
"""The outline and the form of statistics that provinces use (Công văn 4625/BNV-CCHC), with two figures to change."""


@pytest.mark.parametrize(
    ("rule", "plan", "result", "told"),
    [(rule, *rest) for rule, _, *rest in CASES],
    ids=[f"{case[0]}: {case[1]}" for case in CASES],
)
def test_a_rule_finds_what_is_wrong_and_leaves_the_rest(rule, plan, result, told, outcomes_of):
    (found,) = outcomes_of({rule: RULES[rule]}, plan)
    shown = [finding.message for finding in found.findings]
    assert found.result == result, (found.reason, shown)
    assert len(shown) == len(told), shown
    assert all(part in words for words, part in zip(shown, told, strict=True)), shown


@pytest.mark.parametrize(
    ("title", "reported", "ahead"),
    [
        ("Công tác CCHC quý I năm 2026 và phương hướng, nhiệm vụ quý II năm 2026 tỉnh Vàm Cỏ", "2026-Q1", "2026-Q2"),
        (
            "Kết quả thực hiện Kế hoạch CCHC giai đoạn 2021-2030 trong quý III năm 2025 và phương hướng quý IV năm 2025",
            "2025-Q3",
            "2025-Q4",
        ),
        ("Sơ kết giai đoạn 2021-2025, phương hướng giai đoạn 2026-2030", "2021-2025", "2026-2030"),
        ("Công tác tháng 5 năm 2026", "2026-05", None),
        ("Công tác tuyên truyền", None, None),
    ],
)
def test_a_title_tells_the_reported_period_from_the_one_to_come(title, reported, ahead):
    found = report_period(title), period_ahead(title)
    assert [period and period.code for period in found] == [reported, ahead]


def read(tmp_path, **figures):
    path = tmp_path / "bao-cao.html"
    path.write_text(READ.format(**figures), encoding="utf-8")
    return read_plan(path)


def test_a_report_in_order_passes_every_rule_on_reports_and_figures(tmp_path, outcomes_of):
    plan = read(tmp_path, share="97,0", done="45")
    rules = REPORT_RULES | {code: RULES[code] for code in ("KH012", "KH013", "KH028", "KH029")}
    assert {found.code: found.findings for found in outcomes_of(rules, plan) if found.findings} == {}


def test_figures_that_do_not_agree_are_told_in_the_text_and_in_the_table(tmp_path, outcomes_of):
    plan = read(tmp_path, share="95,0", done="44")
    rules = REPORT_RULES | {"KH029": RULES["KH029"]}
    found = {
        each.code: [finding.message for finding in each.findings] for each in outcomes_of(rules, plan) if each.findings
    }
    assert found == {
        "BC009": ["970/1.000 là 97%, ghi 95,0%"],
        "KH029": ["ghi 90,0%, dòng 2.2 chia dòng 2.1 được 88%"],
    }
