"""What the registry of a province contains, with data of its own and without."""

from datetime import date

import pytest

from kehoach.meaning.agencies import Agency, Group, load_registry, read_assignment
from kehoach.meaning.agencies.places import in_small_letters

CHIEF_BODIES_2021 = {
    "van-phong-ubnd-tinh",
    "thanh-tra-tinh",
    "ban-dan-toc",
    "so-noi-vu",
    "so-tu-phap",
    "so-tai-chinh",
    "so-ke-hoach-va-dau-tu",
    "so-thong-tin-va-truyen-thong",
    "so-khoa-hoc-va-cong-nghe",
    "so-y-te",
    "so-giao-duc-va-dao-tao",
    "so-lao-dong-thuong-binh-va-xa-hoi",
    "so-van-hoa-the-thao-va-du-lich",
    "so-cong-thuong",
    "so-nong-nghiep-va-phat-trien-nong-thon",
    "so-giao-thong-van-tai",
    "so-xay-dung",
    "so-tai-nguyen-va-moi-truong",
}


def test_soc_trang_had_18_specialised_bodies_in_2021(soc_trang):
    assert set(soc_trang.members("co-quan-chuyen-mon")) == CHIEF_BODIES_2021


def test_soc_trang_had_13_specialised_bodies_in_march_2025():
    registry = load_registry("Sóc Trăng", on=date(2025, 3, 31))
    members = registry.members("co-quan-chuyen-mon")
    assert len(members) == 13
    assert {"so-nong-nghiep-va-moi-truong", "so-dan-toc-va-ton-giao"} <= set(members)
    assert "so-ke-hoach-va-dau-tu" not in members


def test_soc_trang_had_11_districts_and_109_communes(soc_trang):
    assert set(soc_trang.members("ubnd-cap-huyen")) == {
        "ubnd-thanh-pho-soc-trang",
        "ubnd-thi-xa-vinh-chau",
        "ubnd-thi-xa-nga-nam",
        "ubnd-huyen-chau-thanh",
        "ubnd-huyen-ke-sach",
        "ubnd-huyen-my-tu",
        "ubnd-huyen-cu-lao-dung",
        "ubnd-huyen-long-phu",
        "ubnd-huyen-my-xuyen",
        "ubnd-huyen-thanh-tri",
        "ubnd-huyen-tran-de",
    }
    communes = [soc_trang.agency(id) for id in soc_trang.members("ubnd-cap-xa")]
    words = [commune.header[1].split()[0] for commune in communes]
    assert (words.count("XÃ"), words.count("PHƯỜNG"), words.count("THỊ")) == (80, 17, 12)
    assert all(soc_trang.agency(commune.parent or "").kind == "ubnd-huyen" for commune in communes)


def test_the_area_of_soc_trang_has_43_communes_and_no_district_from_july_2025():
    registry = load_registry("Sóc Trăng", on=date(2025, 7, 1))
    assert registry.members("ubnd-cap-huyen") == ()
    assert len(registry.members("ubnd-cap-xa")) == 43
    assert registry.members("dia-phuong") == registry.members("ubnd-cap-xa")


def test_ids_and_names_belong_to_one_agency(soc_trang):
    ids = [agency.id for agency in soc_trang.agencies]
    assert len(ids) == len(set(ids))
    names = [agency.name for agency in soc_trang.agencies]
    assert len(names) == len(set(names))


def test_a_department_presents_itself_as_the_decree_wants(soc_trang):
    department = soc_trang.agency("so-tu-phap")
    assert (department.superior, department.header) == (("UBND TỈNH SÓC TRĂNG",), ("SỞ TƯ PHÁP",))
    assert (department.symbol, department.head_title, department.place) == ("STP", "GIÁM ĐỐC", "Sóc Trăng")
    assert (department.parent, department.province) == ("ubnd-tinh", "tỉnh Sóc Trăng")
    committee = soc_trang.agency("ubnd-tinh")
    assert (committee.superior, committee.header) == ((), ("ỦY BAN NHÂN DÂN", "TỈNH SÓC TRĂNG"))
    office = soc_trang.agency("van-phong-ubnd-tinh")
    assert (office.header, office.head_title) == (("VĂN PHÒNG",), "CHÁNH VĂN PHÒNG")


def test_groups_and_their_members_point_to_each_other(soc_trang):
    assert "so-ban-nganh" in soc_trang.agency("so-y-te").groups
    assert "co-quan-don-vi-dia-phuong" in soc_trang.agency("ubnd-huyen-ke-sach").groups
    for group in soc_trang.groups:
        for member in group.members if not group.open else ():
            assert group.id in soc_trang.agency(member).groups


