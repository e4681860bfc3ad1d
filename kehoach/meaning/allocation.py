"""What of a plan falls to one agency, in which role, and the words of the plan that say so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from kehoach.meaning.agencies import Registry, find_mentions
from kehoach.meaning.in_force import in_force
from kehoach.meaning.spelling import says
from kehoach.model import Assignment, Plan, Project, Responsibility, Target, Task

Role = Literal["lead", "coordinate", "monitor", "subject", "undecided"]


@dataclass(frozen=True)
class Share:
    """One item that falls to the agency.

    `because` quotes the words that give it; `group` is the group that brings the agency in, None when it is
    named itself.
    """

    item: Task | Project | Target
    role: Role
    because: str
    group: str | None = None


@dataclass(frozen=True)
class Allocation:
    """All that falls to one agency, in the plan's order."""

    agency: str
    targets: tuple[Share, ...] = ()
    tasks: tuple[Share, ...] = ()
    projects: tuple[Share, ...] = ()
    responsibilities: tuple[Responsibility, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether the plan gives the agency nothing at all."""
        return not (self.targets or self.tasks or self.projects or self.responsibilities)

    def tasks_as(self, role: Role) -> tuple[Share, ...]:
        """The tasks in one role."""
        return tuple(share for share in self.tasks if share.role == role)


class Allocator:
    """Who gets what of one plan. What does not depend on the agency is looked up once; what was repealed nobody gets."""

    def __init__(self, plan: Plan, registry: Registry) -> None:
        self.plan = plan
        self.groups_of: dict[str, set[str]] = {}
        for group in registry.groups:
            for agency in () if group.open else registry.members(group.id):
                self.groups_of.setdefault(agency, set()).add(group.id)
        self.targets, self.tasks, self.projects = in_force(plan.targets), in_force(plan.tasks), in_force(plan.projects)
        self.measured = {target.id: _measured_groups(target, registry) for target in self.targets}

    def of(self, agency: str) -> Allocation:
        """What falls to the agency (a registry id): by its own name, or as a member of a group that is named.

        An open group ("các cơ quan có liên quan") names nobody in particular and gives nobody anything.
        """
        finder = _Finder(agency, self.groups_of.get(agency, set()), self.measured)
        own = tuple(part for part in self.plan.responsibilities if finder.is_named(part.agencies, part.groups))
        finder.given = {
            item: scope.text for part in own for scope in part.scopes for item in (*scope.ids, *scope.derived)
        }
        return Allocation(
            agency,
            targets=tuple(share for target in self.targets if (share := finder.target(target))),
            tasks=tuple(share for task in self.tasks if (share := finder.work(task))),
            projects=tuple(share for project in self.projects if (share := finder.work(project))),
            responsibilities=own,
        )

    def subject(self, agency: str, target: Target) -> Share | None:
        """The agency's share in a target that measures a group it belongs to, whatever other part it has."""
        return _Finder(agency, self.groups_of.get(agency, set()), self.measured).subject(target)


_LEVELS = {"cấp huyện": "ubnd-cap-huyen", "cấp xã": "ubnd-cap-xa"}
"""The level of government that words measure ("cán bộ, công chức cấp xã"), and its committees."""
_PROVINCE, _PROVINCIAL = "cấp tỉnh", "co-quan-chuyen-mon"
"""A goal of its own for the provincial level is that of its specialised bodies; words on it may mean the province."""


def _measured_groups(target: Target, registry: Registry) -> dict[str, str]:
    """The groups of agencies that a target's own words measure ("cán bộ, công chức cấp xã"), with those words."""
    groups: dict[str, str] = {}
    for text in (target.text, *(value.text or "" for value in target.values)):
        for mention in find_mentions(text, registry):
            if mention.group and not registry.group(mention.group).open:
                groups.setdefault(mention.group, text)
        for level, group in _LEVELS.items():
            if says(text, level):
                groups.setdefault(group, text)
    for value in target.values:
        if any(goal.scope and goal.scope.lower() == _PROVINCE for goal in value.goals):
            groups.setdefault(_PROVINCIAL, value.text or "")
    return groups


class _Finder:
    def __init__(self, agency: str, groups: set[str], measured: dict[str, dict[str, str]]) -> None:
        self.agency = agency
        self.groups = groups
        self.measured = measured
        self.given: dict[str, str] = {}

    def is_named(self, agencies: Sequence[str], groups: Sequence[str]) -> bool:
        return self.agency in agencies or any(group in self.groups for group in groups)

    def group_of(self, assignment: Assignment) -> str | None:
        """The group that brings the agency in, None when it is named itself."""
        if self.agency in (*assignment.agencies, *assignment.partners):
            return None
        return next((g for g in (*assignment.groups, *assignment.partner_groups) if g in self.groups), None)

    def work(self, item: Task | Project) -> Share | None:
        if item.alternatives:
            return self.undecided_work(item)
        role = self.role(item.lead, item.coordinate)
        if role is None and item.monitor is not None and self.is_named(item.monitor.agencies, item.monitor.groups):
            return Share(item, "monitor", item.monitor.text or "", self.group_of(item.monitor))
        if role is None:
            return self.monitored(item)
        where = item.lead if self.in_cell(item.lead) else item.coordinate
        return Share(item, role, where.text or "", self.group_of(where))

    def undecided_work(self, item: Task | Project) -> Share | None:
        """The role that all readings agree on, or "undecided" when they differ."""
        roles = [self.role(reading.lead, reading.coordinate) for reading in item.alternatives]
        if not any(roles):
            return self.monitored(item)
        quoted = " hoặc ".join(
            f"chủ trì «{_one_line(reading.lead)}», phối hợp «{_one_line(reading.coordinate)}»"
            for reading in item.alternatives
        )
        if len(set(roles)) == 1 and roles[0] is not None:
            return Share(item, roles[0], quoted)
        return Share(item, "undecided", quoted)

    def role(self, lead: Assignment, coordinate: Assignment) -> Role | None:
        if self.is_named(lead.agencies, lead.groups):
            return "lead"
        named = self.is_named(lead.partners, lead.partner_groups) or self.in_cell(coordinate)
        return "coordinate" if named else None

    def in_cell(self, assignment: Assignment) -> bool:
        return self.is_named(assignment.agencies, assignment.groups) or self.is_named(
            assignment.partners, assignment.partner_groups
        )

    def target(self, target: Target) -> Share | None:
        """A target that a column gives to the agency, that its section refers to, or that measures it."""
        if target.lead is not None and self.in_cell(target.lead):
            return Share(target, "lead", target.lead.text or "", self.group_of(target.lead))
        return self.monitored(target) or self.subject(target)

    def subject(self, target: Target) -> Share | None:
        """A target whose words measure a group that the agency belongs to."""
        found = next(
            ((group, words) for group, words in self.measured[target.id].items() if group in self.groups), None
        )
        return Share(target, "subject", found[1], found[0]) if found else None

    def monitored(self, item: Task | Project | Target) -> Share | None:
        """An item that the agency's own section refers to, or that is of a field it answers for."""
        return Share(item, "monitor", self.given[item.id]) if item.id in self.given else None


def _one_line(assignment: Assignment) -> str:
    return (assignment.text or "").replace("\n", "; ")
