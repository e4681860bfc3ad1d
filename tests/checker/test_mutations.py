"""A conforming sub-plan is broken in one thing at a time, in the file: the right rule reports it, and no other one does."""

import unicodedata
from datetime import date

import pytest

from kehoach.checker import RULES, Subject, run
from kehoach.checker.fixing import fix
from kehoach.meaning.province import registry_for_plan
from kehoach.parser import read_formatted

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
TITLE = "Triển khai thực hiện Kế hoạch nâng cao"
LEAD = "Sở Tư pháp ban hành"
MONEY = "Kinh phí thực hiện do"
PARENT = "Căn cứ Kế hoạch số 15"
LAW = "Căn cứ Luật"
DECISION = "Căn cứ Quyết định số 45"
CLOSING = "Trên đây là"
DATE = "Hà Châu, ngày"
TASK = "Rà soát các quy định của tỉnh"
CAPTION = "(Kèm theo"

ADDRESSEE = "Kính gửi: Ủy ban nhân dân tỉnh Hà Châu"
CONTACT = (
    '<w:p><w:r><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:sz w:val="28"/></w:rPr>'
    "<w:t>Địa chỉ: 12 Trần Phú, phường Hà Châu</w:t></w:r></w:p>"
)
TIMES = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/>'
FORM = {
    "TT001 khổ giấy": lambda d: d.page(0, width=215.9, height=279.4),
    "TT002 lề trên": lambda d: d.page(0, top=12),
    "TT002 lề dưới": lambda d: d.page(0, bottom=30),
    "TT003 lề trái": lambda d: d.page(0, left=25.4),
    "TT003 lề phải": lambda d: d.page(0, right=10),
    "TT004 lề trang ngang": lambda d: d.page(1, left=10),
    "TT005 phần chính trên trang ngang": lambda d: d.page(0, width=297, height=210),
    "TT006 phông": lambda d: d.look(MONEY, "font", "Arial"),
    "TT006 phông mặc định": lambda d: (
        d.xml("Times New Roman", "Calibri", "word/styles.xml"),
        d.xml("<w:r>", f"<w:r><w:rPr>{TIMES}</w:rPr>", "word/header1.xml"),  # a correction does not reach headers
    ),
    "TT007 phông bảng mã cũ": lambda d: d.look(MONEY, "font", ".VnTime"),
    "TT008 màu chữ": lambda d: d.look(MONEY, "color", "0070C0"),
    "TT009 không có số trang": lambda d: (
        d.xml("<w:headerReference ", "<w:noReference "),
        d.insert(MONEY, "Thực hiện đúng tiến độ. " * 40),
    ),
    "TT010 số trang bên trái": lambda d: d.xml(
        '<w:pStyle w:val="Header"/>', '<w:jc w:val="left"/>', "word/header1.xml"
    ),
    "TT011 cỡ số trang": lambda d: d.xml("<w:r>", '<w:r><w:rPr><w:sz w:val="22"/></w:rPr>', "word/header1.xml"),
    "TT012 số ở trang đầu": lambda d: d.xml("<w:titlePg/>", ""),
    "TT013 số trang phụ lục nối tiếp": lambda d: d.xml('<w:pgNumType w:start="1"/>', ""),
    "TT014 lời Quốc hiệu": lambda d: d.write(NATION, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT-NAM"),
    "TT014 thiếu Quốc hiệu": lambda d: d.remove(NATION),
    "TT015 lời Tiêu ngữ": lambda d: d.write("Độc lập", "Độc lập-Tự do-Hạnh phúc"),
    "TT015 thiếu Tiêu ngữ": lambda d: d.remove("Độc lập"),
    "TT016 cỡ Quốc hiệu": lambda d: d.look(NATION, "size", 14),
    "TT016 cỡ Tiêu ngữ": lambda d: d.look("Độc lập", "size", 12),
    "TT017 Tiêu ngữ không đậm": lambda d: d.look("Độc lập", "bold", False),
    "TT018 thiếu đường kẻ Tiêu ngữ": lambda d: d.remove_below("Độc lập"),
    "TT019 tên cơ quan in thường": lambda d: d.write("SỞ TƯ PHÁP", "Sở Tư pháp"),
    "TT020 cỡ tên cơ quan": lambda d: d.look("SỞ TƯ PHÁP", "size", 14),
    "TT021 cơ quan chủ quản đậm": lambda d: d.look("UBND TỈNH", "bold", True),
    "TT022 thiếu đường kẻ cơ quan": lambda d: d.remove_below("SỞ TƯ PHÁP"),
    "TT023 tên loại sát trái": lambda d: d.shape("KẾ HOẠCH", "alignment", "left"),
    "TT024 thiếu dấu hai chấm": lambda d: d.write("Số:", "Số 05/KH-STP"),
    "TT024 thiếu số, ký hiệu": lambda d: d.remove("Số:"),
    "TT025 cách chữ trong ký hiệu": lambda d: d.write("Số:", "Số: 05/KH - STP"),
    "TT026 số không có 0": lambda d: d.write("Số:", "Số: 5/KH-STP"),
    "TT027 viết tắt tên loại": lambda d: d.say("05/KH-STP", "05/QĐ-STP"),
    "TT028 viết tắt cơ quan khác": lambda d: d.say("05/KH-STP", "05/KH-SNV"),
    "TT029 số, ký hiệu đậm": lambda d: d.look("Số:", "bold", True),
    "TT030 ngày viết tắt": lambda d: d.write(DATE, "Hà Châu, ngày 20/4/2026"),
    "TT030 thiếu dấu phẩy": lambda d: d.write(DATE, "Hà Châu ngày 20 tháng 4 năm 2026"),
    "TT031 tháng thừa số 0": lambda d: d.write(DATE, "Hà Châu, ngày 20 tháng 04 năm 2026"),
    "TT032 địa danh chữ đứng": lambda d: d.look(DATE, "italic", False),
    "TT033 địa danh khác": lambda d: d.write(DATE, "Hà Nội, ngày 20 tháng 4 năm 2026"),
    "TT034 thiếu tên loại": lambda d: d.remove("KẾ HOẠCH"),
    "TT034 tên loại in thường": lambda d: d.write("KẾ HOẠCH", "Kế hoạch"),
    "TT035 trích yếu in hoa": lambda d: d.write(TITLE, d.at(TITLE).xpath("string()").upper()),
    "TT036 cỡ tên loại": lambda d: d.look("KẾ HOẠCH", "size", 16),
    "TT037 thiếu đường kẻ trích yếu": lambda d: d.remove_below(TITLE),
    "TT038 đường kẻ gõ bằng dấu gạch": lambda d: (d.remove_below(TITLE), d.insert(PARENT, "_" * 20, like=TITLE)),
    "TT039 trích yếu có dấu chấm": lambda d: d.say(
        "tỉnh Hà Châu giai\u00a0đoạn\u00a02026-2030", "tỉnh Hà Châu giai\u00a0đoạn\u00a02026-2030."
    ),
    "TT042 dấu khẩn tự đặt": lambda d: d.insert("Số:", "Hỏa tốc", like="KẾ HOẠCH"),
    "TT043 hai căn cứ một đoạn": lambda d: d.say(
        "2025;", "2025; Nghị quyết số 30/NQ-CP ngày 02 tháng 02 năm 2026 của Chính phủ về dịch vụ công;"
    ),
    "TT044 căn cứ chữ đứng": lambda d: d.look(LAW, "italic", False),
    "TT045 căn cứ thiếu dấu": lambda d: d.say("năm 2025;", "năm 2025,"),
    "TT046 căn cứ thiếu ngày": lambda d: d.say("45/QĐ-TTg ngày 12 tháng 01 năm 2026", "45/QĐ-TTg"),
    "TT047 Luật kèm số": lambda d: d.say("địa phương ngày 16", "địa phương số 72/2025/QH15 ngày 16"),
    "TT048 ký hiệu trái cơ quan": lambda d: d.say("của Thủ tướng Chính phủ phê duyệt", "của Bộ Nội vụ phê duyệt"),
    "TT049 căn cứ sau văn bản": lambda d: d.say("ngày 12 tháng 01 năm 2026", "ngày 12 tháng 11 năm 2026"),
    "TT050 viện dẫn thiếu": lambda d: d.say(
        "Kinh phí thực hiện do", "Theo Quyết định số 12/QĐ-UBND, kinh phí thực hiện do"
    ),
    "TT051 viện dẫn lại đủ": lambda d: d.say(
        "do ngân sách địa phương", "theo " + d.at(PARENT).xpath("string()")[7:-1] + " do ngân sách địa phương"
    ),
    "TT052 cỡ lời văn": lambda d: d.look(MONEY, "size", 12),
    "TT053 đoạn nghiêng": lambda d: d.look(MONEY, "italic", True),
    "TT054 căn trái": lambda d: d.shape(CLOSING, "alignment", "left"),
    "TT055 không lùi đầu dòng": lambda d: d.shape(MONEY, "first_line", 0),
    "TT056 đoạn sát nhau": lambda d: d.shape(MONEY, "before", 0),
    "TT057 giãn dòng 2": lambda d: d.shape(MONEY, "line_spacing", 2.0),
    "TT058 cỡ tiêu đề khoản": lambda d: d.look("1. Mục đích", "size", 13),
    "TT059 lời văn hai cỡ": lambda d: d.look(MONEY, "size", 13),
    "TT060 đoạn trống": lambda d: d.insert(MONEY, ""),
    "TT061 chương có tiêu đề cùng dòng": lambda d: d.insert("I. MỤC ĐÍCH", "Chương I. QUY ĐỊNH CHUNG", like="KẾ HOẠCH"),
    "TT062 mục không tiêu đề": lambda d: d.write("V. KINH PHÍ", "V."),
    "TT063 tiêu đề mục in thường": lambda d: d.write("V. KINH PHÍ", "V. Kinh phí thực hiện"),
    "TT064 tiêu đề khoản không đậm": lambda d: d.look("2. Yêu cầu", "bold", False),
    "TT065 điểm nghiêng": lambda d: d.look("a) Chủ trì", "italic", True),
    "TT066 sót số mục": lambda d: d.write("VI. TỔ CHỨC", "VII. TỔ CHỨC THỰC HIỆN"),
    "TT067 điểm bắt đầu bằng b": lambda d: d.write("a) Chủ trì", "b) Chủ trì thực hiện"),
    "TT068 tiêu đề rời đoạn sau": lambda d: d.shape("2. Yêu cầu", "keep_next", False),
    "TT069 thiếu dấu kết thúc": lambda d: d.say("./.", "."),
    "TT070 không có nơi nhận": lambda d: [
        d.write(start, "") for start in ("Nơi nhận:", "- UBND", "- Lãnh", "- Các phòng", "- Lưu")
    ],
    "TT071 cỡ Nơi nhận": lambda d: d.look("Nơi nhận:", "size", 14),
    "TT072 cỡ danh sách nơi nhận": lambda d: d.look("- UBND tỉnh", "size", 13),
    "TT073 nơi nhận dấu phẩy": lambda d: d.write("- UBND tỉnh", "- UBND tỉnh Hà Châu,"),
    "TT074 dòng lưu thiếu dấu chấm": lambda d: d.write("- Lưu", "- Lưu: VT, VP"),
    "TT075 thiếu Như trên": lambda d: d.insert(PARENT, ADDRESSEE, like=MONEY),
    "TT076 thiếu họ tên": lambda d: d.remove("Lê Thị Hoa"),
    "TT077 chức vụ in thường": lambda d: d.write("GIÁM ĐỐC", "Giám đốc"),
    "TT078 họ tên in hoa": lambda d: d.write("Lê Thị Hoa", "LÊ THỊ HOA"),
    "TT079 học vị": lambda d: d.write("Lê Thị Hoa", "ThS. Lê Thị Hoa"),
    "TT080 quyền hạn viết sai": lambda d: d.write("GIÁM ĐỐC", "QUYỀN GIÁM ĐỐC"),
    "TT081 cấp phó không KT": lambda d: d.write("GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
    "TT082 thay mặt UBND": lambda d: d.insert("GIÁM ĐỐC", "TM. ỦY BAN NHÂN DÂN"),
    "TT083 nhãn in hoa": lambda d: d.write("Phụ lục I", "PHỤ LỤC I"),
    "TT084 cỡ nhãn": lambda d: d.look("Phụ lục II", "size", 13),
    "TT085 phụ lục số Ả Rập": lambda d: (d.write("Phụ lục I", "Phụ lục 1"), d.write("Phụ lục II", "Phụ lục 2")),
    "TT086 phụ lục sót số": lambda d: d.write("Phụ lục II", "Phụ lục III"),
    "TT087 tên phụ lục không đậm": lambda d: d.look("CÁC NHIỆM VỤ", "bold", False),
    "TT088 thiếu dòng kèm theo": lambda d: (d.remove_below(CAPTION), d.remove(CAPTION)),
    "TT089 dòng kèm theo đứng": lambda d: d.look(CAPTION, "italic", False),
    "TT090 kèm theo số khác": lambda d: d.write(
        CAPTION, "(Kèm theo Kế hoạch số 06/KH-STP ngày 20 tháng 4 năm 2026 của Sở Tư pháp)"
    ),
    "TT091 tiêu đề bảng không lặp": lambda d: d.xml("<w:tblHeader/>", ""),
    "TT092 hàng bị cắt": lambda d: d.xml("<w:cantSplit/>", ""),
    "TT093 dấu tổ hợp": lambda d: d.say("ngân sách địa phương", unicodedata.normalize("NFD", "ngân sách địa phương")),
    "TT094 chữ Đ lạ": lambda d: d.say("ngân sách địa phương", "ngân sách \u00f0ịa phương"),
    "TT095 đặt dấu thanh": lambda d: d.say("do ngân sách", "phục vụ số hoá do ngân sách"),
    "TT096 lặp từ": lambda d: d.say("ngân sách địa phương", "ngân ngân sách địa phương"),
    "TT097 cách trước dấu chấm": lambda d: d.say("phương bảo đảm.", "phương bảo đảm ."),
    "TT098 thiếu cách sau phẩy": lambda d: d.say("do ngân sách", "do trung ương,ngân sách"),
    "TT099 hai dấu cách": lambda d: d.say("ngân sách địa phương", "ngân sách  địa phương"),
    "TT100 ngoặc không đóng": lambda d: d.say("ngân sách địa phương", "ngân sách (địa phương"),
    "TT101 ngày không có thật": lambda d: d.say("ngân sách địa phương", "ngân sách địa phương đến ngày 31/02/2027"),
    "TT102 khoảng năm lệch": lambda d: d.say("ngân sách địa phương", "ngân sách địa phương 2026- 2030"),
    "TT103 nhân dân viết thường": lambda d: d.say("do ngân sách", "phục vụ nhân dân do ngân sách"),
    "TT104 điều viết thường": lambda d: d.say("do ngân sách", "theo khoản 2 điều 5 của Luật do ngân sách"),
    "TT105 tên cơ quan": lambda d: d.say("do ngân sách", "do sở tư pháp và ngân sách"),
    "TT106 ngôn ngữ": lambda d: d.xml("vi-VN", "en-US", "word/styles.xml"),
    "TT107 còn chữ chèn đang theo dõi": lambda d: d.xml(
        " bảo đảm.</w:t></w:r>",
        '</w:t></w:r><w:ins w:id="90" w:author="A"><w:r><w:t xml:space="preserve"> bảo đảm.</w:t></w:r></w:ins>',
    ),
    "TT108 tiêu đề chương không đậm": lambda d: (
        d.insert("I. MỤC ĐÍCH", "Chương I", like="KẾ HOẠCH"),
        d.insert("I. MỤC ĐÍCH", "QUY ĐỊNH CHUNG", like="KẾ HOẠCH"),
        d.look("QUY ĐỊNH CHUNG", "bold", False),
    ),
    "TT109 điều có dấu hai chấm": lambda d: d.insert("I. MỤC ĐÍCH", "Điều 1: Phạm vi", like="2. Yêu cầu"),
    "TT110 Kính gửi in đậm": lambda d: (
        d.insert(PARENT, ADDRESSEE, like=MONEY),
        d.look("Kính gửi", "bold", True),
        d.write("- UBND tỉnh", "- Như trên;"),
    ),
    "TT111 hai nơi một dòng": lambda d: (
        d.insert(PARENT, "Kính gửi: Bộ Tư pháp; Ủy ban nhân dân tỉnh Hà Châu", like=MONEY),
        d.write("- UBND tỉnh", "- Như trên;"),
    ),
    "TT112 ký hiệu người soạn thảo cỡ 14": lambda d: d.insert_after("- Lưu", "PL.(30)", 14),
    "TT113 địa chỉ cỡ 14": lambda d: d.xml("<w:p>", CONTACT + "<w:p>", "word/header1.xml"),
    "TT115 xuống dòng viết thường": lambda d: d.say("Kinh phí thực hiện do", "kinh phí thực hiện do"),
    "TT116 tên tỉnh": lambda d: d.say("do ngân sách", "của Tỉnh Hà Châu do ngân sách"),
    "TT117 tên loại viết thường": lambda d: d.say("Căn cứ Kế hoạch số 15", "Căn cứ kế hoạch số 15"),
    "TT118 ngày lễ": lambda d: d.say("do ngân sách", "trong dịp tết Nguyên Đán do ngân sách"),
    "TT119 họ tên viết thường": lambda d: d.write("Lê Thị Hoa", "Lê thị Hoa"),
    "TT120 giãn dòng ở đầu văn bản": lambda d: d.shape(NATION, "line_spacing", 1.5),
}

CONTENT = {
    "SP001 bỏ căn cứ kế hoạch cấp trên": lambda d: (
        d.remove(PARENT),
        d.write(LEAD, "Sở Tư pháp ban hành Kế hoạch như sau:"),
    ),
    "SP002 sai ngày kế hoạch cấp trên": lambda d: d.say("15/KH-UBND ngày 05 tháng 3", "15/KH-UBND ngày 06 tháng 3"),
    "SP003 bỏ một nhiệm vụ chủ trì": lambda d: d.remove_row("Tổng kết các mô hình"),
    "SP004 bỏ việc phối hợp": lambda d: d.remove_row("Bồi dưỡng kỹ năng"),
    "SP005 bỏ một chỉ tiêu": lambda d: d.remove_row("Tỷ lệ người dân"),
    "SP006 đổi lời nhiệm vụ": lambda d: d.say(TASK, "Rà soát một số quy định của tỉnh"),
    "SP007 hạ mức chỉ tiêu": lambda d: d.cell("Tỷ lệ hồ sơ", 3, "Tối thiểu 90%"),
    "SP008 lùi thời hạn": lambda d: d.cell(TASK, 5, "Tháng 12/2026"),
    "SP009 bỏ sản phẩm": lambda d: d.cell(TASK, 2, ""),
    "SP010 đổi vai chủ trì, phối hợp": lambda d: (d.cell(TASK, 3, "Sở Nội vụ"), d.cell(TASK, 4, "Sở Tư pháp")),
    "SP011 đổi tên cơ quan phối hợp": lambda d: d.cell(TASK, 4, "Sở Tài chính"),
    "SP012 sai địa chỉ căn cứ": lambda d: d.cell(TASK, 6, "số thứ tự 9 mục I Phụ lục II"),
    "SP014 kéo dài thời kỳ": lambda d: d.write(
        TITLE, "Phục vụ người dân trên địa bàn tỉnh Hà Châu giai đoạn 2026-2031"
    ),
    "KH009 mức sau thấp hơn mức trước": lambda d: d.cell("Tỷ lệ hồ sơ", 3, "Tối thiểu 70%"),
    "KH012 phụ lục không có thật": lambda d: d.say("do ngân sách", "theo Phụ lục V do ngân sách"),
    "KH016 tên cơ quan viết sai": lambda d: d.cell(TASK, 4, "Sở Nội vu"),
    "KH020 số thứ tự nhảy": lambda d: d.cell("Tổng kết các mô hình", 0, "9"),
}

TRULY_TWO = {
    "TT005 phần chính trên trang ngang": {"TT037"},  # the title fits one line there: its rule becomes too short
    "TT016 cỡ Tiêu ngữ": {"TT018"},  # smaller words are shorter than their rule
    "TT052 cỡ lời văn": {"TT059"},  # the text has two sizes
    "TT086 phụ lục sót số": {"KH013"},  # the text speaks of Phụ lục II
    "SP001 bỏ căn cứ kế hoạch cấp trên": {"TT050"},  # the first mention is further down now, and short
    "SP003 bỏ một nhiệm vụ chủ trì": {"KH014"},  # the text still refers to the row
    "SP009 bỏ sản phẩm": {"KH021"},
    "KH009 mức sau thấp hơn mức trước": {"SP007"},  # lower than the parent's too
    "KH016 tên cơ quan viết sai": {"SP011"},  # the parent's coordinator is no longer named
}
"""What a break breaks besides, and truly so."""

ELSEWHERE = {
    "TT040": "trích yếu of an official letter (công văn): a plan has none",
    "TT041": "Kính gửi is asked of letters, submissions and reports, not of plans",
    "TT114": "the first recipient of decisions",
}
"""Rules that no plan can break; their examples and tests/checker/test_round.py show them at work."""


@pytest.fixture
def told(tmp_path, parent_ha_chau):
    """What is found in a file held against the parent: the codes, and the whole result."""

    def check(data):
        path = tmp_path / "ke-hoach.docx"
        path.write_bytes(data)
        read = read_formatted(path)
        registry = registry_for_plan(read.plan)
        subject = Subject(read.plan, registry, date(2026, 11, 23), layout=read.layout, parent=parent_ha_chau)
        checked = run(subject, file=path.name)
        return {finding.code for finding in checked.result.findings}, checked

    return check


def test_the_sub_plan_itself_has_no_finding_and_every_rule_that_applies_was_evaluated(told, issued_ha_chau):
    codes, checked = told(issued_ha_chau)
    assert codes == set()
    assert {outcome.result for outcome in checked.result.outcomes} == {"passed", "not_applicable"}


@pytest.mark.parametrize("name", [*FORM, *CONTENT])
def test_a_break_is_reported_by_its_rule_and_by_no_other(name, told, draft_of, issued_ha_chau):
    draft = draft_of(issued_ha_chau)
    (FORM | CONTENT)[name](draft)
    codes, checked = told(draft.saved())
    assert codes == {name[:5]} | TRULY_TWO.get(name, set())
    if not checked.edits:
        return
    codes, again = told(fix(draft.saved(), checked.edits, states=()))
    assert name[:5] not in codes
    assert codes <= TRULY_TWO.get(name, set())
    assert again.edits == ()


def test_every_form_rule_is_broken_or_cannot_be():
    broken = {name[:5] for name in FORM}
    assert broken | set(ELSEWHERE) == {code for code in RULES if code.startswith("TT")}
    assert not broken & set(ELSEWHERE)


def test_a_slip_of_the_unit_s_own_is_not_put_on_the_parent(told, draft_of, issued_ha_chau):
    draft = draft_of(issued_ha_chau)
    FORM["TT101 ngày không có thật"](draft)
    _, checked = told(draft.saved())
    (message,) = (finding.message for finding in checked.result.findings)
    assert message == "«31/02/2027» không phải là một ngày có thật"
