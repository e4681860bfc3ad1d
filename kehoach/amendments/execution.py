"""Operations as edits of the paper: what each comes down to in the rows and sections of a plan's document."""

from __future__ import annotations

from functools import singledispatch

from kehoach.amendments import operations as op
from kehoach.amendments.address import Found
from kehoach.amendments.changes import Field
from kehoach.amendments.draft import Draft
from kehoach.amendments.edits import AnnexEdit, Edit, SectionEdit, StandingEdit
from kehoach.amendments.facts import BODY, FIELD_NAMES, TITLE
from kehoach.amendments.heads import amended_head, inserted_entry, names_head, repealed_entry
from kehoach.amendments.inserting import annex_edits, insert_edits, move_edits
from kehoach.amendments.lookup import covered, find_words, group_title, items_of, look_up, row_place
from kehoach.amendments.paper import Paper
from kehoach.amendments.passages import amended_passage, inserted_passage, names_passage, rewritten
from kehoach.amendments.phrases import PhraseOperation, phrase_edits
from kehoach.amendments.places import REPEALED, address_words
from kehoach.amendments.refusal import NO_COLUMN, NO_PLACE, NOT_HERE, OTHER_WORDS, REPLACED, SEVERAL_PLACES, Refused
from kehoach.amendments.rows import cells_by_column, column_titles, find_column, put, standing_cell, take_out
from kehoach.amendments.sections import section_place, with_words, without_label
from kehoach.amendments.wording import find_phrase, same_title
from kehoach.meaning.spelling import bullet_of


@singledispatch
def edits_of(operation: object, paper: Paper) -> list[Edit]:
    """The edits that an operation comes down to. Raises `Refused` when it cannot be carried out on this paper."""
    raise TypeError(operation)


@edits_of.register
def _amend(operation: op.Amend, paper: Paper) -> list[Edit]:
    if names_passage(operation.at):
        return amended_passage(operation, paper)
    return amended_head(operation, paper) if names_head(operation.at) else _amended(operation, paper)


def _amended(operation: op.Amend, paper: Paper) -> list[Edit]:
    """The edits of a section, an annex, a group or an item in other words."""
    if operation.or_insert and find_words(operation.at, paper).kind == "none":
        insert = op.Insert(at=operation.at, cells=operation.cells, source=operation.source)
        return insert_edits(insert, paper)
    found = look_up(operation.at, paper)
    if found.kind == "section":
        return [_amended_section(operation, found.id, paper)]
    if found.kind == "annex":
        return [_amended_annex(operation, found.id, paper)]
    if found.kind == "group" and set(operation.cells) == {TITLE}:
        return _amended_group(operation, found, paper)
    if found.kind == "group" and group_title(found, paper) is None:
        return _recast(operation, found, paper)
    if found.kind != "item":
        listed = "; ".join(address_words(item, paper.document) for item in items_of(found, paper)[:5])
        raise Refused(SEVERAL_PLACES, f"«{operation.at}» gồm nhiều mục ({listed}); cần nêu từng mục.")
    draft = Draft(paper, operation.source)
    draft.write(found.id, operation.cells)
    return [*draft.edits()]


def _recast(operation: op.Amend, found: Found, paper: Paper) -> list[Edit]:
    """An item of several rows ("ý") in new words, as one row; a column that is not named keeps what all rows say."""
    items = items_of(found, paper)
    place, last = row_place(items[0], paper), row_place(items[-1], paper).last
    table = paper.table(place.container, place.table)
    draft = Draft(paper, operation.source)
    lines = draft.lines(place.container, place.table)
    named = cells_by_column(table, operation.cells)
    if isinstance(named, str):
        raise Refused(NO_COLUMN, f"Bảng có {operation.at} không có cột «{named}».")
    titles = column_titles(table)
    said = {
        column: {standing_cell(lines, row, column).text for row in range(place.first, last + 1)}
        for column in range(len(titles))
    }
    open_columns = [titles[column] for column, words in said.items() if len(words) > 1 and column not in named]
    ordinal = table.roles.index("ordinal") if "ordinal" in table.roles else None
    missing = [title for title in open_columns if ordinal is None or title != titles[ordinal]]
    if missing:
        message = (
            f"«{operation.at}» gồm {len(items)} ý có cột «{missing[0]}» khác nhau: cần nêu nội dung mới của cột này."
        )
        raise Refused(NO_COLUMN, message)
    take_out(lines, place.first + 1, last)
    for column, text in named.items():
        put(lines, place.first, column, without_label(text, found.id.rpartition("/")[2]), operation.source)
    return [*draft.edits()]


