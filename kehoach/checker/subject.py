"""What is checked: everything that is known of one file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date as Date
from functools import cached_property, wraps
from typing import TypeVar, cast

from kehoach.meaning.agencies import Registry
from kehoach.model import Document, Layout, Plan, Source

_Result = TypeVar("_Result")


class NotApplicable(Exception):
    """Raised by a check whose requirement does not concern this document; says why, in Vietnamese."""


class NotEvaluated(Exception):
    """Raised by a check that cannot tell, as the file does not show what it reads; says why, in Vietnamese."""


@dataclass(frozen=True)
class Subject:
    """One file to check.

    `layout` is None where the format has no form (text, HTML, JSON); `parent` is the plan it is held against, if any.
    `registry` knows the agencies of its province; `today` is the day of the check.
    """

    plan: Plan
    registry: Registry
    today: Date
    layout: Layout | None = None
    parent: Plan | None = None

    @property
    def document(self) -> Document:
        """The document that is checked."""
        return self.plan.document

    @property
    def form(self) -> Layout:
        """How the document looks. Raises `NotEvaluated` where the file's format has no form."""
        if self.layout is None:
            raise NotEvaluated("định dạng tệp này không cho thấy thể thức trình bày; hãy kiểm tra bản .docx hoặc .pdf")
        return self.layout

    @property
    def dated(self) -> Date:
        """The day whose law applies: that of the document, or today for a draft without a date."""
        return self.document.date or self.today

    @cached_property
    def remembered(self) -> dict[Callable[[Subject], object], object]:
        """What functions made with `once` have found out about this subject."""
        return {}

    @cached_property
    def paths(self) -> dict[tuple[int | None, ...], str]:
        """The addresses of DOCX paragraphs: the first of a table's row and of each cell by table, row and column, or the
        paragraph itself by its number."""
        found: dict[tuple[int | None, ...], str] = {}
        for paragraph in self.layout.paragraphs if self.layout else ():
            if paragraph.path and paragraph.source:
                source = paragraph.source
                found.setdefault(row_or_paragraph(source), paragraph.path)
                found.setdefault((source.table, source.row, source.column), paragraph.path)
        return found


def once(work: Callable[[Subject], _Result]) -> Callable[[Subject], _Result]:
    """Makes a function of the subject work only once for each subject: many rules ask for the same.

    `NotApplicable` and `NotEvaluated` are remembered and raised again.
    """

    @wraps(work)
    def remembered(subject: Subject) -> _Result:
        if work not in subject.remembered:
            try:
                subject.remembered[work] = work(subject)
            except (NotApplicable, NotEvaluated) as reason:
                subject.remembered[work] = reason
        found = subject.remembered[work]
        if isinstance(found, NotApplicable | NotEvaluated):
            raise type(found)(*found.args)
        return cast(_Result, found)

    return remembered


def has_main_text(subject: Subject) -> None:
    """Raises `NotApplicable` for annexes in a file of their own: the rest is in the file of the document that has them."""
    document = subject.document
    if subject.layout is None:
        is_whole = not document.annexes or any((document.outline, document.type, document.issuer, document.lead))
    else:
        words = [each for each in subject.layout.paragraphs if each.container == "text" and each.component != "other"]
        is_whole = not words or any(each.annex is None for each in words)
    if not is_whole:
        raise NotApplicable("tệp chỉ có phụ lục; phần này nằm ở văn bản chính")


def row_or_paragraph(source: Source) -> tuple[int | None, ...]:
    """What tells a place in a DOCX file apart: the row of a table, or the paragraph outside tables."""
    return (source.table, source.row) if source.table is not None else (source.paragraph,)
