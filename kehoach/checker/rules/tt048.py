"""The symbol of a cited document fits the issuer named with it."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.citing import cited, fits, issuer_of
from kehoach.checker.examples import layout, paragraph
from kehoach.checker.rule import Example, Hit, NotApplicable, Rule
from kehoach.checker.subject import Subject

_SUBJECT = "ngày 12 tháng 6 năm 2025 của {} về việc sắp xếp đơn vị hành chính cấp tỉnh;"


def check(subject: Subject) -> Iterator[Hit]:
    """A cited document's issuer is the one that its symbol stands for."""
    found = [each for each in cited(subject) if each.basis.code and each.basis.issuer]
    if not found:
        raise NotApplicable("văn bản không viện dẫn văn bản nào kèm cơ quan ban hành")
    for each in found:
        expected = issuer_of(each.basis.code or "")
        if expected and not any(fits(each.basis.issuer or "", name) for name in expected):
            named = f"ký hiệu {each.basis.code} là của {expected[0]}, không phải {each.basis.issuer}"
            yield Hit(named, each.where)


RULE = Rule(
    code="TT048",
    name="Ký hiệu hợp với cơ quan ban hành",
    severity="warning",
    basis="practice",
    place="Thông lệ: ký hiệu văn bản cho biết cơ quan ban hành",
    requirement="Cơ quan nêu cùng văn bản được viện dẫn là cơ quan mà ký hiệu của văn bản đó chỉ.",
    reason="Ký hiệu và cơ quan trái nhau thì một trong hai đã ghi sai.",
    reads=("layout.paragraphs.text",),
    good=Example(
        "QH15 là của Quốc hội",
        layout=layout(paragraph("legal_basis", f"Căn cứ Nghị quyết số 202/2025/QH15 {_SUBJECT.format('Quốc hội')}")),
    ),
    bad=Example(
        "QH15 ghi là của Ủy ban Thường vụ Quốc hội",
        layout=layout(
            paragraph(
                "legal_basis",
                f"Căn cứ Nghị quyết số 202/2025/QH15 {_SUBJECT.format('Ủy ban Thường vụ Quốc hội')}",
            )
        ),
    ),
    check=check,
    not_applicable=Example("Văn bản không viện dẫn", layout=layout(paragraph("body", "Thực hiện nhiệm vụ được giao."))),
)
