"""The plan on an amended paper: what the edits touched is read anew, all else stays the very same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TypeVar

from kehoach.amendments.edits import Edit, StandingEdit
from kehoach.amendments.operations import Revert
from kehoach.amendments.paper import Paper
from kehoach.model import Notice, Plan, Project, Responsibility, Standing, Target, Task

_Kind = TypeVar("_Kind", Target, Task, Project)


def plan_on(plan: Plan, before: Paper, after: Paper, edits: Sequence[Edit], revert: Revert | None) -> Plan:
    """The plan of the new paper; an item that reads the same on both papers is the plan's own, corrections included.

    An item that a shift gave another address, or that was moved, keeps where it was first in `original_id`.
    """
    standings = {edit.item: edit.new for edit in edits if isinstance(edit, StandingEdit)}
    restored = {item.id: item for item in revert.items} if revert else {}
    parts = {part.id: part for part in (revert.responsibilities if revert else ())}
    return plan.model_copy(
        update={
            "document": after.document,
            "targets": _items(plan.targets, before.targets, after.targets, standings, _of(restored, Target)),
            "tasks": _items(plan.tasks, before.tasks, after.tasks, standings, _of(restored, Task)),
            "projects": _items(plan.projects, before.projects, after.projects, standings, _of(restored, Project)),
            "responsibilities": _responsibilities(plan, before, after, parts),
            "notices": _notices(plan, before, after, revert),
        }
    )


def _of(restored: dict[str, Target | Task | Project], kind: type[_Kind]) -> dict[str, _Kind]:
    return {name: item for name, item in restored.items() if isinstance(item, kind)}


def _items(
    own: Sequence[_Kind],
    before: Sequence[_Kind],
    after: Sequence[_Kind],
    standings: dict[str, Standing | None],
    restored: dict[str, _Kind],
) -> tuple[_Kind, ...]:
    kept = {item.id: item for item in own}
    read = {item.id: item for item in before}
    same_place = _same_places(before, after)
    taken = set(same_place.values())
    result: list[_Kind] = []
    for item in after:
        was = same_place.get(item.id) or (item.id if item.id in read and item.id not in taken else None)
        if item.id in restored:
            result.append(restored[item.id])
        elif was is None or was not in kept:
            result.append(item)
        else:
            result.append(_carried(item, read[was], kept[was], standings))
    return tuple(result)


def _same_places(before: Sequence[_Kind], after: Sequence[_Kind]) -> dict[str, str]:
    """For each new id the old one of the item that was read from the very same place, where no other was."""
    places = [
        {source: item.id for item in items if (source := item.source) is not None and counts[source] == 1}
        for items in (before, after)
        for counts in [Counter(item.source for item in items)]
    ]
    return {name: places[0][source] for source, name in places[1].items() if source in places[0]}


def _carried(item: _Kind, was: _Kind, own: _Kind, standings: dict[str, Standing | None]) -> _Kind:
    """An item that the plan had: its own where it reads the same, else the new reading with what it was."""
    moved = was.model_copy(update={"id": item.id, "group": item.group})
    kept = own.model_copy(update={"id": item.id, "group": item.group}) if item != was and item == moved else own
    if item not in (was, moved):
        kept = item
    standing = standings.get(own.id, own.standing)
    if item.standing == "repealed" or own.standing == "repealed":
        standing = item.standing
    original = own.original_id or (own.id if own.id != item.id else None)
    original = None if original == item.id else original
    if (kept.standing, kept.original_id) == (standing, original):
        return kept
    return kept.model_copy(update={"standing": standing, "original_id": original})


def _responsibilities(
    plan: Plan, before: Paper, after: Paper, restored: dict[str, Responsibility]
) -> tuple[Responsibility, ...]:
    kept = {part.id: part for part in plan.responsibilities}
    read = {part.id: part for part in before.responsibilities}
    return tuple(
        restored.get(part.id) or (kept[part.id] if part.id in kept and read.get(part.id) == part else part)
        for part in after.responsibilities
    )


def _notices(plan: Plan, before: Paper, after: Paper, revert: Revert | None) -> tuple[Notice, ...]:
    """The plan's notices without those that the old paper gave and the new one does not, and with its new ones."""
    if revert is not None and revert.notices is not None:
        return revert.notices
    gone = [notice for notice in before.notices if notice not in after.notices]
    new = [notice for notice in after.notices if notice not in before.notices]
    if not gone and not new:
        return plan.notices
    return (*(notice for notice in plan.notices if notice not in gone), *new)
