"""Clauses with their new words as operations: which item gets which row or quotation."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kehoach.amendments import operations as op
from kehoach.amendments.address import GROUP, LETTER, ROW, Address, Found, find
from kehoach.amendments.clauses import Clause, Where
from kehoach.amendments.diff_document import sections_of
from kehoach.amendments.facts import BODY, TITLE, Item
from kehoach.amendments.new_words import TEXT, NewRow, quoted_rows, table_rows
from kehoach.amendments.operations import Operation
from kehoach.meaning.spelling import bullet_of
from kehoach.model import Annex, Plan, Table

_WITH_CONTENT = frozenset({"amend", "insert_beside", "insert_at", "insert_into", "replace_annex"})


@dataclass(frozen=True)
class Content:
    """New words for a clause: a quotation, tables, or whole annexes."""

    text: str = ""
    tables: tuple[Table, ...] = ()
    annexes: tuple[Annex, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there are no new words."""
        return not (self.text or self.tables or self.annexes)

    def rows(self, labels: Sequence[str]) -> list[NewRow]:
        """The new words item by item; the labels tell where a quotation's items begin."""
        if self.tables:
            return [row for table in self.tables for row in table_rows(table)]
        return quoted_rows(self.text, labels)


@dataclass(frozen=True)
class KnownPlan:
    """What reading instructions needs to know of the plan: its number and symbol, and the ids of its parts."""

    code: str | None
    items: tuple[str, ...]
    sections: tuple[str, ...]
    annexes: tuple[str, ...]

    @classmethod
    def of(cls, plan: Plan) -> KnownPlan:
        """What there is to know of a plan."""
        document = plan.document
        items: tuple[Item, ...] = (*plan.targets, *plan.tasks, *plan.projects)
        number = "/".join(part for part in (document.number, document.symbol) if part) if document.number else None
        return cls(
            number or (document.enacted_by.code if document.enacted_by else None),
            tuple(item.id for item in items),
            tuple(section.id for section in sections_of(document.outline)),
            tuple(annex.id for annex in document.annexes),
        )

    def rows_of(self, address: Address) -> list[str]:
        """The labels of the rows that a lettered item is divided into; none for a group's title and for one row."""
        found = self.find(address)
        if found.kind != "group" or address.smallest != LETTER:
            return []
        return [item.removeprefix(f"{found.id}/") for item in self.items if item.startswith(f"{found.id}/")]

    def find(self, address: Address) -> Found:
        """What an address leads to."""
        return find(address, self.items, self.sections, self.annexes)


def wants_content(clause: Clause) -> bool:
    """Whether a clause needs new words that are not in it."""
    return clause.action in _WITH_CONTENT


def operations_of(
    clause: Clause, before: Clause | None, context: Where, content: Content, known: KnownPlan
) -> list[Operation] | None:
    """The operations that a clause orders; None where it does not fit what comes before it or its new words.

    `before` is the clause before it in the sentence, `context` the place that completes its addresses.
    """
    wheres = tuple(where.within(context) for where in clause.wheres)
    if clause.action == "insert_beside" and len(wheres) > 1:
        wheres = (clause.wheres[0].within(wheres[1]), wheres[1])
    place = wheres[0] if wheres else context
    if clause.action == "again":
        repeated = before is not None and before.action == "remove_phrase"
        return _removed(clause, place, wheres) if repeated else None
    if clause.action in _MADE:
        return _MADE[clause.action](clause, place, wheres)
    if clause.action in ("insert_beside", "insert_at", "insert_into"):
        return list(_inserts(clause, wheres, content, known))
    if clause.action == "amend":
        return list(_amends(clause, place, content, known))
    if clause.action == "replace_annex":
        pairs = zip(place.addresses, content.annexes, strict=False)
        fits = len(place.addresses) == len(content.annexes)
        return [op.ReplaceAnnex(at=str(address), content=annex) for address, annex in pairs] if fits else None
    return None