def test_a_group_of_nobody_in_particular_is_open(soc_trang):
    assert soc_trang.group("co-quan-don-vi-lien-quan").open
    assert soc_trang.members("co-quan-don-vi-lien-quan") == ()
    narrowed = soc_trang.group("so-ban-nganh-lien-quan")
    assert narrowed.open
    assert narrowed.members == soc_trang.members("so-ban-nganh")
    assert not soc_trang.group("so-ban-nganh").open


def test_what_was_not_seen_in_a_source_is_marked(soc_trang):
    assert "symbol" in soc_trang.agency("so-giao-thong-van-tai").unverified
    assert soc_trang.agency("so-noi-vu").unverified == ()


@pytest.mark.parametrize("words", ["Lâm Đồng", "LÂM ĐỒNG", "Tỉnh Lâm Đồng", "TỈNH LÂM ĐỒNG", "tỉnh\nLâm Đồng"])
def test_a_province_is_recognised_as_documents_write_it(words):
    registry = load_registry(words)
    assert registry.province.full == "tỉnh Lâm Đồng"
    assert registry.agency("so-y-te").superior == ("UBND TỈNH LÂM ĐỒNG",)


@pytest.mark.parametrize("words", ["HỒ CHÍ MINH", "Thành phố Hồ Chí Minh", "TP.Hồ Chí Minh", "TP Hồ Chí Minh"])
def test_a_city_named_after_a_person_keeps_its_unit_in_the_date_line(words):
    registry = load_registry(words)
    assert registry.province.full == "thành phố Hồ Chí Minh"
    assert registry.agency("so-y-te").place == "Thành phố Hồ Chí Minh"


def test_a_province_that_no_file_knows_has_the_national_bodies(nowhere):
    assert nowhere.province.full == "tỉnh Núi Xanh"
    assert nowhere.agency("bao-nui-xanh").name == "Báo Núi Xanh"
    assert nowhere.agency("ubnd-tinh").header == ("ỦY BAN NHÂN DÂN", "TỈNH NÚI XANH")
    assert nowhere.agency("so-ngoai-vu").name == "Sở Ngoại vụ"
    assert "so-ngoai-vu" not in {agency.id for agency in nowhere.agencies}
    assert "so-ngoai-vu" not in nowhere.members("cac-so")
    assert nowhere.members("ubnd-cap-huyen") == ()


def test_without_a_province_names_are_found_all_the_same():
    registry = load_registry()
    read = read_assignment("Sở Y tế tỉnh; UBND tỉnh; UBND tỉnh Cà Mau", registry)
    assert read.agencies == ("so-y-te", "ubnd-tinh", "ubnd-tinh-ca-mau")
    assert registry.agency("so-y-te").superior == ("UBND TỈNH",)
    assert registry.agency("so-y-te").province is None


def test_a_name_leads_to_an_agency_or_a_group(soc_trang):
    found = soc_trang.find("Sở KH&CN")
    assert isinstance(found, Agency)
    assert found.id == "so-khoa-hoc-va-cong-nghe"
    group = soc_trang.find("UBND cấp huyện")
    assert isinstance(group, Group)
    assert group.id == "ubnd-cap-huyen"
    assert soc_trang.find("Sở Kỳ Lạ") is None
    assert soc_trang.find("Sở Y tế, Sở Nội vụ") is None
    assert soc_trang.find("UBND phường 1") is None
    assert soc_trang.find("") is None


def test_an_unknown_id_is_a_key_error(soc_trang):
    for look in (soc_trang.agency, soc_trang.group, soc_trang.members):
        with pytest.raises(KeyError):
            look("so-ky-la")


def test_what_one_text_names_is_not_known_to_another_registry():
    first, second = load_registry("Lâm Đồng"), load_registry("Lâm Đồng")
    read_assignment("UBND huyện Trà Cú", first)
    assert first.agency("ubnd-huyen-tra-cu").name == "UBND huyện Trà Cú"
    with pytest.raises(KeyError):
        second.agency("ubnd-huyen-tra-cu")


def test_a_province_whose_name_is_longer_than_a_files_can_be_has_no_data_of_its_own():
    assert load_registry("Sông Dài " * 60).province.name.startswith("Sông Dài")


@pytest.mark.parametrize(
    ("capitals", "name"),
    [("NÚI XANH", "Núi Xanh"), ("HÒA TÚ II", "Hòa Tú II"), ("HÀ VI", "Hà Vi"), ("An Thạnh 5", "An Thạnh 5")],
)
def test_a_name_in_capitals_keeps_the_number_that_is_part_of_it(capitals, name):
    assert in_small_letters(capitals) == name
