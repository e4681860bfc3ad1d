"""Which agencies a plan gives work to, and where it speaks to them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kehoach.meaning.agencies import Registry, find_mentions
from kehoach.meaning.in_force import in_force
from kehoach.model import Plan, WorkItem

_INNER = re.compile(
    r"(?:các |lãnh đạo )?(?:phòng|bộ phận|chi cục|trung tâm|ban |tổ|đội|thanh tra sở|văn phòng sở|đơn vị|công chức|chuyên viên)",
    re.IGNORECASE,
)


def is_inner_unit(phrase: str) -> bool:
    """Whether a name is one of the units inside an agency: its own plan gives them work, no registry lists them."""
    return bool(_INNER.match(phrase))


def leaders(plan: Plan) -> dict[str, list[WorkItem]]:
    """The agencies that lead by their own name, with what they lead."""
    led: dict[str, list[WorkItem]] = {}
    for item in (*in_force(plan.tasks), *in_force(plan.projects)):
        for agency in item.lead.agencies:
            led.setdefault(agency, []).append(item)
    return led


def named_in_sections(plan: Plan, registry: Registry) -> set[str]:
    """The agencies that a section on organising the work speaks to, members of the groups that it names included."""
    return _with_members(
        (agency for part in plan.responsibilities for agency in part.agencies),
        (group for part in plan.responsibilities for group in part.groups),
        registry,
    )


def named_in_items(plan: Plan, registry: Registry) -> set[str]:
    """The agencies that items name in any cell or by reference, members of groups included."""
    work = (*in_force(plan.tasks), *in_force(plan.projects))
    cells = [cell for item in work for cell in (item.lead, item.coordinate, item.monitor) if cell]
    cells += [each.lead for each in in_force(plan.targets) if each.lead]
    referred = [agency for part in plan.responsibilities if part.scopes for agency in part.agencies]
    undecided = [cell for item in work for reading in item.alternatives for cell in (reading.lead, reading.coordinate)]
    named = [*cells, *undecided]
    return _with_members(
        [*referred, *(agency for cell in named for agency in (*cell.agencies, *cell.partners))],
        (group for cell in named for group in (*cell.groups, *cell.partner_groups)),
        registry,
    )


def named_in_texts(texts: Iterable[str], registry: Registry) -> set[str]:
    """The agencies that texts name, members of groups included."""
    mentions = [mention for text in texts for mention in find_mentions(text, registry)]
    return _with_members(
        (mention.agency for mention in mentions if mention.agency),
        (mention.group for mention in mentions if mention.group),
        registry,
    )


def agency_name(id: str, registry: Registry) -> str:
    """The name of an agency or group."""
    agency = registry.agencies_by_id.get(id)
    return agency.name if agency else registry.group(id).name


def _with_members(agencies: Iterable[str], groups: Iterable[str], registry: Registry) -> set[str]:
    return {*agencies, *(member for group in groups for member in registry.members(group))}
