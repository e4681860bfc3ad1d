"""Phrases replaced, removed and put in: in rows, in sections, in annexes, in one column or wherever they stand."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field

from kehoach.amendments import operations as op
from kehoach.amendments.edits import AnnexEdit, Edit, Line, SectionEdit
from kehoach.amendments.heads import names_head, rewritten_head
from kehoach.amendments.lookup import group_title, items_of, look_up, row_place
from kehoach.amendments.paper import Paper
from kehoach.amendments.passages import names_passage, rewritten
from kehoach.amendments.refusal import NO_COLUMN, NO_PHRASE, Refused
from kehoach.amendments.rows import find_column, map_texts, rows_edit
from kehoach.amendments.sections import section_place
from kehoach.amendments.wording import find_phrase, replace_phrase
from kehoach.model import Annex, Paragraph, Section, Source, Table

PhraseOperation = op.ReplacePhrase | op.RemovePhrase | op.InsertPhrase | op.Correct


@dataclass
class _Change:
    """One phrase and what takes its place; counts where it stood."""

    phrase: str
    new: str
    count: int = 0

    def __call__(self, text: str) -> str:
        found = len(find_phrase(text, self.phrase))
        self.count += found
        return replace_phrase(text, self.phrase, self.new) if found else text


@dataclass
class _Scope:
    """Where a phrase is to be changed: rows of tables, sections with all below them, whole annexes."""

    rows: dict[tuple[str, int], set[int]] = field(default_factory=dict)
    sections: list[str] = field(default_factory=list)
    annexes: list[str] = field(default_factory=list)
    passages: list[str] = field(default_factory=list)
    heads: list[str] = field(default_factory=list)
    left_out: dict[tuple[str, int], set[int]] = field(default_factory=dict)
    sections_left_out: set[str] = field(default_factory=set)


def phrase_edits(operation: PhraseOperation, paper: Paper) -> list[Edit]:
    """The edits that change a phrase. Raises `Refused` when it stands nowhere, or not as often as expected."""
    change = _Change(*words_of(operation))
    scope = _scope_of(operation, paper)
    edits = list(_row_edits(change, scope, operation.column, paper))
    if operation.column is None:
        edits = [*_annex_edits(change, scope, paper), *edits, *_section_edits(change, scope, paper)]
        edits += _small_edits(change, scope, paper, operation.source)
    where = f" tại {'; '.join(operation.at)}" if operation.at else " trong kế hoạch"
    if not change.count:
        column = f", cột «{operation.column}»" if operation.column else ""
        raise Refused(NO_PHRASE, f"Không có cụm từ «{change.phrase}»{where}{column}.")
    if operation.count is not None and change.count != operation.count:
        message = f"Cụm từ «{change.phrase}» có {change.count} lần{where}, không phải {operation.count} lần."
        raise Refused(NO_PHRASE, message)
    return edits


def words_of(operation: PhraseOperation) -> tuple[str, str]:
    """The phrase that an operation looks for, and the words that take its place."""
    if isinstance(operation, op.InsertPhrase):
        beside, new = operation.beside, operation.new
        joined = f"{beside}{_gap(new)}{new}" if operation.where == "after" else f"{new}{_gap(beside)}{beside}"
        return beside, joined
    if isinstance(operation, op.RemovePhrase):
        return operation.old, ""
    return operation.old, operation.new


def _gap(following: str) -> str:
    return "" if following[:1] in ",.;:)" else " "


def _scope_of(operation: PhraseOperation, paper: Paper) -> _Scope:
    scope = _Scope()
    for words in operation.at:
        if names_passage(words) or names_head(words):
            (scope.passages if names_passage(words) else scope.heads).append(words)
            continue
        found = look_up(words, paper)
        if found.kind == "section":
            scope.sections.append(found.id)
        elif found.kind == "annex":
            scope.annexes.append(found.id)
        else:
            for item in items_of(found, paper):
                place = row_place(item, paper)
                rows = scope.rows.setdefault((place.container, place.table), set())
                rows |= set(range(place.first, place.last + 1))
    if not operation.at:
        scope.annexes = list(paper.annexes)
        scope.sections = [section.id for section in paper.document.outline]
    for words in operation.excluding:
        _leave_out(words, scope, paper)
    return scope


def _leave_out(words: str, scope: _Scope, paper: Paper) -> None:
    """Take a section, a whole annex, or the rows of items and of their group's title out of a scope."""
    found = look_up(words, paper)
    if found.kind == "section":
        scope.sections_left_out.add(found.id)
    elif found.kind == "annex":
        scope.annexes = [annex for annex in scope.annexes if annex != found.id]
    else:
        for item in items_of(found, paper):
            place = row_place(item, paper)
            rows = scope.left_out.setdefault((place.container, place.table), set())
            rows |= set(range(place.first, place.last + 1))
        if found.kind == "group" and (title := group_title(found, paper)) is not None:
            scope.left_out[title[:2]].add(title[2])


