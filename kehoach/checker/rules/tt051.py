"""Later mentions of a document are short."""

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
    """A document that was cited before is cited by type and number."""
    again = [each for each in cited(subject, *CONTENT) if not each.is_first]
    if not again:
        raise NotApplicable("không có văn bản nào được viện dẫn lại")
    for each in again:
        if each.basis.type not in LAWS and not each.missing:
            yield Hit(f"viện dẫn lại «{each.name}» đầy đủ như lần đầu; chỉ cần tên loại và số, ký hiệu", each.where)


RULE = Rule(
    code="TT051",
    name="Viện dẫn lại ghi gọn",
    severity="info",
    basis="law",
    place=f"{ANNEX_1}, Mục II, khoản 6, điểm b",
    requirement="Từ lần viện dẫn thứ hai chỉ ghi tên loại và số, ký hiệu của văn bản.",
    reason="Lặp lại ngày, cơ quan, trích yếu làm câu dài mà không thêm thông tin.",
    reads=("layout.paragraphs.component", "layout.paragraphs.text"),
    good=Example(
        "Lần sau chỉ ghi số, ký hiệu",
        layout=layout(paragraph("body", f"Thực hiện {_FULL}. Rà soát Quyết định số 12/QĐ-UBND.")),
    ),
    bad=Example("Lần sau ghi lại đầy đủ", layout=layout(paragraph("body", f"Thực hiện {_FULL}. Rà soát {_FULL}."))),
    check=check,
    not_applicable=Example("Mỗi văn bản nhắc một lần", layout=layout(paragraph("body", f"Thực hiện {_FULL}."))),
)
