"""What an agency has to report on in a period: its tasks, its targets' goals, its statistic forms, its texts.

The workbook is made from it, and a returned workbook is held against it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain
from typing import TypeVar

from kehoach.errors import KehoachError
from kehoach.meaning.addresses import cite_in
from kehoach.meaning.agencies import Agency, Registry, successors_on
from kehoach.meaning.agencies.agency import Level
from kehoach.meaning.allocation import Allocation, Allocator, Share
from kehoach.meaning.casing import sentence_case
from kehoach.meaning.in_force import words_in_force
from kehoach.meaning.spelling import without_bullet
from kehoach.model import Deadline, Goal, Plan, Target, TargetValue, WorkItem
from kehoach.model.base import Model
from kehoach.progress.calendar import DataSpan, Reporting, data_span, due_day
from kehoach.progress.fields import field_of
from kehoach.progress.model import Part, PlanReference, Status
from kehoach.progress.outline import Outline, OutlineSection, is_on_reform, outline_for
from kehoach.progress.periods import ReportPeriod
from kehoach.progress.statistics import StatisticForm, Statistics, default_statistics, forms_for
from kehoach.progress.timing import STATUSES, Timing, timing_of


class TaskDuty(Model):
    """A task or project that an agency leads or takes part in. `fingerprint` changes with its words or deadline."""

    item: str
    part: Part
    group: str = ""
    address: str
    text: str
    product: str = ""
    lead: str = ""
    deadline: Deadline
    timing: Timing
    fingerprint: str

    @property
    def when(self) -> str:
        """The deadline's words on one line, without the sign of the list that they stood in."""
        return "; ".join(without_bullet(line) for line in (self.deadline.text or "").splitlines() if line.strip())

    @property
    def statuses(self) -> tuple[Status, ...]:
        """The statuses that fit the deadline."""
        return STATUSES[self.timing]


class GoalDuty(Model):
    """One goal of a target in the period; `goal` counts the goals of the target's value for those years from 0.

    `wanted` is the value's text; `aim` is None where it gives no number to reach.
    """

    item: str
    goal: int
    group: str = ""
    address: str
    text: str
    wanted: str
    role: str
    aim: Goal | None = None
    fingerprint: str

    @property
    def key(self) -> str:
        """What a workbook's row is known by: "pl1/2/c#0"."""
        return f"{self.item}#{self.goal}"

    @property
    def unit(self) -> str:
        """The unit that the value is given in, "" where the plan names none."""
        return (self.aim.unit if self.aim else None) or ""


class Duties(Model):
    """All that one agency reports on in one period, in the plan's order. `taken_over` names the agencies that have ended
    and whose duties are among them."""

    agency: str
    agency_name: str
    taken_over: tuple[str, ...] = ()
    period: ReportPeriod
    data: DataSpan
    due: str = ""
    plan: PlanReference
    tasks: tuple[TaskDuty, ...] = ()
    goals: tuple[GoalDuty, ...] = ()
    forms: tuple[StatisticForm, ...] = ()
    outline: tuple[OutlineSection, ...] = ()


_LEVELS: dict[str, Level] = {"cấp tỉnh": "tinh", "cấp huyện": "huyen", "cấp xã": "xa"}
_Duty = TypeVar("_Duty", TaskDuty, GoalDuty)
_STRENGTH: tuple[Part, ...] = ("lead", "undecided", "coordinate")
"""The parts in a task, the strongest first."""