def _amended_group(operation: op.Amend, found: Found, paper: Paper) -> list[Edit]:
    """The title of a group gets new words."""
    title = group_title(found, paper)
    if title is None:
        raise Refused(NOT_HERE, f"«{operation.at}» không có dòng tiêu đề riêng trong bảng.")
    container, number, row = title
    table = paper.table(container, number)
    column = table.roles.index("ordinal") if "ordinal" in table.roles else 0
    draft = Draft(paper, operation.source)
    lines = draft.lines(container, number)
    filled = [i for i, cell in enumerate(lines[row].cells) if cell.text and i != column]
    words = without_label(operation.cells[TITLE], found.id.rpartition("/")[2])
    put(lines, row, filled[0] if filled else column, words, operation.source)
    return [*draft.edits()]


def _amended_section(operation: op.Amend, item: str, paper: Paper) -> Edit:
    under, at = section_place(item, paper)
    old = paper.sections[item]
    unknown = set(operation.cells) - {TITLE, BODY}
    if unknown:
        raise Refused(NO_COLUMN, f"Mục của phần lời chỉ có «{TITLE}» và «{BODY}», không có «{unknown.pop()}».")
    title = operation.cells.get(TITLE)
    words = without_label(title, old.number) if title is not None else None
    return SectionEdit(
        under=under, at=at, old=old, new=with_words(old, words, operation.cells.get(BODY), operation.source)
    )


def _amended_annex(operation: op.Amend, item: str, paper: Paper) -> Edit:
    if set(operation.cells) != {TITLE}:
        raise Refused(
            NO_COLUMN, f"Với phụ lục chỉ sửa được «{TITLE}»; nội dung sửa theo từng mục hoặc thay cả phụ lục."
        )
    annex = paper.annexes[item]
    place = list(paper.annexes).index(item)
    return AnnexEdit(at=place, old=annex, new=annex.model_copy(update={"title": operation.cells[TITLE]}))


@edits_of.register
def _insert(operation: op.Insert, paper: Paper) -> list[Edit]:
    if names_passage(operation.at) or names_passage(operation.beside):
        return inserted_passage(operation, paper)
    if names_head(operation.at):
        return inserted_entry(operation, paper)
    return insert_edits(operation, paper)


@edits_of.register
def _move(operation: op.Move, paper: Paper) -> list[Edit]:
    return move_edits(operation, paper)


@edits_of.register
def _repeal(operation: op.Repeal, paper: Paper) -> list[Edit]:
    if names_passage(operation.at):
        return rewritten(operation.at, paper, operation.source, lambda _: [])
    if names_head(operation.at):
        return repealed_entry(operation, paper)
    found = look_up(operation.at, paper)
    if found.kind == "section":
        if operation.excluding:
            raise Refused(NOT_HERE, f"«{operation.at}» thuộc phần lời: cần nêu từng mục được bãi bỏ.")
        under, at = section_place(found.id, paper)
        old = paper.sections[found.id]
        update = {"title": REPEALED, "paragraphs": (), "tables": (), "children": (), "trailing": ()}
        return [SectionEdit(under=under, at=at, old=old, new=old.model_copy(update=update))]
    items = [item for item in covered(found, operation.excluding, paper) if paper.items[item].standing != "repealed"]
    if not items:
        raise Refused(NO_PLACE, f"«{operation.at}» không còn nội dung nào có hiệu lực để bãi bỏ.")
    draft = Draft(paper, operation.source)
    for item in reversed(items):
        draft.void(item)
    return [*draft.edits()]


@edits_of.register
def _suspend(operation: op.Suspend, paper: Paper) -> list[Edit]:
    found = look_up(operation.at, paper)
    if found.kind == "section":
        raise Refused(
            NOT_HERE,
            f"«{operation.at}» thuộc phần lời: chỉ chỉ tiêu, nhiệm vụ, đề án trong bảng mới tạm dừng được; "
            "cần sửa lời của mục này.",
        )
    items = covered(found, operation.excluding, paper)
    in_force = [item for item in items if paper.items[item].standing is None]
    if not in_force:
        raise Refused(NO_PLACE, f"«{operation.at}» không có mục nào trong bảng đang có hiệu lực để tạm dừng.")
    return [StandingEdit(item=item, old=None, new="suspended") for item in in_force]


@edits_of.register(op.ReplacePhrase)
@edits_of.register(op.RemovePhrase)
@edits_of.register(op.InsertPhrase)
@edits_of.register(op.Correct)
def _phrase(operation: PhraseOperation, paper: Paper) -> list[Edit]:
    return phrase_edits(operation, paper)


