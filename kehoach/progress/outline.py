"""The sections of a periodic report that an agency writes in words, as data (`outline.toml`)."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Literal

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


@cache
def report_outline() -> tuple[OutlineSection, ...]:
    """The outline that comes with the package."""
    text = resources.files("kehoach.progress").joinpath("outline.toml").read_text(encoding="utf-8")
    return tuple(OutlineSection.model_validate(section) for section in tomllib.loads(text)["sections"])
