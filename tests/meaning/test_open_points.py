import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.meaning.open_points import filled, print_choice, read_choice

NAMES = st.lists(
    st.sampled_from(["Sở Y tế", "Sở Văn hóa, Thể thao và Du lịch", "UBND cấp xã"]), min_size=1, max_size=3
).map("; ".join)


@given(st.lists(NAMES, min_size=1, max_size=4))
def test_a_choice_reads_back(readings):
    assert read_choice(print_choice(readings)) == tuple(readings)


def test_lines_of_a_reading_are_shown_on_one_line():
    assert print_choice(["A\nB", "C"]) == "[...] («A; B» hoặc «C»)"


@pytest.mark.parametrize("text", ["", "Sở Y tế", "[...]", "[...] (để trống)"])
def test_other_words_are_no_choice(text):
    assert read_choice(text) is None


@pytest.mark.parametrize(
    ("text", "said"), [("[...]", ""), (" [...] ", ""), ("…", ""), ("Sở Y tế", "Sở Y tế"), ("[...] thêm", "[...] thêm")]
)
def test_a_held_place_says_nothing(text, said):
    assert filled(text) == said
