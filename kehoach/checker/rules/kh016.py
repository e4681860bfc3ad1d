"""Every agency that the plan names is known."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz import fuzz

from kehoach.checker.examples_plan import plan_of, task
from kehoach.checker.needs import work_items
from kehoach.checker.roles import agency_name, is_inner_unit
from kehoach.checker.rule import Example, Hit, Rule
from kehoach.checker.subject import Subject
from kehoach.meaning.agencies import nearest
from kehoach.model import WorkItem

_ABBREVIATION = 6
"""Names of so few letters are no slip of a longer one."""
_SLIP = 85
"""From this likeness on (of 100) an unknown name is a slip of the pen."""


def check(subject: Subject) -> Iterator[Hit]:
    """Names that the registry does not have: one that is nearly a known name is a slip, another is for a person."""
    items = work_items(subject)
    inside = not any("NHÂN DÂN" in line.upper() for line in subject.document.issuer)
    for item in items:
        for column, phrase in _unknown(item):
            if inside and is_inner_unit(phrase):
                continue
            alike = nearest(phrase, subject.registry) if len(phrase) > _ABBREVIATION else ()
            near = [agency_name(id, subject.registry) for id in alike]
            is_slip = any(fuzz.ratio(phrase.casefold(), name.casefold()) >= _SLIP for name in near)
            hint = f"; gần giống: {', '.join(near)}" if near else ""
            yield Hit(f"«{phrase}» không có trong danh bạ cơ quan{hint}", item, column, review=not is_slip)


def _unknown(item: WorkItem) -> Iterator[tuple[str, str]]:
    """The unknown names of an item with the column that each stands in."""
    columns = {"Cơ quan chủ trì": item.lead, "Cơ quan phối hợp": item.coordinate, "Cơ quan theo dõi": item.monitor}
    for column, assignment in columns.items():
        yield from ((column, phrase) for phrase in (assignment.unknown if assignment else ()))


RULE = Rule(
    code="KH016",
    name="Cơ quan được giao việc có thật",
    severity="warning",
    basis="practice",
    place="Thực tiễn: gọi đúng tên cơ quan",
    requirement="Cơ quan chủ trì, phối hợp được gọi đúng tên chính thức.",
    reason="Tên sai thì văn thư không biết gửi cho ai, và việc không đến đúng nơi.",
    reads=("plan.tasks.lead.unknown", "plan.tasks.coordinate.unknown", "plan.projects.lead.unknown"),
    good=Example("Chủ trì: Sở Công Thương", plan=plan_of(task("pl2/1/a", "Rà soát", lead="Sở Công Thương"))),
    bad=Example("Chủ trì: Sở Công Thươn", plan=plan_of(task("pl2/1/a", "Rà soát", lead="Sở Công Thươn"))),
    check=check,
    not_applicable=Example("Kế hoạch không có bảng nhiệm vụ", plan=plan_of()),
)
