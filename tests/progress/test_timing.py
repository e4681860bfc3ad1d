"""How a deadline lies to a period, and how it is written where it stands alone."""

import pytest

from kehoach.meaning.deadlines import read_deadline
from kehoach.progress.calendar import data_span
from kehoach.progress.duties import DutyBook, TaskDuty
from kehoach.progress.periods import read_report_period
from kehoach.progress.timing import Timing, timing_of

PERIOD = read_report_period("2025-Q3")


@pytest.mark.parametrize(
    ("words", "timing"),
    [
        ("Quý III/2025", Timing.DUE),
        ("Tháng 5/2025", Timing.PAST),
        ("Năm 2025", Timing.LATER),
        ("2021-2030", Timing.LATER),
        ("Hằng năm", Timing.RECURRING),
        ("Thường xuyên", Timing.CONTINUOUS),
        ("Năm 2021 và các năm tiếp theo", Timing.CONTINUOUS),
        ("Khi có hướng dẫn của Trung ương", Timing.CONDITIONAL),
        ("", Timing.UNKNOWN),
    ],
)
def test_a_deadline_lies_before_in_or_after_the_period_or_never_ends(words, timing):
    assert timing_of(read_deadline(words), PERIOD, data_span(PERIOD)) is timing


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("- Năm 2021 và các năm tiếp theo", "Năm 2021 và các năm tiếp theo"),
        ("- Quý I\n- Quý III", "Quý I; Quý III"),
        ("", ""),
    ],
)
def test_a_deadline_is_shown_on_one_line_without_the_signs_of_its_list(words, shown):
    duty = TaskDuty(
        item="a", part="lead", address="a", text="a", deadline=read_deadline(words), timing=Timing.DUE, fingerprint=""
    )
    assert duty.when == shown


def test_a_goal_of_another_level_is_not_asked_of_an_agency(plan_163, registry_163):
    book = DutyBook(plan_163, registry_163, read_report_period("2022-Q3"))

    def scopes(agency):
        return {goal.aim.scope for goal in book.of(agency).goals if goal.item == "pl1/6/c" and goal.aim}

    everybody = scopes("so-thong-tin-va-truyen-thong")
    assert len(everybody) == 3
    assert {scope.casefold() for scope in scopes("so-y-te")} <= {"cấp tỉnh"}
    assert {scope.casefold() for scope in scopes("ubnd-huyen-ke-sach")} <= {"cấp huyện"}
    assert {scope.casefold() for scope in scopes("ubnd-xa-vinh-quoi")} <= {"cấp xã"}
