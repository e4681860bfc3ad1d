"""The first mention of a document is in full."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.citing import LAWS, cited
from kehoach.checker.examples import layout, paragraph
from kehoach.checker.form import ANNEX_1
from kehoach.checker.form_text import CONTENT
from kehoach.checker.rule import Example, Hit, NotApplicable, Rule
from kehoach.checker.subject import Subject

_FULL = "Quyết định số 12/QĐ-UBND ngày 04 tháng 3 năm 2026 của UBND tỉnh Vàm Cỏ về phân công nhiệm vụ"


def check(subject: Subject) -> Iterator[Hit]:
    """A document that the text cites for the first time has its date, issuer and subject."""
    found = [each for each in cited(subject, *CONTENT) if each.basis.type not in LAWS]
    if not found:
        raise NotApplicable("nội dung không viện dẫn văn bản nào")
    for each in found:
        if each.is_first and each.missing:
            yield Hit(f"«{each.name}» được viện dẫn lần đầu mà thiếu {each.missing}", each.where)


RULE = Rule(
    code="TT050",
    name="Viện dẫn lần đầu ghi đầy đủ",
    severity="warning",
    basis="law",
    place=f"{ANNEX_1}, Mục II, khoản 6, điểm b",
    requirement="Viện dẫn lần đầu ghi đủ tên loại, số, ký hiệu, ngày ban hành, cơ quan ban hành và trích yếu nội dung.",
    reason="Người đọc phải biết đó là văn bản nào, của ai, về việc gì ngay ở lần nhắc đầu tiên.",
    reads=("layout.paragraphs.component", "layout.paragraphs.text"),
    good=Example("Lần đầu ghi đủ", layout=layout(paragraph("body", f"Thực hiện {_FULL}."))),
    bad=Example("Lần đầu chỉ ghi số", layout=layout(paragraph("body", "Thực hiện Quyết định số 12/QĐ-UBND."))),
    check=check,
    not_applicable=Example("Văn bản không viện dẫn", layout=layout(paragraph("body", "Thực hiện nhiệm vụ được giao."))),
)
