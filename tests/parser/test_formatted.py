"""A plan with its form: the component of every paragraph, whatever shapes a Word file has for it."""

import json
import unicodedata

import pytest
from docx import Document
from docx.enum.section import WD_SECTION
from docx.oxml import parse_xml

from kehoach.errors import KehoachError
from kehoach.parser import read_formatted, read_plan

HEAD = [
    [["UBND TỈNH VÀM CỎ", "SỞ Y TẾ"], ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]],
    [["Số:      /KH-SYT"], ["Vàm Cỏ, ngày 05 tháng 3 năm 2026"]],
]
FOOT = [[["Nơi nhận:", "- Bộ Y tế;", "- Lưu: VT, NVY."], ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "", "Lê Thị Na"]]]
BODY = ["I. MỤC TIÊU", "1. Mục tiêu chung", "Nâng cao sức khỏe Nhân dân.", "Trên đây là Kế hoạch của Sở Y tế./."]
TASKS = [[["STT"], ["Nhiệm vụ"], ["Cơ quan chủ trì"]], [["1"], ["Tiêm chủng mở rộng"], ["Sở Y tế"]]]
HEAD_COMPONENTS = ["superior", "issuer", "nation", "motto", "number", "place_date"]


@pytest.fixture
def made(tmp_path):
    """A Word file of paragraphs (texts; "\\n" is a soft break) and tables (rows of cells of texts)."""

    def make(*blocks, name="ke-hoach.docx"):
        document = Document()
        for block in blocks:
            if isinstance(block, str):
                document.add_paragraph(block)
            else:
                table = document.add_table(rows=len(block), cols=len(block[0]))
                for row, cells in zip(table.rows, block, strict=True):
                    for cell, texts in zip(row.cells, cells, strict=True):
                        cell.text = texts[0]
                        for text in texts[1:]:
                            cell.add_paragraph(text)
        path = tmp_path / name
        document.save(str(path))
        return path

    return make


def components(path):
    """Component and words of each paragraph with words."""
    layout = read_formatted(path).layout
    return [(paragraph.component, paragraph.text) for paragraph in layout.paragraphs if paragraph.text.strip()]


def names(path):
    return [component for component, _ in components(path)]


def test_every_paragraph_of_a_plan_has_its_component(made):
    path = made(
        HEAD, "KẾ HOẠCH", "Phòng bệnh năm 2026", "Căn cứ Luật Khám bệnh, chữa bệnh ngày 09/01/2023;", *BODY, FOOT
    )
    assert names(path) == [
        *HEAD_COMPONENTS, "type", "title", "legal_basis", "heading", "heading", "body", "closing",
        "recipients_label", "recipient", "recipient", "authority", "signer_title", "signer_name",
    ]  # fmt: skip


def test_headings_bear_the_level_of_the_outline(made):
    layout = read_formatted(made(HEAD, "KẾ HOẠCH", "Phòng bệnh", *BODY)).layout
    headings = layout.of("heading")
    assert [(heading.text, heading.level) for heading in headings] == [("I. MỤC TIÊU", 1), ("1. Mục tiêu chung", 2)]


def test_the_plan_is_the_one_that_the_plan_reader_reads(made):
    path = made(HEAD, "KẾ HOẠCH", "Phòng bệnh", *BODY, FOOT, "PHỤ LỤC I", "NHIỆM VỤ", TASKS)
    assert read_formatted(path).plan == read_plan(path)


def test_soft_breaks_part_a_cell_into_its_components_and_a_typed_rule_belongs_to_the_line_above(made):
    right = "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập – Tự do – Hạnh phúc"
    head = [[["UBND TỈNH VÀM CỎ\nSỞ Y TẾ\n-------\nSố: 12/KH-SYT"], [right]]]
    layout = read_formatted(made(head, "KẾ HOẠCH", "Phòng bệnh", *BODY)).layout
    found = [(paragraph.component, paragraph.text) for paragraph in layout.paragraphs if paragraph.text]
    assert found[:8] == [
        ("superior", "UBND TỈNH VÀM CỎ"), ("issuer", "SỞ Y TẾ"), ("other", "-------"), ("number", "Số: 12/KH-SYT"),
        ("nation", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"), ("motto", "Độc lập – Tự do – Hạnh phúc"),
        ("type", "KẾ HOẠCH"), ("title", "Phòng bệnh"),
    ]  # fmt: skip
    (issuer,) = layout.of("issuer")
    (superior,) = layout.of("superior")
    assert issuer.line_below is not None
    assert issuer.line_below.kind == "underscores"
    assert superior.line_below is None
    assert issuer.path == superior.path


def test_an_issuer_of_several_lines_stays_one_paragraph_where_it_is_one(made):
    head = [[["ỦY BAN NHÂN DÂN\nTỈNH VÀM CỎ"], ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]],
            [["Số: 3/KH-UBND"], ["Vàm Cỏ, ngày 05 tháng 3 năm 2026"]]]  # fmt: skip
    found = components(made(head, "KẾ HOẠCH", "Phòng bệnh", *BODY))
    assert found[0] == ("issuer", "ỦY BAN NHÂN DÂN\nTỈNH VÀM CỎ")
    assert [component for component, _ in found].count("issuer") == 1


