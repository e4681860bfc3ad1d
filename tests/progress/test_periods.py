"""Periods, both ways, and the days that they count."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from kehoach.progress.calendar import (
    Marks,
    ReportingSettings,
    data_span,
    due_day,
    is_in_use,
    next_report,
    previous_report,
    reporting_with,
)
from kehoach.progress.periods import (
    ReportPeriod,
    lacks_a_year,
    next_period,
    previous_period,
    print_report_period,
    read_report_period,
)

YEARS = st.integers(1950, 2150)
DAYS = st.dates(datetime.date(1950, 1, 1), datetime.date(2150, 12, 31))
PERIODS = st.one_of(
    st.builds(ReportPeriod, kind=st.just("month"), year=YEARS, number=st.integers(1, 12)),
    st.builds(ReportPeriod, kind=st.just("quarter"), year=YEARS, number=st.integers(1, 4)),
    st.builds(ReportPeriod, kind=st.sampled_from(["first-half", "second-half", "nine-months", "year"]), year=YEARS),
    st.builds(
        lambda year, span: ReportPeriod(kind="years", year=year, last_year=year + span), YEARS, st.integers(1, 49)
    ),
    st.builds(
        lambda one, other: ReportPeriod(
            kind="range", year=min(one, other).year, start=min(one, other), end=max(one, other)
        ),
        DAYS,
        DAYS,
    ),
)


@given(PERIODS)
def test_the_code_and_the_name_of_every_period_are_read_back(period):
    assert read_report_period(period.code) == period
    assert read_report_period(print_report_period(period)) == period


@given(PERIODS)
def test_the_period_before_the_next_one_is_the_same_and_nothing_lies_between(period):
    assert previous_period(next_period(period)) == period
    assert next_period(previous_period(period)) == period
    if period.kind not in ("nine-months", "range"):
        assert next_period(period).first_day - period.last_day == datetime.timedelta(days=1)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("quý III năm 2025", "2025-Q3"),
        ("Quí 3/2025", "2025-Q3"),
        ("Q3/2025", "2025-Q3"),
        ("2025-q3", "2025-Q3"),
        ("Tháng 6/2025", "2025-06"),
        ("tháng 02 năm 2024", "2024-02"),
        ("6 tháng đầu năm 2025", "2025-H1"),
        ("sáu tháng cuối năm 2025", "2025-H2"),
        ("9 tháng năm 2025", "2025-9M"),
        ("năm 2025", "2025"),
        ("cả năm 2025", "2025"),
        ("giai đoạn 2021 - 2025", "2021-2025"),
        ("2021-2030", "2021-2030"),
        ("từ ngày 01/02/2025 đến hết ngày 30/4/2025", "2025-02-01..2025-04-30"),
        ("01/02/2025-30/4/2025", "2025-02-01..2025-04-30"),
        ("Q.III/2025", "2025-Q3"),
        ("2025Q3", "2025-Q3"),
        ("Quý III - 2025", "2025-Q3"),
        ("quý ba năm 2025", "2025-Q3"),
        ("quý tư năm 2025", "2025-Q4"),
        ("báo cáo quý III, năm 2025", "2025-Q3"),
        ("kỳ báo cáo tháng 8/2025", "2025-08"),
        ("T8/2025", "2025-08"),
        ("tháng mười một năm 2025", "2025-11"),
        ("2025/03", "2025-03"),
        ("06 tháng đầu năm 2025", "2025-H1"),
        ("6 tháng năm 2025", "2025-H1"),
        ("6T/2025", "2025-H1"),
        ("09 tháng đầu năm, 2025", "2025-9M"),
        ("05 năm (2021-2025)", "2021-2025"),
        ("tổng kết 10 năm 2021 - 2030", "2021-2030"),
    ],
)
def test_a_period_is_read_in_the_words_that_people_use(words, code):
    assert read_report_period(words).code == code


@pytest.mark.parametrize(
    "words",
    ["", "2025-13", "quý V năm 2025", "2025-2021", "30/02/2025 đến 01/3/2025", "2025-04-30..2025-02-01", "hôm nay"],
)
def test_what_is_no_period_is_none(words):
    assert read_report_period(words) is None


@pytest.mark.parametrize("words", ["quý III", "9 tháng", "06 tháng đầu năm", "tháng 5", "cả năm"])
def test_a_part_of_a_year_without_the_year_is_known_as_such(words):
    assert lacks_a_year(words)
    assert not lacks_a_year(f"{words} năm 2025")


def test_other_words_lack_no_year():
    assert not lacks_a_year("hôm nay")


@pytest.mark.parametrize(
    "parts",
    [{"kind": "quarter"}, {"kind": "quarter", "number": 5}, {"kind": "years", "last_year": 2025}, {"kind": "range"}],
)
def test_an_impossible_period_cannot_be_made(parts):
    with pytest.raises(ValidationError):
        ReportPeriod(year=2025, **parts)


@pytest.mark.parametrize(
    ("code", "first", "last"),
    [
        # Nghị định 09/2019/NĐ-CP, Điều 12.
        ("2025-Q1", "2024-12-15", "2025-03-14"),
        ("2025-Q2", "2025-03-15", "2025-06-14"),
        ("2025-Q3", "2025-06-15", "2025-09-14"),
        ("2025-Q4", "2025-09-15", "2025-12-14"),
        ("2025-06", "2025-05-15", "2025-06-14"),
        ("2025-H1", "2024-12-15", "2025-06-14"),
        ("2025-H2", "2025-06-15", "2025-12-14"),
        ("2025-9M", "2024-12-15", "2025-09-14"),
        ("2025", "2024-12-15", "2025-12-14"),
        ("2021-2025", "2020-12-15", "2025-12-14"),
        ("2025-02-01..2025-04-30", "2025-02-01", "2025-04-30"),
    ],
)
def test_the_data_of_a_period_are_counted_from_day_to_day(code, first, last):
    span = data_span(read_report_period(code))
    assert (str(span.first), str(span.last)) == (first, last)


def test_a_report_is_due_after_its_data_end():
    third = read_report_period("2025-Q3")
    assert due_day(third) == datetime.date(2025, 9, 17)
    assert due_day(third, ministry=True) == datetime.date(2025, 9, 20)
    assert due_day(read_report_period("2025-02-01..2025-04-30")) is None


def test_a_province_sets_its_own_days():
    own = reporting_with(
        ReportingSettings(due_day=5, in_use=("Q1", "Q2"), kinds={"quarter": Marks(first_day=1, last_day=31)})
    )
    assert data_span(read_report_period("2025-Q1"), own) == (datetime.date(2025, 1, 1), datetime.date(2025, 3, 31))
    assert data_span(read_report_period("2025-H1"), own).first == datetime.date(2024, 12, 15)
    assert due_day(read_report_period("2025-Q1"), own) == datetime.date(2025, 4, 5)
    assert is_in_use(read_report_period("2025-Q2"), own)
    assert "due_day" not in own.unsure


def test_the_reports_of_a_year_follow_each_other():
    period, codes = read_report_period("2025-Q1"), []
    for _ in range(5):
        codes.append(period.code)
        assert is_in_use(period)
        assert previous_report(next_report(period)) == period
        period = next_report(period)
    assert codes == ["2025-Q1", "2025-H1", "2025-Q3", "2025", "2026-Q1"]
    assert not is_in_use(read_report_period("2025-Q2"))
    assert next_report(read_report_period("2025-Q2")).code == "2025-Q3"
