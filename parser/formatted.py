"""A plan together with what its file looks like."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kehoach.errors import named_by
from kehoach.files import read_text
from kehoach.model import Layout, Plan, load_plan
from kehoach.parser.components import with_components
from kehoach.parser.formats import extract_with_form
from kehoach.parser.plan import read_plan_of
from kehoach.parser.structure import read_structure


@dataclass(frozen=True)
class Formatted:
    """A plan and the form of its document; `layout` is None where the format has none (text, HTML, JSON)."""

    plan: Plan
    layout: Layout | None


def read_formatted(path: Path | str) -> Formatted:
    """The plan in a source document, or in the JSON that `kehoach parse` wrote from one, with the form of its document.

    Raises `KehoachError` when the file cannot be read.
    """
    path = Path(path)
    if path.suffix.lower() == ".json" and path.is_file():
        return Formatted(load_plan(read_text(path), file=path), None)
    with named_by(path):
        origin, extraction, form = extract_with_form(path)
        reading = read_structure(origin, extraction)
    layout = with_components(form, reading.document) if form is not None else None
    return Formatted(read_plan_of(reading), layout)