class DutyBook:
    """The duties of all agencies of one plan in one period. What does not depend on the agency is worked out once.

    The statistic forms and the outline, where none are given, are those of administrative reform for a plan on it; for
    another there are no forms, and the outline is a general one.
    """

    def __init__(
        self,
        plan: Plan,
        registry: Registry,
        period: ReportPeriod,
        *,
        reporting: Reporting | None = None,
        statistics: Statistics | None = None,
        outline: Outline | None = None,
    ) -> None:
        self.plan = plan
        self.registry = registry
        self.period = period
        self.reporting = reporting
        self.reference = plan_reference(plan)
        self.allocator = Allocator(plan, registry)
        self.data = data_span(period, reporting)
        self.due = due_day(period, reporting)
        self.statistics = statistics or _statistics_of(plan)
        self.outline = outline or outline_of(plan)

    def agencies(self) -> tuple[Agency, ...]:
        """The agencies that have something to report: all that get work, but for those of the central level."""
        return tuple(
            agency
            for agency in self.registry.agencies
            if agency.level != "trung-uong" and _has_work(self.allocator.of(agency.id))
        )

    def reporters(self) -> tuple[Agency, ...]:
        """Who makes the reports: of the agencies that have something to report those that there still are at the end of the
        period, the one body that took over from those that have ended, and where there is not one, the old name."""
        ids = dict.fromkeys(self.heir(agency.id) for agency in self.agencies())
        return tuple(self.registry.agency(id) for id in ids)

    def heir(self, agency: str) -> str:
        """Who answers for an agency at the end of the period: itself, or the one body that took over from it."""
        if agency not in self.registry.agencies_by_id:
            return agency
        heir = successors_on(agency, self.period.last_day, self.registry).successor
        return heir if heir is not None and heir in self.registry.agencies_by_id else agency

    @cached_property
    def _bequeathed(self) -> dict[str, list[str]]:
        """The agencies that have ended, by who took over from them."""
        found: dict[str, list[str]] = {}
        for agency in self.agencies():
            if (heir := self.heir(agency.id)) != agency.id:
                found.setdefault(heir, []).append(agency.id)
        return found

    def predecessors(self, agency: str) -> tuple[str, ...]:
        """The agencies that have ended and that this one answers for."""
        return tuple(self._bequeathed.get(agency, ()))

    def of(self, agency: str) -> Duties:
        """What an agency (a registry id) reports on: its own duties, and those of the agencies that it took over from.

        Raises `KehoachError` when the plan gives neither any work.
        """
        answers_for = [id for id in (agency, *self.predecessors(agency)) if _has_work(self.allocator.of(id))]
        known = self.registry.agency(agency)
        if not answers_for:
            raise KehoachError(
                f"kế hoạch không giao nhiệm vụ, đề án hoặc chỉ tiêu nào cho {known.name}",
                advice="Xem các cơ quan được giao việc bằng «kehoach agencies KẾ_HOẠCH».",
            )
        parts = [self.own(id) for id in answers_for]
        taken_over = tuple(self.registry.agency(id).name for id in answers_for if id != agency)
        if len(parts) == 1:
            (only,) = parts
            forms = forms_for(known, self.statistics)
            return only.model_copy(
                update={"agency": agency, "agency_name": known.name, "forms": forms, "taken_over": taken_over}
            )
        items = [item.id for item in (*self.plan.tasks, *self.plan.projects)]
        goals = {goal.key: goal for part in reversed(parts) for goal in part.goals}
        made = self._duties(
            known,
            _in_order(_strongest(part.tasks for part in parts), items),
            _in_order(goals.values(), [target.id for target in self.plan.targets]),
        )
        return made.model_copy(update={"taken_over": taken_over})

    def own(self, agency: str) -> Duties:
        """What the plan gives to an agency itself; nothing for one that it does not know."""
        allocation = self.allocator.of(agency)
        return self._duties(
            self.registry.agency(agency),
            tuple(self._tasks(allocation)),
            tuple(goal for share in allocation.targets for goal in self._goals(share, self.registry.agency(agency))),
        )

    def _duties(self, known: Agency, tasks: tuple[TaskDuty, ...], goals: tuple[GoalDuty, ...]) -> Duties:
        return Duties(
            agency=known.id,
            agency_name=known.name,
            period=self.period,
            data=self.data,
            due=self.due.isoformat() if self.due else "",
            plan=self.reference,
            tasks=tasks,
            goals=goals,
            forms=forms_for(known, self.statistics),
            outline=self.outline,
        )

    def _tasks(self, allocation: Allocation) -> Iterator[TaskDuty]:
        for share in (*allocation.tasks, *allocation.projects):
            item = share.item
            if not isinstance(item, WorkItem) or share.role not in ("lead", "coordinate", "undecided"):
                continue
            part: Part = share.role
            yield TaskDuty(
                item=item.id,
                part=part,
                group=field_of(item),
                address=self.address(item.id),
                text=without_bullet(words_in_force(item)),
                product=item.product or "",
                lead=item.lead.text or "",
                deadline=item.deadline,
                timing=timing_of(item.deadline, self.period, self.data),
                fingerprint=_digest([words_in_force(item), item.product or "", item.deadline.text or ""])[:12],
            )

    def _goals(self, share: Share, agency: Agency) -> Iterator[GoalDuty]:
        target = share.item
        value = value_in(target, self.period) if isinstance(target, Target) else None
        if not isinstance(target, Target) or value is None:
            return
        year = self.period.last_year or self.period.year
        for place, aim in _goals_in(value, year):
            if share.role == "subject" and aim is not None and not _measures(aim.scope or "", agency):
                continue
            yield GoalDuty(
                item=target.id,
                goal=place,
                group=target.group.title if target.group else "",
                address=self.address(target.id),
                text=words_in_force(target),
                wanted=value.text or "",
                role=share.role,
                aim=aim,
                fingerprint=_digest([words_in_force(target), value.text or ""])[:12],
            )

    def address(self, item: str) -> str:
        """An item's address in words: "điểm b mục 1 Phụ lục 2"."""
        return cite_in(item, self.plan.document)


