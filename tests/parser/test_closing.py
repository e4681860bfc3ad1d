"""Feet of documents: recipients and signatures in the layouts that real documents have."""

import pytest

from kehoach.parser.closing import read_foot
from kehoach.parser.lines import Line


def foot_of(*texts):
    return read_foot([Line(text, place, None) for place, text in enumerate(texts)])


def foot_of_table(*rows):
    lines = [
        Line(text, 0, None, (row, column))
        for row, cells in enumerate(rows)
        for column, cell in enumerate(cells)
        for text in cell.split("\n")
        if text
    ]
    return read_foot(lines)


def signature(foot):
    found = foot.signature
    return found and (found.authority, found.title, found.name)


def test_columns_of_a_table_are_read_apart_also_over_rows_and_an_empty_middle():
    foot = foot_of_table(("Nơi nhận:\n- Như trên;", "", "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC"), ("- Lưu: VT.", "", "Lê Thị Na"))
    assert foot.recipients == ("- Như trên;", "- Lưu: VT.")
    assert signature(foot) == ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Lê Thị Na")


def test_two_columns_read_line_by_line_are_told_apart():
    foot = foot_of(
        "Nơi nhận:", "TM. ỦY BAN NHÂN DÂN", "- Bộ Nội vụ;", "CHỦ TỊCH", "- Các sở;", "Lê Thị Na", "- Lưu: VT."
    )
    assert foot.recipients == ("- Bộ Nội vụ;", "- Các sở;", "- Lưu: VT.")
    assert signature(foot) == ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Thị Na")


def test_two_columns_in_one_line_are_told_apart():
    foot = foot_of("Nơi nhận: TL. CHỦ TỊCH", "- Như trên; CHÁNH VĂN PHÒNG", "- Lưu: VT.", "Lê Thị Na")
    assert foot.recipients == ("- Như trên;", "- Lưu: VT.")
    assert signature(foot) == ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "Lê Thị Na")


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", "PHÓ CHỦ TỊCH UBND TỈNH", "Lê Thị Na"),
         ("KT. TRƯỞNG BAN\nPHÓ TRƯỞNG BAN", "PHÓ CHỦ TỊCH UBND TỈNH", "Lê Thị Na")),
        (("TM. ỦY BAN NHÂN", "DÂN", "CHỦ TỊCH", "Lê Thị Na"), ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Thị Na")),
        (("TUQ. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG", "LÊ THỊ NA"), ("TUQ. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG", "LÊ THỊ NA")),
        (("T/M BAN THƯỜNG VỤ", "BÍ THƯ"), ("T/M BAN THƯỜNG VỤ", "BÍ THƯ", None)),
        (("CHI CỤC TRƯỞNG", "Lê Thị Na"), (None, "CHI CỤC TRƯỞNG", "Lê Thị Na")),
        (("GIÁM ĐỐC", "(Ký tên, đóng dấu)"), (None, "GIÁM ĐỐC", None)),
    ],
)  # fmt: skip
def test_capacity_and_name_are_told_apart(lines, expected):
    assert signature(foot_of("Nơi nhận:", "- Lưu: VT.", *lines)) == expected


def test_a_signature_above_the_recipients_is_read():
    foot = foot_of("Giao các sở thực hiện.", "CHỦ TỊCH", "Lê Thị Na", "Nơi nhận:", "- Lưu: VT.")
    assert (foot.start, foot.recipients, signature(foot)) == (1, ("- Lưu: VT.",), (None, "CHỦ TỊCH", "Lê Thị Na"))


def test_who_decides_at_the_end_of_a_cut_file_is_no_signature():
    assert (
        foot_of(
            "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH X", "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19/6/2015;"
        ).signature
        is None
    )


def test_what_follows_the_signature_is_left_over_and_a_stamp_is_noticed():
    foot = foot_of(
        "Nơi nhận:", "- Lưu: VT.", "CHỦ TỊCH", "Lê Thị Na", "Ký bởi: UBND", "Thời gian ký: 1/1/2026", "[1] Chú thích."
    )
    assert [line.text for line in foot.noticed] == ["Ký bởi: UBND", "Thời gian ký: 1/1/2026"]
    assert [line.text for line in foot.leftover] == ["[1] Chú thích."]


