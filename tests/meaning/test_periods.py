import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.meaning.periods import peel_period, print_period, read_period
from kehoach.model import Period


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Giai đoạn 2021-2025", 2021, 2025),
        ("Giai đoạn 2026- 2030", 2026, 2030),
        ("2021 – 2025", 2021, 2025),
        ("giai đoạn năm 2022-2025", 2022, 2025),
        ("từ năm 2021 đến hết năm 2025", 2021, 2025),
        ("Năm 2025", 2025, 2025),
        ("2025", 2025, 2025),
        ("đến năm 2030", 2030, 2030),
        ("Thời gian (Năm 2026)", 2026, 2026),
        ("Chỉ tiêu phấn đấu giai đoạn 2026-2030", 2026, 2030),
        ("PHÁT TRIỂN DU LỊCH TỈNH BÌNH SƠN GIAI ĐOẠN 2021-2030", 2021, 2030),
        ("Đề án đến năm 2025, định hướng đến năm 2030", 2025, 2025),
        ("giai đoạn 2026-2030, tầm nhìn 2045", 2026, 2030),
        ("Kế hoạch năm 2026 ban hành ngày 24/12/2025", 2026, 2026),
        ("Giai đoạn ổn định ngân sách 2022-2025", 2022, 2025),
    ],
)
def test_the_years_of_a_heading_or_title_are_read(text, start, end):
    assert read_period(text) == Period(start=start, end=end)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Chỉ tiêu phấn đấu",
        "giai đoạn 05 năm và 10 năm",
        "Quý IV/2021",
        "Tháng 2/2022",
        "quý I năm 2026",
        "ngày 24 tháng 11 năm 2021",
        "Nghị định số 62/2020/NĐ-CP",
        "Năm 2021, 2022",
        "Năm 2021 và năm 2025",
        "năm 2025 so với năm 2020",
        "Năm 2021 và các năm tiếp theo",
        "Giai đoạn 2021-2025 và những năm tiếp theo",
        "từ năm 2022",
        "trước năm 2030",
        "năm học 2025-2026",
        "2025-2021",
        "giai đoạn 2021-25",
        "12021-20255",
    ],
)
def test_what_does_not_name_one_closed_span_of_years_gives_none(text):
    assert read_period(text) is None


years = st.integers(1900, 2199)
periods = st.tuples(years, years).map(lambda ends: Period(start=min(ends), end=max(ends)))


@given(periods)
def test_a_printed_period_is_read_back(period):
    assert read_period(print_period(period)) == period


@given(periods, st.sampled_from(["cấp tỉnh", "các sở, ngành"]))
def test_years_before_or_after_words_are_taken_from_them(period, words):
    assert peel_period(f"{print_period(period)}: {words}") == (words, period)
    assert peel_period(f"{words} {print_period(period).lower()}") == (words, period)


def test_years_that_belong_to_a_comparison_or_an_open_span_stay_with_the_words():
    for words in ("tăng so với năm 2020", "tăng từ năm 2022", "cấp tỉnh"):
        assert peel_period(words) == (words, None)


@given(st.text(alphabet="giai đoạntừnămđến 0123456789-/,.", max_size=60))
def test_any_text_is_read_without_error(text):
    period = read_period(text)
    assert period is None or (str(period.start) in text and str(period.end) in text and period.start <= period.end)
