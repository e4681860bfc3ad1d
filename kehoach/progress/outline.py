"""The sections of a periodic report that an agency writes in words, as data (`outline.toml`)."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, Literal

from pydantic import ValidationError

from kehoach.errors import KehoachError, cause_of
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
    """The outline that comes with the package."""
    text = resources.files("kehoach.progress").joinpath("outline.toml").read_text(encoding="utf-8")
    return _outline(tomllib.loads(text))


def load_outline(path: Path | None) -> Outline:
    """The outline in a user's file, in place of the package's. Raises `KehoachError` for a file that is no TOML or has a
    wrong form."""
    if path is None:
        return report_outline()
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise KehoachError(f"không mở được tệp đề cương ({cause_of(error)})", file=path) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise KehoachError(f"không phải TOML hợp lệ ({cause_of(error)})", file=path) from None
    try:
        return _outline(data)
    except (ValidationError, TypeError, KeyError, ValueError):
        raise KehoachError(
            "đề cương báo cáo sai cấu trúc", file=path, advice="Viết theo mẫu trong docs/reporting.md."
        ) from None


def _outline(data: dict[str, Any]) -> Outline:
    sections = tuple(OutlineSection.model_validate(section) for section in data["sections"])
    ids = [text.id for section in sections for text in section.children]
    if not ids or len(set(ids)) != len(ids):
        raise ValueError("no passage, or two of one id")
    return sections
