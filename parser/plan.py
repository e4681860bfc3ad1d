"""`Document` to `Plan`: what its tables order and what its parts say about who answers for it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from kehoach.meaning.addresses import item_id, read_citation
from kehoach.meaning.agencies import Registry, nearest, read_assignment, read_subject
from kehoach.meaning.deadlines import read_deadline
from kehoach.meaning.goals import read_goals
from kehoach.meaning.periods import read_period
from kehoach.meaning.province import registry_for
from kehoach.model import (
    Assignment,
    Deadline,
    Goal,
    Notice,
    Period,
    Plan,
    Project,
    Source,
    Table,
    Target,
    TargetReading,
    TargetValue,
    Task,
    WorkReading,
)
from kehoach.model.trusted import changed, trusted
from kehoach.parser import columns as col
from kehoach.parser.assignments_in_text import quote_assignments, read_text_tasks
from kehoach.parser.cues import years_in
from kehoach.parser.item_tables import ItemTable, item_tables, unknown_tables
from kehoach.parser.items import ColumnCell, Item, read_items
from kehoach.parser.responsibilities import read_responsibilities
from kehoach.parser.role_labels import apart
from kehoach.parser.structure import Reading

_OPEN_END = re.compile(r"\b(từ|sau|trước|trở)\b|\d[/.-]\s?\d{4}", re.IGNORECASE)
_Work = TypeVar("_Work", Task, Project)
_Any = TypeVar("_Any", Target, Task, Project)


def read_plan_of(reading: Reading) -> Plan:
    """The plan that a document is."""
    document = reading.document
    registry = registry_for(document)
    reader = _PlanReader(registry)
    for found in item_tables(document):
        reader.read_table(found)
    in_tables = reader.groups()
    text_tasks, notices = read_text_tasks(document.outline)
    reader.add([reader.work(item, Task) for item in text_tasks], reader.tasks)
    annexes = {annex.id for annex in document.annexes}
    groups = {item: title for item, title in in_tables.items() if item.partition("/")[0] in annexes}
    responsibilities, more = read_responsibilities(document, registry, groups)
    known = [*(part.id for part in responsibilities), *(item.id for item in text_tasks)]
    notices += [*more, *map(_unknown_columns, unknown_tables(document)), *quote_assignments(document, known)]
    if not reader.groups():
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


@dataclass
class _PlanReader:
    registry: Registry
    targets: list[Target] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    projects: list[Project] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    taken: dict[str, int] = field(default_factory=dict)
    known: dict[str, Assignment] = field(default_factory=dict)
    deadlines: dict[tuple[str, str], Deadline] = field(default_factory=dict)
    goals: dict[str, tuple[Goal, ...]] = field(default_factory=dict)
    periods: dict[str, Period | None] = field(default_factory=dict)

    def groups(self) -> dict[str, str]:
        """The title of every item's group, by the item's id."""
        items: tuple[Target | Task | Project, ...] = (*self.targets, *self.tasks, *self.projects)
        return {item.id: item.group.title if item.group else "" for item in items}

    def read_table(self, found: ItemTable) -> None:
        items = [item._replace(cells=apart(item.cells)) for item in read_items(found.table, found.prefix)]
        if all(item.is_blank for item in items) and found.kind is not Target:
            message = "Bảng có tiêu đề nhưng các dòng để trống: là biểu mẫu, không có nhiệm vụ."
            self.notices.append(Notice(code="P204", severity="info", message=message, source=_source_of(found.table)))
        elif found.kind is Target:
            self.add([self.target(item) for item in items], self.targets)
        elif found.kind is Task:
            self.add([self.work(item, Task) for item in items], self.tasks)
        else:
            self.add([self.work(item, Project) for item in items], self.projects)

    def add(self, items: Iterable[_Any], to: list[_Any]) -> None:
        """Add items to their list; an address that is taken already gets a number of its own."""
        for item in items:
            count = self.taken[item.id] = self.taken.get(item.id, 0) + 1
            if count == 1:
                to.append(item)
                continue
            address = f"{item.id}~{count}"
            message = f"Số thứ tự «{item.id.rpartition('/')[2]}» dùng cho nhiều dòng; dòng này có địa chỉ {address}."
            self.notices.append(Notice(code="P206", severity="warning", message=message, source=item.source))
            to.append(item.model_copy(update={"id": address}))

    def target(self, item: Item) -> Target:
        lead = _cell(item.cells, col.LEAD, col.RESPONSIBLE, col.MONITOR)
        return Target(
            id=item.id,
            group=item.group,
            text=_text(item),
            values=self.target_values(item.cells),
            lead=self.assignment(lead) if lead else None,
            alternatives=tuple(
                TargetReading(
                    text=_content(cells) or "",
                    values=self.target_values(cells),
                    confidence=confidence,
                )
                for cells, confidence in item.readings
            ),
            notes=_words(_cell(item.cells, col.NOTES)),
            origin=_origin(_cell(item.cells, col.ORIGIN)),
            columns=_other_columns(item, (col.LEAD, col.RESPONSIBLE, col.MONITOR), (col.VALUE,)),
            source=item.source,
        )

    def work(self, item: Item, kind: type[_Work]) -> _Work:
        monitor = _cell(item.cells, col.MONITOR)
        lead, coordinate = self.leads(item.cells)
        return kind(
            id=item.id,
            group=item.group,
            text=_text(item),
            lead=lead,
            coordinate=coordinate,
            monitor=self.assignment(monitor) if monitor else None,
            product=_words(_cell(item.cells, col.PRODUCT)),
            deadline=self.deadline(item.cells),
            alternatives=tuple(self.work_reading(cells, confidence) for cells, confidence in item.readings),
            notes=_words(_cell(item.cells, col.NOTES)),
            origin=_origin(_cell(item.cells, col.ORIGIN)),
            columns=_other_columns(
                item, (col.LEAD, col.RESPONSIBLE), (col.MONITOR,), (col.COORDINATE,), (col.PRODUCT,), (col.DEADLINE,)
            ),
            source=item.source,
        )

    def work_reading(self, cells: Sequence[ColumnCell], confidence: float) -> WorkReading:
        lead, coordinate = self.leads(apart(cells))
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
        """Who leads and who coordinates."""
        lead, coordinate = _cell(cells, col.LEAD, col.RESPONSIBLE), _cell(cells, col.COORDINATE)
        return self.assignment(lead), self.assignment(coordinate)

    def assignment(self, cell: ColumnCell | None) -> Assignment:
        if cell is None:
            return Assignment()
        if cell.text is None:
            return Assignment(text=None, source=cell.source)
        # The same few agencies stand in most cells: each wording is read once.
        known = self.known.get(cell.text)
        if known is None:
            known = self.known[cell.text] = _read_assignment(cell.text, self.registry)
        assignment = changed(known, source=cell.source)
        for phrase in assignment.unknown:
            self.notices.append(unknown_agency(phrase, self.registry, cell.source))
        return assignment

    def target_values(self, cells: Sequence[ColumnCell]) -> tuple[TargetValue, ...]:
        """What a row's cells of periods say, in the unit that its column "Đơn vị tính" names."""
        unit = next((cell.text for cell in cells if cell.role == col.UNIT and cell.text), None)
        return tuple(self.target_value(cell, unit) for cell in cells if cell.role == col.VALUE)

    def target_value(self, cell: ColumnCell, unit: str | None) -> TargetValue:
        """What a cell of a period's column says; each wording and each column's title is read once."""
        label = cell.title.rpartition(" / ")[2]
        if label not in self.periods:
            self.periods[label] = read_period(label) or _only_year(label)
        if cell.text and cell.text not in self.goals:
            self.goals[cell.text] = read_goals(cell.text)
        goals = self.goals[cell.text] if cell.text else ()
        if unit and any(goal.unit is None for goal in goals):
            goals = tuple(goal if goal.unit else changed(goal, unit=unit) for goal in goals)
        period = self.periods[label]
        return trusted(
            TargetValue,
            {"period": period, "label": label, "text": cell.text, "goals": goals, "source": cell.source},
        )

    def deadline(self, cells: Sequence[ColumnCell]) -> Deadline:
        cell = _cell(cells, col.DEADLINE)
        if cell is None:
            return Deadline()
        if cell.text is None:
            return Deadline(text=None, source=cell.source)
        key = (cell.text, cell.title)
        if key not in self.deadlines:
            self.deadlines[key] = _read_deadline(cell)
        deadline = changed(self.deadlines[key], source=cell.source)
        if cell.text and deadline.kind == "unknown" and not deadline.parts:
            message = f"Chưa hiểu thời hạn «{cell.text}»; giữ nguyên văn."
            self.notices.append(Notice(code="P503", severity="warning", message=message, source=cell.source))
        return deadline