def outline_of(plan: Plan) -> Outline:
    """The outline of reports on a plan."""
    fields = dict.fromkeys(field_of(item) for item in (*plan.tasks, *plan.projects))
    return outline_for(plan.document.title or "", filter(None, fields))


def _statistics_of(plan: Plan) -> Statistics:
    return default_statistics() if is_on_reform(plan.document.title or "") else Statistics()


def _strongest(parts: Iterable[Iterable[TaskDuty]]) -> Iterable[TaskDuty]:
    """Each task once, with the strongest of the parts that several agencies have in it."""
    found: dict[str, TaskDuty] = {}
    for task in chain.from_iterable(parts):
        if task.item not in found or _STRENGTH.index(task.part) < _STRENGTH.index(found[task.item].part):
            found[task.item] = task
    return found.values()


def _in_order(duties: Iterable[_Duty], items: Sequence[str]) -> tuple[_Duty, ...]:
    """Duties in the plan's order of items."""
    order = {item: place for place, item in enumerate(items)}
    return tuple(sorted(duties, key=lambda duty: order.get(duty.item, len(order))))


def plan_reference(plan: Plan) -> PlanReference:
    """The plan as a submission names it. The digest rests on what the items say, not on which file they were read from."""
    document = plan.document
    code = f"{(document.type or 'Kế hoạch').capitalize()} số {document.number or '...'}/{document.symbol or '...'}"
    parts = [code, str(document.date)]
    for work in (*plan.tasks, *plan.projects):
        parts += [
            work.id,
            words_in_force(work),
            work.lead.text or "",
            work.coordinate.text or "",
            work.deadline.text or "",
        ]
    for target in plan.targets:
        parts += [target.id, words_in_force(target), *(value.text or "" for value in target.values)]
    return PlanReference(
        code=code, title=sentence_case(document.title or "", _texts(plan)), date=document.date, digest=_digest(parts)
    )


def _texts(plan: Plan) -> Iterator[str]:
    """Sentences that show which words of the title have a capital letter."""
    yield from (paragraph.text for paragraph in (*plan.document.lead, *plan.document.closing))
    yield from (annex.caption for annex in plan.document.annexes)
    yield from (paragraph.text for part in plan.responsibilities for paragraph in part.paragraphs)
    yield from (item.text for item in (*plan.tasks, *plan.projects))
    yield from (target.text for target in plan.targets)


def value_in(target: Target, period: ReportPeriod) -> TargetValue | None:
    """The value that a target has to reach in the years of a period; None when it has none there."""
    year = period.last_year or period.year
    for value in target.values:
        within = value.period is None or value.period.start <= year <= value.period.end
        if value.text and within:
            return value
    return None


def _measures(scope: str, agency: Agency) -> bool:
    """Whether a goal of this scope measures an agency: "Cấp xã" does not measure a department of the province."""
    named = {level for words, level in _LEVELS.items() if words in scope.casefold()}
    return not named or agency.level in named


def _goals_in(value: TargetValue, year: int) -> list[tuple[int, Goal | None]]:
    """The goals that hold in a year, with their place; one without a goal when the words give no number."""
    goals: list[tuple[int, Goal | None]] = [
        (place, goal)
        for place, goal in enumerate(value.goals)
        if (goal.year is None or goal.year == year)
        and (goal.period is None or goal.period.start <= year <= goal.period.end)
    ]
    return goals or [(0, None)]


def _has_work(allocation: Allocation) -> bool:
    return bool(
        allocation.targets
        or any(share.role in ("lead", "coordinate", "undecided") for share in (*allocation.tasks, *allocation.projects))
    )


def _digest(parts: list[str]) -> str:
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()
