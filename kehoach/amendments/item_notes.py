"""Notes of items, groups, sections and annexes as wholes: what happened to each, and where its sign stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from kehoach.amendments.changes import Field, Kind
from kehoach.amendments.diff import parent_of
from kehoach.amendments.edits import AnnexEdit, HeadEdit, Line, RowsEdit, SectionEdit, StandingEdit, apply, lines_of
from kehoach.amendments.fold import Applied
from kehoach.amendments.marking import table_in
from kehoach.amendments.note_words import item_clause, subject
from kehoach.amendments.paper import Paper, RowPlace, content_column
from kehoach.amendments.phrases import PhraseOperation
from kehoach.amendments.places import address_words
from kehoach.meaning.note_marks import without_marks
from kehoach.meaning.numbering import split_label
from kehoach.meaning.spelling import bullet_of
from kehoach.model import Annex, Document, Section, Table

_WHOLE = (Field.TEXT, Field.GROUP, Field.TITLE, Field.CONTENT)
_KINDS = {
    "insert": (Kind.ADDED,),
    "repeal": (Kind.REPEALED,),
    "move": (Kind.MOVED, Kind.RENUMBERED),
}


def whole_items(step: Applied) -> list[str]:
    """The ids of the items, groups, sections or annexes of which an operation changed the whole or the content; none
    where it only changed words or other cells."""
    if isinstance(step.operation, PhraseOperation):
        return []
    ids = [_id_of(edit) for edit in step.edits if not isinstance(edit, RowsEdit)]
    if not ids:
        kinds = _KINDS.get(step.operation.kind)
        ids = [
            change.new_item or change.item
            for change in step.changes
            if (change.kind in kinds if kinds else change.kind is Kind.ADDED or change.field in _WHOLE)
        ]
    return list(dict.fromkeys(found for found in ids if found))


def _id_of(edit: SectionEdit | AnnexEdit | HeadEdit | StandingEdit) -> str | None:
    if isinstance(edit, HeadEdit):
        return None
    if isinstance(edit, StandingEdit):
        return edit.item
    return edit.new.id if edit.new is not None else edit.old.id if edit.old is not None else None


@dataclass
class History:
    """What happened to each item, in order, by its present id."""

    clauses: dict[str, list[str]] = field(default_factory=dict)

    def add(self, step: Applied, before: Document) -> None:
        """Note one operation; items that it moved take along what happened to them."""
        moved = {change.item: change.new_item for change in step.changes if change.item and change.new_item}
        self.clauses = {moved.get(item) or item: told for item, told in self.clauses.items()}
        clause = item_clause(step, before)
        for item in whole_items(step):
            self.clauses.setdefault(item, []).append(clause)


def put_marks(document: Document, paper: Paper, clauses: dict[str, list[str]], sign: Callable[[str], str]) -> Document:
    """The document with a sign behind the number of each item; `paper` is the same document without signs.

    Where the same happened to all items of a group, the group has the note.
    """
    for item, told in _gathered(clauses, paper).items():
        words = "; ".join(dict.fromkeys(told))
        place = next((place for place in _upwards(item) if _has_place(place, paper)), None)
        address = address_words(item, paper.document)
        who = address[:1].upper() + address[1:]
        if place == item:
            who = subject(item, paper.document, group=item not in paper.items and bool(_below(item, paper)))
        document = _marked(document, paper, place, sign(f"{who} {words}."))
    return document


def _gathered(clauses: dict[str, list[str]], paper: Paper) -> dict[str, list[str]]:
    """The clauses with those of a group in the place of those of its items, where all its items have the same."""
    result = dict(clauses)
    for parent in dict.fromkeys(parent_of(item) for item in clauses):
        below = _below(parent, paper)
        told = [clauses.get(item) for item in below]
        if len(below) > 1 and parent not in paper.sections and told[0] and all(other == told[0] for other in told):
            result = {item: words for item, words in result.items() if item not in below}
            result[parent] = [*result.get(parent, []), *told[0]]
    return result


def _below(parent: str, paper: Paper) -> list[str]:
    """The items under an id that is in an annex or a table."""
    return [item for item in paper.items if item.startswith(f"{parent}/")] if parent else []


def _upwards(item: str) -> Iterable[str]:
    while item:
        yield item
        item = parent_of(item)


def _has_place(item: str, paper: Paper) -> bool:
    return item in paper.sections or item in paper.annexes or paper.place(item) is not None or bool(_group(item, paper))


def _marked(document: Document, paper: Paper, place: str | None, sign: str) -> Document:
    if place is None:
        return document.model_copy(update={"title": f"{document.title or ''}{sign}"})
    if place in paper.annexes:
        return document.model_copy(
            update={"annexes": tuple(_marked_annex(annex, place, sign) for annex in document.annexes)}
        )
    if place in paper.sections:
        outline = tuple(_marked_section(section, place, sign) for section in document.outline)
        return document.model_copy(update={"outline": outline})
    spot = _spot(place, paper)
    return document if spot is None else _marked_row(document, spot, place, sign)


def _marked_annex(annex: Annex, place: str, sign: str) -> Annex:
    return annex.model_copy(update={"label": annex.label + sign}) if annex.id == place else annex


def _marked_section(section: Section, place: str, sign: str) -> Section:
    if section.id == place:
        name = "number" if section.number else "title"
        return section.model_copy(update={name: getattr(section, name) + sign})
    children = tuple(_marked_section(child, place, sign) for child in section.children)
    return section.model_copy(update={"children": children})


def _spot(place: str, paper: Paper) -> RowPlace | None:
    return paper.place(place) or _group(place, paper)


def _group(parent: str, paper: Paper) -> RowPlace | None:
    """The row that has a group's number: that of its first item, or the nearest above."""
    first = next((spot for item in _below(parent, paper) if (spot := paper.place(item)) is not None), None)
    if first is None:
        return None
    table = paper.table(first.container, first.table)
    column, number = _ordinal(table), parent.rpartition("/")[2]
    rows = (row for row in range(first.first, -1, -1) if _bare(table.rows[row][column].text) == number)
    row = next(rows, None)
    return None if row is None else RowPlace(first.container, first.table, row, row)


