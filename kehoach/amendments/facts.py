"""What an item says, field by field, in one form for targets, tasks and projects; and what differs between two items."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kehoach.amendments.changes import Change, Field
from kehoach.amendments.wording import pieces, same_words, words
from kehoach.model import Assignment, Deadline, Project, Source, Target, TargetReading, Task, WorkReading

Item = Target | Task | Project

FIELD_NAMES = {
    Field.TEXT: "Nội dung",
    Field.LEAD: "Cơ quan chủ trì",
    Field.COORDINATE: "Cơ quan phối hợp",
    Field.MONITOR: "Cơ quan theo dõi",
    Field.PRODUCT: "Sản phẩm",
    Field.DEADLINE: "Thời hạn",
    Field.VALUE: "Chỉ tiêu phấn đấu",
    Field.NOTES: "Ghi chú",
    Field.COLUMN: "Cột",
    Field.GROUP: "Tên nhóm",
    Field.TITLE: "Tên",
    Field.CONTENT: "Nội dung",
    Field.CAPTION: "Dòng kèm theo",
    Field.TYPE: "Tên loại",
    Field.NUMBER: "Số, ký hiệu",
    Field.DATE: "Ngày ban hành",
    Field.ISSUER: "Cơ quan ban hành",
    Field.LEGAL_BASES: "Căn cứ",
    Field.RECIPIENTS: "Nơi nhận",
    Field.SIGNATURE: "Người ký",
}
"""What a person reads for a field."""

TITLE, BODY = FIELD_NAMES[Field.TITLE], FIELD_NAMES[Field.CONTENT]
"""The names under which an operation gives the title and the words of a section, a group or an annex."""


@dataclass(frozen=True)
class Fact:
    """One field of an item. `readings` are its possible words: one, or several where the source leaves it open."""

    field: Field
    readings: tuple[str, ...]
    label: str | None = None
    period: tuple[int, int] | None = None
    source: Source | None = None

    @property
    def name(self) -> str:
        """What a person reads for it: the column's own title where it has one."""
        return self.label or FIELD_NAMES[self.field]

    @property
    def key(self) -> object:
        """What is the same for the same field of another copy of the item."""
        return (self.field, self.period or (tuple(word for word, _ in words(self.label)) if self.label else None))


def said(fact: Fact) -> str:
    """The words of a field; several readings stand beside each other."""
    return " hoặc ".join(dict.fromkeys(fact.readings))


def facts_of(item: Item) -> tuple[Fact, ...]:
    """The fields of an item but for its text, blank ones included."""
    if isinstance(item, Target):
        return tuple(_target_facts(item))
    return tuple(_work_facts(item))


def group_of(item: Item) -> str | None:
    """The id of the item's group: "pl2/6" of "pl2/6/l"; None without a group."""
    if item.group is None:
        return None
    parts = item.id.split("/")[:-1]
    while len(parts) > 1 and parts[-1] != item.group.number:
        parts.pop()
    return "/".join(parts)


def fact_changes(old: Item, new: Item, base: Change) -> Iterator[Change]:
    """A change for each field whose words differ, `base` completed with the field, its words and their sources."""
    before = {fact.key: fact for fact in (_text_fact(old), *facts_of(old))}
    after = {fact.key: fact for fact in (_text_fact(new), *facts_of(new))}
    for key in dict.fromkeys([*before, *after]):
        one, other = before.get(key), after.get(key)
        first, second = one.readings if one else ("",), other.readings if other else ("",)
        if any(same_words(text, again) for text in first for again in second):
            continue
        fact = other or one
        if fact is None:
            continue
        was, now = (said(one) if one else ""), (said(other) if other else "")
        yield base.model_copy(
            update={
                "field": fact.field,
                "label": fact.label,
                "old": was,
                "new": now,
                "words": pieces(was, now),
                "old_source": (one.source if one else None) or old.source,
                "new_source": (other.source if other else None) or new.source,
            }
        )


def _text_fact(item: Item) -> Fact:
    readings = tuple(reading.text for reading in item.alternatives if reading.text)
    return Fact(Field.TEXT, readings or (item.text,), source=item.source)


def _target_facts(target: Target) -> Iterator[Fact]:
    readings: tuple[TargetReading, ...] = target.alternatives
    for place, value in enumerate(target.values):
        open_texts = tuple(reading.values[place].text or "" for reading in readings if place < len(reading.values))
        texts = (value.text,) if value.text is not None else open_texts or ("",)
        period = (value.period.start, value.period.end) if value.period else None
        yield Fact(Field.VALUE, texts, value.label, period, value.source)
    if target.lead is not None:
        yield Fact(Field.LEAD, (target.lead.text or "",), source=target.lead.source)
    yield Fact(Field.NOTES, (target.notes or "",))
    yield from (Fact(Field.COLUMN, (text,), title) for title, text in target.columns.items())


def _work_facts(item: Task | Project) -> Iterator[Fact]:
    readings: tuple[WorkReading, ...] = item.alternatives
    cells: list[tuple[Field, Assignment | Deadline, list[str]]] = [
        (Field.LEAD, item.lead, [reading.lead.text or "" for reading in readings]),
        (Field.COORDINATE, item.coordinate, [reading.coordinate.text or "" for reading in readings]),
    ]
    if item.monitor is not None:
        cells.append((Field.MONITOR, item.monitor, []))
    cells.append((Field.DEADLINE, item.deadline, [reading.deadline.text or "" for reading in readings]))
    for field, cell, open_texts in cells:
        texts = (cell.text,) if cell.text is not None else tuple(open_texts) or ("",)
        yield Fact(field, texts, source=cell.source)
    products = tuple(reading.product or "" for reading in readings) if item.product is None else ()
    yield Fact(Field.PRODUCT, products or (item.product or "",))
    yield Fact(Field.NOTES, (item.notes or "",))
    yield from (Fact(Field.COLUMN, (text,), title) for title, text in item.columns.items())
