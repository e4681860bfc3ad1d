"""Which agencies an amendment touches, and how: what each gains, loses, and what of its own reads otherwise."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from kehoach.amendments.changes import Change, Field, Kind, Part
from kehoach.amendments.diff import diff
from kehoach.amendments.facts import Item
from kehoach.amendments.fold import Applied
from kehoach.amendments.places import place_words
from kehoach.meaning.allocation import Allocation, Allocator, Role, Share
from kehoach.meaning.province import registry_for_plan
from kehoach.model import Plan, Project, Target
from kehoach.model.base import Model

_RELOCATED = (Kind.MOVED, Kind.RENUMBERED)


class Order(Model):
    """The sentence that ordered a change: its document, its place there ("khoản 1 Điều 1"), its words."""

    document: str
    provision: str = ""
    sentence: str = ""


class ItemImpact(Model):
    """What happened to an agency's part in one item, or to a section on organising the work that speaks to it.

    `item` and `new_item` are the ids in the old and the new plan; roles are None where the agency had or has no part.
    `changes` are the item's own, as `diff` tells them; `orders` the sentences behind them, where they are known.
    """

    kind: Literal["gained", "lost", "changed"]
    part: Part
    item: str | None = None
    new_item: str | None = None
    place: str
    text: str
    old_role: Role | None = None
    new_role: Role | None = None
    changes: tuple[Change, ...] = ()
    orders: tuple[Order, ...] = ()


class AgencyImpact(Model):
    """An agency that is touched, and by what, in the new plan's order; what it lost comes last."""

    agency: str
    name: str
    items: tuple[ItemImpact, ...]


class Impact(Model):
    """The agencies that are touched, in the registry's order.

    `common` are changes of the head, of legal bases and of parts of the body that speak to nobody in particular: they
    touch whoever cites them.
    """

    agencies: tuple[AgencyImpact, ...] = ()
    common: tuple[Change, ...] = ()


def impact(old: Plan, new: Plan, applied: Sequence[Applied] = ()) -> Impact:
    """Who is touched by what differs between two plans; `applied` are the operations that led from one to the other."""
    changes = diff(old, new)
    registries = [registry_for_plan(plan) for plan in (old, new)]
    known = {agency.id: agency for registry in reversed(registries) for agency in registry.agencies}
    before, after = Allocator(old, registries[0]), Allocator(new, registries[1])
    finder = _Finder((old, new), changes, _orders(applied))
    touched = [
        AgencyImpact(agency=agency.id, name=agency.name, items=items)
        for agency in known.values()
        if (items := tuple(finder.items(before.of(agency.id), after.of(agency.id))))
    ]
    return Impact(agencies=tuple(touched), common=tuple(finder.common()))


def new_addresses(changes: Sequence[Change]) -> dict[str, str | None]:
    """For each item that has another id in the new plan, that id; None for one that was removed or repealed."""
    found: dict[str, str | None] = {}
    for change in changes:
        if change.item is not None and change.part in (Part.TARGET, Part.TASK, Part.PROJECT):
            if change.kind in (Kind.REMOVED, Kind.REPEALED):
                found[change.item] = None
            elif change.kind in _RELOCATED:
                found[change.item] = change.new_item
    return found


def dump_impact(found: Impact) -> str:
    """An impact as JSON text; parts that are not there are not written."""
    return json.dumps(found.model_dump(mode="json", exclude_defaults=True), ensure_ascii=False, indent=2) + "\n"


def _orders(applied: Sequence[Applied]) -> dict[str, tuple[Order, ...]]:
    """The sentences behind the changes, by the id that the item or section has in the end."""
    found: dict[str, tuple[Order, ...]] = {}
    for done in applied:
        operation = done.operation
        order = Order(document=str(done.document), provision=operation.provision, sentence=operation.sentence)
        moved = {one.item: one.new_item for one in done.changes if one.kind in _RELOCATED and one.item and one.new_item}
        found = {moved.get(item, item): orders for item, orders in found.items()}
        for item in dict.fromkeys(change.new_item or change.item for change in done.changes):
            if item is not None and order not in found.get(item, ()):
                found[item] = (*found.get(item, ()), order)
    return found


