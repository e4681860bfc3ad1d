"""`Document` to `Plan`: what its tables order and what its parts say about who answers for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from kehoach.meaning.addresses import item_id, read_citation
from kehoach.meaning.agencies import Registry, nearest, read_assignment
from kehoach.meaning.deadlines import read_deadline
from kehoach.meaning.goals import read_goals
from kehoach.meaning.periods import read_period
from kehoach.meaning.province import registry_for
from kehoach.model import (
    Assignment,
    Deadline,
    Document,
    Notice,
    Plan,
    Project,
    Section,
    Source,
    Table,
    Target,
    TargetReading,
    TargetValue,
    Task,
    WorkReading,
)
from kehoach.parser import columns as col
from kehoach.parser.cues import years_in
from kehoach.parser.items import ColumnCell, Item, read_items
from kehoach.parser.responsibilities import read_responsibilities
from kehoach.parser.structure import Reading

_PROJECT_LIST = re.compile(r"danh mục.{0,40}(đề án|dự án)", re.IGNORECASE)
_INSIDE_ROLES = re.compile(r"(chủ trì|phối hợp)(?: thực hiện)?\s*:\s*", re.IGNORECASE)
_Work = TypeVar("_Work", Task, Project)


def read_plan_of(reading: Reading) -> Plan:
    """The plan that a document is."""
    document = reading.document
    registry = registry_for(document)
    reader = _PlanReader(registry)
    for table, prefix, title in _item_tables(document):
        reader.read_table(table, prefix, title)
    groups = reader.groups()
    responsibilities, notices = read_responsibilities(document, registry, groups)
    if not groups:
        message = "Không có bảng chỉ tiêu, nhiệm vụ hay đề án nào; chỉ phần lời của văn bản được đọc."
        notices.append(Notice(code="P202", severity="warning", message=message))
    return Plan(
        document=document,
        targets=tuple(reader.targets),
        tasks=tuple(reader.tasks),
        projects=tuple(reader.projects),
        responsibilities=responsibilities,
        notices=(*reading.notices, *reader.notices, *notices),
        coverage=reading.coverage,
    )


def _item_tables(document: Document) -> Iterator[tuple[Table, str, str]]:
    """Every table that may hold items, with the address of what holds it and that one's title."""
    for section in document.outline:
        yield from _section_tables(section)
    for annex in document.annexes:
        for count, table in enumerate(annex.tables, start=1):
            yield table, annex.id if count == 1 else f"{annex.id}/bang{count}", annex.title


def _section_tables(section: Section) -> Iterator[tuple[Table, str, str]]:
    for count, table in enumerate(section.tables, start=1):
        yield table, f"{section.id}/bang{count}", section.title
    for child in section.children:
        yield from _section_tables(child)


@dataclass
class _PlanReader:
    registry: Registry
    targets: list[Target] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    projects: list[Project] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)

    def groups(self) -> dict[str, str]:
        """The title of every item's group, by the item's id."""
        items: tuple[Target | Task | Project, ...] = (*self.targets, *self.tasks, *self.projects)
        return {item.id: item.group.title if item.group else "" for item in items}

    def read_table(self, table: Table, prefix: str, title: str) -> None:
        kind = kind_of(table.roles, title)
        if kind is None:
            return
        for item in read_items(table, prefix):
            if kind is Target:
                self.targets.append(self.target(item))
            elif kind is Task:
                self.tasks.append(self.work(item, Task))
            else:
                self.projects.append(self.work(item, Project))

    def target(self, item: Item) -> Target:
        lead = item.cell(col.LEAD, col.RESPONSIBLE, col.MONITOR)
        return Target(
            id=item.id,
            group=item.group,
            text=_text(item),
            values=tuple(_target_value(cell) for cell in item.cells if cell.role == col.VALUE),
            lead=self.assignment(lead) if lead else None,
            alternatives=tuple(
                TargetReading(
                    text=_content(cells) or "",
                    values=tuple(_target_value(cell) for cell in cells if cell.role == col.VALUE),
                    confidence=confidence,
                )
                for cells, confidence in item.readings
            ),
            notes=_words(item.cell(col.NOTES)),
            origin=_origin(item.cell(col.ORIGIN)),
            columns=_other_columns(item, (col.UNIT, col.OTHER, col.DEADLINE, col.COORDINATE, col.PRODUCT)),
            source=item.source,
        )

    def work(self, item: Item, kind: type[_Work]) -> _Work:
        monitor = item.cell(col.MONITOR)
        lead, coordinate = self.leads(item.cells)
        return kind(
            id=item.id,
            group=item.group,
            text=_text(item),
            lead=lead,
            coordinate=coordinate,
            monitor=self.assignment(monitor) if monitor else None,
            product=_words(item.cell(col.PRODUCT)),
            deadline=self.deadline(item.cells),
            alternatives=tuple(self.work_reading(cells, confidence) for cells, confidence in item.readings),
            notes=_words(item.cell(col.NOTES)),
            origin=_origin(item.cell(col.ORIGIN)),
            columns=_other_columns(item, (col.UNIT, col.OTHER, col.VALUE)),
            source=item.source,
        )

    def work_reading(self, cells: Sequence[ColumnCell], confidence: float) -> WorkReading:
        lead, coordinate = self.leads(cells)
        product = next((cell.text for cell in cells if cell.role == col.PRODUCT), None)
        return WorkReading(
            text=_content(cells) or "",
            lead=lead,
            coordinate=coordinate,
            product=product or None,
            deadline=self.deadline(cells),
            confidence=confidence,
        )

    def leads(self, cells: Sequence[ColumnCell]) -> tuple[Assignment, Assignment]:
        """Who leads and who coordinates: from their own columns, or from one cell that names both roles."""
        lead = next((cell for cell in cells if cell.role in (col.LEAD, col.RESPONSIBLE)), None)
        coordinate = next((cell for cell in cells if cell.role == col.COORDINATE), None)
        if coordinate is None and lead is not None and lead.text and _INSIDE_ROLES.search(lead.text):
            texts = _roles_inside(lead.text)
            return (
                read_assignment(texts["chủ trì"], self.registry, source=lead.source),
                read_assignment(texts["phối hợp"], self.registry, source=lead.source),
            )
        return self.assignment(lead), self.assignment(coordinate)

    def assignment(self, cell: ColumnCell | None) -> Assignment:
        if cell is None:
            return Assignment()
        if cell.text is None:
            return Assignment(text=None, source=cell.source)
        assignment = read_assignment(cell.text, self.registry, source=cell.source)
        for phrase in assignment.unknown:
            self.notices.append(unknown_agency(phrase, self.registry, cell.source))
        return assignment

    def deadline(self, cells: Sequence[ColumnCell]) -> Deadline:
        cell = next((cell for cell in cells if cell.role == col.DEADLINE), None)
        if cell is None:
            return Deadline()
        if cell.text is None:
            return Deadline(text=None, source=cell.source)
        deadline = _read_deadline(cell)
        if cell.text and deadline.kind == "unknown":
            message = f"Chưa hiểu thời hạn «{cell.text}»; giữ nguyên văn."
            self.notices.append(Notice(code="P401", severity="warning", message=message, source=cell.source))
        return deadline