@pytest.mark.parametrize(
    ("right", "expected"),
    [
        ("Giám đốc\nLê Thị Na", (None, "Giám đốc", "Lê Thị Na")),
        ("KT. Trưởng phòng\nPhó Trưởng phòng\nLê Thị Na", ("KT. Trưởng phòng", "Phó Trưởng phòng", "Lê Thị Na")),
        ("QUYỀN GIÁM ĐỐC\nLê Thị Na", (None, "QUYỀN GIÁM ĐỐC", "Lê Thị Na")),
        ("CHỈ HUY TRƯỞNG\nĐại tá Lê Văn Na", (None, "CHỈ HUY TRƯỞNG", "Đại tá Lê Văn Na")),
    ],
)
def test_who_signs_is_read_though_the_office_is_written_wrongly(right, expected):
    foot = foot_of_table(("Nơi nhận:\n- Như trên;\n- Giám đốc Sở;\n- Lưu: VT.", right))
    assert foot.recipients == ("- Như trên;", "- Giám đốc Sở;", "- Lưu: VT.")
    assert signature(foot) == expected


def test_small_letters_outside_a_cell_name_no_signer():
    assert foot_of("Nơi nhận:", "- Lưu: VT.", "Giám đốc các sở thi hành Kế hoạch này").signature is None


def test_blanks_beside_the_recipients_are_the_office_and_the_name_still_to_be_written_in():
    assert signature(foot_of_table(("Nơi nhận:\n- Như trên;\n- Lưu: VT.", "[...]\n[...]"))) == (None, "[...]", "[...]")
    assert foot_of("Nơi nhận:", "- Lưu: VT.", "[...]", "[...]").signature is None


def test_who_certifies_a_consolidated_text_is_read_also_before_it_is_written_in():
    certified = "XÁC THỰC VĂN BẢN HỢP NHẤT"
    rows = (("Nơi nhận:\n- Như trên;\n- Lưu: VT.", f"{certified}\n[...]\n[...]"),)
    assert signature(foot_of_table(*rows)) == (certified, "[...]", "[...]")
    signed = (("Nơi nhận:\n- Lưu: VT.", f"{certified}\nCHỦ TỊCH\nLê Thị Na"),)
    assert signature(foot_of_table(*signed)) == (certified, "CHỦ TỊCH", "Lê Thị Na")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH Lê Thị Na",
         ("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Thị Na")),
        ("KT. CỤC TRƯỞNG PHÓ CỤC TRƯỞNG Y Na", ("KT. CỤC TRƯỞNG", "PHÓ CỤC TRƯỞNG", "Y Na")),
        ("Q. GIÁM ĐỐC", (None, "Q. GIÁM ĐỐC", None)),
        ("PHÓ CHỦ TỊCH UBND TỈNH", (None, "PHÓ CHỦ TỊCH UBND TỈNH", None)),
    ],
)  # fmt: skip
def test_columns_folded_into_one_line_each_are_taken_apart(line, expected):
    foot = foot_of_table(("Nơi nhận: - Như trên; - Lưu: VT.", line))
    assert foot.recipients == ("- Như trên;", "- Lưu: VT.")
    assert signature(foot) == expected


def test_no_item_of_the_list_is_taken_for_the_signers_name():
    foot = foot_of_table(("Nơi nhận:\n- Như trên;", "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n- Lưu: VT"))
    assert signature(foot) == ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", None)


def test_who_decides_above_the_articles_signs_nothing_though_the_foot_names_nobody():
    foot = foot_of(
        "BỘ TRƯỞNG BỘ KINH TẾ BIỂN", "Căn cứ Luật Biển;", "Điều 1. Ban hành Kế hoạch.", "Nơi nhận:", "- Lưu: VT."
    )
    assert signature(foot) is None
    assert foot.start == 3


def test_a_capacity_of_the_party_beside_the_last_recipient_is_told_apart():
    foot = foot_of("Nơi nhận:", "- Tỉnh ủy viên,", "- Lưu Văn phòng. T/M BAN CHỈ ĐẠO", "TRƯỞNG BAN", "Lê Thị Na")
    assert foot.recipients == ("- Tỉnh ủy viên,", "- Lưu Văn phòng.")
    assert signature(foot) == ("T/M BAN CHỈ ĐẠO", "TRƯỞNG BAN", "Lê Thị Na")
