"""What changed between two plans, found by comparing their data: items, sections, annexes, head and foot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from kehoach.amendments.changes import Change, Field, Kind, Part
from kehoach.amendments.diff_document import document_changes
from kehoach.amendments.facts import Item, fact_changes, facts_of, group_of, said
from kehoach.amendments.matching import Entry, Pair, match
from kehoach.amendments.places import is_void, place_words
from kehoach.amendments.wording import same_title
from kehoach.model import Plan, Project, Target, Task

_Kind = TypeVar("_Kind", Target, Task, Project)


def diff(old: Plan, new: Plan) -> tuple[Change, ...]:
    """The changes from one plan to another, in the order of the new one; what was removed stands last in its part.

    Items are matched by identity, not by position (see `kehoach.amendments.matching`). Two copies of one plan in other
    formats, with other spaces, dashes, line breaks or tone marks have no changes.
    """
    groups: dict[tuple[str, str], Change] = {}
    items = [
        *_item_changes(Part.TARGET, old.targets, new.targets, (old, new), groups),
        *_item_changes(Part.TASK, old.tasks, new.tasks, (old, new), groups),
        *_item_changes(Part.PROJECT, old.projects, new.projects, (old, new), groups),
    ]
    return (*document_changes(old, new), *groups.values(), *items)


def parent_of(item: str) -> str:
    """What an id stands under: "pl2/6" of "pl2/6/l"."""
    return item.rpartition("/")[0]


def _entry(item: Item) -> Entry:
    text = "\n".join([item.text, *(said(fact) for fact in facts_of(item))]) if not item.text else item.text
    return Entry(item.id, text, item.original_id, item.standing == "repealed" or is_void(item.text))


def _item_changes(
    part: Part,
    old: Sequence[_Kind],
    new: Sequence[_Kind],
    plans: tuple[Plan, Plan],
    groups: dict[tuple[str, str], Change],
) -> Iterator[Change]:
    pairs = match([_entry(item) for item in old], [_entry(item) for item in new])
    by_new = {pair.new: pair for pair in pairs}
    for place, item in enumerate(new):
        pair = by_new.get(place)
        if pair is None:
            yield _whole(Kind.ADDED, part, None, item, plans)
            continue
        before = old[pair.old]
        _note_group(before, item, part, plans, groups)
        yield from _pair_changes(part, before, item, pair, plans)
    kept = {pair.old for pair in pairs}
    yield from (_whole(Kind.REMOVED, part, item, None, plans) for place, item in enumerate(old) if place not in kept)


def _pair_changes(part: Part, old: Item, new: Item, pair: Pair, plans: tuple[Plan, Plan]) -> Iterator[Change]:
    if old == new:
        return
    told = {"matched_by": pair.by, "likeness": pair.likeness}
    if old.id != new.id:
        kind = Kind.RENUMBERED if parent_of(old.id) == parent_of(new.id) else Kind.MOVED
        yield _whole(kind, part, old, new, plans).model_copy(update=told)
    was, now = _standing(old), _standing(new)
    if was != now:
        kind = {"repealed": Kind.REPEALED, "suspended": Kind.SUSPENDED}.get(now or "", Kind.RESTORED)
        yield _whole(kind, part, old, new, plans).model_copy(update=told)
    if "repealed" not in (was, now):
        places = {"old_place": place_words(old.id, plans[0]), "new_place": place_words(new.id, plans[1])}
        base = Change(kind=Kind.CHANGED, part=part, item=old.id, new_item=new.id)
        for change in fact_changes(old, new, base):
            yield change.model_copy(update=told | places)


def _standing(item: Item) -> str | None:
    return "repealed" if is_void(item.text) else item.standing


def _whole(kind: Kind, part: Part, old: Item | None, new: Item | None, plans: tuple[Plan, Plan]) -> Change:
    """A change of an item as a whole; `fields` are those of the item that has content."""
    told = new if new is not None and not is_void(new.text) else old
    return Change(
        kind=kind,
        part=part,
        item=old.id if old else None,
        new_item=new.id if new else None,
        old=old.text if old else None,
        new=new.text if new else None,
        fields={fact.name: said(fact) for fact in facts_of(told) if said(fact)} if told else {},
        old_place=place_words(old.id, plans[0]) if old else None,
        new_place=place_words(new.id, plans[1]) if new else None,
        old_source=old.source if old else None,
        new_source=new.source if new else None,
    )


def _note_group(
    old: Item, new: Item, part: Part, plans: tuple[Plan, Plan], groups: dict[tuple[str, str], Change]
) -> None:
    """Note once for each group that its title changed; an item that only went to another group tells nothing of them."""
    before, after = group_of(old), group_of(new)
    if not before or not after or before != after or not old.group or not new.group:
        return
    if same_title(old.group.title, new.group.title):
        return
    groups.setdefault(
        (before, after),
        Change(
            kind=Kind.CHANGED,
            part=part,
            item=before,
            new_item=after,
            field=Field.GROUP,
            old=old.group.title,
            new=new.group.title,
            old_place=place_words(before, plans[0]),
            new_place=place_words(after, plans[1]),
            matched_by="address",
        ),
    )
