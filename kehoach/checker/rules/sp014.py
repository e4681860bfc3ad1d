"""The unit's plan is for years of the parent's."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.examples_plan import plan_of, subplan_of
from kehoach.checker.needs import plan_period
from kehoach.checker.rule import Example, Hit, NotApplicable, Rule
from kehoach.checker.subject import Subject
from kehoach.meaning.periods import print_period, read_period


def check(subject: Subject) -> Iterator[Hit]:
    """The years in the title lie within those of the parent's title."""
    own = plan_period(subject)
    wanted = read_period(subject.parent.document.title or "") if subject.parent else None
    if wanted is None:
        raise NotApplicable("tên kế hoạch cấp trên không nêu một thời kỳ nhất định")
    if own.start < wanted.start or own.end > wanted.end:
        told = f"{print_period(own).lower()}, kế hoạch cấp trên là {print_period(wanted).lower()}"
        yield Hit(f"thời kỳ là {told}", place="tên kế hoạch")


RULE = Rule(
    code="SP014",
    name="Thời kỳ nằm trong thời kỳ của cấp trên",
    severity="warning",
    basis="practice",
    place="Thực tiễn: kế hoạch cấp dưới theo thời kỳ của kế hoạch cấp trên",
    requirement="Thời kỳ nêu ở tên kế hoạch nằm trong thời kỳ của kế hoạch cấp trên.",
    reason="Thời kỳ khác thường là gõ nhầm năm, hoặc triển khai nhầm kế hoạch.",
    reads=("plan.document.title", "parent.document.title"),
    good=Example(
        "Năm 2027 (cấp trên: giai đoạn 2026-2030)",
        plan=subplan_of(title="Cải cách hành chính năm 2027 của Sở Tư pháp"),
        parent=plan_of(),
    ),
    bad=Example(
        "Giai đoạn 2021-2025 (cấp trên: giai đoạn 2026-2030)",
        plan=subplan_of(title="Cải cách hành chính giai đoạn 2021-2025 của Sở Tư pháp"),
        parent=plan_of(),
    ),
    check=check,
    not_applicable=Example(
        "Tên kế hoạch cấp trên không nêu năm", plan=subplan_of(), parent=plan_of(title="Phòng cháy, chữa cháy rừng")
    ),
)
