"""Clauses with their new words as operations: which item gets which row or quotation."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from kehoach.amendments import operations as op
from kehoach.amendments.address import GROUP, LETTER, PART, ROW, Address
from kehoach.amendments.clause import Clause, Where
from kehoach.amendments.exclusions import without_excluded
from kehoach.amendments.facts import BODY, TITLE
from kehoach.amendments.heads import PLAN_TITLE
from kehoach.amendments.insertions import INSERTING, insertions_of
from kehoach.amendments.known_plan import Content, KnownPlan
from kehoach.amendments.new_words import TEXT, NewRow, cells_in, quoted_rows
from kehoach.amendments.operations import Operation
from kehoach.meaning.spelling import bullet_of

_LEADS = re.compile(r"(?:do )?(?P<who>.+?)(?: (?:làm|là)(?: cơ quan| đơn vị)?)? chủ trì(?: thực hiện)?", re.IGNORECASE)
_WITH_CONTENT = INSERTING | {"amend", "replace_annex"}


_PLACED = frozenset(
    {
        *("amend", "repeal", "suspend", "drop", "set_field", "field_first", "set_target", "replace_words", "extend"),
        *("add_agency", "add_words", "give", "assign", "assign_coordinate", "pass_lead"),
    }
)
"""What is ordered for a place: without one, in the clause or above it, it is not understood."""


_OF_COLUMNS = frozenset(
    {
        *("pair", "replace_phrase", "remove_phrase", "insert_phrase", "replace_words", "amend", "add_words"),
        *("set_field", "field_first", "set_target", "extend"),
    }
)
"""What may be ordered for one column; other orders for a column would be carried out on whole rows."""


def wants_content(clause: Clause) -> bool:
    """Whether a clause needs new words that are not in it."""
    return clause.action in _WITH_CONTENT or (clause.action == "replace_words" and bool(clause.quotes))


def operations_of(
    clause: Clause, before: Clause | None, context: Where, content: Content, known: KnownPlan
) -> list[Operation] | None:
    """The operations that a clause orders; None where it does not fit what comes before it or its new words.

    `before` is the clause before it in the sentence, `context` the place that completes its addresses.
    """
    wheres = tuple(where.within(context) for where in clause.wheres)
    if clause.action == "insert_beside" and len(wheres) > 1:
        wheres = (clause.wheres[0].within(wheres[1]), wheres[1])
    if clause.action in ("move_to", "move_beside"):
        wheres = (wheres[0].within(_annex_of(wheres[1])), wheres[1])
    place = wheres[0] if wheres else context
    if clause.action in ("again", "again_value"):
        return _repeated(clause, before, place)
    if not (place.addresses or clause.named or clause.entries) and clause.action in _PLACED:
        return None
    if any(where.column for where in (place, *wheres)) and clause.action not in _OF_COLUMNS:
        return None
    made: list[Operation] | None
    if clause.action == "replace_words" and clause.old is None and place.column is None:
        made = list(_amends(clause, place, content, known)) if _tells_what_it_is(clause, place) else None
    elif clause.action in _MADE:
        made = _MADE[clause.action](clause, place, wheres)
    elif clause.action in INSERTING:
        made = insertions_of(clause, wheres, content, known)
    elif clause.action == "amend":
        made = list(_amends(clause, place, content, known))
    else:
        made = _replaced_annexes(place, content)
    return without_excluded(made, place, known) if made and place.excluded else made


def _annex_of(where: Where) -> Where:
    """The annex or part of the body that a place is in."""
    parts = where.addresses[0].parts if where.addresses else ()
    return Where((Address(tuple(part for part in parts if part[0] >= PART)),))


def _repeated(clause: Clause, before: Clause | None, place: Where) -> list[Operation] | None:
    """What the clause before orders for other words: "bỏ cụm từ A; cụm từ B", "giai đoạn 2021-2025 thành 90%, giai đoạn
    2026-2030 thành 95%"."""
    if before is None:
        return None
    if clause.action == "again":
        return _removed(clause, place, ()) if before.action == "remove_phrase" else None
    here = before.wheres[0] if before.wheres else place
    return _sets(replace(clause, action="set_target"), here, ()) if before.action == "set_target" else None