def unknown_agency(phrase: str, registry: Registry, source: Source | None) -> Notice:
    """The notice about words that name no agency of the registry, with the names nearest to them."""
    near = ", ".join(nearest(phrase, registry))
    hint = f" Gần nhất: {near}." if near else ""
    return Notice(
        code="P301",
        severity="warning",
        message=f"Không có cơ quan nào tên «{phrase}» trong danh bạ.{hint}",
        source=source,
    )


def kind_of(roles: Sequence[str], title: str) -> type[Target] | type[Task] | type[Project] | None:
    """What the rows of a table with these columns are; None when they order nothing."""
    if not any(role in col.CONTENT_ROLES for role in roles):
        return None
    if col.INDICATOR in roles and col.VALUE in roles:
        return Target
    owners = any(role in (col.LEAD, col.RESPONSIBLE, col.DEADLINE) for role in roles)
    if col.PROJECT in roles or (owners and _PROJECT_LIST.search(title)):
        return Project
    if owners:
        return Task
    return Target if col.VALUE in roles or col.INDICATOR in roles else None


def _read_deadline(cell: ColumnCell) -> Deadline:
    """A deadline cell's meaning; a year that only the column's title names ("Thời gian (Năm 2026)") counts for its cells."""
    text = cell.text or ""
    years = years_in(cell.title)
    if len(years) == 1 and text and not years_in(text):
        dated = read_deadline(f"{text} năm {years[0]}", source=cell.source)
        if dated.kind != "unknown":
            return dated.model_copy(update={"text": text})
    return read_deadline(text, source=cell.source)


def _target_value(cell: ColumnCell) -> TargetValue:
    label = cell.title.rpartition(" / ")[2]
    goals = read_goals(cell.text) if cell.text else ()
    return TargetValue(period=read_period(label), label=label, text=cell.text, goals=goals, source=cell.source)


def _roles_inside(text: str) -> dict[str, str]:
    texts = {"chủ trì": "", "phối hợp": ""}
    parts = _INSIDE_ROLES.split(text)
    for role, words in zip(parts[1::2], parts[2::2], strict=True):
        texts[role.lower()] = words.strip(" .;\n")
    return texts


def _content(cells: Sequence[ColumnCell]) -> str | None:
    return next((cell.text for cell in cells if cell.role in col.CONTENT_ROLES), None)


def _text(item: Item) -> str:
    return _content(item.cells) or ""


def _origin(cell: ColumnCell | None) -> str | None:
    """The parent plan's item that a row is from, where its column «Căn cứ» cites one."""
    found = read_citation(" ".join(cell.text.split())) if cell and cell.text else None
    return item_id(*found) if found else None


def _words(cell: ColumnCell | None) -> str | None:
    return cell.text or None if cell else None


def _other_columns(item: Item, roles: Sequence[str]) -> dict[str, str]:
    return {cell.title: cell.text for cell in item.cells if cell.role in roles and cell.text}
