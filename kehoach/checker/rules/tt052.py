"""Size of the text."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.form import ANNEX_1
from kehoach.checker.form_text import CONTENT, content_of
from kehoach.checker.looks import size_hits
from kehoach.checker.rule import Example, Hit, Rule
from kehoach.checker.subject import Subject


def check(subject: Subject) -> Iterator[Hit]:
    """Every word of the text, its legal bases and headings included, has 13 or 14 points."""
    yield from size_hits(content_of(subject, *CONTENT, "legal_basis"), 13, 14)


RULE = Rule(
    code="TT052",
    name="Cỡ chữ của nội dung",
    severity="error",
    basis="law",
    place=f"{ANNEX_1}, Mục II, khoản 6, các điểm a, đ, e",
    requirement="Căn cứ, tiêu đề và lời văn của văn bản có cỡ chữ từ 13 đến 14.",
    reason="Chữ nhỏ khó đọc trên bản in; chữ lớn làm lệch bố cục chung.",
    reads=("layout.paragraphs.component", "layout.paragraphs.runs.size"),
    good=Example("Lời văn cỡ 14", layout=layout(paragraph("body", "Thực hiện nhiệm vụ được giao."))),
    bad=Example(
        "Lời văn cỡ 12",
        layout=layout(paragraph("body", "Thực hiện nhiệm vụ được giao.", run={"size": 12.0}, path="/w:p[1]")),
    ),
    check=check,
    not_applicable=Example("Không nhận ra nội dung", layout=layout(paragraph("type", "KẾ HOẠCH"))),
)
