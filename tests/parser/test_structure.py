"""Documents from blocks: enclosed plans, what stands around, and nothing to read at all."""

import pytest

from kehoach.errors import KehoachError
from kehoach.model import Cell, Paragraph, Signature, Table
from kehoach.parser.assignments_in_text import quote_assignments
from kehoach.parser.extraction import Extraction, Origin
from kehoach.parser.structure import read_structure

DECISION = (
    "ỦY BAN NHÂN DÂN", "TỈNH VÀM CỎ", "Số: 9/QĐ-UBND", "Vàm Cỏ, ngày 05 tháng 3 năm 2026",
    "QUYẾT ĐỊNH", "Ban hành Kế hoạch trồng rừng",
    "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch trồng rừng.", "Nơi nhận:", "- Lưu: VT.", "CHỦ TỊCH", "Lê Thị Na",
)  # fmt: skip
CAPTION = "(Ban hành kèm theo Quyết định số 9/QĐ-UBND ngày 05/3/2026 của UBND tỉnh Vàm Cỏ)"


def reading_of(*texts):
    blocks = tuple(text if isinstance(text, Table) else Paragraph(text=text) for text in texts)
    return read_structure(Origin("thu.html", b""), Extraction("html", blocks))


def test_a_plan_below_its_decision_is_enclosed_in_it_and_takes_its_issuer():
    document = reading_of(*DECISION, "KẾ HOẠCH", "Trồng rừng năm 2026", CAPTION, "I. MỤC TIÊU", "Trồng 5 ha.").document
    assert (document.type, document.title, document.number) == ("KẾ HOẠCH", "Trồng rừng năm 2026", None)
    assert document.issuer == ("ỦY BAN NHÂN DÂN", "TỈNH VÀM CỎ")
    assert (document.enacted_by.code, document.enacted_by.text) == ("9/QĐ-UBND", CAPTION)
    assert (document.enclosing.type, document.enclosing.signature.name) == ("QUYẾT ĐỊNH", "Lê Thị Na")


def test_a_plan_below_its_decision_without_a_caption_is_enclosed_too():
    document = reading_of(*DECISION, "KẾ HOẠCH", "Trồng rừng năm 2026", "I. MỤC TIÊU", "Trồng 5 ha.").document
    assert (document.type, document.enacted_by.code, document.enacted_by.text) == ("KẾ HOẠCH", "9/QĐ-UBND", "")


def test_a_plan_that_names_its_decision_alone_has_no_enclosing_document():
    document = reading_of("KẾ HOẠCH", "Trồng rừng năm 2026", CAPTION, "I. MỤC TIÊU", "Trồng 5 ha.").document
    assert (document.enacted_by.code, document.enclosing, document.issuer) == ("9/QĐ-UBND", None, ())


def test_a_form_of_a_plan_in_a_decisions_annex_is_not_enclosed():
    document = reading_of(*DECISION, "PHỤ LỤC", "MẪU", "KẾ HOẠCH", "của đơn vị", CAPTION).document
    assert (document.type, document.enclosing) == ("QUYẾT ĐỊNH", None)


def test_a_table_below_the_signature_is_an_annex_without_a_label():
    table = Table(rows=((Cell(text="STT"), Cell(text="Nhiệm vụ")), (Cell(text="1"), Cell(text="Ươm cây"))))
    reading = reading_of(*DECISION, "DANH MỤC NHIỆM VỤ", table)
    assert [(annex.id, annex.label, annex.title, len(annex.tables)) for annex in reading.document.annexes] == [
        ("pl", "", "DANH MỤC NHIỆM VỤ", 1)
    ]
    assert [notice.code for notice in reading.notices] == []


def test_footnotes_below_the_signature_are_quoted_as_such():
    reading = reading_of(*DECISION, "[1] Chú thích một", "còn tiếp.", "[2] Chú thích hai.")
    assert [(notice.code, notice.message) for notice in reading.notices] == [
        ("P017", "Chú thích cuối văn bản: «[1] Chú thích một\ncòn tiếp.»"),
        ("P017", "Chú thích cuối văn bản: «[2] Chú thích hai.»"),
    ]


