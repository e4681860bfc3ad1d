"""Whose a task is in the unit's plan and in the parent's."""

from __future__ import annotations

from kehoach.checker.conformity import Conformity
from kehoach.checker.roles import is_inner_unit
from kehoach.model import Assignment, WorkItem


def names_agency(cell: Assignment, held: Conformity) -> bool:
    """Whether a cell names the unit, itself or in a group that it belongs to."""
    if held.agency.id in (*cell.agencies, *cell.partners):
        return True
    return any(held.agency.id in held.registry.members(group) for group in groups_of(cell, held))


def groups_of(cell: Assignment, held: Conformity) -> list[str]:
    """The groups of a cell that name somebody in particular and that the registry knows."""
    known = {group.id for group in held.registry.groups if not group.open}
    return [group for group in (*cell.groups, *cell.partner_groups) if group in known]


def is_shared_out_inside(cell: Assignment) -> bool:
    """Whether a cell gives the task to units inside the agency ("Phòng Hành chính tư pháp") and to no other agency."""
    named = cell.agencies or cell.groups or cell.partners
    return not named and bool(cell.unknown) and all(map(is_inner_unit, cell.unknown))


def gave_up_the_lead(own: WorkItem, parents: WorkItem, held: Conformity) -> bool:
    """Whether the unit leads in the parent's plan but others do in its own: who is named itself stays named itself."""
    if own.alternatives or parents.alternatives or not names_agency(parents.lead, held):
        return False
    if not (own.lead.text or "").strip() or is_shared_out_inside(own.lead):
        return False
    itself = held.agency.id in parents.lead.agencies
    return held.agency.id not in own.lead.agencies if itself else not names_agency(own.lead, held)
