"""Documents as officers type them have no fault; slips typed into them are told by the right rule.

All are synthetic, of a province that does not exist, and made without kehoach's generator.
"""

from datetime import date
from io import BytesIO

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt
from docx.text.run import Run

from kehoach.checker import Subject, check
from kehoach.meaning.province import registry_for_plan
from kehoach.parser import read_formatted

SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
SIDES = {
    "l": WD_ALIGN_PARAGRAPH.LEFT,
    "c": WD_ALIGN_PARAGRAPH.CENTER,
    "j": WD_ALIGN_PARAGRAPH.JUSTIFY,
}
TEXT = {"side": "j", "first": 1.27, "before": 6, "line": 1.1}
COMMITTEE = (("ỦY BAN NHÂN DÂN", True), ("TỈNH VĨNH SƠN", True))
DEPARTMENT = (("UBND TỈNH VĨNH SƠN", False), ("SỞ XÂY DỰNG", True))
LAW = "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;"
CAPTION = "(Kèm theo Kế hoạch số 45/KH-UBND ngày 05 tháng 3 năm 2026 của Ủy ban nhân dân tỉnh Vĩnh Sơn)"
RECIPIENTS = ("- Các sở, ban, ngành tỉnh;", "- UBND các xã, phường;", "- Lưu: VT, KGVX.")
PLAN = """\
I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
Nâng cao chất lượng phục vụ người dân, doanh nghiệp; đổi mới phương thức làm việc dựa trên dữ liệu và công nghệ số.
2. Yêu cầu
a) Các cơ quan, đơn vị xác định rõ nhiệm vụ, thời hạn, sản phẩm và người chịu trách nhiệm của từng nội dung công việc.
b) Bảo đảm an toàn thông tin mạng.
II. NHIỆM VỤ
Các chỉ tiêu nêu tại Phụ lục I; các nhiệm vụ nêu tại Phụ lục II kèm theo Kế hoạch này.
III. KINH PHÍ THỰC HIỆN
Kinh phí thực hiện Kế hoạch do ngân sách nhà nước bảo đảm theo phân cấp hiện hành.
IV. TỔ CHỨC THỰC HIỆN
1. Sở Khoa học và Công nghệ
- Chủ trì triển khai các chỉ tiêu tại Phụ lục I và các nhiệm vụ được giao tại Phụ lục II.
- Theo dõi, đôn đốc, báo cáo Ủy ban nhân dân tỉnh trước ngày 20 tháng 12 hằng năm.
2. Sở Tài chính
Tham mưu Ủy ban nhân dân tỉnh bố trí kinh phí thực hiện nhiệm vụ tại mục 2 Phụ lục II.
Trên đây là Kế hoạch chuyển đổi số giai đoạn 2026 - 2030 của tỉnh Vĩnh Sơn, các cơ quan nghiêm túc thực hiện./."""
TARGETS = """\
STT|Chỉ tiêu|Giai đoạn 2026-2027|Giai đoạn 2028-2030
1|Dịch vụ công||
a)|Tỷ lệ hồ sơ nộp trực tuyến|Tối thiểu 60%|Tối thiểu 85%
b)|Tỷ lệ hồ sơ được số hóa|Đạt 70%|Đạt 100%"""
TASKS = """\
STT|Nhiệm vụ|Cơ quan chủ trì|Cơ quan phối hợp|Sản phẩm|Thời gian hoàn thành
1|Hạ tầng số||||
a)|Nâng cấp Trung tâm dữ liệu|Sở Khoa học và Công nghệ|Sở Tài chính|Trung tâm dữ liệu|Quý IV/2026
2|Dữ liệu số||||
a)|Bố trí kinh phí số hóa|Sở Tài chính|Sở Khoa học và Công nghệ|Quyết định giao dự toán|Tháng 12 hằng năm"""


