"""Every target has a goal in every period."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kehoach.checker.examples_plan import plan_of, target
from kehoach.checker.needs import is_carried, targets
from kehoach.checker.rule import Example, Hit, Rule
from kehoach.checker.subject import Subject
from kehoach.model import Target, TargetValue

_MOST = 5
"""As many blanks of one column are told one by one."""


def check(subject: Subject) -> Iterator[Hit]:
    """No cell of a target is blank; one whose cells the source leaves open needs a person's eye.

    Many blanks of one column are one finding, at the first: a table of figures is seldom filled throughout.
    """
    found = targets(subject)
    blanks = Counter(_column(each, value) for each in found for value in each.values if _is_blank(value))
    told: set[tuple[str, str]] = set()
    for each in found:
        for value in each.values:
            column = _column(each, value)
            if value.text is None:
                yield Hit("chưa rõ mức cần đạt: nguồn có nhiều cách đọc", each, column[1], review=True)
            elif _is_blank(value) and (blanks[column] <= _MOST or column not in told):
                told.add(column)
                others = f"; cột này còn {blanks[column] - 1} chỉ tiêu khác để trống" if blanks[column] > _MOST else ""
                yield Hit(f"để trống mức cần đạt{others}", each, column[1], review=is_carried(each))


def _is_blank(value: TargetValue) -> bool:
    return value.text is not None and not value.text.strip()


def _column(each: Target, value: TargetValue) -> tuple[str, str]:
    """The column of a value: its annex and its title."""
    return each.id.partition("/")[0], value.label or "Mục tiêu"


RULE = Rule(
    code="KH005",
    name="Chỉ tiêu có mức ở mọi thời kỳ",
    severity="warning",
    basis="practice",
    place="Thực tiễn: chỉ tiêu phải đo được ở từng thời kỳ",
    requirement="Mỗi chỉ tiêu nêu mức cần đạt ở từng thời kỳ của bảng.",
    reason="Thời kỳ để trống thì không biết phải đạt bao nhiêu; nếu không đặt mức thì cần ghi rõ.",
    reads=("plan.targets.values",),
    good=Example(
        "Tỷ lệ hồ sơ trực tuyến: 60% (2026-2027), 80% (2028-2030)",
        plan=plan_of(target("pl1/1/a", "Tỷ lệ hồ sơ trực tuyến", y2026_2027="Đạt 60%", y2028_2030="Đạt 80%")),
    ),
    bad=Example(
        "Tỷ lệ hồ sơ trực tuyến: (trống) (2026-2027), 80% (2028-2030)",
        plan=plan_of(target("pl1/1/a", "Tỷ lệ hồ sơ trực tuyến", y2026_2027="", y2028_2030="Đạt 80%")),
    ),
    check=check,
    not_applicable=Example("Kế hoạch không có bảng chỉ tiêu", plan=plan_of()),
)
