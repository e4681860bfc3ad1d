"""A consolidated text (văn bản hợp nhất): a document with footnotes that tell what amended it (Pháp lệnh 01/2012/UBTVQH13)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kehoach.generator.form import FormSettings
from kehoach.generator.formats import docx, pdf
from kehoach.generator.formats.content import Apparatus
from kehoach.model import Document

_WRITERS = {".docx": docx.render, ".pdf": pdf.render}
SUFFIXES = tuple(_WRITERS)
"""The kinds of files that can be written."""


@dataclass(frozen=True)
class ConsolidatedText:
    """A document in whose texts signs of `kehoach.meaning.note_marks` stand; `notes` gives each sign its footnote.

    `opening` are the lines below the title that name what was merged (Pháp lệnh 01/2012/UBTVQH13, Điều 12).
    """

    document: Document
    opening: tuple[str, ...]
    notes: Mapping[str, str]


def consolidated_file(
    text: ConsolidatedText, suffix: str, *, templates: Path | None = None, form: FormSettings | None = None
) -> bytes:
    """The bytes of a file with one of `SUFFIXES`; the same text gives the same bytes.

    Raises `KehoachError` as the writers do, and when a template has no place for the opening.
    """
    return _WRITERS[suffix](
        text.document, templates=templates, form=form, apparatus=Apparatus(text.opening, text.notes)
    )