def unknown_agency(phrase: str, registry: Registry, source: Source | None) -> Notice:
    """The notice about words that name no agency of the registry, with the names nearest to them."""
    near = ", ".join(nearest(phrase, registry))
    hint = f" Gần nhất: {near}." if near else ""
    return Notice(
        code="P502",
        severity="warning",
        message=f"Không có cơ quan nào tên «{phrase}» trong danh bạ.{hint}",
        source=source,
    )


def _read_assignment(text: str, registry: Registry) -> Assignment:
    """Who a cell names; where no name is the whole of an item, but a sentence says what somebody does, its subject."""
    found = read_assignment(text, registry)
    if not found.unknown or found.agencies or found.groups or found.partners or found.partner_groups:
        return found
    subject = read_subject(text, registry)
    return changed(subject, text=text) if not subject.unknown else found


def _only_year(label: str) -> Period | None:
    """The year of a column's title that names no other and leaves no end open: "KH 2026", "Định hướng đến năm 2030"."""
    years = years_in(label)
    return Period(start=years[0], end=years[0]) if len(years) == 1 and not _OPEN_END.search(label) else None


def _read_deadline(cell: ColumnCell) -> Deadline:
    """A deadline cell's meaning; a year that only the column's title names ("Thời gian (Năm 2026)") counts for its cells."""
    years = years_in(cell.title)
    return read_deadline(cell.text or "", year=years[0] if len(years) == 1 else None)


