import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.meaning.numbers import NUMBER, print_number, read_number


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("80", 80),
        ("05", 5),
        ("51,8", 51.8),
        ("95.5", 95.5),
        ("467.565", 467565),
        ("1.234.567,5", 1234567.5),
        ("0,05", 0.05),
        ("30,0", 30),
    ],
)
def test_points_group_thousands_and_a_comma_begins_decimals(words, value):
    assert re.fullmatch(NUMBER, words)
    assert read_number(words) == value
    assert type(read_number(words)) is type(value)


@given(st.one_of(st.integers(0, 10**12), st.integers(0, 10**9).map(lambda number: number / 1000)))
def test_a_printed_number_is_read_back(value):
    printed = print_number(value)
    assert re.fullmatch(NUMBER, printed)
    assert read_number(printed) == value
