"""Nobody coordinates with himself."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.examples_plan import plan_of, task
from kehoach.checker.needs import is_carried, work_items
from kehoach.checker.rule import Example, Hit, NotApplicable, Rule
from kehoach.checker.subject import Subject


def check(subject: Subject) -> Iterator[Hit]:
    """No agency leads and coordinates the same task; for a group ("các sở, ngành") in both cells a person has to say."""
    items = [item for item in work_items(subject) if (item.coordinate.text or "").strip() or item.lead.partners]
    if not items:
        raise NotApplicable("không có nhiệm vụ nào nêu cơ quan phối hợp")
    for item in items:
        partners = (*item.coordinate.agencies, *item.coordinate.partners, *item.lead.partners)
        for id in item.lead.agencies:
            if id in partners:
                name = subject.registry.agencies_by_id[id].name
                yield Hit(f"{name} vừa chủ trì vừa phối hợp", item, "Cơ quan phối hợp", review=is_carried(item))
        twice = [group for group in item.lead.groups if group in item.coordinate.groups]
        if twice:
            named = ", ".join(f"«{subject.registry.group(group).name}»" for group in twice)
            yield Hit(f"nhóm {named} vừa chủ trì vừa phối hợp", item, "Cơ quan phối hợp", review=True)


RULE = Rule(
    code="KH018",
    name="Cơ quan chủ trì không đồng thời phối hợp",
    severity="warning",
    basis="practice",
    place="Thực tiễn: phân vai rõ ràng",
    requirement="Cơ quan chủ trì một nhiệm vụ không đứng tên ở cột phối hợp của nhiệm vụ đó.",
    reason="Một cơ quan ở cả hai cột thường là chép nhầm, và che mất cơ quan phối hợp thật.",
    reads=("plan.tasks.lead", "plan.tasks.coordinate", "plan.projects.lead", "plan.projects.coordinate"),
    good=Example(
        "Chủ trì: Sở Nội vụ; phối hợp: Sở Tài chính",
        plan=plan_of(task("pl2/1/a", "Rà soát", lead="Sở Nội vụ", coordinate="Sở Tài chính")),
    ),
    bad=Example(
        "Chủ trì: Sở Nội vụ; phối hợp: Sở Tài chính, Sở Nội vụ",
        plan=plan_of(task("pl2/1/a", "Rà soát", lead="Sở Nội vụ", coordinate="Sở Tài chính, Sở Nội vụ")),
    ),
    check=check,
    not_applicable=Example("Kế hoạch không nêu cơ quan phối hợp", plan=plan_of(task("pl2/1/a", "Rà soát"))),
)
