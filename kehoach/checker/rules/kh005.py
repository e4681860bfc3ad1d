"""Every target has a goal in every period."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.examples_plan import plan_of, target
from kehoach.checker.needs import is_carried, targets
from kehoach.checker.rule import Example, Hit, Rule
from kehoach.checker.subject import Subject


def check(subject: Subject) -> Iterator[Hit]:
    """No cell of a target is blank; one whose cells the source leaves open needs a person's eye."""
    for each in targets(subject):
        for value in each.values:
            column = value.label or "Mục tiêu"
            if value.text is None:
                yield Hit("chưa rõ mức cần đạt: nguồn có nhiều cách đọc", each, column, review=True)
            elif not value.text.strip():
                yield Hit("để trống mức cần đạt", each, column, review=is_carried(each))


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
