"""A user's own data file: a province of its own, a small correction, and errors in it."""

from datetime import date
from pathlib import Path

import pytest

from kehoach.errors import KehoachError
from kehoach.meaning.agencies import load_registry, read_assignment

DATA = Path(__file__).parent / "nui-xanh.toml"


@pytest.fixture
def nui_xanh():
    return load_registry("TỈNH NÚI XANH", on=date(2022, 5, 4), files=[DATA])


@pytest.fixture
def written(tmp_path):
    def write(text):
        path = tmp_path / "own.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.mark.parametrize(
    ("text", "agencies", "groups"),
    [
        ("Sở Biển, Đảo và Đầm phá, Sở Y tế", ["so-bien-dao-va-dam-pha", "so-y-te"], []),
        ("Sở Biển đảo; SBĐĐP", ["so-bien-dao-va-dam-pha"], []),
        ("Viện Quy hoạch - Phát triển miền núi", ["vien-quy-hoach-va-phat-trien-mien-nui"], []),
        ("Sở NV; Sở Nội vụ; SNoV", ["so-noi-vu"], []),
        ("Các đơn vị vùng ven biển và các sở, ngành hữu quan", [], ["vung-bien", "so-ban-nganh-lien-quan"]),
    ],
)
def test_a_province_works_with_a_data_file_alone(text, agencies, groups, nui_xanh):
    read = read_assignment(text, nui_xanh)
    assert (list(read.agencies), list(read.groups), read.unknown) == (agencies, groups, ())


def test_a_row_overrides_what_it_gives_and_leaves_the_rest(nui_xanh):
    department = nui_xanh.agency("so-noi-vu")
    assert (department.symbol, department.head_title) == ("SNoV", "GIÁM ĐỐC")
    transport = nui_xanh.agency("so-giao-thong-van-tai")
    assert (transport.name, transport.symbol) == ("Sở Giao thông vận tải", "SGT")
    assert "symbol" not in transport.unverified


def test_a_local_body_can_be_overridden_too(nui_xanh):
    district = nui_xanh.agency("ubnd-huyen-suoi-da")
    assert (district.head_title, district.header[1]) == ("QUYỀN CHỦ TỊCH", "HUYỆN SUỐI ĐÁ")


def test_groups_and_kinds_of_its_own_are_resolved(nui_xanh):
    assert set(nui_xanh.members("vung-bien")) == {"so-bien-dao-va-dam-pha", "ubnd-huyen-cua-gio"}
    assert "so-bien-dao-va-dam-pha" in nui_xanh.members("so-ban-nganh")
    assert "ban-dan-toc" in nui_xanh.members("so-ban-nganh")
    assert len(nui_xanh.members("ubnd-cap-huyen")) == 3
    assert len(nui_xanh.members("ubnd-cap-xa")) == 9
    institute = nui_xanh.agency("vien-quy-hoach-va-phat-trien-mien-nui")
    assert (institute.head_title, institute.superior) == ("VIỆN TRƯỞNG", ("UBND TỈNH NÚI XANH",))


def test_the_file_alone_tells_the_province():
    assert load_registry(files=[DATA]).province.full == "tỉnh Núi Xanh"


def test_a_file_about_another_province_is_left_out():
    registry = load_registry("Sóc Trăng", files=[DATA])
    assert registry.agency("so-noi-vu").symbol == "SNV"
    assert registry.find("Sở Biển đảo") is None


def test_a_file_about_no_province_serves_every_one(written):
    path = written('[[agency]]\nid = "so-y-te"\nsymbol = "SoYT"\n')
    assert load_registry("Sóc Trăng", files=[path]).agency("so-y-te").symbol == "SoYT"
    assert load_registry("Sóc Trăng").agency("so-y-te").symbol == "SYT"


@pytest.mark.parametrize(
    ("content", "place", "reason"),
    [
        (
            '[[agency]]\nname = "Sở A B"\nkind = "so"\nsymbl = "X"\n',
            "agency (Sở A B) / symbl",
            "không có trong định dạng",
        ),
        ('[[agency]]\nname = "Sở A B"\n', "agency (Sở A B)", "name và kind"),
        ('[[agency]]\nsymbol = "X"\n', "agency", "name và kind"),
        ('[[agency]]\nname = "Sở A B"\nkind = "sở"\n', "agency (Sở A B)", "kind «sở» không có"),
        ('[[agency]]\nid = "so-y-te"\nvalid_to = "bao giờ"\n', "agency (so-y-te) / valid_to", "giá trị không hợp lệ"),
        ('[[agency]]\nid = "so-y-te"\nvalid_from = 2025-01-01\nvalid_to = 2020-01-01\n', "agency (so-y-te)", "sau"),
        ('[[agency]]\nid = "so-y-te"\naliases = ["Sở [Y tế"]\n', "agency (so-y-te)", "ngoặc"),
        ('[[agency]]\nid = "so-y-te"\naliases = "Sở YT"\n', "agency (so-y-te) / aliases", "danh sách"),
        ('[[agency]]\nid = "so-y-te"\naliases = ["Sở {tinh}"]\n', "agency (so-y-te)", "chỗ trống"),
        ('[[group]]\nid = "g"\nagencies = ["Sở Ma"]\n', "group (g)", "«so-ma»"),
        ('[[group]]\nid = "g"\ngroups = ["h"]\n', "group (g)", "nhóm «h» không có"),
        ('[[group]]\nid = "g"\nkinds = ["so", "k"]\n', "group (g)", "kind «k» không có"),
        ('[[group]]\nname = "Nhóm"\n', "group (Nhóm) / id", "thiếu"),
        ('[[district]]\nname = "Kẻ Chợ"\n', "district", "loại đơn vị hành chính"),
        (
            '[[agency]]\nid = "so-y-te"\nsuccessors = [{agency = "so-ma", date = 2025-01-01, document = "d"}]\n',
            "agency (so-y-te)",
            "«so-ma»",
        ),
        ('[words]\nlead = ["(chủ trì"]\n', "words / lead", "ngoặc"),
        ("[[agency]\n", None, "TOML"),
    ],
)
def test_an_error_in_a_file_names_the_file_the_key_and_the_reason(content, place, reason, written):
    path = written(content)
    with pytest.raises(KehoachError) as caught:
        load_registry("Sóc Trăng", files=[path])
    assert caught.value.file == str(path)
    assert (caught.value.place or "").startswith(place or "")
    assert bool(caught.value.place) == bool(place)
    assert reason in caught.value.reason


def test_a_file_that_is_not_there_is_an_error(tmp_path):
    with pytest.raises(KehoachError, match="không đọc được"):
        load_registry("Sóc Trăng", files=[tmp_path / "none.toml"])


def test_a_file_that_is_not_utf_8_is_an_error(tmp_path):
    path = tmp_path / "own.toml"
    path.write_bytes(b'[province]\nname = "S\xf3c"\n')
    with pytest.raises(KehoachError, match="TOML"):
        load_registry("Sóc Trăng", files=[path])
