"""Who answers on a later day, and which document says so."""

from datetime import date
from pathlib import Path

import pytest

from kehoach.meaning.agencies import load_registry, successors_on

IN_2026 = date(2026, 1, 5)


@pytest.mark.parametrize(
    ("agency", "day", "successor"),
    [
        ("so-noi-vu", date(2022, 1, 1), "so-noi-vu"),
        ("so-ke-hoach-va-dau-tu", date(2025, 2, 28), "so-ke-hoach-va-dau-tu"),
        ("so-ke-hoach-va-dau-tu", date(2025, 3, 1), "so-tai-chinh"),
        ("so-ke-hoach-va-dau-tu", IN_2026, "so-tai-chinh-thanh-pho-can-tho"),
        ("so-giao-thong-van-tai", IN_2026, "so-xay-dung-thanh-pho-can-tho"),
        ("so-tai-nguyen-va-moi-truong", IN_2026, "so-nong-nghiep-va-moi-truong-thanh-pho-can-tho"),
        ("ban-dan-toc", date(2025, 4, 1), "so-dan-toc-va-ton-giao"),
        ("so-y-te", date(2025, 6, 30), "so-y-te"),
        ("so-y-te", date(2025, 7, 1), "so-y-te-thanh-pho-can-tho"),
        ("ubnd-tinh", IN_2026, "ubnd-thanh-pho-can-tho"),
        ("van-phong-ubnd-tinh", IN_2026, "van-phong-ubnd-thanh-pho-can-tho"),
        ("ubnd-xa-phong-nam", IN_2026, "ubnd-xa-phong-nam"),
        ("so-ban-nganh", IN_2026, "so-ban-nganh"),
    ],
)
def test_one_body_answers_when_it_went_on_or_one_took_over(agency, day, successor, soc_trang):
    found = successors_on(agency, day, soc_trang)
    assert found.successor == successor
    assert successor in {candidate.agency for candidate in found.candidates}


def test_each_step_names_its_document(soc_trang):
    (candidate,) = successors_on("so-ke-hoach-va-dau-tu", IN_2026, soc_trang).candidates
    assert [step.date for step in candidate.steps] == [date(2025, 3, 1), date(2025, 7, 1)]
    assert "17/02/2025" in candidate.steps[0].document
    assert candidate.steps[1].document == "Nghị quyết số 202/2025/QH15 ngày 12/6/2025"
    assert not candidate.unverified


@pytest.mark.parametrize(
    ("agency", "candidates"),
    [
        (
            "so-thong-tin-va-truyen-thong",
            {"so-khoa-hoc-va-cong-nghe": None, "so-van-hoa-the-thao-va-du-lich": "báo chí, xuất bản, thông tin"},
        ),
        (
            "so-lao-dong-thuong-binh-va-xa-hoi",
            {
                "so-noi-vu": None,
                "so-nong-nghiep-va-moi-truong": "giảm nghèo",
                "so-y-te": "bảo trợ xã hội, trẻ em",
                "so-giao-duc-va-dao-tao": "giáo dục nghề nghiệp",
            },
        ),
    ],
)
def test_a_split_body_is_given_to_nobody_by_itself(agency, candidates, soc_trang):
    found = successors_on(agency, date(2025, 4, 1), soc_trang)
    assert found.successor is None
    assert {candidate.agency: candidate.functions for candidate in found.candidates} == candidates
    later = successors_on(agency, IN_2026, soc_trang)
    assert later.successor is None
    assert {candidate.agency.removesuffix("-thanh-pho-can-tho") for candidate in later.candidates} == set(candidates)


def test_what_was_not_seen_in_a_source_is_marked(soc_trang):
    found = successors_on("so-lao-dong-thuong-binh-va-xa-hoi", IN_2026, soc_trang)
    unverified = {candidate.agency: candidate.unverified for candidate in found.candidates}
    assert not unverified["so-noi-vu-thanh-pho-can-tho"]
    assert unverified["so-y-te-thanh-pho-can-tho"]
    (newspaper,) = successors_on("bao-soc-trang", IN_2026, soc_trang).candidates
    assert newspaper.unverified


def test_a_body_that_went_on_tells_what_it_gave_away(soc_trang):
    found = successors_on("so-noi-vu", IN_2026, soc_trang)
    assert found.successor == "so-noi-vu-thanh-pho-can-tho"
    assert {candidate.agency: candidate.functions for candidate in found.candidates} == {
        "so-noi-vu-thanh-pho-can-tho": None,
        "so-dan-toc-va-ton-giao-thanh-pho-can-tho": "tôn giáo",
    }


@pytest.mark.parametrize("agency", ["ubnd-huyen-ke-sach", "ubnd-thi-xa-nga-nam", "ubnd-cap-huyen"])
def test_the_districts_duties_went_to_communes_or_the_province(agency, soc_trang):
    found = successors_on(agency, IN_2026, soc_trang)
    assert found.successor is None
    assert [candidate.agency for candidate in found.candidates] == ["ubnd-cap-xa", "ubnd-thanh-pho-can-tho"]
    assert all("72/2025/QH15" in candidate.steps[0].document for candidate in found.candidates)


def test_a_changed_commune_has_no_certain_successor(soc_trang):
    found = successors_on("ubnd-xa-ba-trinh", IN_2026, soc_trang)
    assert found.successor is None
    assert [candidate.agency for candidate in found.candidates] == ["ubnd-cap-xa"]


def test_a_body_of_which_nothing_is_known_has_no_candidates(soc_trang):
    found = successors_on("cuc-thue", IN_2026, soc_trang)
    assert (found.successor, found.candidates) == (None, ())


def test_a_province_that_stayed_keeps_its_bodies():
    registry = load_registry("Lâm Đồng", on=date(2022, 1, 1))
    assert successors_on("so-y-te", IN_2026, registry).successor == "so-y-te"
    merged = load_registry("Đắk Nông", on=date(2022, 1, 1))
    assert successors_on("so-y-te", IN_2026, merged).successor == "so-y-te-tinh-lam-dong"
    assert merged.agency("so-y-te-tinh-lam-dong").superior == ("UBND TỈNH LÂM ĐỒNG",)


def test_a_users_file_can_tell_of_another_succession(tmp_path: Path):
    path = tmp_path / "own.toml"
    path.write_text(
        '[[agency]]\nname = "Sở Ngoại vụ"\npresent = true\nvalid_to = 2023-12-31\n'
        'successors = [{agency = "Văn phòng UBND {unit}", date = 2024-01-01, document = "Nghị quyết số 9/NQ-HĐND"}]\n',
        encoding="utf-8",
    )
    registry = load_registry("Núi Xanh", on=date(2022, 1, 1), files=[path])
    found = successors_on("so-ngoai-vu", date(2024, 2, 1), registry)
    assert found.successor == "van-phong-ubnd-tinh"
    assert found.candidates[0].steps[0].document == "Nghị quyết số 9/NQ-HĐND"


def test_an_unknown_id_is_a_key_error(soc_trang):
    with pytest.raises(KeyError):
        successors_on("so-ky-la", IN_2026, soc_trang)
