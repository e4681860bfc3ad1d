"""Heads of documents, line by line and whole; every line is of a shape that real documents have."""

import datetime

import pytest

from kehoach.parser.header import read_head
from kehoach.parser.header_lines import is_mark, is_national, read_number, read_place_date, ready_lines, type_of_symbol
from kehoach.parser.lines import Line


def head_of(*texts, cells=None):
    cells = cells or [None] * len(texts)
    lines = [Line(text, place, None, cell) for place, (text, cell) in enumerate(zip(texts, cells, strict=True))]
    return read_head(list(ready_lines(lines)))


@pytest.mark.parametrize(
    ("text", "number", "symbol"),
    [
        ("Số: 163/KH-UBND", "163", "KH-UBND"),
        ("Số:           /KH-UBND", None, "KH-UBND"),
        ("Số: ……/KH-UBND", None, "KH-UBND"),
        ("Số: [...]/KH-STP", None, "KH-STP"),
        ("Số: 329      /BC-UBND", "329", "BC-UBND"),
        ("Số: /BC - SCT", None, "BC-SCT"),
        ("Số: 2463 /QĐ - UBND", "2463", "QĐ-UBND"),
        ("Số: 24/2026//NQ-CP", "24", "2026/NQ-CP"),
        ("Số: 66.19/2026/NQ-CP", "66.19", "2026/NQ-CP"),
        ("Số: 159/QĐ-ND-UB", "159", "QĐ-ND-UB"),
        ("Số: 35-NQ/TU", "35", "NQ/TU"),
        ("Số: 12/QÐ-UBND", "12", "QĐ-UBND"),
        ("SỐ 1050/QĐ-SCT", "1050", "QĐ-SCT"),
        ("Số: 1961/QĐUBND", "1961", "QĐUBND"),
        ("Số:      /KH-[...]", None, "KH-[...]"),
    ],
)
def test_number_and_symbol_are_read_whatever_the_spaces_blanks_and_slips(text, number, symbol):
    found = read_number(text)
    assert (found.number, found.symbol) == (number, symbol)


@pytest.mark.parametrize(
    "text", ["Số hiệu: 12/KH-UBND", "Số lượng: 12/15", "Số: 12", "Căn cứ Quyết định số 12/QĐ-UBND", ""]
)
def test_other_lines_are_no_number(text):
    assert read_number(text) is None


@pytest.mark.parametrize(
    ("text", "place", "date"),
    [
        ("Sóc Trăng, ngày 24 tháng 11 năm 2021", "Sóc Trăng", "ngày 24 tháng 11 năm 2021"),
        ("Lâm Thủy, ngày       tháng 4 năm 2026", "Lâm Thủy", "ngày       tháng 4 năm 2026"),
        ("Hà Nội, ngày15 tháng 54 năm 2026", "Hà Nội", "ngày15 tháng 54 năm 2026"),
        ("ngày 01 tháng 02 năm 2026", None, "ngày 01 tháng 02 năm 2026"),
        ("Phường 4, ngày 01 tháng 02 năm 2026", "Phường 4", "ngày 01 tháng 02 năm 2026"),
    ],
)
def test_place_and_date_are_read_also_where_parts_are_blank_or_impossible(text, place, date):
    assert read_place_date(text) == (place, date)


@pytest.mark.parametrize(
    "text",
    ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HÒA XàHỘI CHỦ NGHĨA VIỆT NAM",
     "Độc lập - Tự do - Hạnh phúc", "Ðộc lập – Tự do – Hạnh phúc", "Độc lập  Tự do  Hạnh phúc", "CHỦ NGHĨA VIỆT NAM"],
)  # fmt: skip
def test_national_lines_are_known_in_every_spelling(text):
    assert is_national(text)


@pytest.mark.parametrize(
    "text",
    [
        "Quốc khánh nước Cộng hòa xã hội chủ nghĩa Việt Nam (02-9-1945)",
        "Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam",
    ],
)
def test_a_sentence_that_names_the_state_is_no_national_line(text):
    assert not is_national(text)


def test_marks_of_drafts_secrecy_and_urgency_are_marks():
    assert all(map(is_mark, ("DỰ THẢO", "Dự thảo lần 2", "HỎA TỐC", "MẬT", "KHẨN")))
    assert not is_mark("MẬT KHẨU")


