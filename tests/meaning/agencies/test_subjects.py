"""Whom a heading, or the sentence under a number, gives work to. Sentences are synthetic."""

import datetime

import pytest

from kehoach.meaning.agencies import load_registry, read_subject


@pytest.fixture(scope="module")
def registry():
    return load_registry("Lam Giang", on=datetime.date(2026, 3, 1))


@pytest.mark.parametrize(
    ("text", "agencies", "groups"),
    [
        ("Sở Y tế", ["so-y-te"], []),
        ("Sở Nội vụ, Sở Tài chính:", ["so-noi-vu", "so-tai-chinh"], []),
        ("Sở\nTư pháp", ["so-tu-phap"], []),
        ("Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", ["uy-ban-mat-tran-to-quoc-viet-nam-tinh"], []),
        ("Giao Sở Xây dựng có trách nhiệm đôn đốc các sở, ban, ngành", ["so-xay-dung"], []),
        ("Sở Nội vụ chịu trách nhiệm về việc báo cáo UBND tỉnh", ["so-noi-vu"], []),
        ("Sở Công Thương: Tham mưu UBND tỉnh kiểm tra các sở, ban, ngành", ["so-cong-thuong"], []),
        ("Bộ CHQS tỉnh tham mưu UBND tỉnh; chủ trì, phối hợp với Công an tỉnh", ["bo-chi-huy-quan-su-tinh"], []),
        ("Sở Y tế (cơ quan thường trực, theo dõi chung) báo cáo", ["so-y-te"], []),
        ("Các sở, ban, ngành tỉnh, UBND các xã, phường", [], ["so-ban-nganh", "ubnd-cap-xa"]),
        ("Căn cứ Kế hoạch này, UBND các xã, phường xây dựng kế hoạch", [], ["ubnd-cap-xa"]),
        ("Căn cứ Kế hoạch của UBND tỉnh và nhiệm vụ được giao, Sở Tài chính cân đối ngân sách", ["so-tai-chinh"], []),
        ("Đề nghị Ban Tuyên giáo và Dân vận Tỉnh ủy:", ["ban-tuyen-giao-va-dan-van-tinh-uy"], []),
        ("Chi cục Hải quan khu vực XIX", ["chi-cuc-hai-quan-khu-vuc"], []),
        ("Báo và Phát thanh - Truyền hình Lam Giang", ["bao-va-phat-thanh-truyen-hinh-lam-giang"], []),
    ],
)
def test_only_who_acts_is_named(registry, text, agencies, groups):
    subject = read_subject(text, registry)
    assert (list(subject.agencies), list(subject.groups)) == (agencies, groups)


@pytest.mark.parametrize(
    "text",
    [
        "Hướng dẫn các sở, ban, ngành thực hiện",
        "Phối hợp với Công an tỉnh bảo đảm an ninh",
        "Tham mưu UBND tỉnh ban hành quy định",
        "Kinh phí thực hiện",
        "Văn phòng Sở Nội vụ theo dõi việc thực hiện",
    ],
)
def test_what_is_done_to_an_agency_or_by_a_part_of_one_makes_it_no_subject(registry, text):
    subject = read_subject(text, registry)
    assert (subject.agencies, subject.groups) == ((), ())


def test_a_body_that_is_not_known_stays_in_its_words(registry):
    subject = read_subject("Đề nghị Công ty Điện lực Lam Giang: khắc phục sự cố", registry)
    assert (subject.agencies, subject.unknown) == ((), ("Công ty Điện lực Lam Giang",))
