"""Whoever is given work still exists when it is due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as Date
from datetime import timedelta

from kehoach.checker.deadline_days import last_day
from kehoach.checker.examples_plan import plan_of, task
from kehoach.checker.needs import work_items
from kehoach.checker.roles import agency_name
from kehoach.checker.rule import Example, Hit, Rule
from kehoach.checker.subject import Subject
from kehoach.meaning.agencies import Registry, successors_on
from kehoach.meaning.dates import print_short_date
from kehoach.meaning.periods import read_period
from kehoach.model import WorkItem

_ON_AND_ON = ("recurring", "continuous", "period")
"""Kinds of deadlines that go on to the end of the plan's years where they name no last day."""


def check(subject: Subject) -> Iterator[Hit]:
    """One finding for every agency or group that ended before something it leads is due: a person finds who goes on."""
    period = read_period(subject.document.title or "")
    to_the_end = Date(period.end, 12, 31) if period else None
    open_work: dict[str, list[tuple[Date, WorkItem]]] = {}
    for item in work_items(subject):
        due = last_day(item.deadline) or (to_the_end if item.deadline.kind in _ON_AND_ON else None)
        if due is not None:
            for id in (*item.lead.agencies, *item.lead.groups):
                open_work.setdefault(id, []).append((due, item))
    for id, work in open_work.items():
        ended = _ended(id, subject.registry)
        late = [item for due, item in work if ended and due > ended]
        if ended and late:
            yield Hit(_message(id, ended, len(late), subject.registry), late[0], "Cơ quan chủ trì", review=True)


def _ended(id: str, registry: Registry) -> Date | None:
    """The last day of an agency or group, where the registry knows one."""
    agency = registry.agencies_by_id.get(id)
    if agency is not None:
        return agency.valid_to
    steps = registry.group(id).successors
    return min(step.date for step in steps) - timedelta(days=1) if steps else None


def _message(id: str, ended: Date, count: int, registry: Registry) -> str:
    candidates = successors_on(id, ended + timedelta(days=1), registry).candidates
    heirs = [
        agency_name(candidate.agency, registry) + (" [chưa kiểm chứng]" if candidate.unverified else "")
        for candidate in candidates
        if candidate.agency != id
    ]
    taken_over = f", chức năng chuyển về {', '.join(dict.fromkeys(heirs))}" if heirs else ""
    return (
        f"{agency_name(id, registry)} hoạt động đến hết ngày {print_short_date(ended)}{taken_over}; "
        f"còn {count} mục có hạn sau ngày đó, kể từ mục này"
    )


RULE = Rule(
    code="KH017",
    name="Cơ quan chủ trì còn hoạt động đến thời hạn",
    severity="info",
    basis="practice",
    place="Thực tiễn: giao lại việc khi sắp xếp bộ máy",
    requirement="Cơ quan chủ trì còn hoạt động đến thời hạn của nhiệm vụ.",
    reason="Sau khi cơ quan sáp nhập hay kết thúc hoạt động, việc chưa đến hạn phải được giao lại.",
    reads=("plan.tasks.lead", "plan.tasks.deadline", "plan.projects.lead", "plan.projects.deadline"),
    good=Example(
        "Chủ trì: Sở Tư pháp; thời gian: Năm 2028",
        plan=plan_of(task("pl2/1/a", "Rà soát", lead="Sở Tư pháp", deadline="Năm 2028")),
    ),
    bad=Example(
        "Kế hoạch năm 2021; chủ trì: UBND cấp huyện; thời gian: Năm 2028",
        plan=plan_of(
            task("pl2/1/a", "Rà soát", lead="UBND cấp huyện", deadline="Năm 2028"),
            date=Date(2021, 11, 5),
            title="Chuyển đổi số giai đoạn 2021-2030",
        ),
    ),
    check=check,
    not_applicable=Example("Kế hoạch không có bảng nhiệm vụ", plan=plan_of()),
)