def _scope(place: Where, clause: Clause) -> dict[str, object]:
    return {"at": tuple(map(str, place.addresses)), "column": place.column, "count": clause.count}


def _phrase(clause: Clause, place: Where, _: Sequence[Where]) -> list[Operation]:
    kind = op.Correct if clause.corrects else op.ReplacePhrase
    *old, new = clause.quotes
    return [kind.model_validate(_scope(place, clause) | {"old": phrase, "new": new}) for phrase in old]


def _words(clause: Clause, place: Where, _: Sequence[Where]) -> list[Operation]:
    if clause.old is None:
        cells = {place.column: clause.new or ""} if place.column else {}
        return [op.Amend(at=str(address), cells=cells) for address in place.addresses] if cells else []
    words = {"old": clause.old, "new": clause.new}
    return [op.ReplacePhrase.model_validate(_scope(place, clause) | words)]


def _removed(clause: Clause, place: Where, _: Sequence[Where]) -> list[Operation]:
    return [op.RemovePhrase.model_validate(_scope(place, clause) | {"old": clause.quotes[0]})]


def _put_in(clause: Clause, place: Where, _: Sequence[Where]) -> list[Operation]:
    words = {"new": clause.quotes[0], "beside": clause.quotes[1], "where": clause.side or "after"}
    return [op.InsertPhrase.model_validate(_scope(place, clause) | words)]


def _repeals(_: Clause, place: Where, __: Sequence[Where]) -> list[Operation]:
    return [op.Repeal(at=str(address)) for address in place.addresses]


def _suspends(clause: Clause, place: Where, _: Sequence[Where]) -> list[Operation]:
    return [op.Suspend(at=str(address), until=clause.until) for address in place.addresses]


def _moves(clause: Clause, place: Where, wheres: Sequence[Where]) -> list[Operation]:
    target = str(wheres[1].addresses[0])
    if clause.action == "move_to":
        return [op.Move(at=str(address), to=target) for address in place.addresses]
    side = clause.side or "after"
    return [op.Move(at=str(address), where=side, beside=target) for address in place.addresses]


def _sets(clause: Clause, place: Where, _: Sequence[Where]) -> list[Operation]:
    new = (
        clause.new
        if clause.new is not None
        else clause.quotes[-1]
        if clause.quotes
        else clause.until or clause.period or ""
    )
    field = (clause.field or "").lower()
    made: list[Operation] = []
    for address in place.addresses:
        words = {"at": str(address), "old": clause.old, "new": new}
        if clause.period is not None and not field:
            made.append(op.SetTarget.model_validate(words | {"period": clause.period}))
        elif "chủ trì" in field:
            made.append(op.SetLead.model_validate(words))
        elif "phối hợp" in field:
            made.append(op.SetCoordinate.model_validate(words))
        elif field.startswith(("thời", "tiến độ")):
            made.append(op.SetDeadline.model_validate(words))
        else:
            made.append(op.Amend(at=str(address), cells={clause.field or "": new}))
    return made


def _plan(clause: Clause, _: Where, __: Sequence[Where]) -> list[Operation]:
    return [op.ReplacePlan(plan=clause.document or "")]


_MADE: dict[str, Callable[[Clause, Where, Sequence[Where]], list[Operation]]] = {
    "pair": _phrase,
    "replace_phrase": _phrase,
    "replace_phrase_there": _phrase,
    "replace_words": _words,
    "remove_phrase": _removed,
    "insert_phrase": _put_in,
    "repeal": _repeals,
    "suspend": _suspends,
    "move_to": _moves,
    "move_beside": _moves,
    "set_field": _sets,
    "set_target": _sets,
    "replace_plan": _plan,
}