def _row_edits(change: _Change, scope: _Scope, column: str | None, paper: Paper) -> Iterator[Edit]:
    for annex in scope.annexes:
        for number, table in enumerate(paper.annexes[annex].tables):
            scope.rows.setdefault((annex, number), set()).update(range(len(table.rows)))
    known = False
    for (container, number), rows in scope.rows.items():
        table = paper.table(container, number)
        columns = _columns(table, column)
        known = known or bool(columns)
        old = paper.lines(container, number)
        meant = rows - scope.left_out.get((container, number), set())
        new = [map_texts(line, change, columns) if place in meant else line for place, line in enumerate(old)]
        if edit := rows_edit(container, number, old, new):
            yield edit
    if column is not None and not known:
        raise Refused(NO_COLUMN, f"Không có cột «{column}» ở những chỗ được nêu.")


def _small_edits(change: _Change, scope: _Scope, paper: Paper, source: Source | None) -> Iterator[Edit]:
    """What changes in single paragraphs and sentences, and in the head."""
    for words in scope.passages:
        yield from rewritten(words, paper, source, lambda text: [change(text)])
    for words in scope.heads:
        yield from rewritten_head(words, paper, change)


def _columns(table: Table, name: str | None) -> Sequence[int]:
    if name is None:
        width = len(table.rows[0]) if table.rows else 0
        return [place for place in range(width) if not (table.roles and table.roles[place] == "ordinal")]
    column = find_column(table, name)
    return [] if column is None else [column]


def _section_edits(change: _Change, scope: _Scope, paper: Paper) -> Iterator[Edit]:
    for name in scope.sections:
        under, at = section_place(name, paper)
        old = paper.sections[name]
        new = _changed_section(old, change, scope.sections_left_out)
        if new != old:
            yield SectionEdit(under=under, at=at, old=old, new=new)


def _changed_section(section: Section, change: Callable[[str], str], left_out: Collection[str]) -> Section:
    if section.id in left_out:
        return section
    return section.model_copy(
        update={
            "title": change(section.title),
            "paragraphs": _changed_paragraphs(section.paragraphs, change),
            "tables": tuple(_changed_table(table, change) for table in section.tables),
            "children": tuple(_changed_section(child, change, left_out) for child in section.children),
            "trailing": _changed_paragraphs(section.trailing, change),
        }
    )


def _changed_paragraphs(paragraphs: Sequence[Paragraph], change: Callable[[str], str]) -> tuple[Paragraph, ...]:
    return tuple(paragraph.model_copy(update={"text": change(paragraph.text)}) for paragraph in paragraphs)


def _changed_table(table: Table, change: Callable[[str], str]) -> Table:
    rows = (Line(cells=row) for row in table.rows)
    columns = range(len(table.rows[0]) if table.rows else 0)
    return table.model_copy(update={"rows": tuple(map_texts(row, change, columns).cells for row in rows)})


def _annex_edits(change: _Change, scope: _Scope, paper: Paper) -> Iterator[Edit]:
    """What changes in annexes outside their tables; to be made before the edits of rows."""
    for place, annex in enumerate(paper.document.annexes):
        if annex.id in scope.annexes:
            new = _changed_annex(annex, change)
            if new != annex:
                yield AnnexEdit(at=place, old=annex, new=new)


def _changed_annex(annex: Annex, change: Callable[[str], str]) -> Annex:
    paragraphs = _changed_paragraphs(annex.paragraphs, change)
    return annex.model_copy(update={"title": change(annex.title), "paragraphs": paragraphs})