def test_the_type_is_told_by_the_symbol_too():
    assert [type_of_symbol(symbol) for symbol in ("KH-UBND", "KH/TU", "2026/NQ-HĐND", "UBND-TC")] == [
        "KẾ HOẠCH", "KẾ HOẠCH", "NGHỊ QUYẾT", None,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "superior", "issuer"),
    [
        (("KHO BẠC NHÀ NƯỚC TỈNH VÀM CỎ",), (), ("KHO BẠC NHÀ NƯỚC TỈNH VÀM CỎ",)),
        (("BẢO HIỂM XÃ HỘI TỈNH VÀM CỎ",), (), ("BẢO HIỂM XÃ HỘI TỈNH VÀM CỎ",)),
        (("SỞ Y TẾ", "BỆNH VIỆN ĐA KHOA VÀM CỎ"), ("SỞ Y TẾ",), ("BỆNH VIỆN ĐA KHOA VÀM CỎ",)),
    ],
)
def test_issuers_that_are_no_offices_are_read(lines, superior, issuer):
    head = head_of(*lines, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Số: 15/KH-VC", "KẾ HOẠCH", "Thử")
    assert (head.superior, head.issuer) == (superior, issuer)


def test_a_head_cut_by_a_narrow_page_is_put_together():
    head = head_of(
        "ỦY BAN NHÂN", "DÂN", "TỈNH VÀM CỎ", "CỘNG HÒA XÃ HỘI", "CHỦ NGHĨA VIỆT NAM", "Số: 5/KH-UBND", "KẾ HOẠCH", "Thử"
    )
    assert head.issuer == ("ỦY BAN NHÂN DÂN", "TỈNH VÀM CỎ")
    whole = ready_lines([Line("Vàm Cỏ, ngày 20", 0, None), Line("tháng 11 năm 2026", 0, None)])
    assert [line.text for line in whole] == ["Vàm Cỏ, ngày 20 tháng 11 năm 2026"]


def test_another_documents_number_in_the_issuers_name_is_not_the_number():
    head = head_of(
        "SỞ Y TẾ",
        "ĐOÀN KIỂM TRA THEO",
        "QUYẾT ĐỊNH",
        "SỐ 1050/QĐ-SYT",
        "Số: 3/KH-ĐKT",
        "KẾ HOẠCH",
        "Kiểm tra nhà thuốc",
    )
    assert (head.type, head.number, head.symbol, head.title) == ("KẾ HOẠCH", "3", "KH-ĐKT", "Kiểm tra nhà thuốc")
    assert head.issuer == ("ĐOÀN KIỂM TRA THEO QUYẾT ĐỊNH SỐ 1050/QĐ-SYT",)


def test_capitals_of_a_site_above_the_issuer_stay_outside():
    head = head_of(
        "VĂN BẢN PHÁP LUẬT", "UBND TỈNH VÀM CỎ", "Số: 5/KH-UBND", "Vàm Cỏ, ngày 05 tháng 3 năm 2026", "KẾ HOẠCH", "Thử"
    )
    assert head.start == 1
    assert head.issuer == ("UBND TỈNH VÀM CỎ",)
    assert head.date == datetime.date(2026, 3, 5)


def test_who_decides_is_no_part_of_a_decisions_title():
    head = head_of(
        "Số: 5/QĐ-UBND", "QUYẾT ĐỊNH", "VỀ VIỆC BAN HÀNH KẾ HOẠCH", "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH VÀM CỎ", "Căn cứ Luật Đất đai;"
    )  # fmt: skip
    assert head.title == "VỀ VIỆC BAN HÀNH KẾ HOẠCH"


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["Phòng cháy, chữa cháy,", "cứu nạn năm 2026"], "Phòng cháy, chữa cháy, cứu nạn năm 2026"),
        (["V/V HỖ TRỢ VÙNG LŨ"], "V/V HỖ TRỢ VÙNG LŨ"),
        (
            ["PHÁT TRIỂN 5G, IoT TRONG KHU CÔNG NGHỆ CAO", "CỦA TỈNH"],
            "PHÁT TRIỂN 5G, IoT TRONG KHU CÔNG NGHỆ CAO CỦA TỈNH",
        ),
        (["Căn cứ Luật Đất đai;"], None),
        (["Thực hiện Nghị quyết số 5-NQ/TU", "I. MỤC ĐÍCH"], "Thực hiện Nghị quyết số 5-NQ/TU"),
    ],
)
def test_a_title_ends_where_the_text_begins(lines, title):
    assert head_of("Số: 5/KH-UBND", "KẾ HOẠCH", *lines).title == title


