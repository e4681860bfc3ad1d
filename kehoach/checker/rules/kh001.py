"""Every task has an owner."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.examples_plan import plan_of, task
from kehoach.checker.needs import is_carried, work_items
from kehoach.checker.rule import Example, Hit, Rule
from kehoach.checker.subject import Subject

_COLUMN = "Cơ quan chủ trì"


def check(subject: Subject) -> Iterator[Hit]:
    """Every task and project names who leads it; an undecided one needs a person's eye."""
    for item in work_items(subject):
        if item.lead.text is None:
            yield Hit("chưa rõ cơ quan chủ trì: nguồn có nhiều cách đọc", item, _COLUMN, review=True)
        elif not item.lead.text.strip():
            yield Hit("không nêu cơ quan chủ trì", item, _COLUMN, review=is_carried(item))


RULE = Rule(
    code="KH001",
    name="Nhiệm vụ có cơ quan chủ trì",
    severity="warning",
    basis="practice",
    place="Thực tiễn: kế hoạch phải rõ người, rõ việc",
    requirement="Mỗi nhiệm vụ, đề án nêu cơ quan chủ trì.",
    reason="Việc không có người chủ trì thì không ai thực hiện, không ai báo cáo.",
    reads=("plan.tasks.lead", "plan.projects.lead"),
    good=Example("Chủ trì: Sở Nội vụ", plan=plan_of(task("pl2/1/a", "Rà soát thủ tục", lead="Sở Nội vụ"))),
    bad=Example("Chủ trì: (trống)", plan=plan_of(task("pl2/1/a", "Rà soát thủ tục", lead=""))),
    check=check,
    not_applicable=Example("Kế hoạch không có bảng nhiệm vụ", plan=plan_of()),
)
