"""`Plan` to each agency's documents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kehoach.files import write_file
from kehoach.generator.formats import FORMATS
from kehoach.generator.subplan import Subplan, make_subplan
from kehoach.meaning.agencies import Registry
from kehoach.model import Plan

__all__ = ["FORMATS", "Subplan", "WrittenSubplan", "make_subplan", "write_subplan"]


@dataclass(frozen=True)
class WrittenSubplan:
    """A sub-plan and the files it was written to."""

    name: str
    subplan: Subplan
    files: tuple[Path, ...]


def write_subplan(
    plan: Plan,
    agency: str,
    registry: Registry,
    folder: Path,
    *,
    formats: Sequence[str] = ("docx", "pdf"),
    templates: Path | None = None,
) -> WrittenSubplan:
    """Write an agency's sub-plan into a folder, one file a format, named after the agency's id.

    Everything is made before anything is written. Raises `KehoachError`.
    """
    made = make_subplan(plan, agency, registry)
    rendered = {name: FORMATS[name].render(made.plan.document, templates=templates) for name in formats}
    files = tuple(folder / f"{agency}.{name}" for name in rendered)
    for path, data in zip(files, rendered.values(), strict=True):
        write_file(path, data)
    return WrittenSubplan(registry.agency(agency).name, made, files)
