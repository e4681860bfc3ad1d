"""Items put in and moved: where their rows go, what number they take, what they look like among their neighbours."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kehoach.amendments import operations as op
from kehoach.amendments.address import Found, read_address, split_form
from kehoach.amendments.edits import AnnexEdit, Edit, Line, SectionEdit
from kehoach.amendments.labels import between, next_label
from kehoach.amendments.lookup import find_words, items_of, look_up, row_place
from kehoach.amendments.paper import Paper, RowPlace, content_column
from kehoach.amendments.places import address_words
from kehoach.amendments.refusal import NO_COLUMN, NO_PLACE, NOT_HERE, SEVERAL_PLACES, TAKEN, Refused
from kehoach.amendments.rows import cells_by_column, put_in, rows_edit, take_out
from kehoach.amendments.sections import like, new_section, section_place, without_label
from kehoach.meaning.numbering import read_label, read_roman
from kehoach.model import Cell, Paragraph, Row, Source, Table

_ANNEX_NUMBER = re.compile(r"(?<!\w)(?:[IVXLC]{1,7}|\d{1,3})(?!\w)")


@dataclass(frozen=True)
class _Spot:
    """Where a row goes: a table, the row before which it is put, the item beside it, and its number."""

    container: str
    table: int
    at: int
    beside: str
    label: str


def insert_edits(operation: op.Insert, paper: Paper) -> list[Edit]:
    """The edits of an insertion. Raises `Refused` where the address is taken or the place does not exist."""
    _refuse_taken(operation.at, paper)
    beside = _beside(operation.at, operation.beside, operation.where, paper)
    if beside.kind == "section":
        return [_inserted_section(operation, beside.id, paper)]
    spot = _spot(operation.at, beside, operation.where, paper)
    table = paper.table(spot.container, spot.table)
    cells = cells_by_column(table, operation.cells)
    if isinstance(cells, str):
        raise Refused(NO_COLUMN, f"Bảng của {operation.at or operation.beside} không có cột «{cells}».")
    old = paper.lines(spot.container, spot.table)
    new = list(old)
    row = _new_row(table, old, spot, cells, paper, operation.source)
    put_in(new, spot.at, [Line(cells=row)])
    edit = rows_edit(spot.container, spot.table, old, new)
    return [edit] if edit else []


def move_edits(operation: op.Move, paper: Paper) -> list[Edit]:
    """The edits of a move. Raises `Refused` where there is no such item, or its columns do not fit the new table."""
    found = look_up(operation.at, paper)
    if found.kind != "item":
        raise Refused(NOT_HERE, f"Chỉ chuyển được từng mục trong bảng; «{operation.at}» không phải một mục.")
    target = None if operation.to is None else find_words(operation.to, paper)
    if target is not None and target.kind in ("group", "annex"):
        spot = _spot(None, target, "last", paper)
    else:
        _refuse_taken(operation.to, paper)
        beside = _beside(operation.to, operation.beside, operation.where, paper)
        spot = _spot(operation.to, beside, operation.where, paper)
    place = row_place(found.id, paper)
    if (place.container, place.table) == (spot.container, spot.table):
        return _moved_inside(place, spot, paper)
    return _moved_across(place, spot, paper)


def annex_edits(operation: op.InsertAnnex, paper: Paper) -> list[Edit]:
    """The edit that puts in a whole annex. Raises `Refused` where its number is taken."""
    _refuse_taken(operation.at, paper)
    annexes = paper.document.annexes
    place = len(annexes)
    if operation.beside is not None:
        found = look_up(operation.beside, paper)
        if found.kind != "annex":
            raise Refused(NOT_HERE, f"«{operation.beside}» không phải một phụ lục của kế hoạch.")
        place = list(paper.annexes).index(found.id) + (operation.where == "after")
    model = annexes[min(place, len(annexes)) - 1].label if annexes else operation.content.label
    own = _ANNEX_NUMBER.search(model)
    address = read_address(operation.at or "")
    form, number = split_form(address.label) if address else ("pl", next_label(own[0] if own else "", []))
    name = f"{form}{read_roman(number) or number}"
    if name in paper.annexes or not number:
        raise Refused(TAKEN, f"Không rõ số của phụ lục mới: «{operation.at or ''}».")
    label = f"{model[: own.start()]}{number}" if own else f"{model} {number}".strip()
    return [AnnexEdit(at=place, new=operation.content.model_copy(update={"id": name, "label": label}))]


def _refuse_taken(address: str | None, paper: Paper) -> None:
    if address is not None and find_words(address, paper).kind not in ("none", "several"):
        raise Refused(TAKEN, f"«{address}» đã có trong kế hoạch.")


def _beside(at: str | None, beside: str | None, where: str, paper: Paper) -> Found:
    """What the new item stands beside, or the group or annex that it is the last of."""
    if beside is not None:
        return look_up(beside, paper)
    address = read_address(at or "")
    if address is None or len(address.parts) < 2:
        raise Refused(NO_PLACE, f"Không rõ bổ sung vào đâu: «{at or ''}».")
    return look_up(str(type(address)(address.parts[1:])), paper)


def _spot(at: str | None, beside: Found, where: str, paper: Paper) -> _Spot:
    items = items_of(beside, paper)
    if not items:
        raise Refused(NO_PLACE, "Chỗ được nêu không có mục nào trong bảng để bổ sung vào cạnh.")
    address = read_address(at) if at else None
    parent = beside.id if beside.kind in ("group", "annex") and where == "last" else beside.id.rpartition("/")[0]
    if where == "last" and beside.kind in ("group", "annex"):
        items, parent = _list_of(address.label if address else "", beside, items, paper)
    neighbour = items[0] if where == "before" else items[-1]
    place = row_place(neighbour, paper)
    taken = {item.removeprefix(f"{parent}/").split("/")[0] for item in paper.items if item.startswith(f"{parent}/")}
    last = neighbour.removeprefix(f"{parent}/").split("/")[0] if where != "last" or beside.kind != "item" else ""
    if address is not None:
        label = address.label
    elif where == "before":
        label = _before(last, taken)
    else:
        label = next_label(last, taken)
    row = place.first if where == "before" else place.last + 1
    return _Spot(place.container, place.table, row, neighbour, label)


def _list_of(label: str, holder: Found, items: Sequence[str], paper: Paper) -> tuple[list[str], str]:
    """The items among which a new one is the last, and what they stand under: those with the same number in front ("2.4"
    after "2.3"), else all. Raises `Refused` where they stand under several numbers."""
    stem = label.rpartition(".")[0]
    same = [item for item in items if stem and item.rpartition("/")[2].startswith(f"{stem}.")]
    listed = same or list(items)
    parents = dict.fromkeys(item.rpartition("/")[0] for item in listed)
    if not same and (holder.id in parents or all(_is_letter_in(parent, holder.id) for parent in parents)):
        return listed, holder.id
    if same and len(parents) == 1:
        return listed, next(iter(parents))
    places = "; ".join(_group_words(parent, paper) for parent in list(parents)[:5])
    raise Refused(SEVERAL_PLACES, f"Không rõ bổ sung vào mục nào ({places}): cần nêu mục.")


def _group_words(group: str, paper: Paper) -> str:
    """The address of a group: "mục 2 mục I Phụ lục II"."""
    return address_words(f"{group}/a", paper.document).removeprefix("điểm a ")


def _is_letter_in(parent: str, holder: str) -> bool:
    """Whether the rows of an item stand under a letter of a group: "pl2/5/b" in "pl2/5"."""
    above, _, own = parent.rpartition("/")
    label = read_label(own)
    return above == holder and label is not None and label.style == "letter"


def _before(label: str, taken: Sequence[str] | set[str]) -> str:
    """The number of what comes before the first of a list has no number before it to build on: it builds on its own."""
    return between(label, taken)


def _new_row(
    table: Table, lines: Sequence[Line], spot: _Spot, cells: Mapping[int, str], paper: Paper, source: Source | None
) -> Row:
    """A row with these words, its number printed as its neighbour's is; under one number it shares the merged cells."""
    place = row_place(spot.beside, paper)
    model = lines[place.first].cells
    content = content_column(table)
    shared = "ordinal" in table.roles and model[table.roles.index("ordinal")].merged == "up"
    row = [
        Cell(merged="up", source=source)
        if shared and column not in cells and cell.merged == "up"
        else Cell(text=cells.get(column, ""), source=source)
        for column, cell in enumerate(model)
    ]
    if content is not None:
        own = spot.beside.rpartition("/")[2]
        words = like(model[content].text, own, cells.get(content, ""), spot.label)
        row[content] = Cell(text=words, source=source)
    if "ordinal" in table.roles:
        column = table.roles.index("ordinal")
        row[column] = _ordinal(model[column], spot, source)
    return tuple(row)


