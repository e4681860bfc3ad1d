"""Clauses that put in something new as operations: items, whole annexes, paragraphs and sentences, entries of the head."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kehoach.amendments import operations as op
from kehoach.amendments.address import ANNEX, GROUP, LAST, LETTER, PARAGRAPH, SENTENCE, Address, labels_of
from kehoach.amendments.changes import Field
from kehoach.amendments.clause import Clause, Where
from kehoach.amendments.facts import FIELD_NAMES
from kehoach.amendments.known_plan import Content, KnownPlan
from kehoach.amendments.new_words import TEXT, NewRow
from kehoach.amendments.operations import Operation

_LEAD = FIELD_NAMES[Field.LEAD]
INSERTING = frozenset(
    {"insert_beside", "insert_at", "insert_into", "insert_annex", "insert_entry", "replace_entry", "give"}
)
"""The actions that `insertions_of` knows."""


def insertions_of(
    clause: Clause, wheres: Sequence[Where], content: Content, known: KnownPlan
) -> list[Operation] | None:
    """The operations of a clause that puts in something, or replaces an entry of the head; None where its parts do not fit.

    `wheres` are its places with what they lack taken from each other.
    """
    if clause.action in ("insert_entry", "replace_entry"):
        return _entries(clause, content)
    if names_own_annex(clause):
        return _annexes(clause, wheres, content)
    if clause.action == "give":
        return _given(clause, wheres, content, known)
    passages = _passages(clause, wheres, content, known)
    return list(_inserts(clause, wheres, content, known)) if passages is None else passages


def _given(clause: Clause, wheres: Sequence[Where], content: Content, known: KnownPlan) -> list[Operation]:
    """New work for an agency: it leads what is put into a table, where the new words name nobody who does."""
    made = list(_inserts(replace(clause, action="insert_into"), wheres, content, known))
    if known.find(wheres[-1].addresses[0]).kind == "section":
        return made
    lead = {_LEAD: clause.new or ""}
    return [
        operation.model_copy(update={"cells": lead | operation.cells})
        if isinstance(operation, op.Insert)
        else operation
        for operation in made
    ]


def names_own_annex(clause: Clause) -> bool:
    """Whether a clause puts in a whole annex of the amending document."""
    if clause.action == "insert_annex":
        return True
    if clause.annex is None or clause.action not in ("insert_beside", "insert_at"):
        return False
    return all(address.smallest == ANNEX for where in clause.wheres for address in where.addresses)


def _annexes(clause: Clause, wheres: Sequence[Where], content: Content) -> list[Operation] | None:
    """An operation for each annex put in; the numbers are those stated, else those of the amending document."""
    beside = wheres[-1].addresses[0] if clause.side and wheres else None
    labels = _labelled_annexes(clause.annex or "")
    if clause.action != "insert_annex" and (len(wheres) > 1 or not clause.side):
        labels = wheres[0].addresses
    if labels and len(labels) != len(content.annexes):
        return None
    made: list[Operation] = []
    for place, annex in enumerate(content.annexes):
        at = str(labels[place]) if labels else None
        where = {"beside": str(beside), "where": clause.side} if beside is not None else {}
        made.append(op.InsertAnnex.model_validate({"at": at, "content": annex, **where}))
        beside = labels[place] if beside is not None and labels and clause.side == "after" else beside
    return made


def _labelled_annexes(words: str) -> tuple[Address, ...]:
    """The addresses of the annexes that "4, 5" names; none for no number."""
    return tuple(Address(((ANNEX, label),)) for label in labels_of(f"phụ lục {words}"))


def _entries(clause: Clause, content: Content) -> list[Operation] | None:
    """A căn cứ or a nơi nhận put in or replaced."""
    name = clause.entries or ""
    entry = f"{name} “{clause.old}”" if clause.old else None
    cells = {TEXT: content.text}
    if not content.text:
        return None
    if clause.action == "replace_entry":
        return [op.Amend(at=entry or name, cells=cells)]
    if entry is None:
        return [op.Insert(at=name, cells=cells)]
    return [op.Insert(at=name, where=clause.side or "after", beside=entry, cells=cells)]


def _passages(clause: Clause, wheres: Sequence[Where], content: Content, known: KnownPlan) -> list[Operation] | None:
    """A paragraph or a sentence put in beside another one, or at the end of an item or a section; None for what is a new
    item or section."""
    goal = wheres[-1].addresses[0] if wheres and wheres[-1].addresses else Address()
    if goal.passage and clause.action == "insert_beside":
        return [op.Insert(where=clause.side or "after", beside=str(goal), cells={TEXT: content.text})]
    if goal.passage and clause.action == "insert_at":
        return []
    within_item = clause.action == "insert_into" and clause.at_end and known.find(goal).kind == "item"
    if not (within_item or clause.piece or goal.passage) or clause.action != "insert_into":
        return None
    if not content.text or (goal.passage and clause.piece != "câu"):
        return []
    level = PARAGRAPH if clause.piece == "đoạn" else SENTENCE
    end = Address(((level, LAST), *goal.parts))
    return [op.Insert(where="after", beside=str(end), cells={TEXT: content.text})]


def _inserts(clause: Clause, wheres: Sequence[Where], content: Content, known: KnownPlan) -> Iterator[Operation]:
    """An insertion for each new row: beside what is named, then beside each other; or last in a group or annex."""
    beside = wheres[-1].addresses[0] if wheres and clause.action != "insert_at" else None
    new = wheres[0].addresses if wheres and (clause.action == "insert_at" or len(wheres) > 1) else ()
    if clause.action == "insert_at" and len(new) == 1 and known.find(new[0]).kind in ("group", "annex"):
        beside, new = new[0], ()
    into = clause.action == "insert_into" or (clause.action == "insert_at" and beside is not None)
    own = [address.label for address in new]
    rows = content.rows(own, values=any(known.has_values(place) for where in wheres for place in where.addresses))
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