def _ordinal(table: Table) -> int:
    return table.roles.index("ordinal") if "ordinal" in table.roles else 0


def _bare(text: str) -> str:
    return without_marks(text).strip(" .)")


def _marked_row(document: Document, spot: RowPlace, item: str, sign: str) -> Document:
    """The sign behind the number in its column, where that is the item's; else behind the number or dash of the text.

    The first dash of an item numbered 1 is a 1 too.
    """
    table = table_in(document, spot.container, spot.table)
    lines = list(lines_of(table))
    number, parent = item.rpartition("/")[2], parent_of(item).rpartition("/")[2]
    row, column = _standing(lines, spot.first, _ordinal(table))
    dashed = number == parent and bool(bullet_of(lines[spot.first].cells[content_column(table) or 0].text))
    if _bare(lines[row].cells[column].text) == number and not dashed:
        words = lines[row].cells[column].text
        new = words.replace(number, number + sign, 1)
    else:
        row, column = _standing(lines, spot.first, content_column(table) or 0)
        new = behind_label(lines[row].cells[column].text, number, sign)
    old = lines[row]
    cells = list(old.cells)
    cells[column] = cells[column].model_copy(update={"text": new})
    edit = RowsEdit(
        container=spot.container,
        table=spot.table,
        at=row,
        old=(old,),
        new=(old.model_copy(update={"cells": tuple(cells)}),),
    )
    return apply(document, [edit])


def behind_label(words: str, number: str, sign: str) -> str:
    """A text with a sign behind the number or the dash that opens it; at its end where it has none."""
    bare = without_marks(words)
    split = split_label(bare)
    if split is not None and split[0].number.lower() == number.lower():
        end = len(bare[: len(bare) - len(split[1])].rstrip(" .)/:"))
        return words[:end] + sign + words[end:]
    bullet = bullet_of(bare)
    if bullet:
        end = words.index(bullet) + 1
        return words[:end] + sign + words[end:]
    return words + sign


def _standing(lines: list[Line], row: int, column: int) -> tuple[int, int]:
    """The position of the cell that really stands in a position."""
    while lines[row].cells[column].merged == "up" and row > 0:
        row -= 1
    while lines[row].cells[column].merged == "left" and column > 0:
        column -= 1
    return row, column
