"""Every task has a deadline."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.examples_plan import plan_of, task
from kehoach.checker.needs import is_carried, work_items
from kehoach.checker.rule import Example, Hit, Rule
from kehoach.checker.subject import Subject

_COLUMN = "Thời gian thực hiện"


def check(subject: Subject) -> Iterator[Hit]:
    """Every task and project says by when; an undecided one needs a person's eye."""
    for item in work_items(subject):
        if item.deadline.text is None:
            yield Hit("chưa rõ thời hạn: nguồn có nhiều cách đọc", item, _COLUMN, review=True)
        elif not item.deadline.text.strip():
            yield Hit("không nêu thời hạn", item, _COLUMN, review=is_carried(item))


RULE = Rule(
    code="KH002",
    name="Nhiệm vụ có thời hạn",
    severity="warning",
    basis="practice",
    place="Thực tiễn: kế hoạch phải rõ thời gian hoàn thành",
    requirement="Mỗi nhiệm vụ, đề án nêu thời gian thực hiện.",
    reason="Việc không có thời hạn thì không đôn đốc và không đánh giá được.",
    reads=("plan.tasks.deadline", "plan.projects.deadline"),
    good=Example("Thời gian: Quý II/2026", plan=plan_of(task("pl2/1/a", "Rà soát thủ tục", deadline="Quý II/2026"))),
    bad=Example("Thời gian: (trống)", plan=plan_of(task("pl2/1/a", "Rà soát thủ tục", deadline=""))),
    check=check,
    not_applicable=Example("Kế hoạch không có bảng nhiệm vụ", plan=plan_of()),
)
