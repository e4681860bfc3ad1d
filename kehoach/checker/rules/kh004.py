"""No deadline is over before the plan is issued."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.deadline_days import dated
from kehoach.checker.examples_plan import plan_of, task
from kehoach.checker.needs import is_carried, is_plan, work_items
from kehoach.checker.rule import Example, Hit, NotApplicable, Rule
from kehoach.checker.subject import Subject
from kehoach.meaning.dates import print_short_date

_COLUMN = "Thời gian thực hiện"


def check(subject: Subject) -> Iterator[Hit]:
    """Every last day is that of the plan or later."""
    is_plan(subject)
    issued = subject.document.date
    if issued is None:
        raise NotApplicable("văn bản chưa có ngày ban hành")
    for item in work_items(subject):
        for deadline in dated(item.deadline):
            if deadline.end is not None and deadline.end < issued:
                day = print_short_date(issued)
                message = f"thời hạn «{deadline.text}» đã qua trước ngày ban hành kế hoạch ({day})"
                yield Hit(message, item, _COLUMN, review=is_carried(item))


RULE = Rule(
    code="KH004",
    name="Thời hạn chưa qua khi ban hành",
    severity="warning",
    basis="practice",
    place="Thực tiễn: không giao việc đã quá hạn",
    requirement="Thời hạn của nhiệm vụ, đề án không kết thúc trước ngày ban hành kế hoạch.",
    reason="Việc được giao khi đã quá hạn thì không thể hoàn thành đúng hạn.",
    reads=("plan.document.date", "plan.tasks.deadline", "plan.projects.deadline"),
    good=Example(
        "Ban hành ngày 15/01/2026; thời gian: Quý I/2026",
        plan=plan_of(task("pl2/1/a", "Rà soát thủ tục", deadline="Quý I/2026")),
    ),
    bad=Example(
        "Ban hành ngày 15/01/2026; thời gian: Quý IV/2025",
        plan=plan_of(task("pl2/1/a", "Rà soát thủ tục", deadline="Quý IV/2025")),
    ),
    check=check,
    not_applicable=Example("Dự thảo chưa có ngày", plan=plan_of(task("pl2/1/a", "Rà soát thủ tục"), date=None)),
)
