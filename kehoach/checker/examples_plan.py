"""Small plans and reports for the examples of content rules."""

from __future__ import annotations

from datetime import date as Date
from functools import cache
from typing import Any

from kehoach.meaning.agencies import Registry, load_registry, read_assignment
from kehoach.meaning.deadlines import read_deadline
from kehoach.meaning.goals import read_goals
from kehoach.meaning.periods import read_period
from kehoach.model import (
    Annex,
    Assignment,
    Cell,
    Document,
    Paragraph,
    Plan,
    Project,
    Responsibility,
    Section,
    Signature,
    Table,
    Target,
    TargetValue,
    Task,
)

Item = Target | Task | Project | Responsibility
PLAN_TITLE = "Cải cách hành chính tỉnh Vàm Cỏ giai đoạn 2026-2030"


def task(
    identifier: str,
    text: str,
    *,
    lead: str = "Sở Nội vụ",
    coordinate: str = "",
    deadline: str = "Năm 2027",
    product: str | None = None,
    origin: str | None = None,
) -> Task:
    """A task as a reader gives it; agencies, groups and dates are those that the words name."""
    return Task(
        id=identifier,
        text=text,
        lead=_named(lead),
        coordinate=_named(coordinate),
        deadline=read_deadline(deadline),
        product=product,
        origin=origin,
    )


def project(identifier: str, text: str, **more: Any) -> Project:
    """A project (đề án) with the fields of `task`."""
    return Project.model_validate(task(identifier, text, **more).model_dump())


def target(identifier: str, text: str, *, lead: str | None = None, origin: str | None = None, **values: str) -> Target:
    """A target; `values` are its cells by column, years as "y2026_2030" or "y2027"."""
    columns = {name[1:].replace("_", "-"): cell for name, cell in values.items()}
    return Target(
        id=identifier,
        text=text,
        values=tuple(
            TargetValue(period=read_period(years), label=_column(years), text=cell, goals=read_goals(cell))
            for years, cell in columns.items()
        ),
        lead=_named(lead) if lead is not None else None,
        origin=origin,
    )


def duty(identifier: str, title: str, *texts: str, **more: Any) -> Responsibility:
    """A section on organising the work, addressed to the agencies that its title names; `texts` are its paragraphs."""
    paragraphs = tuple(Paragraph(text=text) for text in texts)
    named = _named(title)
    reporting = tuple(each for each in paragraphs if "báo cáo" in each.text.lower())
    return Responsibility(
        id=identifier,
        title=title,
        agencies=named.agencies,
        groups=named.groups,
        unknown=named.unknown,
        paragraphs=paragraphs,
        **({"reporting": reporting} | more),
    )


def section(number: str, title: str, *texts: str, below: tuple[Section, ...] = (), above: str = "") -> Section:
    """A numbered part of the body; `above` is the address of the part that holds it."""
    address = f"{above}/{number}" if above else number
    return Section(
        id=address,
        level=address.count("/") + 1,
        number=number,
        title=title,
        paragraphs=tuple(Paragraph(text=text) for text in texts),
        children=below,
    )


def table(header: tuple[str, ...], *rows: tuple[str, ...]) -> Table:
    """A table with one header row."""
    return Table(header=(_row(header),), rows=tuple(_row(row) for row in rows))


def plan_of(*items: Item, **head: Any) -> Plan:
    """A plan of these items under "Phụ lục 1", "Phụ lục 2", ... as their ids name them; `head` are the document's fields."""
    duties = tuple(item for item in items if isinstance(item, Responsibility))
    labels = sorted({item.id.split("/")[0] for item in items if item.id.startswith("pl")})
    annexes = tuple(Annex(id=id, label=f"Phụ lục {id.removeprefix('pl')}".strip()) for id in labels)
    fields = {
        "type": "KẾ HOẠCH",
        "number": "12",
        "symbol": "KH-UBND",
        "issuer": ("ỦY BAN NHÂN DÂN", "TỈNH VÀM CỎ"),
        "place": "Vàm Cỏ",
        "date": Date(2026, 1, 15),
        "title": PLAN_TITLE,
        "annexes": annexes,
        "signature": Signature(authority="TM. ỦY BAN NHÂN DÂN", title="CHỦ TỊCH", name="Trần Văn Sông"),
    }
    return Plan(
        document=Document.model_validate(fields | head),
        targets=tuple(item for item in items if isinstance(item, Target)),
        tasks=tuple(item for item in items if isinstance(item, Task)),
        projects=tuple(item for item in items if isinstance(item, Project)),
        responsibilities=duties,
    )


def subplan_of(*items: Item, **head: Any) -> Plan:
    """The plan of Sở Tư pháp that carries out `plan_of`'s."""
    fields = {
        "symbol": "KH-STP",
        "superior": ("UBND TỈNH VÀM CỎ",),
        "issuer": ("SỞ TƯ PHÁP",),
        "date": Date(2026, 3, 2),
        "title": f"Triển khai thực hiện Kế hoạch {PLAN_TITLE[:1].lower()}{PLAN_TITLE[1:]}",
        "lead": (
            Paragraph(text="Thực hiện Kế hoạch số 12/KH-UBND ngày 15/01/2026 của UBND tỉnh Vàm Cỏ, Sở Tư pháp lập:"),
        ),
    }
    return plan_of(*items, **(fields | head))


def report_of(*sections: Section, **head: Any) -> Plan:
    """A report (báo cáo) on administrative reform with these parts."""
    fields = {
        "type": "BÁO CÁO",
        "symbol": "BC-UBND",
        "date": Date(2026, 3, 18),
        "title": "Công tác cải cách hành chính quý I năm 2026 và phương hướng, nhiệm vụ quý II năm 2026",
        "outline": sections,
    }
    return plan_of(**(fields | head))


def _column(years: str) -> str:
    return f"Giai đoạn {years}" if "-" in years else f"Năm {years}"


def _row(texts: tuple[str, ...]) -> tuple[Cell, ...]:
    return tuple(Cell(text=text) for text in texts)


def _named(text: str) -> Assignment:
    return read_assignment(text, _national())


@cache
def _national() -> Registry:
    return load_registry()