def write(host, text="", *, size=14, bold=None, italic=None, style=None, paragraph=None, **form):
    """A paragraph with its form set directly; a soft break for every newline."""
    made = paragraph if paragraph is not None else host.add_paragraph(style=style)
    shape(made, **form)
    for place, part in enumerate(text.split("\n")):
        run = made.add_run(part)
        run.font.size, run.bold, run.italic = Pt(size) if size else None, bold, italic
        if place < text.count("\n"):
            run.add_break()
    return made


def shape(paragraph, *, side=None, first=None, before=None, line=None, keep=None, left=None):
    form = paragraph.paragraph_format
    paragraph.alignment = SIDES.get(side)
    form.first_line_indent = Cm(first) if first is not None else None
    form.space_before = Pt(before) if before is not None else None
    form.left_indent = Cm(left) if left is not None else None
    form.line_spacing, form.keep_with_next = line, keep


def in_cell(cell, text, **looks):
    """The first paragraph of a cell, or a further one where that has words."""
    first = cell.paragraphs[0]
    return write(cell, text, paragraph=first if not first.runs else None, **looks)


def new(size=14, *, left=30, right=20):
    document = Document()
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(size)
    normal.paragraph_format.space_after = Pt(0)
    document.styles.element.find(".//" + qn("w:lang")).set(qn("w:val"), "vi-VN")
    page(document.sections[0], left=left, right=right)
    return document


def page(section, *, left=30, right=20, lying=False, start=None):
    """A4 with a number in the middle of the header, hidden on the first page."""
    section.page_width, section.page_height = (Mm(297), Mm(210)) if lying else (Mm(210), Mm(297))
    section.orientation = WD_ORIENT.LANDSCAPE if lying else WD_ORIENT.PORTRAIT
    section.left_margin, section.right_margin = Mm(left), Mm(right)
    section.top_margin = section.bottom_margin = Mm(20)
    section.different_first_page_header_footer = True
    section.header.is_linked_to_previous = False
    looks = '<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:sz w:val="28"/></w:rPr>'
    field = f'<w:fldSimple {SPACES} w:instr=" PAGE "><w:r>{looks}<w:t>2</w:t></w:r></w:fldSimple>'
    number = section.header.paragraphs[0]
    number.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if not number._p.findall(qn("w:fldSimple")):
        number._p.append(parse_xml(field))
    if start is not None:
        count = OxmlElement("w:pgNumType")
        count.set(qn("w:start"), str(start))
        section._sectPr.append(count)


def columns(host, widths, rows=1):
    """A table without borders, as officers set two columns."""
    table = host.add_table(rows=rows, cols=len(widths))
    for column, width in zip(table._tbl.tblGrid.findall(qn("w:gridCol")), widths, strict=True):
        column.set(qn("w:w"), str(round(width * 56.7)))
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)
    return table


def drawn(host, length, room=None):
    line = '<a:graphic><a:graphicData><wps:wsp><a:prstGeom prst="line"/></wps:wsp></a:graphicData></a:graphic>'
    drawing = (
        f'<w:r {SPACES}><w:drawing><wp:anchor><wp:positionH relativeFrom="column"><wp:align>center</wp:align></wp:positionH>'
        f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>36000</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{length * 36000}" cy="0"/>{line}</wp:anchor></w:drawing></w:r>'
    )
    write(host, side="c")._p.append(parse_xml(drawing))


def underscores(host, length, room=None):
    write(host, "_" * round(length / 2.47), side="c")


def bordered(host, length, room):
    """A blank paragraph between indents, with a border above it."""
    rule = write(host, side="c")
    rule.paragraph_format.left_indent = rule.paragraph_format.right_indent = Mm((room - length) / 2)
    border = f'<w:pBdr {SPACES}><w:top w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>'
    rule._p.get_or_add_pPr().append(parse_xml(border))


def vml(paragraph, start, length):
    """A line of older Word, counted from the left edge of the text, in points."""
    place = f'from="{start}pt,3pt" to="{start + length * 72 / 25.4:.1f}pt,3pt"'
    line = f'<w:r {SPACES}><w:pict><v:line style="position:absolute" {place}/></w:pict></w:r>'
    paragraph._p.append(parse_xml(line))


