"""A deadline's last day can be told."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.deadline_days import single_deadlines
from kehoach.checker.examples_plan import plan_of, task
from kehoach.checker.needs import work_items
from kehoach.checker.rule import Example, Hit, NotApplicable, Rule
from kehoach.checker.subject import Subject

_COLUMN = "Thời gian thực hiện"


def check(subject: Subject) -> Iterator[Hit]:
    """Deadlines that wait for somebody else, and words that name no time, are for a person."""
    items = [item for item in work_items(subject) if (item.deadline.text or "").strip()]
    if not items:
        raise NotApplicable("không có nhiệm vụ nào nêu thời hạn")
    for item in items:
        for deadline in single_deadlines(item.deadline):
            if deadline.kind == "conditional" and deadline.end is None:
                message = f"thời hạn «{deadline.text}» còn chờ cơ quan khác, chưa có ngày cuối"
                yield Hit(message, item, _COLUMN, review=True)
            elif deadline.kind == "unknown" and not deadline.parts:
                yield Hit(f"không xác định được thời hạn từ «{deadline.text}»", item, _COLUMN, review=True)


RULE = Rule(
    code="KH022",
    name="Thời hạn xác định được",
    severity="info",
    basis="practice",
    place="Thực tiễn: thời hạn phải theo dõi được",
    requirement="Thời hạn nêu được ngày cuối hoặc chu kỳ, không phụ thuộc vào văn bản chưa có.",
    reason="Thời hạn «khi có hướng dẫn» không bao giờ quá hạn, nên không đôn đốc được.",
    reads=("plan.tasks.deadline.kind", "plan.projects.deadline.kind"),
    good=Example("Thời gian: Quý III/2027", plan=plan_of(task("pl2/1/a", "Rà soát", deadline="Quý III/2027"))),
    bad=Example(
        "Thời gian: Khi có hướng dẫn của Trung ương",
        plan=plan_of(task("pl2/1/a", "Rà soát", deadline="Khi có hướng dẫn của Trung ương")),
    ),
    check=check,
    not_applicable=Example("Nhiệm vụ không nêu thời hạn", plan=plan_of(task("pl2/1/a", "Rà soát", deadline=""))),
)