def _tells_what_it_is(clause: Clause, place: Where) -> bool:
    """Whether words that something is changed into say that they are an item: "b) ..." or "...; thời gian: Năm 2026"."""
    words = clause.quotes[0] if clause.quotes else ""
    rows = quoted_rows(words, [address.label for address in place.addresses])
    return len(rows) > 1 or any(row.label or len(row.cells) > 1 for row in rows)


def _replaced_annexes(place: Where, content: Content) -> list[Operation] | None:
    if len(place.addresses) != len(content.annexes):
        return None
    pairs = zip(place.addresses, content.annexes, strict=True)
    return [op.ReplaceAnnex(at=str(address), content=annex) for address, annex in pairs]


def _scope(place: Where, clause: Clause) -> dict[str, object]:
    if clause.entries is not None:
        return {"at": (clause.entries,), "count": clause.count}
    return {"at": tuple(map(str, place.addresses)), "column": place.column, "count": clause.count}


def _phrase(clause: Clause, place: Where, _: Sequence[Where]) -> list[Operation]:
    kind = op.Correct if clause.corrects else op.ReplacePhrase
    *old, new = clause.quotes
    return [kind.model_validate(_scope(place, clause) | {"old": phrase, "new": new}) for phrase in old]


def _words(clause: Clause, place: Where, _: Sequence[Where]) -> list[Operation]:
    if clause.old is None:
        cells = {place.column or "": clause.new or ""}
        return [op.Amend(at=str(address), cells=cells) for address in place.addresses]
    words = {"old": clause.old, "new": clause.new}
    kind = op.Correct if clause.corrects else op.ReplacePhrase
    return [kind.model_validate(_scope(place, clause) | words)]


def _removed(clause: Clause, place: Where, _: Sequence[Where]) -> list[Operation]:
    if clause.entries is not None:
        return [op.Repeal(at=f"{clause.entries} “{clause.quotes[0]}”")]
    return [op.RemovePhrase.model_validate(_scope(place, clause) | {"old": clause.quotes[0]})]


def _put_in(clause: Clause, place: Where, _: Sequence[Where]) -> list[Operation]:
    words = {"new": clause.quotes[0], "beside": clause.quotes[1], "where": clause.side or "after"}
    return [op.InsertPhrase.model_validate(_scope(place, clause) | words)]


def _repeals(clause: Clause, place: Where, _: Sequence[Where]) -> list[Operation]:
    if clause.entries is not None:
        return [op.Repeal(at=f"{clause.entries} “{clause.quotes[0]}”")]
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
    new = clause.new if clause.new is not None else clause.quotes[-1] if clause.quotes else _time(clause)
    field = (clause.field or "").lower()
    made: list[Operation] = []
    for address in place.addresses:
        words = {"at": str(address), "old": clause.old, "new": new}
        if clause.period is not None and clause.action == "set_target":
            made.append(op.SetTarget.model_validate(words | {"period": clause.period}))
        elif "chủ trì" in field:
            made.append(op.SetLead.model_validate(words))
        elif "phối hợp" in field:
            made.append(op.SetCoordinate.model_validate(words))
        elif field.startswith(("thời", "tiến độ")) or clause.action == "extend":
            made.append(op.SetDeadline.model_validate(words))
        elif clause.old is not None:
            made.append(op.ReplacePhrase(at=(str(address),), column=clause.field, old=clause.old, new=new, count=1))
        else:
            made.append(op.Amend(at=str(address), cells={clause.field or "": new}))
    return made


