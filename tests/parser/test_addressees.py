"""Whom letters, submissions and reports are for."""

import pytest

from kehoach.model import Paragraph
from kehoach.parser import read_plan
from kehoach.parser.addressees import read_addressees

HEAD = """SỞ Y TẾ TỈNH VÀM CỎ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: {symbol}
Vàm Cỏ, ngày 05 tháng 3 năm 2026
"""
BODY = """
{opening}
Sở Y tế báo cáo như sau:
I. KẾT QUẢ
Đã tiêm chủng 12 xã.
Nơi nhận:
- Như trên;
- Lưu: VT.
GIÁM ĐỐC
Lê Thị Na
"""


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (["Kính gửi: Bộ Y tế"], ("Bộ Y tế",)),
        (["Kính gửi: Ủy ban nhân dân tỉnh (qua Sở Nội vụ)."], ("Ủy ban nhân dân tỉnh (qua Sở Nội vụ)",)),
        (["KÍNH GỬI: BỘ Y TẾ"], ("BỘ Y TẾ",)),
        (["Kính gửi:", "- Bộ Y tế;", "- Sở Tài chính."], ("Bộ Y tế", "Sở Tài chính")),
        (["Kính gửi:\n- Bộ Y tế;\n- Sở Tài chính."], ("Bộ Y tế", "Sở Tài chính")),
        (["Kính gửi: Các sở, ngành; UBND các xã."], ("Các sở, ngành", "UBND các xã")),
        (["Kính gửi: [...]"], ("[...]",)),
    ],
)
def test_addressees_stand_on_the_line_or_in_a_list(lines, names):
    paragraphs = [Paragraph(text=line) for line in (*lines, "Sở Y tế báo cáo như sau:")]
    found = read_addressees(paragraphs)
    assert found.names == names
    assert [each.text for each in found.rest] == ["Sở Y tế báo cáo như sau:"]


def test_words_that_only_speak_of_sending_are_no_addressee():
    paragraphs = [Paragraph(text="Báo cáo được kính gửi Bộ Y tế."), Paragraph(text="- Sở Tài chính;")]
    assert read_addressees(paragraphs).names == ()
    assert read_addressees(paragraphs).rest is paragraphs


@pytest.mark.parametrize(
    ("symbol", "kind"),
    [
        ("12/BC-SYT", "BÁO CÁO\nTiêm chủng năm 2026"),
        ("12/TTr-SYT", "TỜ TRÌNH\nVề việc tiêm chủng"),
        ("12/SYT-NVY\nV/v tiêm chủng", ""),
    ],
)
@pytest.mark.parametrize("opening", ["Kính gửi: Bộ Y tế; Sở Tài chính.", "Kính gửi:\n- Bộ Y tế;\n- Sở Tài chính."])
def test_reports_submissions_and_letters_tell_whom_they_are_for(tmp_path, symbol, kind, opening):
    path = tmp_path / "van-ban.txt"
    path.write_text(HEAD.format(symbol=symbol) + kind + BODY.format(opening=opening), encoding="utf-8")
    plan = read_plan(path)
    assert plan.document.addressees == ("Bộ Y tế", "Sở Tài chính")
    assert [paragraph.text for paragraph in plan.document.lead] == ["Sở Y tế báo cáo như sau:"]
    assert [notice for notice in plan.notices if notice.code == "P901"] == []
