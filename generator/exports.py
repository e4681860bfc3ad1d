"""A plan as tidy tables: one row a fact, ids as keys; for spreadsheets and for other programs."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date as Date

from kehoach.generator.formats.workbook import Sheet, Value, write_workbook
from kehoach.meaning.agencies import Registry
from kehoach.model import Assignment, Plan, Project, Source, Task, WorkItem, WorkReading

_PLACE = ("file", "line", "paragraph", "page", "table", "row", "column")
_GROUP = ("group_number", "group")
_GOAL_COLUMNS = (
    *("id", *_GROUP, "text", "period_start", "period_end", "label", "value_text"),
    *("comparator", "value", "low", "high", "unit", "scope", "year", "base", *_PLACE),
)
_WORK_COLUMNS = (
    *("id", *_GROUP, "text", "lead", "coordinate", "product", "deadline"),
    *("deadline_kind", "deadline_every", "deadline_start", "deadline_end", "undecided", *_PLACE),
)
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class TidyTable:
    """A table: its name (also the file's and the sheet's), its columns, its rows."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


def tidy_tables(plan: Plan, registry: Registry) -> tuple[TidyTable, ...]:
    """Targets (one row a goal), tasks, projects, assignments (one row an agency or group), responsibilities,
    agencies and notices."""
    return (
        TidyTable("targets", _GOAL_COLUMNS, tuple(_targets(plan))),
        TidyTable("tasks", _WORK_COLUMNS, tuple(_work(task) for task in plan.tasks)),
        TidyTable("projects", _WORK_COLUMNS, tuple(_work(project) for project in plan.projects)),
        TidyTable(
            "assignments",
            ("item", "reading", "role", "kind", "agency_or_group", "name"),
            tuple(_assignments(plan, registry)),
        ),
        TidyTable("responsibilities", ("id", "title", "agencies", "groups", "paragraph", *_PLACE), tuple(_parts(plan))),
        TidyTable("scopes", ("responsibility", "text", "item", "how"), tuple(_scopes(plan))),
        TidyTable("agencies", ("id", "name", "symbol", "kind", "level", "parent"), tuple(_agencies(plan, registry))),
        TidyTable(
            "notices",
            ("code", "severity", "message", *_PLACE),
            tuple((n.code, n.severity, n.message, *_place(n.source)) for n in plan.notices),
        ),
    )


def tables_workbook(tables: Sequence[TidyTable], *, title: str) -> bytes:
    """The tables as one .xlsx, a sheet each."""
    sheets = [
        Sheet(table.name, table.columns, table.rows, widths=[_width(name) for name in table.columns], frozen=1)
        for table in tables
    ]
    return write_workbook(sheets, title=title)


def table_csv(table: TidyTable) -> bytes:
    """A table as CSV (UTF-8 with byte order mark, which spreadsheet programs look for). Text that a spreadsheet
    would take for a formula gets a leading apostrophe."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(table.columns)
    for row in table.rows:
        writer.writerow(["" if value is None else _safe(value) for value in row])
    return buffer.getvalue().encode("utf-8-sig")


def _place(source: Source | None) -> tuple[Value, ...]:
    if source is None:
        return (None,) * len(_PLACE)
    return (source.file, source.line, source.paragraph, source.page, source.table, source.row, source.column)


def _targets(plan: Plan) -> Iterator[tuple[Value, ...]]:
    for target in plan.targets:
        group = (target.group.number, target.group.title) if target.group else (None, None)
        for value in target.values:
            period = (value.period.start, value.period.end) if value.period else (None, None)
            head = (target.id, *group, target.text, *period, value.label, value.text)
            for goal in value.goals or (None,):
                said: tuple[Value, ...] = (None,) * 8
                if goal is not None:
                    numbers = (
                        goal.comparator,
                        goal.value,
                        goal.low,
                        goal.high,
                        goal.unit,
                        goal.scope,
                        goal.year,
                        goal.base,
                    )
                    said = numbers
                yield (*head, *said, *_place(value.source))


def _work(item: Task | Project) -> tuple[Value, ...]:
    deadline = item.deadline
    group = (item.group.number, item.group.title) if item.group else (None, None)
    dates = (deadline.kind, deadline.every, _iso(deadline.start), _iso(deadline.end))
    texts = (item.text, item.lead.text, item.coordinate.text, item.product, deadline.text)
    return (item.id, *group, *texts, *dates, len(item.alternatives) or None, *_place(item.source))


def _assignments(plan: Plan, registry: Registry) -> Iterator[tuple[Value, ...]]:
    for item in (*plan.tasks, *plan.projects):
        readings: Sequence[WorkItem | WorkReading] = item.alternatives or (item,)
        for place, reading in enumerate(readings, start=1):
            which = place if item.alternatives else None
            for role, cell in (("lead", reading.lead), ("coordinate", reading.coordinate)):
                yield from ((item.id, which, *named) for named in _named(cell, role, registry))


def _named(cell: Assignment, role: str, registry: Registry) -> Iterator[tuple[Value, ...]]:
    for agency in cell.agencies:
        yield role, "agency", agency, registry.agency(agency).name
    for group in cell.groups:
        yield role, "group", group, registry.group(group).name
    for agency in cell.partners:
        yield "coordinate", "agency", agency, registry.agency(agency).name
    for group in cell.partner_groups:
        yield "coordinate", "group", group, registry.group(group).name
    for phrase in cell.unknown:
        yield role, "unknown", None, phrase


def _parts(plan: Plan) -> Iterator[tuple[Value, ...]]:
    for part in plan.responsibilities:
        for paragraph in part.paragraphs:
            named = (", ".join(part.agencies), ", ".join(part.groups))
            yield (part.id, part.title, *named, paragraph.text, *_place(paragraph.source))


def _scopes(plan: Plan) -> Iterator[tuple[Value, ...]]:
    for part in plan.responsibilities:
        for scope in part.scopes:
            yield from ((part.id, scope.text, item, "stated") for item in scope.ids)
            yield from ((part.id, scope.text, item, "derived") for item in scope.derived)


def _agencies(plan: Plan, registry: Registry) -> Iterator[tuple[Value, ...]]:
    used = {named[2] for named in ((row[2], row[3], row[4]) for row in _assignments(plan, registry))}
    used |= {agency for part in plan.responsibilities for agency in part.agencies}
    for agency in registry.agencies:
        if agency.id in used:
            yield agency.id, agency.name, agency.symbol, agency.kind, agency.level, agency.parent


def _iso(day: Date | None) -> str | None:
    return day.isoformat() if day else None


def _safe(value: Value) -> str:
    text = str(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(_FORMULA_SIGNS) else text


def _width(name: str) -> float:
    return {"text": 60.0, "paragraph": 70.0, "message": 90.0, "lead": 34.0, "coordinate": 34.0, "value_text": 34.0}.get(
        name, 16.0
    )
