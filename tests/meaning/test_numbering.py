import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.meaning.numbering import LETTERS, letter, read_label, read_roman, roman, split_label


def test_the_letter_d_with_stroke_comes_after_d_and_there_is_no_f_j_w_z():
    assert LETTERS.index("đ") == LETTERS.index("d") + 1
    assert len(LETTERS) == 23
    assert not set("fjwzăâêôơư") & set(LETTERS)


@pytest.mark.parametrize(
    ("text", "style", "number", "value"),
    [
        ("a)", "letter", "a", 1),
        ("đ)", "letter", "đ", 5),
        ("e", "letter", "e", 6),
        ("a1)", "letter", "a1", 1),
        ("IV.", "roman", "IV", 4),
        ("XIV", "roman", "XIV", 14),
        ("09", "arabic", "9", 9),
        ("12.", "arabic", "12", 12),
        ("2.1.", "decimal", "2.1", 1),
        ("02.10", "decimal", "2.10", 10),
    ],
)
def test_a_label_is_read_with_its_style_number_and_place(text, style, number, value):
    label = read_label(text)
    assert label is not None
    assert (label.style, label.number, label.value) == (style, number, value)


@pytest.mark.parametrize("text", ["", "f)", "w.", "ă)", "IIII", "Sở", "a b", "2021-2025", "-", "1.000.000đ"])
def test_other_words_are_no_label(text):
    assert read_label(text) is None


def test_a_decimal_label_knows_the_number_that_it_continues():
    label = read_label("2.1.3")
    assert label is not None
    assert label.parent == "2.1"


@pytest.mark.parametrize(
    ("text", "number", "rest"),
    [("1. Mục tiêu chung", "1", "Mục tiêu chung"), ("đ) Sở Y tế", "đ", "Sở Y tế"), ("II.GIẢI PHÁP", "II", "GIẢI PHÁP")],
)
def test_a_label_that_opens_a_line_is_split_from_its_words(text, number, rest):
    split = split_label(text)
    assert split is not None
    assert (split[0].number, split[1]) == (number, rest)


@pytest.mark.parametrize("text", ["2021 là năm", "50% hồ sơ", "3/4 số xã", "1.500 hồ sơ", "Sở Nội vụ", "15/6: báo cáo"])
def test_a_line_that_opens_with_a_number_of_its_own_has_no_label(text):
    assert split_label(text) is None


@given(st.integers(1, 399))
def test_a_printed_roman_number_is_read_back(value):
    assert read_roman(roman(value)) == value


@given(st.integers(1, len(LETTERS)))
def test_a_printed_letter_is_read_back(value):
    label = read_label(letter(value))
    assert label is not None
    assert label.value == value


@pytest.mark.parametrize(("function", "value"), [(letter, 0), (letter, 24), (roman, 0), (roman, 400)])
def test_places_beyond_the_last_are_refused(function, value):
    with pytest.raises(ValueError, match="no "):
        function(value)


@given(st.text(max_size=40))
def test_any_text_is_read_without_error(text):
    read_label(text)
    split_label(text)
    read_roman(text)