def test_a_head_set_with_tab_stops_is_parted_at_them(made):
    path = made(
        "UBND TỈNH VÀM CỎ\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "SỞ Y TẾ\tĐộc lập - Tự do - Hạnh phúc",
        "Số: 12/KH-SYT\tVàm Cỏ, ngày 05 tháng 3 năm 2026",
        "KẾ HOẠCH",
        "Phòng bệnh",
        *BODY,
    )
    assert names(path)[:8] == ["superior", "nation", "issuer", "motto", "number", "place_date", "type", "title"]


def test_rules_typed_below_two_columns_belong_to_one_each(made):
    layout = read_formatted(
        made(
            "\tUBND TỈNH VÀM CỎ\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "\tSỞ Y TẾ\tĐộc lập - Tự do - Hạnh phúc",
            f"\t{'_' * 5}\t{'_' * 24}",
            "Số: 12/KH-SYT\tVàm Cỏ, ngày 05 tháng 3 năm 2026",
            "KẾ HOẠCH",
            "Phòng bệnh",
            *BODY,
        )
    ).layout
    (issuer,), (motto,) = layout.of("issuer"), layout.of("motto")
    assert issuer.line_below.kind == motto.line_below.kind == "underscores"
    assert layout.of("number", "place_date")[0].line_below is None


def test_rules_drawn_below_two_columns_belong_to_the_column_above_them(made):
    path = made(
        "UBND TỈNH VÀM CỎ\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "SỞ Y TẾ\tĐộc lập - Tự do - Hạnh phúc", "", "KẾ HOẠCH",
        "Phòng bệnh", *BODY,
    )  # fmt: skip
    document = Document(str(path))
    for left, right in ((240, 420), (60, 90)):  # the right one comes first in the file
        document.paragraphs[2].add_run()._r.append(
            parse_xml(
                '<w:pict xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
                'xmlns:v="urn:schemas-microsoft-com:vml">'
                f'<v:line style="position:absolute" from="{left}pt,3pt" to="{right}pt,3pt"/></w:pict>'
            )
        )
    document.save(str(path))
    layout = read_formatted(path).layout
    (issuer,), (motto,) = layout.of("issuer"), layout.of("motto")
    assert (issuer.line_below.length, motto.line_below.length) == (pytest.approx(10.58), pytest.approx(63.5))


def test_who_asks_for_a_decision_goes_on_the_list_of_legal_bases(made):
    path = made(
        HEAD,
        "QUYẾT ĐỊNH",
        "Ban hành Quy chế làm việc",
        "Căn cứ Luật Khám bệnh, chữa bệnh ngày 09/01/2023;",
        "Theo đề nghị của Chánh Văn phòng Sở.",
        "QUYẾT ĐỊNH:",
        "Điều 1. Ban hành kèm theo Quyết định này Quy chế làm việc của Sở.",
        FOOT,
    )
    assert names(path)[8:11] == ["legal_basis", "legal_basis", "body"]


def test_a_title_that_opens_with_ve_viec_is_no_subject_of_a_letter_where_a_type_stands_over_it(made):
    path = made(HEAD, "TỜ TRÌNH", "Về việc ban hành Kế hoạch phòng bệnh", "Kính gửi: UBND tỉnh Vàm Cỏ", *BODY, FOOT)
    assert names(path)[6:9] == ["type", "title", "addressee"]


def test_the_drafters_sign_below_the_recipients_is_one_and_is_told(made):
    foot = [[["Nơi nhận:", "- Bộ Y tế;", "- Lưu: VT, NVY.", "PL.(300)"], ["GIÁM ĐỐC", "", "Lê Thị Na"]]]
    assert ("drafter", "PL.(300)") in components(made(HEAD, "KẾ HOẠCH", "Phòng bệnh", *BODY, foot))
    read = read_formatted(made(HEAD, "KẾ HOẠCH", "Phòng bệnh", *BODY, FOOT, "PL.(300)"))
    (told,) = (notice for notice in read.plan.notices if "PL.(300)" in notice.message)
    assert (told.code, told.severity) == ("P902", "info")