def _ordinal(model: Cell, spot: _Spot, source: Source | None) -> Cell:
    own = spot.beside.rpartition("/")[2]
    if model.merged == "up" or not model.text:
        return Cell(merged=model.merged, source=source)
    text = model.text.replace(own, spot.label, 1) if own in model.text else spot.label
    return Cell(text=text, source=source)


def _moved_inside(place: RowPlace, spot: _Spot, paper: Paper) -> list[Edit]:
    old = paper.lines(place.container, place.table)
    new = list(old)
    if place.first <= spot.at <= place.last:
        raise Refused(NOT_HERE, "Chỗ chuyển đến nằm trong chính mục được chuyển.")
    taken = take_out(new, place.first, place.last)
    at = spot.at - len(taken) if spot.at > place.first else spot.at
    put_in(new, at, [_renumbered(taken[0], spot, paper), *taken[1:]])
    edit = rows_edit(place.container, place.table, old, new)
    return [edit] if edit else []


def _moved_across(place: RowPlace, spot: _Spot, paper: Paper) -> list[Edit]:
    """The row goes to another table: its columns are found there by their roles."""
    table, other = paper.table(place.container, place.table), paper.table(spot.container, spot.table)
    old = paper.lines(place.container, place.table)
    new = list(old)
    taken = take_out(new, place.first, place.last)
    target = paper.lines(spot.container, spot.table)
    changed = list(target)
    fitted = [Line(cells=_fitted(line, table, other)) for line in taken]
    put_in(changed, spot.at, [_renumbered(fitted[0], spot, paper), *fitted[1:]])
    edits = (
        rows_edit(place.container, place.table, old, new),
        rows_edit(spot.container, spot.table, target, changed),
    )
    return [edit for edit in edits if edit]


