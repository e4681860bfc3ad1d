"""The texts of a plan with the signs of notes in them, carried through the edits that amended it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from kehoach.amendments.diff_document import sections_of
from kehoach.amendments.edits import (
    AnnexEdit,
    Edit,
    Head,
    HeadEdit,
    Line,
    RowsEdit,
    SectionEdit,
    apply,
    head_of,
    lines_of,
)
from kehoach.amendments.rows import standing_cell
from kehoach.amendments.wording import places_of, words_at
from kehoach.meaning.citations import states_bases
from kehoach.meaning.note_marks import note_marks, without_marks
from kehoach.model import Annex, Document, LegalBasis, Paragraph, Row, Section, Table

_PIECES = re.compile(r"\s+|\S+")

Change = Callable[[str, str], str]
"""What gives a changed text its signs: from the old text with its signs, and the new one."""


def carried(marked: Document, edits: Sequence[Edit], change: Change) -> Document:
    """The document with the edits made, each text that they leave as it was with its signs, others as `change` says.

    `marked` is the document that the edits amend, with signs; without them the result is the amended document.
    """
    pool = [pair for edit in edits if isinstance(edit, RowsEdit) for pair in _taken(marked, edit)]
    for edit in edits:
        if isinstance(edit, RowsEdit):
            marked = apply(marked, [_marked_rows(marked, edit, change, pool)])
        elif isinstance(edit, SectionEdit):
            marked = apply(marked, [_marked_section(marked, edit, change)])
        elif isinstance(edit, AnnexEdit):
            marked = apply(marked, [_marked_annex(marked, edit, change)])
        elif isinstance(edit, HeadEdit):
            head = head_of(marked)
            marked = apply(marked, [HeadEdit(old=head, new=_head(head, edit.new, change))])
    return marked


def behind_phrases(marked: str, phrase: str, new: str, signed: Callable[[str], str]) -> str:
    """A text with other words wherever a phrase stands, and behind each what `signed` makes of the signs that the phrase
    had; other signs stay in their places."""
    places = [place for place, letter in enumerate(marked) if not note_marks(letter)]
    plain = without_marks(marked)
    for first, behind in reversed(places_of(plain, phrase, new)):
        start, end = places[first], places[behind - 1] + 1
        while end < len(marked) and note_marks(marked[end]):
            end += 1
        signs = signed("".join(note_marks(marked[start:end])))
        before, after = marked[:start], marked[end:]
        if not new:
            after = after.lstrip(" ") if not before or before[-1].isspace() else after
            bare = before.rstrip(" ")
            before, signs = bare, signs + ("" if not after or after[0] in " .,;:" else before[len(bare) :])
        marked = before + words_at(plain, first, new, phrase) + signs + after
    return marked


def signs_kept(marked: str, new: str) -> str:
    """New words with the signs behind those of the old ones that stay."""
    before, after = _PIECES.findall(marked), _PIECES.findall(new)
    matcher = SequenceMatcher(None, [without_marks(piece) for piece in before], after, autojunk=False)
    for block in matcher.get_matching_blocks():
        after[block.b : block.b + block.size] = before[block.a : block.a + block.size]
    return "".join(after)


@dataclass(frozen=True)
class _Taken:
    """A row that an edit takes away: its words but for its number, and the row with its signs."""

    words: tuple[str, ...]
    row: Row


def _taken(marked: Document, edit: RowsEdit) -> list[_Taken]:
    lines = list(lines_of(table_in(marked, edit.container, edit.table)))
    return [_Taken(_words(_standing(lines, place)), _standing(lines, place)) for place in _span(edit, len(edit.old))]


def _span(edit: RowsEdit, count: int) -> range:
    return range(edit.at, edit.at + count)


def table_in(document: Document, container: str, number: int) -> Table:
    """A table by the id of its annex or section ("" for the document itself) and its place there."""
    if not container:
        return document.tables[number]
    holders: Iterable[Annex | Section] = (*document.annexes, *sections_of(document.outline))
    return next(holder.tables[number] for holder in holders if holder.id == container)


def _standing(lines: Sequence[Line], place: int) -> Row:
    """A row with what really stands in each of its positions."""
    return tuple(standing_cell(lines, place, column) for column in range(len(lines[place].cells)))


def _words(row: Row) -> tuple[str, ...]:
    return tuple(without_marks(cell.text) for cell in row[1:])


def _marked_rows(marked: Document, edit: RowsEdit, change: Change, pool: Sequence[_Taken]) -> RowsEdit:
    """The edit on the marked document; each new row takes the signs of the row that it was."""
    before = list(lines_of(table_in(marked, edit.container, edit.table)))
    after = [*before[: edit.at], *edit.new, *before[edit.at + len(edit.old) :]]
    olds = [_standing(before, place) for place in _span(edit, len(edit.old))]
    news = [_standing(after, place) for place in _span(edit, len(edit.new))]
    lines = []
    for line, standing, old in zip(edit.new, news, _sources(olds, news, pool), strict=True):
        cells = line.cells if old is None else _marked_cells(line.cells, standing, old, change)
        lines.append(line.model_copy(update={"cells": cells}))
    old_lines = tuple(before[place] for place in _span(edit, len(edit.old)))
    return edit.model_copy(update={"old": old_lines, "new": tuple(lines)})


def _sources(olds: Sequence[Row], news: Sequence[Row], pool: Sequence[_Taken]) -> list[Row | None]:
    """For each new row the old one that it was: the same in its place, else the same elsewhere, else the one replaced."""
    found: list[Row | None] = [None] * len(news)
    matcher = SequenceMatcher(None, [_words(row) for row in olds], [_words(row) for row in news], autojunk=False)
    for how, start, end, new_start, new_end in matcher.get_opcodes():
        alike = how == "equal" or (how == "replace" and end - start == new_end - new_start)
        for place in range(new_start, new_end):
            moved = next((taken.row for taken in pool if taken.words == _words(news[place])), None)
            found[place] = olds[start + place - new_start] if alike else moved
    return found


def _marked_cells(cells: Row, standing: Row, old: Row, change: Change) -> Row:
    return tuple(
        cell if cell.merged else cell.model_copy(update={"text": _text(was.text, now.text, change)})
        for cell, now, was in zip(cells, standing, old, strict=True)
    )


def _text(marked: str, new: str, change: Change) -> str:
    return marked if without_marks(marked) == without_marks(new) else change(marked, new)


def _marked_section(marked: Document, edit: SectionEdit, change: Change) -> SectionEdit:
    if edit.old is None:
        return edit
    wanted = edit.old.id
    old = next(section for section in sections_of(marked.outline) if section.id == wanted)
    return edit.model_copy(update={"old": old, "new": _section(old, edit.new, change) if edit.new else None})


def _section(old: Section, new: Section, change: Change) -> Section:
    below = {child.id: child for child in old.children}
    children = tuple(_section(below[child.id], child, change) if child.id in below else child for child in new.children)
    return new.model_copy(
        update={
            "title": _text(old.title, new.title, change),
            "paragraphs": _paragraphs(old.paragraphs, new.paragraphs, change),
            "tables": _tables(old.tables, new.tables, change),
            "children": children,
            "trailing": _paragraphs(old.trailing, new.trailing, change),
        }
    )


def _marked_annex(marked: Document, edit: AnnexEdit, change: Change) -> AnnexEdit:
    if edit.old is None:
        return edit
    old = marked.annexes[edit.at]
    return edit.model_copy(update={"old": old, "new": _annex(old, edit.new, change) if edit.new else None})


def _head(old: Head, new: Head, change: Change) -> Head:
    """The head with the signs of what stays; a căn cứ that the running text states has its sign there alone."""
    title = _text(old.title or "", new.title or "", change) or None
    bases = new.legal_bases if states_bases(new.lead, new.legal_bases) else _signed_bases(old, new, change)
    return new.model_copy(
        update={"title": title, "legal_bases": bases, "lead": _paragraphs(old.lead, new.lead, change)}
    )


def _signed_bases(old: Head, new: Head, change: Change) -> tuple[LegalBasis, ...]:
    same_count = len(old.legal_bases) == len(new.legal_bases)
    known = {without_marks(basis.text): basis.text for basis in old.legal_bases}
    texts = [
        _text(old.legal_bases[place].text if same_count else known.get(basis.text, ""), basis.text, change)
        for place, basis in enumerate(new.legal_bases)
    ]
    return tuple(basis.model_copy(update={"text": text}) for basis, text in zip(new.legal_bases, texts, strict=True))


def _annex(old: Annex, new: Annex, change: Change) -> Annex:
    return new.model_copy(
        update={
            "title": _text(old.title, new.title, change),
            "paragraphs": _paragraphs(old.paragraphs, new.paragraphs, change),
            "tables": _tables(old.tables, new.tables, change),
        }
    )


def _paragraphs(old: Sequence[Paragraph], new: Sequence[Paragraph], change: Change) -> tuple[Paragraph, ...]:
    """Paragraphs one by one where there are as many as before."""
    if len(old) != len(new):
        return tuple(new)
    return tuple(
        now.model_copy(update={"text": _text(was.text, now.text, change)}) for was, now in zip(old, new, strict=True)
    )


def _tables(old: Sequence[Table], new: Sequence[Table], change: Change) -> tuple[Table, ...]:
    if [len(table.rows) for table in old] != [len(table.rows) for table in new]:
        return tuple(new)
    return tuple(
        now.model_copy(
            update={
                "rows": tuple(
                    _marked_cells(row, row, before, change) if len(row) == len(before) else row
                    for before, row in zip(was.rows, now.rows, strict=True)
                )
            }
        )
        for was, now in zip(old, new, strict=True)
    )
