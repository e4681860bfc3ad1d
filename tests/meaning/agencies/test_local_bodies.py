"""Bodies of districts and communes, of places that the data knows and of others."""

from datetime import date
from pathlib import Path

import pytest

from kehoach.meaning.agencies import load_registry, read_assignment

DATA = Path(__file__).parent / "nui-xanh.toml"


@pytest.fixture
def nui_xanh():
    return load_registry("TỈNH NÚI XANH", on=date(2022, 5, 4), files=[DATA])


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("UBND huyện Cửa Gió", ["ubnd-huyen-cua-gio"]),
        ("Ủy ban nhân dân huyện Cửa Gió, tỉnh Núi Xanh", ["ubnd-huyen-cua-gio"]),
        ("UBND TP. Đá Trắng", ["ubnd-thanh-pho-da-trang"]),
        ("ỦY BAN NHÂN DÂN HUYỆN SUỐI ĐÁ", ["ubnd-huyen-suoi-da"]),
        ("UBND H. Suối Đá", ["ubnd-huyen-suoi-da"]),
        ("UBND các huyện Cửa Gió, Suối Đá", ["ubnd-huyen-cua-gio", "ubnd-huyen-suoi-da"]),
        ("UBND các huyện: Cửa Gió; Suối Đá", ["ubnd-huyen-cua-gio", "ubnd-huyen-suoi-da"]),
        ("UBND huyện Cửa Gió, thành phố Đá Trắng", ["ubnd-huyen-cua-gio", "ubnd-thanh-pho-da-trang"]),
        ("UBND xã Hoà Thuỷ 1", ["ubnd-xa-hoa-thuy-i"]),
        ("UBND xã Ia K’Tơ, huyện Suối Đá", ["ubnd-xa-ia-k-to"]),
        ("UBND các phường 1, 2, Hương Sen", ["ubnd-phuong-1", "ubnd-phuong-2", "ubnd-phuong-huong-sen"]),
        ("UBND xã Bãi Dài", ["ubnd-xa-bai-dai"]),
        ("UBND xã Bãi Dài Trong", ["ubnd-xa-bai-dai-trong"]),
        ("Công an huyện Cửa Gió", ["cong-an-huyen-cua-gio"]),
        ("Tòa án nhân dân huyện Cửa Gió", ["toa-an-nhan-dan-huyen-cua-gio"]),
        ("Huyện ủy Suối Đá", ["huyen-uy-suoi-da"]),
        # not in the data
        ("UBND huyện Rừng Thông", ["ubnd-huyen-rung-thong"]),
        ("UBND huyện Rừng Thông Sở Y tế", ["ubnd-huyen-rung-thong", "so-y-te"]),
        ("UBND HUYỆN RỪNG THÔNG", ["ubnd-huyen-rung-thong"]),
        ("UBND các huyện Rừng Thông, Ea H'leo và Sở Y tế", ["ubnd-huyen-rung-thong", "ubnd-huyen-ea-h-leo", "so-y-te"]),
        ("UBND quận 12", ["ubnd-quan-12"]),
        ("UBND xã Bãi Dài Ngoài", ["ubnd-xa-bai-dai-ngoai"]),
        ("UBND xã Đồi Cao, huyện Suối Đá", ["ubnd-xa-doi-cao-huyen-suoi-da"]),
        ("UBND đặc khu Phú Quý", ["ubnd-dac-khu-phu-quy"]),
        ("UBND thành phố Vinh", ["ubnd-thanh-pho-vinh"]),
        # of other provinces
        ("UBND tỉnh Bạc Liêu; Sở Y tế tỉnh Cà Mau", ["ubnd-tinh-bac-lieu", "so-y-te-tinh-ca-mau"]),
        ("Sở Y tế Thành phố Hồ Chí Minh", ["so-y-te-thanh-pho-ho-chi-minh"]),
        ("UBND thành phố Cần Thơ", ["ubnd-thanh-pho-can-tho"]),
        ("Tỉnh ủy Bạc Liêu", ["tinh-uy-bac-lieu"]),
        ("UBND huyện Suối Đá, tỉnh Cà Mau", ["ubnd-huyen-suoi-da-tinh-ca-mau"]),
    ],
)
def test_a_local_body_is_named_by_its_place(text, ids, nui_xanh):
    read = read_assignment(text, nui_xanh)
    assert (list(read.agencies), read.groups, read.unknown) == (ids, (), ())
    assert all(nui_xanh.agency(id).id == id for id in ids)


