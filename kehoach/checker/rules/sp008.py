"""The unit finishes no later than the parent says."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.conformity import conformity_of
from kehoach.checker.deadline_days import last_day
from kehoach.checker.examples_plan import plan_of, subplan_of, task
from kehoach.checker.rule import Example, Hit, NotApplicable, Rule
from kehoach.checker.subject import Subject
from kehoach.meaning.dates import print_short_date
from kehoach.model import Deadline, WorkItem

_COLUMN = "Thời gian thực hiện"
_OFTEN = {"month": 12, "quarter": 4, "half-year": 2, "year": 1, None: 0}


def check(subject: Subject) -> Iterator[Hit]:
    """The last day is the parent's or earlier, what recurs does so as often; a last day is not given up."""
    pairs = list(conformity_of(subject).work())
    if not pairs:
        raise NotApplicable("không có nhiệm vụ nào là của kế hoạch cấp trên")
    for own, parents in pairs:
        if hit := _judge(own, parents.deadline):
            yield hit


def _judge(own: WorkItem, wanted: Deadline) -> Hit | None:
    deadline = own.deadline
    if not (wanted.text or "").strip() or deadline.text is None:
        return None
    if not deadline.text.strip():
        return Hit(f"bỏ thời hạn «{wanted.text}» của kế hoạch cấp trên", own, _COLUMN)
    due, own_due = last_day(wanted), last_day(deadline)
    told = f"«{deadline.text}», kế hoạch cấp trên: «{wanted.text}»"
    if due and own_due:
        late = own_due > due
        message = f"muộn hơn kế hoạch cấp trên ({print_short_date(own_due)} so với {print_short_date(due)}): {told}"
        return Hit(message, own, _COLUMN) if late else None
    if wanted.kind == "recurring" and deadline.kind == "recurring" and _OFTEN[deadline.every] < _OFTEN[wanted.every]:
        return Hit(f"thưa hơn kế hoạch cấp trên: {told}", own, _COLUMN)
    if due and deadline.kind in ("recurring", "continuous", "conditional", "unknown"):
        return Hit(f"không còn ngày cuối như kế hoạch cấp trên: {told}", own, _COLUMN, review=True)
    return None


_PARENT = plan_of(task("pl2/1/a", "Rà soát thủ tục hành chính", lead="Sở Tư pháp", deadline="Quý II/2026"))

RULE = Rule(
    code="SP008",
    name="Thời hạn không muộn hơn cấp trên",
    severity="warning",
    basis="practice",
    place="Thực tiễn: cấp dưới không tự lùi thời hạn được giao",
    requirement="Thời hạn của đơn vị không muộn hơn thời hạn kế hoạch cấp trên giao.",
    reason="Lùi hạn ở cấp dưới là chậm việc của cấp trên.",
    reads=("plan.tasks.deadline", "plan.projects.deadline", "parent.tasks.deadline", "parent.projects.deadline"),
    good=Example(
        "Tháng 5/2026 (cấp trên: Quý II/2026)",
        plan=subplan_of(
            task("pl1/1", "Rà soát thủ tục hành chính", lead="Sở Tư pháp", deadline="Tháng 5/2026", origin="pl2/1/a")
        ),
        parent=_PARENT,
    ),
    bad=Example(
        "Quý IV/2026 (cấp trên: Quý II/2026)",
        plan=subplan_of(
            task("pl1/1", "Rà soát thủ tục hành chính", lead="Sở Tư pháp", deadline="Quý IV/2026", origin="pl2/1/a")
        ),
        parent=_PARENT,
    ),
    check=check,
    not_applicable=Example(
        "Không có nhiệm vụ nào của cấp trên",
        plan=subplan_of(task("pl1/1", "Xây dựng trụ sở mới", lead="Sở Tư pháp")),
        parent=_PARENT,
    ),
)