def _time(clause: Clause) -> str:
    """The time that a clause states instead of new words, as it begins a cell: "Đến hết năm 2026"; "Quý IV/2026" where it
    says "từ Quý I/2026 đến Quý IV/2026"."""
    words = clause.until or clause.period or ""
    if clause.old is not None:
        words = re.sub(r"^(?:cho )?đến ", "", words, flags=re.IGNORECASE)
    return words[:1].upper() + words[1:]


def _assigns(clause: Clause, place: Where, _: Sequence[Where]) -> list[Operation] | None:
    """Who leads from now on; "chuyển ... từ A sang B" only where it says that B leads."""
    new = clause.new or ""
    if clause.action == "pass_lead" and clause.old is not None:
        leads = _LEADS.fullmatch(new)
        if leads is None:
            return None
        new = leads["who"]
    made: list[Operation] = []
    for address in place.addresses:
        made.append(op.SetLead(at=str(address), old=clause.old, new=new))
        if clause.partner:
            made.append(op.SetCoordinate(at=str(address), new=clause.partner))
    return made


def _works_too(clause: Clause, place: Where, _: Sequence[Where]) -> list[Operation]:
    """Another agency that works on something with those that do already."""
    new = clause.new or ""
    return [op.AddAgency(at=str(address), role="coordinate", new=new) for address in place.addresses]


def _puts_words(clause: Clause, place: Where, wheres: Sequence[Where]) -> list[Operation] | None:
    """Words put into a column: an agency behind those that stand there."""
    column = (place.column or "").lower()
    return _adds(replace(clause, field=column), place, wheres)


def _adds(clause: Clause, place: Where, _: Sequence[Where]) -> list[Operation] | None:
    role = "lead" if "chủ trì" in (clause.field or "") else "coordinate" if "phối hợp" in (clause.field or "") else None
    new = clause.new or (clause.quotes[0] if clause.quotes else "")
    if role is None or not new:
        return None
    return [op.AddAgency.model_validate({"at": str(address), "role": role, "new": new}) for address in place.addresses]


def _drops(clause: Clause, place: Where, wheres: Sequence[Where]) -> list[Operation] | None:
    """What is not carried out any more is repealed, what is not carried out for a time suspended; none where it only
    begins on a day."""
    if clause.until is None:
        return _repeals(clause, place, wheres)
    return None if clause.until.lower().startswith("kể từ") else _suspends(clause, place, wheres)


def _renames(clause: Clause, place: Where, _: Sequence[Where]) -> list[Operation]:
    cells = {TITLE: clause.new or ""}
    return [op.Amend(at=str(address), cells=cells) for address in place.addresses] or [
        op.Amend(at=PLAN_TITLE, cells=cells)
    ]


def _plan(clause: Clause, _: Where, __: Sequence[Where]) -> list[Operation]:
    return [op.ReplacePlan(plan=clause.document or "")]


_MADE: dict[str, Callable[[Clause, Where, Sequence[Where]], list[Operation] | None]] = {
    "pair": _phrase,
    "replace_phrase": _phrase,
    "replace_words": _words,
    "remove_phrase": _removed,
    "insert_phrase": _put_in,
    "repeal": _repeals,
    "suspend": _suspends,
    "move_to": _moves,
    "move_beside": _moves,
    "set_field": _sets,
    "set_target": _sets,
    "extend": _sets,
    "field_first": _sets,
    "assign": _assigns,
    "assign_coordinate": _works_too,
    "pass_lead": _assigns,
    "add_agency": _adds,
    "add_words": _puts_words,
    "drop": _drops,
    "rename": _renames,
    "replace_plan": _plan,
}