class _Finder:
    """What of the changes concerns an agency."""

    def __init__(
        self, plans: tuple[Plan, Plan], changes: Sequence[Change], orders: Mapping[str, tuple[Order, ...]]
    ) -> None:
        self.plans = plans
        self.orders = orders
        self.body = [
            one for one in changes if one.part in (Part.SECTION, Part.RESPONSIBILITY, Part.ANNEX, Part.DOCUMENT)
        ]
        self.changed: dict[str, tuple[Change, ...]] = {}
        self.removed: dict[str, tuple[Change, ...]] = {}
        for change in changes:
            item = change.new_item or change.item
            if item is not None and change not in self.body:
                found = self.removed if change.kind is Kind.REMOVED else self.changed
                found[item] = (*found.get(item, ()), change)
        self.was = {one.new_item: one.item for one in changes if one.new_item is not None and one.item != one.new_item}

    def items(self, before: Allocation, after: Allocation) -> Iterator[ItemImpact]:
        old, new = _shares(before), _shares(after)
        duties = self._duty_orders(before, after)
        for share in new.values():
            was = self.was.get(share.item.id, share.item.id)
            yield from self._item(old.pop(was, None) if was else None, share, duties)
        for share in old.values():
            yield self._lost(share, duties)
        yield from self._sections(before, after)

    def common(self) -> Iterator[Change]:
        """The changes of what speaks to nobody in particular."""
        duties = [[part.id for part in plan.responsibilities] for plan in self.plans]
        return (change for change in self.body if not _within(change, *duties))

    def _duty_orders(self, before: Allocation, after: Allocation) -> tuple[Order, ...]:
        """The sentences that changed the sections that speak to the agency: a part in an item may come from there."""
        sections = dict.fromkeys(part.id for one in (before, after) for part in one.responsibilities)
        return tuple(dict.fromkeys(order for section in sections for order in self.orders.get(section, ())))

    def _item(self, old: Share | None, new: Share, duties: tuple[Order, ...]) -> Iterator[ItemImpact]:
        changes = self._changes(new.item)
        if old is not None and not changes and old.role == new.role:
            return
        yield ItemImpact(
            kind="changed" if old else "gained",
            part=_part(new.item),
            item=old.item.id if old else None,
            new_item=new.item.id,
            place=place_words(new.item.id, self.plans[1]),
            text=new.item.text,
            old_role=old.role if old else None,
            new_role=new.role,
            changes=changes,
            orders=self.orders.get(new.item.id, ()) or duties,
        )

    def _changes(self, item: Item) -> tuple[Change, ...]:
        """The item's own changes, and that of its group's title."""
        group = item.id.rpartition("/")[0]
        titles = [change for change in self.changed.get(group, ()) if change.field is Field.GROUP]
        return (*self.changed.get(item.id, ()), *titles)

    def _lost(self, old: Share, duties: tuple[Order, ...]) -> ItemImpact:
        now = next((new for new, was in self.was.items() if was == old.item.id), old.item.id)
        own = (one for one in self.changed.get(now, ()) if one.item == old.item.id)
        return ItemImpact(
            kind="lost",
            part=_part(old.item),
            item=old.item.id,
            place=place_words(old.item.id, self.plans[0]),
            text=old.item.text,
            old_role=old.role,
            changes=self.removed.get(old.item.id) or tuple(own),
            orders=self.orders.get(now, ()) or duties,
        )

    def _sections(self, before: Allocation, after: Allocation) -> Iterator[ItemImpact]:
        """The changes of sections that speak to the agency, and of what stands below them."""
        old, new = ([part.id for part in one.responsibilities] for one in (before, after))
        for change in self.body:
            if not _within(change, old, new):
                continue
            held = (_under(change.item, old), _under(change.new_item, new))
            yield ItemImpact(
                kind="changed" if all(held) else "gained" if held[1] else "lost",
                part=Part.RESPONSIBILITY,
                item=change.item,
                new_item=change.new_item,
                place=change.new_place or change.old_place or "",
                text=change.new or change.old or "",
                changes=(change,),
                orders=self.orders.get(change.new_item or change.item or "", ()),
            )


def _shares(allocation: Allocation) -> dict[str, Share]:
    return {share.item.id: share for share in (*allocation.targets, *allocation.tasks, *allocation.projects)}


def _part(item: Item) -> Part:
    if isinstance(item, Target):
        return Part.TARGET
    return Part.PROJECT if isinstance(item, Project) else Part.TASK


def _within(change: Change, old: Sequence[str], new: Sequence[str]) -> bool:
    return _under(change.item, old) or _under(change.new_item, new)


def _under(item: str | None, sections: Sequence[str]) -> bool:
    """Whether an id is that of one of the sections, or of something below one."""
    return item is not None and any(item == section or item.startswith(f"{section}/") for section in sections)