def _fitted(line: Line, table: Table, other: Table) -> Row:
    places = {_role(role): place for place, role in reversed(list(enumerate(other.roles)))}
    cells = [Cell() for _ in other.roles]
    for cell, role in zip(line.cells, table.roles, strict=True):
        place = places.get(_role(role))
        if place is not None:
            cells[place] = cell
        elif cell.text:
            raise Refused(NO_COLUMN, f"Bảng mới không có cột cho «{cell.text}».")
    return tuple(cells)


def _role(role: str) -> str:
    return {"project": "text", "indicator": "text", "responsible": "lead"}.get(role, role)


def _renumbered(line: Line, spot: _Spot, paper: Paper) -> Line:
    table = paper.table(spot.container, spot.table)
    if "ordinal" not in table.roles:
        return line
    column = table.roles.index("ordinal")
    model = paper.lines(spot.container, spot.table)[row_place(spot.beside, paper).first].cells[column]
    cells = list(line.cells)
    cells[column] = _ordinal(model, spot, cells[column].source)
    return line.model_copy(update={"cells": tuple(cells)})


def _inserted_section(operation: op.Insert, beside: str, paper: Paper) -> Edit:
    inside = operation.where == "last"
    address = read_address(operation.at) if operation.at else None
    if inside and address is None and not paper.sections[beside].children:
        return _lengthened_section(operation, beside, paper)
    if inside:
        parent, siblings = beside, paper.sections[beside].children
        at, before = len(siblings), siblings[-1].number if siblings else ""
    else:
        parent, place = section_place(beside, paper)
        siblings = paper.sections[parent].children if parent else paper.document.outline
        at, before = place + (operation.where != "before"), paper.sections[beside].number
    taken = [section.number for section in siblings]
    label = address.label if address else next_label(before, taken)
    level = siblings[0].level if siblings else paper.sections[parent].level + 1
    words = "\n".join(operation.cells.values())
    section = new_section(parent, level, label, without_label(words, label), operation.source)
    return SectionEdit(under=parent, at=at, new=section)


def _lengthened_section(operation: op.Insert, item: str, paper: Paper) -> Edit:
    """Words put in at the end of a section that has no numbered parts, as paragraphs of their own."""
    under, at = section_place(item, paper)
    old = paper.sections[item]
    lines = "\n".join(operation.cells.values()).split("\n")
    added = tuple(Paragraph(text=line, source=operation.source) for line in lines if line)
    return SectionEdit(
        under=under, at=at, old=old, new=old.model_copy(update={"paragraphs": (*old.paragraphs, *added)})
    )
