"""The sections of a periodic report that an agency writes in words, as data (`outline.toml`)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, Literal

from pydantic import ValidationError

from kehoach.errors import KehoachError, cause_of
from kehoach.files import read_text
from kehoach.meaning.spelling import says
from kehoach.model.base import Model

OutlinePart = Literal["direction", "results", "assessment", "plan", "proposals"]


class OutlineText(Model):
    """One passage to write: its id is that of the `TextSection` that answers it."""

    id: str
    title: str
    hint: str = ""


class OutlineSection(Model):
    """A section with its passages; `field` is 1 to 6 for a field of the reform (Nghị quyết 76/NQ-CP)."""

    id: str
    title: str
    part: OutlinePart
    field: int | None = None
    children: tuple[OutlineText, ...]


Outline = tuple[OutlineSection, ...]


@cache
def report_outline() -> Outline:
    """The outline of reports on administrative reform."""
    return _outline(_packaged("outline.toml"))


def is_on_reform(title: str) -> bool:
    """Whether a plan of this title is about administrative reform, which has an outline and statistic forms of its own."""
    return says(title, *_packaged("outline.toml")["subjects"])


def outline_for(title: str, fields: Iterable[str]) -> Outline:
    """The outline of reports on a plan: that of administrative reform, or a general one with the plan's own fields."""
    if is_on_reform(title):
        return report_outline()
    data = _packaged("outline-general.toml")
    opening, *closing = _outline(data)
    results = (
        OutlineSection(
            id=f"II/{place}",
            title=field,
            part="results",
            # The field stands in the hint too: rows are known by their words where their ids are lost.
            children=(
                OutlineText(
                    id=f"II/{place}/a", title=data["results"]["title"], hint=f"{field}: {data['results']['hint']}"
                ),
            ),
        )
        for place, field in enumerate(fields, start=1)
    )
    return (opening, *results, *closing)


def load_outline(path: Path) -> Outline:
    """The outline in a user's file, in place of the package's. Raises `KehoachError` for a file that is no TOML or has a
    wrong form."""
    advice = "Viết theo mẫu trong docs/reporting.md."
    try:
        data = tomllib.loads(read_text(path, "tệp đề cương báo cáo"))
    except tomllib.TOMLDecodeError as error:
        raise KehoachError(f"không phải TOML hợp lệ ({cause_of(error)})", file=path, advice=advice) from None
    try:
        return _outline(data)
    except (ValidationError, TypeError, KeyError, ValueError):
        raise KehoachError("đề cương báo cáo sai cấu trúc", file=path, advice=advice) from None


@cache
def _packaged(name: str) -> dict[str, Any]:
    return tomllib.loads(resources.files("kehoach.progress").joinpath(name).read_text(encoding="utf-8"))


def _outline(data: dict[str, Any]) -> Outline:
    sections = tuple(OutlineSection.model_validate(section) for section in data["sections"])
    ids = [text.id for section in sections for text in section.children]
    if not ids or len(set(ids)) != len(ids):
        raise ValueError("no passage, or two of one id")
    return sections