def test_a_title_that_ends_in_a_full_stop_is_one_where_the_legal_bases_follow():
    basis = "Căn cứ Luật Đất đai;"
    assert head_of("Số: 5/KH-UBND", "KẾ HOẠCH", "Cải cách hành chính năm 2027.", basis).title == (
        "Cải cách hành chính năm 2027."
    )
    assert head_of("Số: 5/KH-UBND", "KẾ HOẠCH", "Sở triển khai các việc sau.", "Các phòng thực hiện.").title is None


def test_a_type_in_small_letters_right_below_the_head_is_read():
    head = head_of("SỞ Y TẾ", "Số: 5/KH-SYT", "---", "Kế hoạch", "Tiêm chủng năm 2027", "Căn cứ Luật Trẻ em;")
    assert (head.type, head.title, head.end) == ("KẾ HOẠCH", "Tiêm chủng năm 2027", 5)
    assert head_of("SỞ Y TẾ", "Số: 5/SYT-VP", "Thực hiện các việc sau.", "Kế hoạch", "Các phòng.").type is None


def test_what_opens_the_articles_is_no_type_where_that_is_in_small_letters():
    head = head_of(
        "SỞ Y TẾ",
        "Số: 5/QĐ-SYT",
        "Quyết định",
        "Ban hành Quy chế",
        "Căn cứ Luật Trẻ em;",
        "QUYẾT ĐỊNH:",
        "Điều 1. Ban hành",
    )
    assert (head.type, head.title, head.end) == ("QUYẾT ĐỊNH", "Ban hành Quy chế", 4)


def test_the_title_is_read_where_the_type_is_missing_above_the_legal_bases():
    head = head_of("SỞ Y TẾ", "Số: 5/KH-SYT", "Tiêm chủng năm 2027", "Căn cứ Luật Trẻ em;")
    assert (head.type, head.title, head.end) == ("KẾ HOẠCH", "Tiêm chủng năm 2027", 3)
    head = head_of("SỞ Y TẾ", "Số: 5/KH-SYT", "Sở triển khai như sau:", "Căn cứ Luật Trẻ em;")
    assert (head.title, head.end) == (None, 2)


def test_a_unit_in_small_letters_is_the_issuer_in_the_heads_first_cell_only():
    texts = (
        "UBND TỈNH VÀM CỎ",
        "Sở Y tế",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Số: 5/KH-SYT",
        "KẾ HOẠCH",
        "Tiêm chủng",
    )
    head = head_of(*texts, cells=[(0, 0), (0, 0), (0, 1), (1, 0), None, None])
    assert (head.superior, head.issuer) == (("UBND TỈNH VÀM CỎ",), ("Sở Y tế",))
    assert head_of(*texts).issuer != ("Sở Y tế",)


def test_the_subject_of_a_letter_is_its_title():
    head = head_of(
        "SỞ Y TẾ", "Số: 5/SYT-VP", "V/v báo cáo quý I", "Vàm Cỏ, ngày 05 tháng 3 năm 2026", "Kính gửi: UBND tỉnh"
    )
    assert (head.type, head.title) == (None, "V/v báo cáo quý I")


def test_a_form_far_below_gives_no_type_to_a_head_without_one():
    body = [f"Dòng thứ {count} của phần lời." for count in range(30)]
    head = head_of(
        "SỞ Y TẾ", "Số: 5/SYT-VP", "Vàm Cỏ, ngày 05 tháng 3 năm 2026", *body, "Số: /KH-SYT", "KẾ HOẠCH", "của đơn vị"
    )
    assert (head.type, head.end) == (None, 3)


def test_without_a_line_of_a_head_there_is_none():
    assert head_of("Một câu thường.", "Một câu nữa.").end == 0