def head(document, issuer, number, day, kind, title, rule=drawn, short=18):
    """Head, type and title with rules made one way; `short` is how long (mm) the issuer's is."""
    columns_of_head(document, issuer, number, day, rule, short)
    titled(document, kind, title, rule)


def columns_of_head(document, issuer, number, day, rule=drawn, short=18):
    table = columns(document, (62, 98), rows=2)
    left, right = table.rows[0].cells
    for words, bold in issuer:
        in_cell(left, words, side="c", size=13, bold=bold)
    in_cell(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", side="c", size=13, bold=True)
    in_cell(right, "Độc lập - Tự do - Hạnh phúc", side="c", bold=True)
    rule(left, short, 62 - 3.81)
    rule(right, 60, 98 - 3.81)
    in_cell(table.cell(1, 0), number, side="c", size=13)
    in_cell(table.cell(1, 1), day, side="c", italic=True)
    return table


def titled(document, kind, title, rule=drawn, caption=None):
    write(document, kind, side="c", bold=True, before=12)
    for line in title.split("\n"):
        write(document, line, side="c", bold=True)
    if caption:
        write(document, caption, side="c", italic=True)
    rule(document, 40, 160)


def text(document, lines, **form):
    """Running text, headings told by their numbers."""
    for line in lines.split("\n"):
        number = line.partition(" ")[0]
        is_title = number[-1] == "." and (number[0] in "IVX" or line[-1] not in ".;:")
        write(document, line, bold=is_title or None, keep=is_title or None, **{**TEXT, **form})


def bases(document, *lines):
    for line in lines:
        write(document, line, italic=True, **TEXT)


def foot(document, recipients, signers, name, *, breaks=False):
    left, right = columns(document, (75, 85)).rows[0].cells
    in_cell(left, "Nơi nhận:", size=12, bold=True, italic=True)
    for line in ["\n".join(recipients)] if breaks else recipients:
        in_cell(left, line, size=11)
    for line in signers:
        in_cell(right, line, side="c", bold=True)
    for _ in range(3):
        write(right)
    write(right, name, side="c", bold=True)


def annex(document, label, title, rows, widths, *, lying=False):
    section = document.add_section(WD_SECTION.NEW_PAGE)
    page(section, left=20 if lying else 30, lying=lying, start=1)
    write(document, label, side="c", bold=True)
    write(document, title, side="c", bold=True)
    write(document, CAPTION, side="c", italic=True)
    grid(document, rows, widths)


def grid(document, rows, widths):
    cells = [line.split("|") for line in rows.split("\n")]
    table = columns(document, widths, rows=len(cells))
    table.style = "Table Grid"
    for row, words in zip(table.rows, cells, strict=True):
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell, word in zip(row.cells, words, strict=True):
            in_cell(cell, word, size=13, bold=row is table.rows[0] or None)
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def annexes(document):
    annex(document, "Phụ lục I", "CHỈ TIÊU GIAI ĐOẠN 2026 - 2030", TARGETS, (15, 75, 35, 35))
    annex(document, "Phụ lục II", "NHIỆM VỤ GIAI ĐOẠN 2026 - 2030", TASKS, (15, 80, 45, 45, 40, 32), lying=True)


def plan(rule=drawn, **made):
    """A province's plan with two annexes."""
    document = new(**made)
    day = "Vĩnh Sơn, ngày 05 tháng 3 năm 2026"
    head(
        document,
        COMMITTEE,
        "Số: 45/KH-UBND",
        day,
        "KẾ HOẠCH",
        "Chuyển đổi số giai đoạn 2026 - 2030\ncủa tỉnh Vĩnh Sơn",
        rule,
    )
    bases(document, f"{LAW[:-1]}.")
    write(document, "Ủy ban nhân dân tỉnh Vĩnh Sơn ban hành Kế hoạch như sau:", **TEXT)
    text(document, PLAN)
    foot(document, RECIPIENTS, ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "Nguyễn Thành Long")
    annexes(document)
    return document


def plan_with_borders_in_a_nested_table():
    document = plan(bordered)
    inner = document.tables[0]._tbl
    outer = columns(document, (160,))
    inner.addprevious(outer._tbl)
    outer.cell(0, 0)._tc.insert(1, inner)
    return document


def plan_set_with_tab_stops():
    """Head and foot in lines of two columns; rules of VML; the Normal style in another font."""
    document = new()
    document.styles["Normal"].font.name = "VNI-Times"

    def two(left, right, *, sizes=(13, 13), bold=(True, True), italic=(None, None)):
        line = document.add_paragraph()
        for stop in (30, 115):
            line.paragraph_format.tab_stops.add_tab_stop(Mm(stop), WD_TAB_ALIGNMENT.CENTER)
        for words, size, is_bold, is_italic in zip((left, right), sizes, bold, italic, strict=True):
            if words or right:
                line.add_run("\t" if line.runs or left[:1] not in ("N", "-") else "")
                run = line.add_run(words)
                run.font.size, run.bold, run.italic = Pt(size), is_bold, is_italic

    two("ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    two("TỈNH VĨNH SƠN", "Độc lập - Tự do - Hạnh phúc", sizes=(13, 14))
    rules = document.add_paragraph()
    vml(rules, 240, 60)
    vml(rules, 62, 16)
    two("Số: 45/KH-UBND", "Vĩnh Sơn, ngày 05 tháng 3 năm 2026", bold=(None, None), italic=(None, True))
    titled(document, "KẾ HOẠCH", "Chuyển đổi số giai đoạn 2026 - 2030")
    bases(document, f"{LAW[:-1]}.")
    write(document, "Ủy ban nhân dân tỉnh Vĩnh Sơn ban hành Kế hoạch như sau:", **TEXT)
    text(document, PLAN)
    two("Nơi nhận:", "TM. ỦY BAN NHÂN DÂN", sizes=(12, 14), italic=(True, None))
    signature = ("CHỦ TỊCH", "Nguyễn Thành Long", "")
    for recipient, signer in zip(RECIPIENTS, signature, strict=True):
        two(recipient, signer, sizes=(11, 14), bold=(None, True))
    annexes(document)
    for run in document.element.body.iter(qn("w:r")):
        Run(run, document).font.name = "Times New Roman"
    return document


def report_to_a_superior():
    document = new()
    day = "Vĩnh Sơn, ngày 18 tháng 6 năm 2026"
    head(
        document,
        DEPARTMENT,
        "Số: 112/BC-SXD",
        day,
        "BÁO CÁO",
        "Kết quả phát triển đô thị 6 tháng đầu năm 2026",
        short=13,
    )
    write(document, "Kính gửi:", first=3, before=12)
    write(document, "- Ủy ban nhân dân tỉnh Vĩnh Sơn;", left=5)
    write(document, "- Sở Tài chính.", left=5)
    text(
        document,
        "Sở Xây dựng báo cáo kết quả (số liệu từ ngày 15 tháng 12 năm 2025 đến ngày 14 tháng 6 năm 2026) như sau:\n"
        "I. KẾT QUẢ THỰC HIỆN\nĐã hoàn thành 12/15 công trình (đạt 80%).\nII. TỒN TẠI, HẠN CHẾ VÀ NGUYÊN NHÂN\n"
        "Một số công trình chậm tiến độ. Nguyên nhân là vướng mắc về mặt bằng.\n"
        "III. PHƯƠNG HƯỚNG, NHIỆM VỤ 6 THÁNG CUỐI NĂM 2026\nHoàn thành các công trình chuyển tiếp./.",
    )
    foot(document, ("- Như trên;", "- Lưu: VT, QLĐT."), ("Q. GIÁM ĐỐC",), "Trần Thị Mai")
    return document


def decision(enclosed):
    """A decision by a people's committee; `enclosed` goes on behind it."""
    document = new(left=35)
    day = "Vĩnh Sơn, ngày 10 tháng 02 năm 2026"
    title = "Ban hành văn bản phát triển nông nghiệp sạch\ntỉnh Vĩnh Sơn giai đoạn 2026 - 2030"
    head(document, COMMITTEE, "Số: 318/QĐ-UBND", day, "QUYẾT ĐỊNH", title)
    write(document, "ỦY BAN NHÂN DÂN TỈNH VĨNH SƠN", side="c", bold=True, before=6)
    bases(document, LAW, "Theo đề nghị của Giám đốc Sở Nông nghiệp và Môi trường.")
    write(document, "QUYẾT ĐỊNH:", side="c", bold=True, before=6)
    for number, words in (
        (1, "Ban hành kèm theo Quyết định này văn bản phát triển nông nghiệp sạch."),
        (2, "Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc các sở chịu trách nhiệm thi hành Quyết định này./."),
    ):
        write(document, f"Điều {number}.", bold=True, **TEXT).add_run(f" {words}")
    foot(document, ("- Như Điều 2;", "- Lưu: VT, NN."), ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "Lê Văn Bình", breaks=True)
    page(document.add_section(WD_SECTION.NEW_PAGE), left=35, start=1)
    enclosed(document)
    return document


ENCLOSED = "(Kèm theo Quyết định số 318/QĐ-UBND ngày 10 tháng 02 năm 2026 của Ủy ban nhân dân tỉnh Vĩnh Sơn)"


def _plan_of_farming(document):
    titled(document, "KẾ HOẠCH", "Phát triển nông nghiệp sạch tỉnh Vĩnh Sơn giai đoạn 2026 - 2030", caption=ENCLOSED)
    text(document, "I. NHIỆM VỤ\nPhân công nhiệm vụ cụ thể như sau:")
    rows = (
        "TT|Nhiệm vụ|Cơ quan chủ trì|Cơ quan phối hợp|Sản phẩm|Thời gian\n"
        "1|Lập vùng trồng|Sở Tài chính|Sở Tư pháp|Quy hoạch|2027"
    )
    grid(document, rows, (12, 50, 30, 28, 20, 20))
    text(
        document,
        "II. KINH PHÍ\nDo ngân sách nhà nước bảo đảm.\nIII. TỔ CHỨC THỰC HIỆN\n"
        "Sở Tài chính theo dõi, báo cáo Ủy ban nhân dân tỉnh trước ngày 15 tháng 12 hằng năm./.",
    )


def _rules_of_work(document):
    titled(document, "QUY CHẾ", "Phối hợp phát triển nông nghiệp sạch trên địa bàn tỉnh Vĩnh Sơn", caption=ENCLOSED)
    for chapter, title, articles in (
        ("Chương I", "QUY ĐỊNH CHUNG", "Điều 1. Phạm vi\nQuy chế này quy định việc phối hợp.\nĐiều 2. Nguyên tắc\n"
         "1. Mỗi việc chỉ giao một đơn vị chủ trì:\na) Đơn vị chủ trì chịu trách nhiệm;\nb) Đơn vị phối hợp trả lời đúng hạn."),
        ("Chương II", "TRÁCH NHIỆM", "Điều 3. Trách nhiệm của các sở\n1. Thực hiện Quy chế này.\n2. Báo cáo hằng năm./."),
    ):  # fmt: skip
        write(document, chapter, side="c", bold=True, before=12, keep=True)
        write(document, title, side="c", bold=True, keep=True)
        for line in articles.split("\n"):
            is_article = line.startswith("Điều")
            write(document, line, bold=is_article or None, keep=is_article or None, **TEXT)


def letter():
    """An official letter with a mark of urgency, the drafter's sign and the address at the foot of its first page."""
    document = new()
    table = columns_of_head(document, DEPARTMENT, "Số: 512/SXD-QLĐT", "Vĩnh Sơn, ngày 12 tháng 3 năm 2026", short=13)
    write(table.cell(1, 0), "V/v rà soát chung cư cũ năm 2026", side="c", size=12, before=6)
    write(table.cell(1, 0), "KHẨN", side="c", size=13, bold=True, before=6)
    write(document, "Kính gửi: Ủy ban nhân dân các xã, phường", side="c", before=12)
    text(
        document,
        "Sở Xây dựng đề nghị các địa phương:\n1. Rà soát chung cư cũ.\n2. Gửi kết quả trước ngày 31 tháng 3 năm 2026./.",
    )
    foot(document, ("- Như trên;", "- Lưu: VT, QLĐT (05)."), ("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"), "Phạm Văn Dũng")
    write(document, "PL.(300)", size=11)
    footer = document.sections[0].first_page_footer
    footer.is_linked_to_previous = False
    in_cell(footer, "Địa chỉ: 12 Trần Phú, phường Vĩnh Sơn; ĐT: 0290 3812345; Email: sxd@vinhson.gov.vn", size=11)
    return document


def submission():
    document = new()
    title = "Về việc ban hành Kế hoạch cải tạo chung cư cũ năm 2027"
    head(document, DEPARTMENT, "Số: 88/TTr-SXD", "Vĩnh Sơn, ngày 30 tháng 4 năm 2026", "TỜ TRÌNH", title, short=13)
    write(document, "Kính gửi: Ủy ban nhân dân tỉnh Vĩnh Sơn", side="c", before=6)
    text(
        document,
        "Căn cứ Nghị định số 98/2024/NĐ-CP ngày 25 tháng 7 năm 2024 của Chính phủ về cải tạo, xây dựng lại nhà chung cư, "
        "Sở Xây dựng trình Ủy ban nhân dân tỉnh ban hành Kế hoạch với những nội dung sau:\n"
        "1. Mục tiêu: cải tạo tối thiểu 02 chung cư.\nSở Xây dựng kính trình Ủy ban nhân dân tỉnh xem xét, quyết định./.",
    )
    foot(document, ("- Như trên;", "- Lưu: VT, QLN."), ("GIÁM ĐỐC",), "Ngô Đức Thịnh")
    return document


def draft_in_parts():
    """A draft of a department, its head cut by soft breaks, in parts with titles below them, numbers still blank."""
    document = new(size=13)
    head(document, (("UBND TỈNH VĨNH SƠN\nSỞ XÂY DỰNG", True),), "Số:        /KH-SXD", "Vĩnh Sơn, ngày     tháng     năm 2026",
         "KẾ HOẠCH", "Phòng, chống thiên tai, tìm kiếm cứu nạn năm 2027", short=13)  # fmt: skip
    first, *_ = document.tables[0].cell(0, 0).paragraphs[0].runs
    first.bold = False
    for number, title, words in (
        ("Phần I", "TÌNH HÌNH NĂM 2026", "Năm 2026 xảy ra 04 đợt mưa lớn, thiệt hại ước tính 125,4 tỷ đồng."),
        ("Phần II", "NHIỆM VỤ NĂM 2027", "I. MỤC TIÊU\nGiảm thiểu thiệt hại.\nII. KINH PHÍ\nTừ ngân sách tỉnh.\n"
         "III. TỔ CHỨC THỰC HIỆN\nPhòng Hạ tầng chủ trì, báo cáo Giám đốc Sở trước ngày 15 tháng 12 năm 2027./."),
    ):  # fmt: skip
        write(document, number, side="c", size=13, bold=True, before=12, keep=True)
        write(document, title, side="c", size=13, bold=True, keep=True)
        for line in words.split("\n"):
            is_title = line.isupper() or line.startswith(("I.", "II.", "III."))
            write(document, line, size=13, bold=is_title or None, keep=is_title or None, **TEXT)
    foot(document, ("- Các phòng thuộc Sở;", "- Lưu: VT, HT."), ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "Võ Thị Thu Hà")
    return document


def annex_in_a_file_of_its_own():
    """With the words that the agency's electronic signature prints in its corner."""
    document = new()
    page(document.sections[0], left=20, lying=True)
    write(document, "45/KH-UBND; 05/3/2026; 15:30:05 +07:00", size=10).alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for words, looks in (("Phụ lục II", {"bold": True}), ("NHIỆM VỤ", {"bold": True}), (CAPTION, {"italic": True})):
        write(document, words, side="c", **looks)
    grid(document, TASKS, (15, 80, 45, 45, 40, 32))
    return document


def plan_in_soft_breaks():
    """Type and title in one paragraph, so are those who sign; recipients with automatic dashes; dots wait for the number."""
    document = new()
    columns_of_head(document, COMMITTEE, "Số:……/KH-UBND", "Vĩnh Sơn, ngày …… tháng …… năm 2026")
    write(
        document, "KẾ HOẠCH\nXử lý vi phạm đất đai trên địa bàn tỉnh Vĩnh Sơn\nnăm 2026", side="c", bold=True, before=12
    )
    drawn(document, 40)
    bases(
        document,
        "Căn cứ Luật Đất đai ngày 18 tháng 01 năm 2024;",
        "Thực hiện Chương trình số 15-CTr/TU ngày 10 tháng 01 năm 2026 của Tỉnh ủy về quản lý đất đai năm 2026.",
    )
    text(
        document,
        "Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:\nI. NỘI DUNG\nRà soát toàn bộ hồ sơ tồn đọng.\nII. KINH PHÍ\n"
        "Từ ngân sách nhà nước.\nIII. TỔ CHỨC THỰC HIỆN\nSở Tài chính định kỳ hằng quý báo cáo Ủy ban nhân dân tỉnh./.",
    )
    numbering = document.part.numbering_part.element
    level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl>'
    numbering.insert(0, parse_xml(f'<w:abstractNum {SPACES} w:abstractNumId="88">{level}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {SPACES} w:numId="88"><w:abstractNumId w:val="88"/></w:num>'))
    left, _, right = columns(document, (70, 10, 80)).rows[0].cells
    in_cell(left, "Nơi nhận:", size=12, bold=True, italic=True)
    for line in ("Các sở, ban, ngành tỉnh;", "UBND các xã, phường;", "Lưu: VT, CCHC&VTLT(Tín)."):
        number = f'<w:numPr {SPACES}><w:ilvl w:val="0"/><w:numId w:val="88"/></w:numPr>'
        in_cell(left, line, size=11)._p.get_or_add_pPr().insert(0, parse_xml(number))
    in_cell(right, "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\n\n\nNguyễn Thành Long", side="c", bold=True)
    return document


def copy_of_a_plan():
    document = plan()
    table = columns(document, (65, 95), rows=2)
    for place, words in (((0, 0), "SỞ XÂY DỰNG"), ((0, 1), "SAO Y"), ((1, 0), "Số: 15/SY-SXD")):
        in_cell(table.cell(*place), words, side="c", bold=True)
    foot(document, ("- Các phòng thuộc Sở;", "- Lưu: VT."), ("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"), "Bùi Thị Lan")
    return document


DOCUMENTS = {
    "a plan with drawn rules": plan,
    "a plan with rules of underscores": lambda: plan(underscores),
    "a plan with rules of borders in a nested table": plan_with_borders_in_a_nested_table,
    "a plan set with tab stops": plan_set_with_tab_stops,
    "a report to a superior": report_to_a_superior,
    "a decision that encloses a plan": lambda: decision(_plan_of_farming),
    "a decision that encloses rules": lambda: decision(_rules_of_work),
    "an official letter": letter,
    "a submission": submission,
    "a draft in parts": draft_in_parts,
    "a copy": copy_of_a_plan,
    "a plan in soft breaks": plan_in_soft_breaks,
    "an annex in a file of its own": annex_in_a_file_of_its_own,
}

SLIPS = {
    ("a plan with drawn rules", "TT031"): lambda d: d.say("ngày 05 tháng 3 năm 2026", "ngày 5 tháng 03 năm 2026"),
    ("a plan with drawn rules", "TT030"): lambda d: d.write("Vĩnh Sơn, ngày", "Vĩnh Sơn, 05/3/2026"),
    ("a plan with drawn rules", "TT067"): lambda d: d.say("b) Bảo đảm", "c) Bảo đảm"),
    ("a plan with drawn rules", "TT080"): lambda d: d.say("KT. CHỦ TỊCH", "K/T CHỦ TỊCH"),
    ("a plan with drawn rules", "TT090"): lambda d: d.write("(Kèm theo", CAPTION.replace("45/", "54/"), 1),
    ("a plan with rules of borders in a nested table", "TT022"): lambda d: d.remove_below("TỈNH VĨNH SƠN"),
    ("a plan set with tab stops", "TT078"): lambda d: d.say("Nguyễn Thành Long", "NGUYỄN THÀNH LONG"),
    ("a report to a superior", "TT111"): lambda d: d.say(
        "- Ủy ban nhân dân tỉnh Vĩnh Sơn;", "- Ủy ban nhân dân tỉnh Vĩnh Sơn."
    ),
    ("a report to a superior", "TT075"): lambda d: d.say("- Như trên;", "- UBND tỉnh;"),
    ("a decision that encloses a plan", "TT045"): lambda d: d.say(
        "Nông nghiệp và Môi trường.", "Nông nghiệp và Môi trường;"
    ),
    ("a decision that encloses a plan", "TT109"): lambda d: d.say("Điều 2.", "Điều 2:"),
    ("a decision that encloses rules", "TT066"): lambda d: d.say("Điều 3.", "Điều 4."),
    ("a decision that encloses rules", "TT108"): lambda d: d.look("QUY ĐỊNH CHUNG", "bold", False),
    ("an official letter", "TT040"): lambda d: d.say("V/v rà soát", "Về việc rà soát"),
    ("an official letter", "TT112"): lambda d: d.look("PL.(300)", "size", 14),
    ("an official letter", "TT027"): lambda d: d.say("512/SXD-QLĐT", "512/CV-SXD"),
    ("a draft in parts", "TT061"): lambda d: d.say("Phần II", "Phần 2"),
    ("a plan in soft breaks", "TT073"): lambda d: d.say("UBND các xã, phường;", "UBND các xã, phường,"),
    ("an annex in a file of its own", "TT084"): lambda d: d.look("Phụ lục II", "size", 13),
    ("a copy", "TT074"): lambda d: d.say("- Lưu: VT, KGVX.", "- Lưu: VT, KGVX"),
}


@pytest.fixture
def faults(tmp_path):
    """The codes of the faults in a Word file that the checker is sure of, by severity."""

    def found(data):
        path = tmp_path / "van-ban.docx"
        path.write_bytes(data)
        read = read_formatted(path)
        subject = Subject(read.plan, registry_for_plan(read.plan), date(2026, 11, 23), layout=read.layout)
        told = [each for each in check(subject, file=path.name).findings if not each.review]
        return {level: {each.code for each in told if each.severity == level} for level in ("error", "warning", "info")}

    return found


def made(name):
    target = BytesIO()
    DOCUMENTS[name]().save(target)
    return target.getvalue()


@pytest.mark.parametrize("name", DOCUMENTS)
def test_what_is_right_has_no_fault_however_it_was_typed(name, faults):
    found = faults(made(name))
    assert found["error"] == found["warning"] == set()
    assert found["info"] <= {"TT038"}, "rules typed as signs are allowed and only told"


@pytest.mark.parametrize(("name", "code"), SLIPS, ids=[f"{code} in {name}" for name, code in SLIPS])
def test_a_slip_is_told_by_its_rule_and_no_other_fault_with_it(name, code, faults, draft_of):
    draft = draft_of(made(name))
    SLIPS[name, code](draft)
    found = faults(draft.saved())
    assert code in found["error"] | found["warning"]
    assert found["error"] <= {code}