def test_metadata_below_the_document_is_told_apart_also_as_a_table():
    rows = (("Số hiệu:", "8/QĐ-UBND"), ("Loại văn bản:", "Quyết định"), ("Người ký:", "Lê Thị Na"))
    table = Table(rows=tuple(tuple(Cell(text=text) for text in row) for row in rows))
    reading = reading_of(*DECISION, table)
    assert [notice.code for notice in reading.notices] == ["P001", "P003"]
    assert "«Số hiệu: | 8/QĐ-UBND | Loại văn bản: | Quyết định | Người ký: | Lê Thị Na»" in reading.notices[0].message


def test_words_above_a_document_are_one_notice_and_a_stamp_among_them_is_another():
    site, stamp = ("Cổng thông tin", "Trang chủ"), ("Ký bởi: Ủy ban nhân dân tỉnh", "Thời gian ký: 02/3/2026")
    notices = reading_of(*site, *stamp, "Văn bản mới", *DECISION).notices
    assert [(notice.code, notice.message.partition("«")[2]) for notice in notices] == [
        ("P001", "Cổng thông tin | Trang chủ»"),
        ("P002", "Ký bởi: Ủy ban nhân dân tỉnh | Thời gian ký: 02/3/2026»"),
        ("P001", "Văn bản mới»"),
    ]


def test_blocks_that_are_no_part_of_a_document_are_a_clear_error():
    with pytest.raises(KehoachError, match="không thấy thành phần nào"):
        reading_of("Một câu thường.", "Một câu nữa.")


def test_places_left_open_beside_the_recipients_are_the_office_and_the_name_of_who_signs():
    foot = Table(rows=((Cell(text="Nơi nhận:\n- Lưu: VT."), Cell(text="[...]\n[...]")),))
    reading = reading_of("KẾ HOẠCH", "Trồng rừng", "I. MỤC TIÊU", "Trồng 5 ha.", foot)
    assert reading.document.signature == Signature(title="[...]", name="[...]")
    assert not reading.notices


def test_more_places_left_open_beside_the_recipients_are_no_unknown_parts():
    foot = Table(rows=((Cell(text="Nơi nhận:\n- Lưu: VT."), Cell(text="[...]\n[...]\n[...]")),))
    (notice,) = reading_of("KẾ HOẠCH", "Trồng rừng", "I. MỤC TIÊU", "Trồng 5 ha.", foot).notices
    assert (notice.code, notice.severity) == ("P902", "info")
    assert notice.message == "Chỗ còn để trống: «[...]»"


def test_work_that_was_given_elsewhere_is_not_given_out_here():
    told = "Hoàn thành các nhiệm vụ được giao cho Sở Xây dựng."
    gives = "Giao Sở Xây dựng tổng hợp."
    reading = reading_of("KẾ HOẠCH", "Trồng rừng", "I. MỤC ĐÍCH", told, "II. NHIỆM VỤ", gives)
    document = reading.document
    assert [notice.message[-28:] for notice in quote_assignments(document, ())] == [f"«{gives}»"]


def test_what_is_no_official_document_is_told_by_its_first_words():
    table = Table(rows=((Cell(text="Nội dung cũ"), Cell(text="Nội dung mới")), (Cell(text="Rà soát"), Cell(text="Rà"))))
    with pytest.raises(KehoachError, match="tệp mở đầu bằng «BẢNG SO SÁNH»") as refused:
        reading_of("BẢNG SO SÁNH", table)
    assert "bảng so sánh" in refused.value.advice


@pytest.mark.parametrize("gap", ["\n", " "])
def test_the_head_of_a_document_of_the_party_is_read(gap):
    """In two columns, or as a dump or a PDF prints them on one line each."""
    head = (
        gap.join(("TỈNH ỦY BẮC HÀ", "ĐẢNG CỘNG SẢN VIỆT NAM")),
        gap.join(("Số 35-KH/TU", "Bắc Hà, ngày 02 tháng 02 năm 2026")),
    )
    document = reading_of(*head, "KẾ HOẠCH", "hoạt động năm 2026", "I. NHIỆM VỤ").document
    assert (document.issuer, document.number, document.symbol) == (("TỈNH ỦY BẮC HÀ",), "35", "KH/TU")
    assert (document.place, str(document.date)) == ("Bắc Hà", "2026-02-02")
