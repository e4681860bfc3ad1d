"""Names of types and their abbreviations, as Phụ lục III of the decree has them."""

import pytest

from kehoach.meaning.document_types import ABBREVIATIONS, WITHOUT_ABBREVIATION, known_type


def test_the_decree_has_29_types_and_abbreviates_27():
    assert len(ABBREVIATIONS) == 27
    assert len(WITHOUT_ABBREVIATION) == 2
    assert len(set(ABBREVIATIONS.values())) == 27


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("KẾ HOẠCH", "KẾ HOẠCH"),
        ("Kế hoạch", "KẾ HOẠCH"),
        ("GIẤY UỶ QUYỀN", "GIẤY ỦY QUYỀN"),
        ("BẢN THOẢ THUẬN", "BẢN THỎA THUẬN"),
        ("Công văn", "CÔNG VĂN"),
        ("ĐỀ CƯƠNG", None),
        ("DỰ ÁN", "DỰ ÁN"),
        ("ĐỀ ÁN", "ĐỀ ÁN"),
        ("", None),
    ],
)
def test_a_type_is_known_in_any_writing(words, name):
    assert known_type(words) == name
