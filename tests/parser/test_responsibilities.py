"""What sections on organising the work say to agencies. Sentences are synthetic."""

import pytest

from kehoach.parser import read_plan

HEAD = """ỦY BAN NHÂN DÂN
TỈNH LAM GIANG

Số: 5/KH-UBND

Lam Giang, ngày 12 tháng 01 năm 2026

KẾ HOẠCH

Phòng, chống hạn hán năm 2026

I. TỔ CHỨC THỰC HIỆN

"""


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("1. Sở Y tế\n\nTổ chức tiêm chủng.", ["Tổ chức tiêm chủng."]),
        ("1. Sở Y tế: Tổ chức tiêm chủng.", ["Tổ chức tiêm chủng."]),
        ("1. Sở Y tế tham mưu UBND tỉnh.", ["Sở Y tế tham mưu UBND tỉnh."]),
        ("1. Đề nghị Công an tỉnh: bảo đảm an ninh.", ["bảo đảm an ninh."]),
        ("1. Sở Nội vụ (cơ quan thường trực)\n\na) Tổng hợp.\n\nb) Báo cáo.", ["a) Tổng hợp.", "b) Báo cáo."]),
    ],
)
def test_what_an_agency_is_to_do_is_kept_also_where_its_heading_says_it(tmp_path, words, said):
    path = tmp_path / "plan.txt"
    path.write_text(HEAD + words + "\n", encoding="utf-8")
    (part,) = read_plan(path).responsibilities
    assert [paragraph.text for paragraph in part.paragraphs] == said


def test_an_annex_of_forms_without_items_is_no_missing_one(tmp_path):
    path = tmp_path / "plan.txt"
    annex = "Phụ lục I\nBIỂU MẪU BÁO CÁO\n(Kèm theo Kế hoạch số 5/KH-UBND)\n\nNội dung: ...\n"
    path.write_text(f"{HEAD}1. Sở Y tế\n\nBáo cáo theo Phụ lục I.\n\n{annex}", encoding="utf-8")
    assert not [notice for notice in read_plan(path).notices if notice.code == "P501"]