def _amends(clause: Clause, place: Where, content: Content, known: KnownPlan) -> Iterator[Operation]:
    labels = [address.label for address in place.addresses]
    if clause.named or place.column is not None:
        cells = {TITLE if clause.named else place.column or "": content.text}
        wanted = [str(address) for address in place.addresses] or [PLAN_TITLE] * clause.named
        yield from (op.Amend(at=address, cells=cells) for address in wanted)
        return
    if any(address.passage for address in place.addresses):
        if len(place.addresses) == 1 and content.text:
            yield op.Amend(at=str(place.addresses[0]), cells={TEXT: content.text})
        return
    if len(place.addresses) == 1 and known.find(place.addresses[0]).kind == "section":
        title, _, body = content.text.partition("\n")
        yield op.Amend(at=str(place.addresses[0]), cells={TITLE: title} | ({BODY: body} if body else {}))
        return
    rows = content.rows(labels, values=any(map(known.has_values, place.addresses)))
    if len(place.addresses) == 1 and (parts := known.rows_of(place.addresses[0])):
        split = _row_by_row(rows, place.addresses[0], parts)
        if len(split) == len(parts):
            own = [Address(((ROW, part), *place.addresses[0].parts)) for part in parts]
            yield from (
                op.Amend(at=str(address), cells=row.cells, source=row.source)
                for address, row in zip(own, split, strict=True)
            )
            return
    if len(place.addresses) > 1 and all(address.smallest == ROW for address in place.addresses) and content.text:
        rows = _dashes(content.text, known.titles, values=any(map(known.has_values, place.addresses)))
        if len(rows) == len(place.addresses):
            pairs = zip(place.addresses, rows, strict=True)
            yield from (op.Amend(at=str(address), cells=row.cells, source=row.source) for address, row in pairs)
        return
    meant = [_address_of(row, place.addresses) for row in rows]
    if len(place.addresses) > 1 and not set(place.addresses) <= set(meant):
        return  # new words for some of the items only: which are for which has to be said
    for address in dict.fromkeys(meant):
        its = [row for row, other in zip(rows, meant, strict=True) if other == address]
        stated = address in place.addresses
        yield op.Amend(at=str(address), cells=_joined(its), or_insert=not stated, source=its[0].source)


def _joined(rows: Sequence[NewRow]) -> dict[str, str]:
    """The cells of the rows that one item has in a table, a line a row; what all say alike stands once."""
    if len(rows) == 1:
        return rows[0].cells
    columns = dict.fromkeys(name for row in rows for name in row.cells)
    texts = {name: [row.cells.get(name, "") for row in rows] for name in columns}
    return {name: said[0] if len(set(said)) == 1 else "\n".join(said).rstrip("\n") for name, said in texts.items()}


def _row_by_row(rows: Sequence[NewRow], address: Address, parts: Sequence[str]) -> list[NewRow]:
    """New words for an item that is several rows ("ý"): a quotation's dashes, or a table's rows below its number."""
    if len(rows) == 1 and len(parts) > 1 and set(rows[0].cells) == {TEXT}:
        lines = [line for line in rows[0].cells[TEXT].split("\n") if bullet_of(line)]
        return [NewRow("", (), {TEXT: line}, rows[0].source) for line in lines]
    wanted = address.label.lower()
    start = next((place for place, row in enumerate(rows) if row.label.lower() in (wanted, "")), len(rows))
    end = next((place for place in range(start + 1, len(rows)) if rows[place].label), len(rows))
    return list(rows[start:end])


def _dashes(text: str, titles: tuple[str, ...], *, values: bool) -> list[NewRow]:
    """The new words of a quotation for several rows ("ý"), each beginning with a dash."""
    rows: list[list[str]] = []
    for line in text.split("\n"):
        if bullet_of(line) or not rows:
            rows.append([])
        rows[-1].append(line)
    return [NewRow("", (), cells_in("\n".join(lines), titles, values=values)) for lines in rows]


def _address_of(row: NewRow, addresses: Sequence[Address]) -> Address:
    """Which of the addresses a row is for; else its own address inside the first, which is a group's or an annex's."""
    same = [address for address in addresses if address.label.lower() == row.label.lower()]
    if same:
        return same[0]
    if not row.label:
        return addresses[0]
    above = [part for part in ((GROUP, label) for label in reversed(row.above)) if part not in addresses[0].parts]
    return Address(((LETTER, row.label), *above, *addresses[0].parts))
