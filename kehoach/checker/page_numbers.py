"""Pages that carry numbers."""

from __future__ import annotations

from kehoach.checker.form import administrative
from kehoach.checker.subject import NotApplicable, Subject
from kehoach.model import PageNumbering, PageSetup


def numbered(subject: Subject) -> list[tuple[PageSetup, PageNumbering]]:
    """The page set-ups with numbers. Raises `NotApplicable` where there are none: another rule tells of that."""
    pages = administrative(subject).pages
    found = [(page, page.numbering) for page in pages if page.numbering is not None]
    if not found:
        raise NotApplicable("văn bản không đánh số trang")
    return found
