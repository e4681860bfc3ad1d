"""Yearly increments do not lead past a hundred per cent."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.examples_plan import plan_of, target
from kehoach.checker.needs import is_carried, targets
from kehoach.checker.rule import Example, Hit, NotApplicable, Rule
from kehoach.checker.subject import Subject
from kehoach.meaning.numbers import print_number
from kehoach.model import Goal, Period, TargetValue


def check(subject: Subject) -> Iterator[Hit]:
    """A share that starts somewhere and grows by so many points a year stays within 100 % to the last year."""
    grows = False
    for each in targets(subject):
        for value in each.values:
            for start, rise, years in _growths(value):
                grows = True
                first, step = start.value or 0, rise.value or 0
                reached = first + step * years
                if reached > 100:
                    message = (
                        f"{f'{start.scope}: ' if start.scope else ''}{print_number(first)}% năm {start.year}, mỗi năm tăng "
                        f"{print_number(step)}% trong {years} năm, cộng dồn thành {print_number(reached)}%, quá 100%"
                    )
                    yield Hit(message, each, value.label or "Mục tiêu", review=is_carried(each))
    if not grows:
        raise NotApplicable("không có chỉ tiêu nào tăng hằng năm từ một mức của năm đầu")


def _growths(value: TargetValue) -> Iterator[tuple[Goal, Goal, int]]:
    """A first level, what is added every year to it, and for how many years."""
    rises = [goal for goal in value.goals if goal.comparator == "increase" and goal.per and goal.unit == "%"]
    starts = [goal for goal in value.goals if goal.year and goal.unit == "%" and goal.comparator != "increase"]
    for rise in rises:
        for start in starts:
            years = _years(rise.period or value.period, start)
            if years and start.value is not None and rise.value is not None and _covers(rise, start):
                yield start, rise, years


def _years(period: Period | None, start: Goal) -> int:
    """In how many years of a period, after the first level's own, something is added."""
    if period is None or start.year is None:
        return 0
    return max(0, period.end - max(period.start - 1, start.year))


def _covers(rise: Goal, start: Goal) -> bool:
    """Whether the increment holds for the scope of the first level: its own, every ("mỗi cấp"), or all."""
    scope = (rise.scope or "").casefold()
    return not scope or scope.startswith(("mỗi", "các", "từng")) or scope == (start.scope or "").casefold()


RULE = Rule(
    code="KH008",
    name="Mức tăng hằng năm không dẫn quá 100%",
    severity="warning",
    basis="practice",
    place="Số học: phần không lớn hơn toàn thể",
    requirement="Mức năm đầu cộng với mức tăng của các năm sau không quá 100%.",
    reason="Cộng dồn quá 100% thì chỉ tiêu không thể đạt đúng như lời văn.",
    reads=("plan.targets.values.goals",),
    good=Example(
        "Năm 2026: 40%; giai đoạn 2027-2030: mỗi năm tăng 10%",
        plan=plan_of(
            target(
                "pl1/1/a",
                "Số hóa hồ sơ lưu trữ",
                y2026_2030="- Năm 2026: đạt 40%\n- Giai đoạn 2027-2030: Mỗi năm tăng 10%",
            )
        ),
    ),
    bad=Example(
        "Năm 2026: 40%; giai đoạn 2027-2030: mỗi năm tăng 25%",
        plan=plan_of(
            target(
                "pl1/1/a",
                "Số hóa hồ sơ lưu trữ",
                y2026_2030="- Năm 2026: đạt 40%\n- Giai đoạn 2027-2030: Mỗi năm tăng 25%",
            )
        ),
    ),
    check=check,
    not_applicable=Example(
        "Chỉ tiêu không tăng theo năm", plan=plan_of(target("pl1/1/a", "Tỷ lệ hồ sơ", y2026_2030="Đạt 80%"))
    ),
)
