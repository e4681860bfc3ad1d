"""Small layouts for the examples of form rules."""

from __future__ import annotations

from typing import Any

from kehoach.model import Component, LaidOutParagraph, Layout, PageSetup, Run

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