_SET_FIELDS = {
    "set_lead": FIELD_NAMES[Field.LEAD],
    "set_coordinate": FIELD_NAMES[Field.COORDINATE],
    "set_deadline": FIELD_NAMES[Field.DEADLINE],
}


@edits_of.register(op.SetLead)
@edits_of.register(op.SetCoordinate)
@edits_of.register(op.SetDeadline)
@edits_of.register(op.SetTarget)
def _set(operation: op.SetLead | op.SetCoordinate | op.SetDeadline | op.SetTarget, paper: Paper) -> list[Edit]:
    name = operation.period if isinstance(operation, op.SetTarget) else _SET_FIELDS[operation.kind]
    found = look_up(operation.at, paper)
    if found.kind not in ("item", "group"):
        raise Refused(NOT_HERE, f"«{operation.at}» không phải một mục trong bảng.")
    draft = Draft(paper, operation.source)
    for item in covered(found, operation.excluding, paper):
        draft.write(item, {name: _replaced(operation, _now(item, name, operation.at, paper), name)})
    return [*draft.edits()]


@edits_of.register
def _add_agency(operation: op.AddAgency, paper: Paper) -> list[Edit]:
    name = FIELD_NAMES[Field.LEAD if operation.role == "lead" else Field.COORDINATE]
    found = look_up(operation.at, paper)
    if found.kind not in ("item", "group"):
        raise Refused(NOT_HERE, f"«{operation.at}» không phải một mục trong bảng.")
    draft = Draft(paper, operation.source)
    for item in covered(found, operation.excluding, paper):
        now = _now(item, name, operation.at, paper)
        if find_phrase(now, operation.new):
            raise Refused(OTHER_WORDS, f"Cột «{name}» của {operation.at} đã có «{operation.new}».")
        draft.write(item, {name: _joined(now, operation.new)})
    return [*draft.edits()]


def _joined(now: str, new: str) -> str:
    """An agency behind those in a cell, divided from them as they are from each other."""
    if not now:
        return new
    lines = now.split("\n")
    sign = bullet_of(lines[-1])
    if sign:
        return f"{now}\n{sign} {new}"
    return f"{now.rstrip(' .;,')}{';' if ';' in now else ','} {new}"


def _now(item: str, name: str, at: str, paper: Paper) -> str:
    """What stands in one column of an item. Raises `Refused` where its table has no such column."""
    place = row_place(item, paper)
    column = find_column(paper.table(place.container, place.table), name)
    if column is None:
        raise Refused(NO_COLUMN, f"Bảng có {at} không có cột «{name}».")
    return standing_cell(paper.lines(place.container, place.table), place.first, column).text


def _replaced(operation: op.SetLead | op.SetCoordinate | op.SetDeadline | op.SetTarget, now: str, name: str) -> str:
    """A cell's new words: all new, or the old words replaced among others; a capital that begins the cell stays."""
    if operation.old is None or same_title(operation.old, now):
        capital = operation.old is not None and now[:1].isupper() and operation.old[:1].islower()
        return operation.new[:1].upper() + operation.new[1:] if capital else operation.new
    spans = find_phrase(now, operation.old)
    if len(spans) != 1:
        raise Refused(OTHER_WORDS, f"Cột «{name}» của {operation.at} hiện là «{now}», không phải «{operation.old}».")
    start, end = spans[0]
    return now[:start] + operation.new + now[end:]


@edits_of.register
def _replace_annex(operation: op.ReplaceAnnex, paper: Paper) -> list[Edit]:
    found = look_up(operation.at, paper)
    if found.kind != "annex":
        raise Refused(NOT_HERE, f"«{operation.at}» không phải một phụ lục của kế hoạch.")
    old = paper.annexes[found.id]
    new = operation.content.model_copy(update={"id": old.id, "label": old.label})
    return [AnnexEdit(at=list(paper.annexes).index(found.id), old=old, new=new)]


@edits_of.register
def _insert_annex(operation: op.InsertAnnex, paper: Paper) -> list[Edit]:
    return annex_edits(operation, paper)


@edits_of.register
def _replace_plan(operation: op.ReplacePlan, paper: Paper) -> list[Edit]:
    raise Refused(REPLACED, "Kế hoạch bị thay thế toàn bộ bằng văn bản này: dùng lệnh «kehoach parse» với văn bản mới.")


@edits_of.register
def _revert(operation: op.Revert, paper: Paper) -> list[Edit]:
    return list(operation.edits)
