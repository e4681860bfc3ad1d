"""Source document to `Document` and `Plan`."""

from __future__ import annotations

from pathlib import Path

from kehoach.errors import named_by
from kehoach.files import read_text
from kehoach.model import Coverage, Document, Plan, load_plan
from kehoach.parser.formats import extract
from kehoach.parser.formatted import Formatted, read_formatted
from kehoach.parser.plan import read_plan_of
from kehoach.parser.structure import Reading, read_structure

__all__ = ["Formatted", "Reading", "read_document", "read_formatted", "read_plan", "reread"]


def read_document(path: Path | str) -> Reading:
    """The document in a file of any known format, with notices. Raises `KehoachError` when it cannot be read."""
    with named_by(Path(path)):
        return read_structure(*extract(Path(path)))


def read_plan(path: Path | str) -> Plan:
    """The plan in a source document, or in the JSON that `kehoach parse` wrote from one.

    Raises `KehoachError` when the file cannot be read.
    """
    path = Path(path)
    if path.suffix.lower() == ".json" and path.is_file():
        return load_plan(read_text(path), file=path)
    return read_plan_of(read_document(path))


def reread(document: Document) -> Plan:
    """The plan that stands in a document, as after reading a file."""
    return read_plan_of(Reading(document, (), Coverage(blocks=0, in_model=0, in_notices=0)))
