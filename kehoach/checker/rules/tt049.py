"""Legal bases are no younger than the document."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as Date

from kehoach.checker.citing import cited
from kehoach.checker.examples import layout, paragraph
from kehoach.checker.rule import Example, Hit, NotApplicable, Rule
from kehoach.checker.subject import Subject
from kehoach.meaning.dates import print_short_date
from kehoach.model import Document, Plan

_BASIS = paragraph("legal_basis", "Căn cứ Nghị quyết số 05/NQ-CP ngày 10 tháng 3 năm 2026 của Chính phủ về cải cách;")


def check(subject: Subject) -> Iterator[Hit]:
    """No legal basis is dated after the document itself."""
    day = subject.document.date
    if day is None:
        raise NotApplicable("văn bản chưa ghi ngày ban hành")
    dated = [each for each in cited(subject, "legal_basis") if each.basis.date]
    if not dated:
        raise NotApplicable("không có căn cứ nào ghi ngày ban hành")
    for each in dated:
        if each.basis.date and each.basis.date > day:
            told = print_short_date(each.basis.date)
            yield Hit(f"căn cứ «{each.name}» ngày {told}, sau ngày của văn bản ({print_short_date(day)})", each.where)


RULE = Rule(
    code="TT049",
    name="Căn cứ có trước văn bản",
    severity="warning",
    basis="practice",
    place="Thông lệ: căn cứ là văn bản đã ban hành",
    requirement="Căn cứ không được ban hành sau ngày của văn bản.",
    reason="Văn bản không thể dựa vào văn bản chưa có; thường là ghi sai ngày hoặc năm.",
    reads=("layout.paragraphs.component", "layout.paragraphs.text", "document.date"),
    good=Example(
        "Căn cứ ra trước kế hoạch",
        layout=layout(_BASIS),
        plan=Plan(document=Document(type="KẾ HOẠCH", date=Date(2026, 4, 2))),
    ),
    bad=Example(
        "Căn cứ ra sau kế hoạch",
        layout=layout(_BASIS),
        plan=Plan(document=Document(type="KẾ HOẠCH", date=Date(2026, 2, 3))),
    ),
    check=check,
    not_applicable=Example("Văn bản chưa ghi ngày", layout=layout(_BASIS)),
)
