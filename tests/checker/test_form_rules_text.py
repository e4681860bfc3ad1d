"""Rules on legal bases, text, endings, annexes and spelling: documents beside what each rule finds in them."""

from datetime import date

import pytest

from kehoach.checker import RULES, Subject, check, run
from kehoach.checker.edits import ReplaceText, SetParagraph, SetRuns
from kehoach.checker.examples import layout, paragraph
from kehoach.checker.same_words import keeps_the_words
from kehoach.meaning.province import registry_for_plan
from kehoach.model import (
    Annex,
    Cell,
    Document,
    LegalBasis,
    Paragraph,
    Plan,
    Section,
    Signature,
    Source,
    Table,
    TableForm,
)

TODAY = date(2026, 11, 23)
SOURCE = Source(file="kế hoạch.docx", sha256="", table=1)
ITALIC = {"italic": True}
BOLD = {"bold": True}
LONG = (
    "Các sở, ban, ngành tỉnh và Ủy ban nhân dân các xã, phường tổ chức thực hiện nhiệm vụ được giao tại Kế hoạch này."
)
FULL = "Nghị định số 61/2018/NĐ-CP ngày 23 tháng 4 năm 2018 của Chính phủ về thực hiện cơ chế một cửa"


def bases(*lines):
    return layout(*(paragraph("legal_basis", line, run=ITALIC) for line in lines))


def body(*lines, **form):
    return layout(*(paragraph("body", line, **form) for line in lines))


def heads(*lines, run=None, **form):
    return layout(*(paragraph("heading", line, run=run, **form) for line in lines))


def signed(*lines):
    return layout(*(paragraph("authority", line, run=BOLD) for line in lines))


def received(*lines):
    return layout(*(paragraph("recipient", line, run={"size": 11.0}) for line in lines))


def outline(*numbers, texts=()):
    sections = tuple(Section(id=number, level=1, number=number, title="VIỆC") for number in numbers)
    return Plan(document=Document(outline=(*sections, *texts)))


def chapters(*lists):
    sections = tuple(
        Section(
            id=f"Chương {place}",
            level=1,
            number=f"Chương {'I' * place}",
            title="",
            children=tuple(Section(id=f"{place}/{number}", level=2, number=number, title="việc") for number in numbers),
        )
        for place, numbers in enumerate(lists, 1)
    )
    return Plan(document=Document(outline=sections))


def points(*signs):
    children = tuple(Section(id=f"I/{place}", level=2, number=sign, title="việc") for place, sign in enumerate(signs))
    return Plan(document=Document(outline=(Section(id="I", level=1, number="I", title="VIỆC", children=children),)))


def annexed(*labels, caption="(Kèm theo Kế hoạch số 12/KH-UBND ngày 04 tháng 3 năm 2026 của UBND tỉnh Vàm Cỏ)", **head):
    annexes = tuple(Annex(id=f"pl{place}", label=label, caption=caption) for place, label in enumerate(labels, 1))
    return Plan(document=Document(**({"type": "KẾ HOẠCH", "annexes": annexes} | head)))


def named(name, issuer="SỞ NỘI VỤ"):
    return Plan(document=Document(issuer=(issuer,), signature=Signature(title="GIÁM ĐỐC", name=name)))


def subject_of(seen):
    plan = seen if isinstance(seen, Plan) else Plan(document=Document(type="KẾ HOẠCH"))
    return Subject(plan, registry_for_plan(plan), TODAY, layout=None if isinstance(seen, Plan) else seen)


def outcome(code, seen):
    (only,) = check(subject_of(seen), file="ví dụ", rules={code: RULES[code]}).outcomes
    return only


