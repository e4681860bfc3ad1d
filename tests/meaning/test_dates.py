import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.meaning.dates import print_date, print_short_date, read_date

dates = st.dates(datetime.date(1900, 1, 1), datetime.date(2199, 12, 31))


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("24/11/2021", (2021, 11, 24)),
        ("02/9/2021", (2021, 9, 2)),
        ("ngày 24 tháng 11 năm 2021", (2021, 11, 24)),
        ("NGÀY 05 THÁNG 3 NĂM 2026", (2026, 3, 5)),
        ("ngày15 / 12/2025", (2025, 12, 15)),
        ("ngày15 tháng 5 năm 2026", (2026, 5, 15)),
        ("ngày 5\u00a0tháng 03, năm 2026", (2026, 3, 5)),
        ("15.01.2026", (2026, 1, 15)),
        ("15-01-2026", (2026, 1, 15)),
        ("Bình Sơn, ngày 29 tháng 02 năm 2024", (2024, 2, 29)),
        ("ngày 15/7/2021, tức ngày 15 tháng 7 năm 2021", (2021, 7, 15)),
    ],
)
def test_a_date_is_read_in_figures_and_in_words(text, date):
    assert read_date(text) == datetime.date(*date)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ngày       tháng 3 năm 2026",
        "ngày      /3/2026",
        "ngày15 tháng 54 năm 2026",
        "31/02/2021",
        "29/02/2023",
        "00/01/2026",
        "12/2025",
        "số 15/12/2025/NĐ-CP",
        "24/11/21",
        "24/11/0021",
        "ngày 01/01/2025 và ngày 31/12/2025",
        "ngày 31/02/2025 và ngày 01/3/2025",
    ],
)
def test_blank_impossible_and_several_dates_give_none(text):
    assert read_date(text) is None


def test_only_days_below_10_and_the_months_1_and_2_take_a_leading_zero():
    assert print_date(datetime.date(2026, 3, 5)) == "05 tháng 3 năm 2026"
    assert print_date(datetime.date(2020, 1, 5)) == "05 tháng 01 năm 2020"
    assert print_date(datetime.date(2021, 11, 24)) == "24 tháng 11 năm 2021"
    assert print_date(datetime.date(2021, 10, 10)) == "10 tháng 10 năm 2021"
    assert print_short_date(datetime.date(2021, 9, 2)) == "02/9/2021"
    assert print_short_date(datetime.date(2026, 2, 28)) == "28/02/2026"


@given(dates)
def test_a_printed_date_is_read_back(date):
    assert read_date(print_date(date)) == date
    assert read_date(f"ngày {print_date(date)}") == date
    assert read_date(print_short_date(date)) == date


@given(st.text(alphabet="ngàytháng nm0123456789/.-", max_size=60))
def test_any_text_is_read_without_error(text):
    date = read_date(text)
    assert date is None or str(date.year) in text