def _amends(clause: Clause, place: Where, content: Content, known: KnownPlan) -> Iterator[Operation]:
    labels = [address.label for address in place.addresses]
    if clause.named or place.column is not None:
        cells = {TITLE if clause.named else place.column or "": content.text}
        yield from (op.Amend(at=str(address), cells=cells) for address in place.addresses)
        return
    if len(place.addresses) == 1 and known.find(place.addresses[0]).kind == "section":
        title, _, body = content.text.partition("\n")
        yield op.Amend(at=str(place.addresses[0]), cells={TITLE: title} | ({BODY: body} if body else {}))
        return
    rows = content.rows(labels)
    if len(place.addresses) == 1 and (parts := known.rows_of(place.addresses[0])):
        split = _row_by_row(rows, place.addresses[0], parts)
        if len(split) == len(parts):
            own = [Address(((ROW, part), *place.addresses[0].parts)) for part in parts]
            yield from (
                op.Amend(at=str(address), cells=row.cells, source=row.source)
                for address, row in zip(own, split, strict=True)
            )
            return
    for row in rows:
        address = _address_of(row, place.addresses)
        stated = address in place.addresses
        yield op.Amend(at=str(address), cells=row.cells, or_insert=not stated, source=row.source)


def _row_by_row(rows: Sequence[NewRow], address: Address, parts: Sequence[str]) -> list[NewRow]:
    """New words for an item that is several rows ("ý"): a quotation's dashes, or a table's rows below its number."""
    if len(rows) == 1 and len(parts) > 1 and set(rows[0].cells) == {TEXT}:
        lines = [line for line in rows[0].cells[TEXT].split("\n") if bullet_of(line)]
        return [NewRow("", (), {TEXT: line}, rows[0].source) for line in lines]
    wanted = address.label.lower()
    start = next((place for place, row in enumerate(rows) if row.label.lower() in (wanted, "")), len(rows))
    end = next((place for place in range(start + 1, len(rows)) if rows[place].label), len(rows))
    return list(rows[start:end])


def _address_of(row: NewRow, addresses: Sequence[Address]) -> Address:
    """Which of the addresses a row is for; else its own address inside the first, which is a group's or an annex's."""
    same = [address for address in addresses if address.label.lower() == row.label.lower()]
    if same:
        return same[0]
    if not row.label:
        return addresses[0]
    above = [part for part in ((GROUP, label) for label in reversed(row.above)) if part not in addresses[0].parts]
    return Address(((LETTER, row.label), *above, *addresses[0].parts))


def _inserts(clause: Clause, wheres: Sequence[Where], content: Content, known: KnownPlan) -> Iterator[Operation]:
    """An insertion for each new row: beside what is named, then beside each other; or last in a group or annex."""
    beside = wheres[-1].addresses[0] if wheres and clause.action != "insert_at" else None
    new = wheres[0].addresses if wheres and (clause.action == "insert_at" or len(wheres) > 1) else ()
    if clause.action == "insert_at" and len(new) == 1 and known.find(new[0]).kind in ("group", "annex"):
        beside, new = new[0], ()
    into = clause.action == "insert_into" or (clause.action == "insert_at" and beside is not None)
    rows = content.rows([address.label for address in new])
    for place, row in enumerate(rows):
        label = new[place].label if place < len(new) else row.label
        at = _inserted_address(label, beside, new[place] if place < len(new) else None, row, into=into)
        where: op.Side | str = "last" if into or beside is None else clause.side or "after"
        yield op.Insert.model_validate(
            {
                "at": str(at) if at is not None else None,
                "where": where,
                "beside": None if beside is None or (into and at is not None) else str(beside),
                "cells": row.cells,
                "source": row.source,
            }
        )
        if at is not None and not into and beside is not None and where == "after":
            beside = at


def _inserted_address(
    label: str, beside: Address | None, stated: Address | None, row: NewRow, *, into: bool
) -> Address | None:
    """The address of a new item: as stated, completed by what it stands beside or in; None where no label is given."""
    if beside is None:
        return stated
    if stated is not None:
        return stated.within(beside)
    if not label:
        return None
    if into:
        above = [part for part in ((GROUP, name) for name in reversed(row.above)) if part not in beside.parts]
        return Address(((LETTER, label), *above, *beside.parts))
    return Address(((beside.parts[0][0], label), *beside.parts[1:]))