@pytest.mark.parametrize(
    "text",
    [
        "UBND huyện",
        "UBND huyện Ban hành kế hoạch",
        "UBND huyện lân cận",
        "UBND thành phố Phan Rang - Tháp Chàm",
        "UBND huyện 5",
        "UBND HUYỆN RỪNG THÔNG BAN HÀNH KẾ HOẠCH NĂM NAY",
        "Phòng Nội vụ huyện Cửa Gió",
    ],
)
def test_a_place_that_cannot_be_told_stays_unknown(text, nui_xanh):
    read = read_assignment(text, nui_xanh)
    assert read.agencies == ()
    assert "".join(read.unknown).startswith(text[:10])


def test_a_commune_name_that_several_have_needs_its_district(soc_trang):
    assert read_assignment("UBND phường 1", soc_trang).unknown == ("UBND phường 1",)
    read = read_assignment("UBND phường 1, thị xã Ngã Năm; UBND phường 1 thành phố Sóc Trăng", soc_trang)
    assert read.agencies == ("ubnd-phuong-1-thi-xa-nga-nam", "ubnd-phuong-1-thanh-pho-soc-trang")
    assert soc_trang.agency("ubnd-phuong-1-thi-xa-nga-nam").name == "UBND phường 1, thị xã Ngã Năm"


def test_a_local_body_presents_itself_as_the_decree_wants(nui_xanh):
    district = nui_xanh.agency("ubnd-huyen-cua-gio")
    assert (district.header, district.superior) == (("ỦY BAN NHÂN DÂN", "HUYỆN CỬA GIÓ"), ())
    assert (district.place, district.symbol, district.kind, district.level) == (
        "Cửa Gió",
        "UBND",
        "ubnd-huyen",
        "huyen",
    )
    ward = nui_xanh.agency("ubnd-phuong-1")
    assert (ward.place, ward.parent, ward.kind) == ("Phường 1", "ubnd-thanh-pho-da-trang", "ubnd-xa")


@pytest.mark.parametrize("written", ["UBND huyện Rừng Thông", "ỦY BAN NHÂN DÂN HUYỆN RỪNG  THÔNG"])
def test_a_derived_body_has_what_its_kind_has(written, nui_xanh):
    read_assignment(written, nui_xanh)
    derived = nui_xanh.agency("ubnd-huyen-rung-thong")
    assert (derived.name, derived.kind, derived.head_title) == ("UBND huyện Rừng Thông", "ubnd-huyen", "CHỦ TỊCH")
    assert derived.header == ("ỦY BAN NHÂN DÂN", "HUYỆN RỪNG THÔNG")
    assert derived.province is None
    assert derived.id not in nui_xanh.members("ubnd-cap-huyen")


def test_a_city_of_its_own_has_city_bodies():
    city = load_registry("THÀNH PHỐ CẦN THƠ", on=date(2026, 1, 5))
    read = read_assignment("UBND thành phố; Văn phòng UBND thành phố Cần Thơ; Thành ủy; Sở Y tế", city)
    assert read.agencies == ("ubnd-thanh-pho", "van-phong-ubnd-thanh-pho", "thanh-uy", "so-y-te")
    assert city.agency("so-y-te").superior == ("UBND THÀNH PHỐ CẦN THƠ",)
    assert city.agency("ubnd-thanh-pho").header == ("ỦY BAN NHÂN DÂN", "THÀNH PHỐ CẦN THƠ")


def test_a_commune_s_name_means_the_one_of_the_day(soc_trang):
    later = load_registry("Sóc Trăng", on=date(2026, 1, 5))
    assert read_assignment("UBND xã Mỹ Tú", soc_trang).agencies == ("ubnd-xa-my-tu",)
    assert read_assignment("UBND xã Mỹ Tú", later).agencies == ("ubnd-xa-my-tu-thanh-pho-can-tho",)
    assert read_assignment("UBND huyện Kế Sách", later).agencies == ("ubnd-huyen-ke-sach",)
    assert "ubnd-huyen-ke-sach" not in {agency.id for agency in later.agencies}
