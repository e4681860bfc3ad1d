"""How the signer's name looks."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.form import ANNEX_1
from kehoach.checker.form_text import paragraphs_of
from kehoach.checker.looks import case_hits, size_hits, style_hits
from kehoach.checker.rule import Example, Hit, Rule
from kehoach.checker.subject import Subject

_LOOKS = {"bold": True}


def check(subject: Subject) -> Iterator[Hit]:
    """The name is in upright bold letters of 13 or 14 points, not in capitals."""
    names = paragraphs_of(subject, "signer_name", absent="văn bản không ghi họ tên người ký")
    yield from case_hits(names, capitals=False)
    yield from size_hits(names, 13, 14)
    yield from style_hits(names, bold=True, italic=False)


RULE = Rule(
    code="TT078",
    name="Trình bày họ tên người ký",
    severity="error",
    basis="law",
    place=f"{ANNEX_1}, Mục II, khoản 7, điểm đ",
    requirement="Họ và tên của người ký trình bày bằng chữ in thường, cỡ chữ từ 13 đến 14, kiểu chữ đứng, đậm.",
    reason="Họ tên in thường phân biệt với chức vụ in hoa ở trên.",
    reads=(
        "layout.paragraphs.component",
        "layout.paragraphs.text",
        "layout.paragraphs.runs.size",
        "layout.paragraphs.runs.bold",
        "layout.paragraphs.runs.italic",
        "layout.paragraphs.runs.capitals",
    ),
    good=Example("Nguyễn Văn A", layout=layout(paragraph("signer_name", "Nguyễn Văn A", run=_LOOKS))),
    bad=Example("NGUYỄN VĂN A", layout=layout(paragraph("signer_name", "NGUYỄN VĂN A", run=_LOOKS))),
    check=check,
    not_applicable=Example("Không ghi họ tên", layout=layout(paragraph("body", "Việc được giao."))),
)
