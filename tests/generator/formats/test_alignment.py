"""Blocks and rows side by side: who is whose partner."""

from kehoach.generator.formats.alignment import Fingerprint, align

ROWS = [
    "1 | Xây dựng kho dữ liệu doanh nghiệp | Sở Tài chính | số thứ tự 2.1 mục 2 Phụ lục II",
    "2 | Mở dữ liệu giao thông | Sở Xây dựng | số thứ tự 2.2 mục 2 Phụ lục II",
    "3 | Chuẩn hóa dữ liệu đất đai | Sở Nông nghiệp và Môi trường | số thứ tự 2.3 mục 2 Phụ lục II",
]


def test_a_row_with_another_number_is_partner_of_itself_and_not_of_the_row_that_took_its_place():
    new = [
        ROWS[0],
        ROWS[2].replace("3 |", "2 |"),
        "3 | Xây dựng bản sao số đô thị | Sở Xây dựng | số thứ tự 2.4 mục 2 Phụ lục II",
    ]
    old = [Fingerprint("row", text, by_place=False) for text in ROWS]
    pairs = list(align(old, [Fingerprint("row", text, by_place=False) for text in new]))
    assert pairs == [(0, 0), (1, None), (2, 1), (None, 2)]
