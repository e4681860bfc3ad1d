"""Whoever leads work is spoken to in the part on organising it, and the other way round."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.examples_plan import duty, plan_of, task
from kehoach.checker.needs import gives_out_work, is_plan, work_items
from kehoach.checker.roles import agency_name, leaders, named_in_items, named_in_sections
from kehoach.checker.rule import Example, Hit, NotApplicable, Rule
from kehoach.checker.subject import Subject
from kehoach.meaning.addresses import cite_section


def check(subject: Subject) -> Iterator[Hit]:
    """Leaders without a section, and sections whose agencies no row names; a person says whether that is meant."""
    is_plan(subject)
    plan, registry = subject.plan, subject.registry
    work_items(subject)
    gives_out_work(subject)
    if not plan.responsibilities:
        raise NotApplicable("phần tổ chức thực hiện không chia theo cơ quan")
    spoken_to, in_rows = named_in_sections(plan, registry), named_in_items(plan, registry)
    for agency, led in leaders(plan).items():
        if agency not in spoken_to:
            message = (
                f"{agency_name(agency, registry)} chủ trì {len(led)} mục nhưng không có trong phần tổ chức thực hiện"
            )
            yield Hit(message, led[0], "Cơ quan chủ trì", review=True)
    for part in plan.responsibilities:
        for agency in part.agencies:
            if agency not in in_rows:
                message = f"{agency_name(agency, registry)} được giao trách nhiệm nhưng không có việc nào ở phụ lục"
                yield Hit(message, part.source, place=cite_section(part.id), review=True)


RULE = Rule(
    code="KH024",
    name="Phân công và tổ chức thực hiện khớp nhau",
    severity="info",
    basis="practice",
    place="Thực tiễn: phụ lục phân công khớp với phần tổ chức thực hiện",
    requirement="Cơ quan chủ trì việc ở phụ lục có trong phần tổ chức thực hiện, và ngược lại.",
    reason="Cơ quan chỉ có ở một nơi thường là bị bỏ sót ở nơi kia.",
    reads=("plan.responsibilities.agencies", "plan.tasks.lead", "plan.projects.lead"),
    good=Example(
        "Sở Tư pháp chủ trì việc ở phụ lục và có mục ở phần tổ chức thực hiện",
        plan=plan_of(task("pl2/1/a", "Rà soát", lead="Sở Tư pháp"), duty("V/1", "Sở Tư pháp")),
    ),
    bad=Example(
        "Sở Y tế chủ trì việc ở phụ lục nhưng phần tổ chức thực hiện chỉ nêu Sở Tư pháp",
        plan=plan_of(task("pl2/1/a", "Rà soát", lead="Sở Y tế", coordinate="Sở Tư pháp"), duty("V/1", "Sở Tư pháp")),
    ),
    check=check,
    not_applicable=Example("Phần tổ chức thực hiện không chia theo cơ quan", plan=plan_of(task("pl2/1/a", "Rà soát"))),
)
