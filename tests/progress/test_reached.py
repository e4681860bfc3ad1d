"""Whether a value reaches its goal, whether titles name one field, and several submissions as one."""

import pytest

from kehoach.meaning.goals import read_goals
from kehoach.progress.fields import same_field
from kehoach.progress.reached import reached


@pytest.mark.parametrize(
    ("goal", "value", "expected"),
    [
        ("Tối thiểu 80%", 80, True),
        ("Tối thiểu 80%", 79.9, False),
        ("Trên 90%", 90, False),
        ("Trên 90%", 90.1, True),
        ("100%", 100, True),
        ("100%", 99, False),
        ("25% - 35%", 30, True),
        ("25% - 35%", 36, False),
        ("Dưới 10%", 9.5, True),
        ("Giảm bình quân 15% so với giai đoạn 2021 - 2025", 20, None),
    ],
)
def test_a_value_is_held_against_its_goal(goal, value, expected):
    assert reached(read_goals(goal)[0], value) is expected


FIELDS = ["Cải cách thể chế", "Cải cách TTHC", "Cải cách tổ chức bộ máy hành chính nhà nước", "Cải cách tài chính công"]


@pytest.mark.parametrize(
    ("title", "field"),
    [
        ("Các chỉ tiêu về cải cách thể chế", "Cải cách thể chế"),
        ("Cải cách thủ tục hành chính", "Cải cách TTHC"),
        ("Cải cách tổ chức bộ máy hành chính", "Cải cách tổ chức bộ máy hành chính nhà nước"),
        ("Phát triển nông thôn mới", None),
        ("", None),
    ],
)
def test_titles_of_one_field_are_known_as_such(title, field):
    assert same_field(title, FIELDS) == field