def test_a_name_may_share_the_line_of_any_recipient(made):
    foot = ["Nơi nhận:\tGIÁM ĐỐC", "- Bộ Y tế;", "- UBND tỉnh;\tLê Thị Na", "- Lưu: VT."]
    found = components(made(HEAD, "KẾ HOẠCH", "Phòng bệnh", *BODY, *foot))
    assert ("signer_name", "Lê Thị Na") in found
    assert ("recipient", "- UBND tỉnh;") in found


def test_blanks_of_a_draft_part_no_columns_but_wide_gaps_do(made):
    path = made(
        "SỞ Y TẾ          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Số:\t/KH-SYT\tVàm Cỏ, ngày\ttháng\tnăm 2026",
        "KẾ HOẠCH",
        "Phòng bệnh",
        *BODY,
    )
    assert components(path)[:4] == [
        ("issuer", "SỞ Y TẾ"),
        ("nation", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("number", "Số:\t/KH-SYT"),
        ("place_date", "Vàm Cỏ, ngày\ttháng\tnăm 2026"),
    ]


def test_recipients_and_signature_may_share_their_lines(made):
    foot = ["Nơi nhận:\tKT. GIÁM ĐỐC", "- Bộ Y tế;\tPHÓ GIÁM ĐỐC", "- Lưu: VT.", "\tLê Thị Na"]
    found = components(made(HEAD, "KẾ HOẠCH", "Phòng bệnh", *BODY, *foot))
    assert [component for component, _ in found[-6:]] == [
        "recipients_label", "authority", "recipient", "signer_title", "recipient", "signer_name",
    ]  # fmt: skip


def test_words_with_parted_marks_are_recognised_and_kept_as_they_are(made):
    nation = unicodedata.normalize("NFD", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    head = [[["SỞ Y TẾ"], [nation, "Độc lập - Tự do - Hạnh phúc"]], HEAD[1]]
    assert ("nation", nation) in components(made(head, "KẾ HOẠCH", "Phòng bệnh", *BODY))


def test_marks_stand_in_the_head(made):
    assert components(made("DỰ THẢO", HEAD, "KẾ HOẠCH", "Phòng bệnh", *BODY))[0] == ("mark", "DỰ THẢO")


def test_a_letter_has_a_subject_and_addressees(made):
    head = [HEAD[0], [["Số: 15/SYT-NVY", "V/v báo cáo", "tiêm chủng năm 2026"], ["Vàm Cỏ, ngày 05 tháng 3 năm 2026"]]]
    found = components(made(head, "Kính gửi:", "- Bộ Y tế;", "- Sở Tài chính.", "Sở Y tế báo cáo như sau:", *BODY[:3]))
    assert [text for component, text in found if component == "subject"] == ["V/v báo cáo", "tiêm chủng năm 2026"]
    assert [text for component, text in found if component == "addressee"] == [
        "Kính gửi:",
        "- Bộ Y tế;",
        "- Sở Tài chính.",
    ]
    assert ("body", "Sở Y tế báo cáo như sau:") in found


def test_annexes_have_label_title_and_caption_and_all_below_belongs_to_them(made):
    caption = "(Kèm theo Kế hoạch số 12/KH-SYT ngày 05/3/2026 của Sở Y tế)"
    path = made(
        HEAD,
        "KẾ HOẠCH",
        "Phòng bệnh",
        *BODY,
        FOOT,
        "PHỤ LỤC I",
        "NHIỆM VỤ TRỌNG TÂM",
        caption,
        TASKS,
        "Ghi chú của bảng.",
    )
    layout = read_formatted(path).layout
    own = [(paragraph.component, paragraph.text) for paragraph in layout.paragraphs if paragraph.annex == "pl1"]
    assert own == [
        ("annex_label", "PHỤ LỤC I"), ("annex_title", "NHIỆM VỤ TRỌNG TÂM"), ("annex_caption", caption),
        ("table", "STT"), ("table", "Nhiệm vụ"), ("table", "Cơ quan chủ trì"),
        ("table", "1"), ("table", "Tiêm chủng mở rộng"), ("table", "Sở Y tế"), ("body", "Ghi chú của bảng."),
    ]  # fmt: skip


def test_only_tables_that_the_document_holds_are_told_with_their_annex(made):
    layout = read_formatted(made(HEAD, "KẾ HOẠCH", "Phòng bệnh", *BODY, FOOT, "PHỤ LỤC I", "NHIỆM VỤ", TASKS)).layout
    assert [(table.source.table, table.annex, table.header_repeated) for table in layout.tables] == [(3, "pl1", False)]


def test_pages_belong_to_the_annex_that_opens_them(made):
    path = made(HEAD, "KẾ HOẠCH", "Phòng bệnh", *BODY, FOOT)
    document = Document(str(path))
    document.add_section(WD_SECTION.NEW_PAGE)
    document.add_paragraph("PHỤ LỤC II")
    document.add_paragraph("DANH MỤC")
    document.save(str(path))
    assert [page.annex for page in read_formatted(path).layout.pages] == [None, "pl2"]


def test_a_plan_enclosed_in_a_decision_has_two_heads(made):
    decision = [[["UBND TỈNH VÀM CỎ"], HEAD[0][1]], [["Số: 9/QĐ-UBND"], ["Vàm Cỏ, ngày 05 tháng 3 năm 2026"]]]
    caption = "(Ban hành kèm theo Quyết định số 9/QĐ-UBND ngày 05/3/2026 của UBND tỉnh Vàm Cỏ)"
    path = made(
        decision, "QUYẾT ĐỊNH", "Ban hành Kế hoạch trồng rừng", "Căn cứ Luật Lâm nghiệp ngày 15 tháng 11 năm 2017;",
        "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch trồng rừng.", FOOT,
        "KẾ HOẠCH", "Trồng rừng năm 2026", caption, "I. MỤC TIÊU", "Trồng 5 ha.",
    )  # fmt: skip
    assert names(path) == [
        "issuer", "nation", "motto", "number", "place_date", "type", "title", "legal_basis", "heading",
        "recipients_label", "recipient", "recipient", "authority", "signer_title", "signer_name",
        "type", "title", "annex_caption", "heading", "body",
    ]  # fmt: skip


def test_a_paragraph_may_hold_a_heading_and_what_follows_it(made):
    found = components(
        made(HEAD, "KẾ HOẠCH", "Phòng bệnh", "I. MỤC TIÊU\n- Tiêm chủng đủ mũi.", "- Khám sức khỏe định kỳ.")
    )
    assert found[-3:] == [
        ("heading", "I. MỤC TIÊU"),
        ("body", "- Tiêm chủng đủ mũi."),
        ("body", "- Khám sức khỏe định kỳ."),
    ]


def test_formats_without_form_have_no_layout(made, tmp_path):
    path = made(HEAD, "KẾ HOẠCH", "Phòng bệnh", *BODY)
    written = tmp_path / "ke-hoach.json"
    written.write_text(json.dumps(read_plan(path).model_dump(mode="json")), encoding="utf-8")
    text = tmp_path / "ke-hoach.txt"
    text.write_text("SỞ Y TẾ\nSố: 12/KH-SYT\nKẾ HOẠCH\nPhòng bệnh\nI. MỤC TIÊU\nTiêm chủng.", encoding="utf-8")
    assert read_formatted(written).layout is None
    assert read_formatted(written).plan == read_plan(written)
    assert read_formatted(text).layout is None
    assert read_formatted(text).plan == read_plan(text)


def test_a_file_that_cannot_be_read_is_an_error_here_too(tmp_path):
    path = tmp_path / "rong.docx"
    path.write_bytes(b"PK\x03\x04word/document")
    with pytest.raises(KehoachError):
        read_formatted(path)


def test_who_made_a_copy_is_no_part_of_the_document_and_is_told(made):
    copy = [[["UBND TỈNH VÀM CỎ", "SỞ Y TẾ"], ["SAO Y"]], [["Số: 15/SY-SYT"], ["Vàm Cỏ, ngày 12 tháng 3 năm 2026"]]]
    copied = [[["Nơi nhận:", "- Các phòng;", "- Lưu: VT."], ["TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG", "", "Bùi Thị Lan"]]]
    read = read_formatted(made(HEAD, "KẾ HOẠCH", "Phòng bệnh", *BODY, FOOT, "", copy, copied))
    document = read.plan.document
    assert (document.recipients[-1], document.signature.name, document.annexes) == ("Lưu: VT, NVY", "Lê Thị Na", ())
    told = [notice.message for notice in read.plan.notices if notice.code == "P001"]
    assert told[0].startswith("Hình thức sao và cơ quan sao")
    assert {each.component for each in read.layout.paragraphs if "SY-SYT" in each.text} == {"other"}


def test_a_type_may_be_named_more_closely_and_its_title_begins_below(made):
    path = made(
        HEAD, "CHƯƠNG TRÌNH HÀNH ĐỘNG", "Thực hiện Nghị quyết số 57-NQ/TW ngày 22 tháng 12 năm 2024",
        "Căn cứ Luật Khám bệnh, chữa bệnh ngày 09/01/2023.", *BODY, FOOT,
    )  # fmt: skip
    assert names(path)[6:9] == ["type", "title", "legal_basis"]
    title = read_formatted(path).plan.document.title
    assert title == "HÀNH ĐỘNG Thực hiện Nghị quyết số 57-NQ/TW ngày 22 tháng 12 năm 2024"


def test_an_invitation_has_its_type(made):
    assert names(made(HEAD, "GIẤY MỜI", "Hội nghị tổng kết năm 2026", *BODY, FOOT))[6:8] == ["type", "title"]
