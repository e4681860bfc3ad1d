"""Deadlines lie in the years that the plan is for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as Date

from kehoach.checker.deadline_days import dated
from kehoach.checker.examples_plan import plan_of, task
from kehoach.checker.needs import is_carried, plan_period, work_items
from kehoach.checker.rule import Example, Hit, Rule
from kehoach.checker.subject import Subject
from kehoach.meaning.dates import print_short_date
from kehoach.meaning.periods import print_period
from kehoach.model import Deadline, Period

_COLUMN = "Thời gian thực hiện"
_REVIEW_MONTHS = 3


def check(subject: Subject) -> Iterator[Hit]:
    """No deadline ends after the plan's years; an earlier beginning, or a summing-up soon after them, is for a person."""
    period = plan_period(subject)
    named = print_period(period).lower()
    for item in work_items(subject):
        for deadline in dated(item.deadline):
            late = deadline.end is not None and deadline.end.year > period.end
            if late:
                message = f"thời hạn «{deadline.text}» kết thúc sau thời kỳ của kế hoạch ({named})"
                yield Hit(message, item, _COLUMN, review=is_carried(item) or _is_summing_up(deadline, period))
            elif deadline.start is not None and deadline.start.year < period.start:
                begins = print_short_date(deadline.start)
                message = f"thời hạn «{deadline.text}» bắt đầu ({begins}) trước thời kỳ của kế hoạch ({named})"
                yield Hit(message, item, _COLUMN, review=True)


def _is_summing_up(deadline: Deadline, period: Period) -> bool:
    """Whether the last day comes so soon after the plan's years that it may be for the final report."""
    return deadline.end is not None and deadline.end < Date(period.end + 1, _REVIEW_MONTHS + 1, 1)


RULE = Rule(
    code="KH003",
    name="Thời hạn nằm trong thời kỳ của kế hoạch",
    severity="warning",
    basis="practice",
    place="Thực tiễn: thời kỳ nêu ở tên kế hoạch",
    requirement="Thời hạn của nhiệm vụ, đề án nằm trong thời kỳ nêu ở tên kế hoạch.",
    reason="Thời hạn ngoài thời kỳ thường là chép lại từ kế hoạch khác hoặc gõ nhầm năm.",
    reads=("plan.document.title", "plan.tasks.deadline", "plan.projects.deadline"),
    good=Example(
        "Kế hoạch giai đoạn 2026-2030; thời gian: Năm 2028",
        plan=plan_of(task("pl2/1/a", "Rà soát thủ tục", deadline="Năm 2028")),
    ),
    bad=Example(
        "Kế hoạch giai đoạn 2026-2030; thời gian: Năm 2032",
        plan=plan_of(task("pl2/1/a", "Rà soát thủ tục", deadline="Năm 2032")),
    ),
    check=check,
    not_applicable=Example(
        "Tên kế hoạch không nêu năm",
        plan=plan_of(task("pl2/1/a", "Rà soát thủ tục"), title="Phòng cháy, chữa cháy rừng"),
    ),
)