def _cell(cells: Sequence[ColumnCell], *roles: str) -> ColumnCell | None:
    """The first cell with one of these roles that says anything, else the first."""
    first = None
    for cell in cells:
        if cell.role in roles:
            if cell.text != "":
                return cell
            first = cell if first is None else first
    return first


def _content(cells: Sequence[ColumnCell]) -> str | None:
    return next((cell.text for cell in cells if cell.role in col.CONTENT_ROLES), None)


def _text(item: Item) -> str:
    return _content(item.cells) or ""


def _origin(cell: ColumnCell | None) -> str | None:
    """The parent plan's item that a row is from, where its column «Căn cứ» cites one."""
    found = read_citation(" ".join(cell.text.split())) if cell and cell.text else None
    return item_id(*found) if found else None


def _unknown_columns(table: Table) -> Notice:
    message = "Bảng có số thứ tự nhưng không nhận ra tiêu đề cột: giữ nguyên bảng, không đọc nhiệm vụ."
    return Notice(code="P205", severity="warning", message=message, source=_source_of(table))


def _source_of(table: Table) -> Source | None:
    return table.source or next(
        (cell.source for row in (*table.header, *table.rows) for cell in row if cell.source), None
    )


def _words(cell: ColumnCell | None) -> str | None:
    return cell.text or None if cell else None


def _other_columns(item: Item, *used: Sequence[str]) -> dict[str, str]:
    """What the item's cells say that has no part of its own: of the roles in `used` one cell each has, of values all."""
    taken = [
        item.cell(*col.CONTENT_ROLES),
        _cell(item.cells, col.NOTES),
        *(_cell(item.cells, *roles) for roles in used),
    ]
    if (origin := _cell(item.cells, col.ORIGIN)) and _origin(origin):
        taken.append(origin)
    skipped = (col.ORDINAL, *((col.VALUE,) if (col.VALUE,) in used else ()))
    return {
        cell.title: cell.text
        for cell in item.cells
        if cell.text and cell.role not in skipped and not any(cell is other for other in taken)
    }
