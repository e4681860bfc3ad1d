"""The passages of the report that an agency has written in words."""

from __future__ import annotations

from collections.abc import Sequence

from kehoach.progress.intake_cells import Reader
from kehoach.progress.layout import FoundSheet
from kehoach.progress.model import TextSection


def take_texts(sheets: Sequence[FoundSheet], reader: Reader) -> tuple[TextSection, ...]:
    """The passages that are there, in the outline's order."""
    found = {}
    for sheet in sheets:
        for row in sheet.rows if sheet.expected.form.key == "texts" else ():
            text = reader.text(sheet, row, "text")
            if text is not None:
                found[row.given.id] = TextSection(id=row.given.id, text=text, place=reader.place(sheet, row))
    order = [text.id for section in reader.duties.outline for text in section.children]
    return tuple(found[id] for id in order if id in found)
