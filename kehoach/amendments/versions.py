"""A plan's document as each amending document left it, one after the other."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from kehoach.amendments.edits import apply
from kehoach.amendments.fold import Applied
from kehoach.amendments.operations import AmendingDocument
from kehoach.model import Document


@dataclass(frozen=True)
class DocumentVersion:
    """The document with all operations of an amending document carried out, and those of the ones before it."""

    document: Document
    amended_by: AmendingDocument
    effective: datetime.date | None

    @property
    def author(self) -> str:
        """The amending document as the author of its changes: "Quyết định số 12/QĐ-UBND"."""
        return str(self.amended_by.model_copy(update={"date": None} if self.amended_by.code else {}))

    @property
    def day(self) -> datetime.date | None:
        """The day of effect, or that of issue where no other is known."""
        return self.effective or self.amended_by.date


def document_versions(document: Document, applied: Sequence[Applied]) -> Iterator[DocumentVersion]:
    """The versions of a document that operations carried out on it lead through; the last is the amended document."""
    for (amended_by, effective), operations in groupby(applied, key=lambda done: (done.document, done.effective)):
        for done in operations:
            document = apply(document, done.edits)
        yield DocumentVersion(document, amended_by, effective)
