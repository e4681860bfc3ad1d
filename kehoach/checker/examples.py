"""Small documents for the examples of rules."""

from __future__ import annotations

from functools import cache
from typing import Any

from kehoach.meaning.agencies import Registry, load_registry, read_assignment
from kehoach.model import (
    Annex,
    Assignment,
    Component,
    Document,
    LaidOutParagraph,
    Layout,
    PageSetup,
    Plan,
    Run,
    Task,
)

A4_PORTRAIT: dict[str, Any] = {
    "width": 210.0,
    "height": 297.0,
    "top": 20.0,
    "bottom": 20.0,
    "left": 30.0,
    "right": 20.0,
}


def paragraph(component: Component, text: str, *, run: dict[str, Any] | None = None, **form: Any) -> LaidOutParagraph:
    """A paragraph of one run, black upright Times New Roman of 14 points unless `run` says otherwise."""
    looks: dict[str, Any] = {
        "font": "Times New Roman",
        "size": 14.0,
        "bold": False,
        "italic": False,
        "color": "000000",
    } | (run or {})
    return LaidOutParagraph(text=text, runs=(Run(text=text, **looks),), component=component, **form)


def layout(*paragraphs: LaidOutParagraph, pages: tuple[PageSetup, ...] = (), **more: Any) -> Layout:
    """A DOCX layout of these paragraphs on A4 pages."""
    return Layout(format="docx", pages=pages or (PageSetup(**A4_PORTRAIT),), paragraphs=paragraphs, **more)


def task(identifier: str, text: str, *, lead: str = "Sở Nội vụ", **more: Any) -> Task:
    """A task as a reader gives it; agencies are those that the words name."""
    return Task(id=identifier, text=text, lead=_named(lead), **more)


def plan_of(*tasks: Task, document: Document | None = None, **more: Any) -> Plan:
    """A plan of these tasks under "Phụ lục 1", "Phụ lục 2", ... as their ids name them."""
    annexes = dict.fromkeys(each.id.split("/")[0] for each in tasks)
    head = document or Document(
        type="KẾ HOẠCH",
        number="12",
        symbol="KH-UBND",
        issuer=("ỦY BAN NHÂN DÂN", "TỈNH VÀM CỎ"),
        annexes=tuple(Annex(id=annex, label=f"Phụ lục {annex.removeprefix('pl')}") for annex in annexes),
    )
    return Plan(document=head, tasks=tasks, **more)


def _named(text: str) -> Assignment:
    assignment = read_assignment(text, _national())
    return assignment.model_copy(update={"text": text})


@cache
def _national() -> Registry:
    return load_registry()