PASSED = [
    ("TT043", bases(f"Căn cứ {FULL} trong giải quyết thủ tục, được sửa đổi tại Nghị định số 107/2021/NĐ-CP;")),
    ("TT043", bases("Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;")),
    ("TT044", bases(f"Căn cứ {FULL};", "Theo đề nghị của Giám đốc Sở Nội vụ.")),
    ("TT045", bases("Căn cứ Luật Đầu tư công;", "Căn cứ Luật Ngân sách nhà nước;  ", "Căn cứ Luật Đất đai. ")),
    ("TT046", bases(f"Căn cứ {FULL};", "Theo đề nghị của Giám đốc Sở Nội vụ.")),
    (  # two documents of one subject
        "TT046",
        bases(
            "Căn cứ Nghị quyết số 71/NQ-CP ngày 01/4/2026 của Chính phủ và Chương trình số 10-CTr/TU ngày 13/8/2026 của Tỉnh ủy "
            "về chuyển đổi số;"
        ),
    ),
    ("TT048", bases("Căn cứ Quyết định số 9/QĐ-UBND ngày 05/01/2026 của Chủ tịch UBND tỉnh về giao biên chế;")),
    ("TT048", bases("Căn cứ Nghị quyết số 76/UBTVQH14 ngày 05/01/2020 của Uỷ ban Thường vụ Quốc hội về tổ chức;")),
    ("TT048", body("Theo Thông tư số 02/2026/TT-BNV ngày 05/01/2026 của Bộ trưởng Bộ Nội vụ hướng dẫn văn thư.")),
    ("TT050", body(f"Thực hiện {FULL.replace(' của ', '  của  ')}.")),
    ("TT050", body("Theo Luật Lưu trữ và quy định tại Kế hoạch này.", f"Thực hiện {FULL}.", "Theo Nghị định số 61/2018/NĐ-CP.")),
    ("TT053", body("(Chi tiết tại Phụ lục kèm theo)", run=ITALIC)),
    ("TT055", body("Giao Sở Nội vụ theo dõi.", first_line=12.5, left=0.0)),
    (
        "TT056",
        layout(
            paragraph("body", "HỘI ĐỒNG NHÂN DÂN TỈNH VÀM CỎ", alignment="center", before=0.0, after=0.0),
            paragraph("body", "KHÓA X, KỲ HỌP THỨ 20", alignment="center", before=0.0, after=0.0),
            paragraph("legal_basis", f"Căn cứ {FULL}.", alignment="justify", before=6.0, after=0.0),
        ),
    ),
    ("TT056", body(LONG, LONG, before=0.0, after=6.0)),
    (
        "TT056",
        layout(
            paragraph("heading", "Chương I", before=12.0, after=0.0),
            paragraph("body", "QUY ĐỊNH CHUNG", before=0.0, after=0.0),
            paragraph("body", LONG, before=6.0, after=0.0),
        ),
    ),
    ("TT057", body(LONG, line_pitch=18.0)),
    ("TT060", layout(paragraph("closing", "Trên đây là Kế hoạch."), paragraph("other", ""), paragraph("recipient", "- Sở;"))),
    ("TT061", heads("Chương II", run=BOLD, alignment="center")),
    ("TT062", heads("Phần II", "TỔ CHỨC THỰC HIỆN")),
    ("TT063", heads("II. Mục tiêu", run={"bold": True, "capitals": True})),
    ("TT064", heads("1. Mục tiêu", "a) Chung", run=BOLD)),
    ("TT065", heads("a) Sở Nội vụ", "1. Mục đích")),
    ("TT066", outline("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")),
    ("TT066", outline("Phần I", "Phần II")),
    ("TT066", chapters(("Điều 1", "Điều 2"), ("Điều 3",))),
    ("TT066", chapters(("I", "II"), ("III",))),
    ("TT066", chapters(("I", "II"), ("I",))),
    ("TT067", points(*"abcdđeghiklmnopqrstuvxy")),
    ("TT069", layout(paragraph("closing", "Trên đây là Kế hoạch của tỉnh. /."), paragraph("recipients_label", "Nơi nhận:"))),
    ("TT073", layout(paragraph("recipient", "Sở Nội vụ;", label="-"), paragraph("recipient", "Lưu: VT.", label="-"))),
    ("TT074", received("- Sở Nội vụ;", "- Lưu: VT, CCHC&VTLT (Tín).")),
    ("TT076", named("[...]")),
    ("TT078", layout(paragraph("signer_name", "[...]", run=BOLD))),
    ("TT079", named("Tạ Sơn")),
    ("TT080", signed("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
    ("TT080", signed("Q. GIÁM ĐỐC")),
    ("TT081", signed("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
    ("TT081", signed("KT. BỘ TRƯỞNG", "THỨ TRƯỞNG")),
    ("TT081", signed("K/T GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")),
    ("TT115", body("- Rà soát thủ tục;", "+ Công khai;", "eOffice là phần mềm dùng chung.", "e-mail công vụ.")),
    ("TT116", body("Hà Nội, Tỉnh Đoàn và Tỉnh ủy Vàm Cỏ. Tỉnh Vàm Cỏ có 124 xã.")),
    ("TT117", body("Ban hành các quyết định, kế hoạch số hóa; Kế hoạch số 5/KH-UBND.")),
    ("TT118", body("Trong dịp Tết Nguyên đán và ngày Nhà giáo Việt Nam.")),
    ("TT081", signed("TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG")),
    ("TT081", signed("KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", "PHÓ CHỦ TỊCH UBND TỈNH")),
    ("TT083", layout(paragraph("annex_label", "Phụ lục"), paragraph("annex_label", "Biểu mẫu 1"))),
    ("TT085", annexed("Phụ lục I", "Phụ lục II.1", "Biểu mẫu 3", "Phụ lục II")),
    ("TT086", annexed("PHỤ LỤC 1", "PHỤ LỤC 2", "Phụ lục số 03")),
    ("TT090", annexed("Phụ lục", caption="(Kèm theo Kế hoạch số        /KH-SNV ngày      tháng     năm)", symbol="KH-SNV")),
    ("TT090", annexed("Phụ lục", number="12", symbol="KH-UBND", date=date(2026, 3, 4))),
    ("TT074", received("- Sở Nội vụ;", "- Lưu: VT, [...].")),
    ("TT107", layout(paragraph("body", "Việc."), states=("signed", "protected"))),
    ("TT094", body("Hệ số α, đơn vị μm và chữ Москва.")),
    ("TT095", body("Quý I, quỹ lương và Ủy ban nhân dân phường Thủy An hòa giải toàn bộ.")),
    ("TT096", body("Hành vi vi phạm giao thông thông minh; trực tiếp tiếp nhận; quỹ dự phòng phòng chống.")),
    ("TT096", body("Ngày ngày, trong năm năm, các cơ quan quan tâm thông tin tin cậy; Ban ban hành hành lang pháp lý.")),
    ("TT097", body("Gồm: đầu tư, xây dựng ...; đạt 25 % và hơn ./.", "Xem tệp .docx")),
    ("TT098", body("Trang cchc.vamco.gov.vn, TT.HĐND, 1,5 tỷ, V/v:thông báo 8:30, ThS.Nguyễn A.")),
    ("TT099", body("Số    /KH-UBND ngày    tháng    năm 2026; kinh phí ....    đồng")),
    ("TT100", body("(Chữ ký của người có thẩm quyền,", "dấu của cơ quan)")),
    ("TT100", body("Theo các điểm a), b) khoản 1; gồm 1) tổ chức, 2) cán bộ “giỏi” (theo [3]).")),
    ("TT101", body("Hoàn thành ngay 02/9/2026, tỷ lệ 10/9/20, văn bản 31/02/QĐ.", "Ngày 29/02/2028")),
    ("TT102", body("Giai đoạn 2026 - 2030, 2026-2030 và 2026–2030.")),
    ("TT103", body("Hội đồng nhân dân, Công an nhân dân và hành chính nhà nước vì Nhân dân.")),
    ("TT104", body("Khoản 2 Điều 5 quy định 3 điều kiện; bản điều lệ nêu phần việc, chương trình.")),
    ("TT105", body("SỞ NỘI VỤ, các sở ngành, Sở Nội vụ và Chính phủ điện tử; công tác nội vụ.")),
]  # fmt: skip

NOT_CONCERNED = [
    ("TT090", annexed("Phụ lục", symbol="VBHN-UBND")),
    (
        "TT056",
        layout(
            *(paragraph("body", line, before=0.0, after=0.0) for line in ("Việc.", "______")), *body(LONG).paragraphs
        ),
    ),
    ("TT064", heads("1. Giải pháp của Sở: số hóa", "a) Một", "2. Rà soát thủ tục.", "a) Hai", f"3. {LONG}", "a) Ba")),
    ("TT064", heads("1. Rà soát thủ tục hành chính", "2. Công khai thủ tục hành chính")),
    ("TT064", heads("1. Mỗi việc chỉ giao một đơn vị:", "a) Đơn vị chủ trì;")),
    ("TT044", layout(paragraph("legal_basis", f"Căn cứ {FULL}, Sở Nội vụ trình như sau:"))),
    ("TT054", body("Giao Sở Nội vụ theo dõi.", alignment="left")),
    ("TT055", body("- Giao Sở Nội vụ theo dõi.", first_line=0.0, left=0.0)),
    ("TT055", body("(Kèm theo Phụ lục I)", first_line=0.0, left=0.0, alignment="center")),
    ("TT046", bases("Căn cứ Luật Đất đai;")),
    ("TT046", bases("Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 41/TTr-SNV ngày 01/12/2026.")),
    ("TT079", named("TS. Nguyễn Văn A", issuer="TRƯỜNG CAO ĐẲNG VÀM CỎ")),
    ("TT081", signed("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
]

FOUND = [
    ("TT043", bases(f"Căn cứ {FULL}; Căn cứ Nghị quyết số 5/NQ-CP ngày 10/3/2026 của Chính phủ về cải cách;"), "2 căn cứ"),
    ("TT045", bases("Căn cứ Luật Đầu tư công", "Căn cứ Luật Đất đai;"), "dấu chấm phẩy"),
    ("TT046", bases("Căn cứ Quyết định số 9/QĐ-UBND ngày 05/01/2026 về giao biên chế;"), "thiếu cơ quan ban hành"),
    ("TT048", body("Theo Quyết định số 282/QĐ-TTg ngày 12/02/2026 của Bộ Nội vụ ban hành Kế hoạch."), "Thủ tướng"),
    ("TT052", layout(paragraph("heading", "I. MỤC ĐÍCH", run={"size": 15.0})), "cỡ chữ 15"),
    ("TT054", layout(paragraph("legal_basis", f"Căn cứ {FULL} trong giải quyết thủ tục;", alignment="left")), "căn trái"),
    ("TT055", body("Giao Sở Nội vụ theo dõi.", first_line=11.5, left=0.0), "1,15 cm"),
    ("TT056", body(LONG, LONG, before=0.0, after=3.0), "3 pt"),
    ("TT057", body(LONG, line_pitch=12.0), "12 pt"),
    ("TT057", body(LONG, line_spacing=0.9), "0,9"),
    ("TT061", heads("Mục IV", run=BOLD, alignment="center"), "Ả Rập"),
    ("TT061", heads("Phần I", run=BOLD, alignment="left"), "căn giữa"),
    ("TT062", layout(paragraph("heading", "Phần I"), paragraph("body", "Việc được giao.")), "không có tiêu đề"),
    ("TT063", heads("I. MỤC ĐÍCH"), "đậm"),
    ("TT066", outline("II", "III"), "bắt đầu bằng II"),
    ("TT066", outline("1", "2", "2"), "hai lần"),
    ("TT066", chapters(("Điều 1", "Điều 2"), ("Điều 4",)), "bắt đầu bằng 4"),
    ("TT115", body("1. mục đích"), "«mục đích"),
    ("TT116", body("Đại biểu thành phố Hồ Chí Minh và Thị xã Đồng Xoài."), "«Thành phố Hồ Chí Minh»"),
    ("TT117", body("Theo luật số 72/2025/QH15."), "«Luật số"),
    ("TT118", body("Ngày 02/9 là ngày quốc khánh."), "«Quốc khánh»"),
    ("TT067", points("a", "b", "b"), "hai lần"),
    ("TT067", points("a", "b", "đ"), "phải là c)"),
    ("TT067", points(*"abcdđef"), "«f»"),
    ("TT071", layout(paragraph("recipients_label", "Nơi gửi", run={"size": 12.0} | BOLD | ITALIC)), "«Nơi nhận:»"),
    ("TT071", received("- Sở Nội vụ;", "- Lưu: VT."), "thiếu dòng"),
    ("TT073", received("Sở Nội vụ;", "- Lưu: VT."), "gạch đầu dòng"),
    ("TT074", received("- Sở Nội vụ;", "- Văn thư."), "Lưu: VT"),
    ("TT074", received("- Sở Nội vụ;", "- [...]."), "còn để trống"),
    ("TT107", layout(paragraph("body", "Việc."), states=("signed", "tracked")), "khi chấp nhận tất cả"),
    ("TT074", received("- Lưu: VT, NC.Châu"), "dấu chấm"),
    ("TT079", named("PGS.TS. Nguyễn Văn A"), "PGS"),
    ("TT079", named("Tiến sĩ Lê Thị B"), "Tiến sĩ"),
    ("TT080", signed("T/M ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "«TM.»"),
    ("TT080", signed("PHỤ TRÁCH SỞ", "PHÓ GIÁM ĐỐC"), "«KT.»"),
    ("TT080", signed("KT GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "«KT.»"),
    ("TT081", signed("KT. GIÁM ĐỐC", "GIÁM ĐỐC"), "cấp phó"),
    ("TT082", signed("TM. CHỦ TỊCH"), "tên tập thể"),
    ("TT083", layout(paragraph("annex_label", "Phụ lục I. NHIỆM VỤ")), "một dòng riêng"),
    ("TT083", layout(paragraph("annex_label", "Phụ lục I", run={"capitals": True})), "in thường"),
    ("TT085", annexed("Phụ lục", "Phụ lục"), "chưa có số"),
    ("TT086", annexed("Phụ lục I", "Phụ lục I"), "thứ 2"),
    ("TT088", annexed("Phụ lục I", caption=""), "Kèm theo"),
    ("TT090", annexed("Phụ lục", number="15"), "số 12"),
    ("TT090", annexed("Phụ lục", type="BÁO CÁO"), "tên loại"),
    ("TT090", annexed("Phụ lục", date=date(2026, 3, 5)), "04/3/2026"),
    ("TT094", body("Cải cách hành сhính"), "U+0441"),
    ("TT094", body("hành\u00adchính"), "U+00AD"),
    ("TT095", body("Toà nhà, số hóa, khóa sổ."), "«toà»"),
    ("TT096", body("Báo cáo kết quả về về Sở Nội vụ."), "về về"),
    ("TT098", body("+Tăng cường kiểm tra."), "«+Tăng»"),
    ("TT064", heads("1. Mục đích", "a) Rà soát thủ tục."), "đậm"),
    ("TT100", body("Theo “Kế hoạch của tỉnh."), "“"),
    ("TT100", body("Theo Kế hoạch) của tỉnh."), "không mở"),
    ("TT101", body("Báo cáo trước ngày 31 tháng 11 năm 2026."), "31 tháng 11"),
    ("TT103", body("Chủ trương của Đảng, nhà nước."), "Nhà nước"),
    ("TT104", body("Theo Điểm a khoản 2 Điều 5."), "«điểm a»"),
    ("TT104", body("Theo chương II của Quy chế."), "«Chương II»"),
    ("TT105", body("Bộ nội vụ hướng dẫn."), "«Bộ Nội vụ»"),
]  # fmt: skip

FIXED = [
    ("TT052", body("Việc.", run={"size": 12.0}, path="/p"), SetRuns("/p", "size", 13)),
    ("TT052", body("Việc.", run={"size": 16.0}, path="/p"), SetRuns("/p", "size", 14)),
    ("TT053", body("Việc.", run=ITALIC, path="/p"), SetRuns("/p", "italic", False)),
    ("TT054", body(LONG, alignment="left", path="/p"), SetParagraph("/p", "alignment", "justify")),
    ("TT055", body("Việc.", first_line=0.0, left=0.0, path="/p"), SetParagraph("/p", "first_line", 12.7)),
    ("TT057", body("Việc.", line_spacing=2.0, path="/p"), SetParagraph("/p", "line_spacing", 1.5)),
    ("TT057", body("Việc.", line_spacing=0.8, path="/p"), SetParagraph("/p", "line_spacing", 1.0)),
    ("TT069", body("Trên đây là Kế hoạch.", path="/p"), ReplaceText("/p", "rên đây là Kế hoạch.", "rên đây là Kế hoạch./.")),
    ("TT093", body("hành chi\u0301nh", path="/p"), ReplaceText("/p", "chi\u0301nh", "chính")),
    ("TT094", body("\u00d0iều 5", path="/p"), ReplaceText("/p", "\u00d0iều", "Điều")),
    ("TT097", body("tỉnh , huyện", path="/p"), ReplaceText("/p", "tỉnh ,", "tỉnh,")),
    ("TT098", body("được giao.Thực hiện", path="/p"), ReplaceText("/p", "giao.Thực", "giao. Thực")),
    ("TT099", body("các\u00a0 sở", path="/p"), ReplaceText("/p", "các\u00a0 sở", "các sở")),
    ("TT102", body("2021- 2025", path="/p"), ReplaceText("/p", "2021- 2025", "2021-2025")),
    ("TT104", body("theo điều 5", path="/p"), ReplaceText("/p", "điều 5", "Điều 5")),
]  # fmt: skip


@pytest.mark.parametrize(("code", "seen"), PASSED, ids=[code for code, _ in PASSED])
def test_a_rule_lets_pass_what_is_right(code, seen):
    assert outcome(code, seen).result == "passed", outcome(code, seen)


@pytest.mark.parametrize(("code", "seen"), NOT_CONCERNED, ids=[code for code, _ in NOT_CONCERNED])
def test_a_rule_leaves_alone_what_it_says_nothing_of(code, seen):
    assert outcome(code, seen).result == "not_applicable", outcome(code, seen)


@pytest.mark.parametrize(("code", "seen", "words"), FOUND, ids=[code for code, _, _ in FOUND])
def test_a_rule_says_what_is_wrong_in_words(code, seen, words):
    found = outcome(code, seen)
    assert found.result in {"failed", "needs_review"}, found
    assert any(words in finding.message for finding in found.findings), found


@pytest.mark.parametrize(("code", "seen", "edit"), FIXED, ids=[code for code, _, _ in FIXED])
def test_a_rule_offers_the_correction_of_what_is_only_form(code, seen, edit):
    found = [hit.edits for hit in RULES[code].check(subject_of(seen))]
    assert found == [(edit,)]
    assert not isinstance(edit, ReplaceText) or keeps_the_words(edit.old, edit.new)


def test_a_document_of_the_party_is_not_held_to_the_decree():
    plan = Plan(document=Document(type="KẾ HOẠCH", number="35", symbol="KH/TU"))
    for code in ("TT052", "TT071", "TT080", "TT085"):
        text = layout(paragraph("body", "Việc", run={"size": 9.0}), paragraph("authority", "T/M BAN THƯỜNG VỤ"))
        subject = Subject(plan, registry_for_plan(plan), TODAY, layout=text)
        (only,) = check(subject, file="ví dụ", rules={code: RULES[code]}).outcomes
        assert only.result == "not_applicable", only


def test_a_plan_enclosed_in_a_decision_leaves_recipients_and_signature_to_it():
    plan = Plan(
        document=Document(type="KẾ HOẠCH", enacted_by=LegalBasis(type="Quyết định", text="Quyết định số 5/QĐ-UBND"))
    )
    assert {outcome(code, plan).result for code in ("TT070", "TT076")} == {"not_applicable"}


def test_a_text_without_form_is_still_read_for_its_words():
    lead = (Paragraph(text="Theo dõi thi hành pháp pháp luật từ ngấy 10/9/2020 ,có kết quả."),)
    plan = Plan(document=Document(type="KẾ HOẠCH", lead=lead))
    assert {code for code in ("TT096", "TT097", "TT101", "TT100") if outcome(code, plan).findings} == {
        "TT096",
        "TT097",
        "TT101",
    }


def test_a_signature_that_no_reader_could_name_is_left_to_a_person():
    lines = (paragraph("recipient", "- Lưu: VT."), paragraph("other", "CHỈ HUY TRƯỞNG"), paragraph("other", "Y Thị B"))
    found = outcome("TT076", layout(*lines))
    assert found.result == "needs_review"
    assert outcome("TT076", layout(lines[0])).result == "failed"


def test_a_legal_basis_that_stands_under_a_heading_is_read_once():
    text = f"{FULL}."
    section = Section(id="I", level=1, number="I", title="CĂN CỨ", paragraphs=(Paragraph(text=text, source=SOURCE),))
    basis = LegalBasis(type="Nghị định", code="61/2018/NĐ-CP", text=text, source=SOURCE)
    plan = Plan(document=Document(legal_bases=(basis,), outline=(section,)))
    assert outcome("TT051", plan).result == "not_applicable"


def test_long_tables_alone_are_asked_to_repeat_their_headers():
    def outcome_for(rows):
        table = Table(rows=((Cell(text="1"),),) * rows, source=SOURCE)
        plan = Plan(document=Document(annexes=(Annex(id="pl1", label="Phụ lục", tables=(table,)),)))
        form = layout(tables=(TableForm(header_repeated=False, annex="pl1", source=SOURCE),))
        subject = Subject(plan, registry_for_plan(plan), TODAY, layout=form)
        return check(subject, file="ví dụ", rules={"TT091": RULES["TT091"]}).outcomes[0].result

    assert [outcome_for(rows) for rows in (3, 30)] == ["not_applicable", "failed"]


@pytest.mark.parametrize("lines", [("\tGiao Sở Nội vụ.",), ("Giao Sở Nội vụ.", "     Giao Sở Y tế.")])
def test_a_first_line_moved_by_tabs_or_spaces_is_not_measured_and_nothing_else_is_passed_for_it(lines):
    moved = [paragraph("body", line, first_line=12.7 if line[0] == "G" else 0.0, left=0.0) for line in lines]
    found = outcome("TT055", layout(*moved))
    assert found.result == "not_evaluated"
    assert "phím Tab" in found.reason


def test_the_size_that_a_correction_gives_is_that_of_most_of_the_text():
    texts = [paragraph("body", LONG, run={"size": 14.0})] * 2
    (finding,) = outcome("TT052", layout(*texts, paragraph("body", LONG, run={"size": 11.0}, path="/p"))).findings
    assert finding.fixable
    checked = run(subject_of(layout(*texts, paragraph("body", LONG, run={"size": 11.0}, path="/p"))), file="ví dụ")
    assert SetRuns("/p", "size", 14.0) in checked.edits
