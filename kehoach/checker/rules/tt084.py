"""How an annex's label looks."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.form import ANNEX_1
from kehoach.checker.form_text import paragraphs_of
from kehoach.checker.looks import alignment_hits, size_hits, style_hits
from kehoach.checker.rule import Example, Hit, Rule
from kehoach.checker.subject import Subject

_LOOKS = {"bold": True}


def check(subject: Subject) -> Iterator[Hit]:
    """The label is centred, upright, bold, of 14 points."""
    labels = paragraphs_of(subject, "annex_label", absent="văn bản không có phụ lục")
    yield from size_hits(labels, 14, 14)
    yield from style_hits(labels, bold=True, italic=False)
    yield from alignment_hits(labels, "center")


RULE = Rule(
    code="TT084",
    name="Trình bày nhãn phụ lục",
    severity="error",
    basis="law",
    place=f"{ANNEX_1}, Mục III, khoản 1, điểm b",
    requirement="Từ «Phụ lục» và số thứ tự được canh giữa, cỡ chữ 14, kiểu chữ đứng, đậm.",
    reason="Nhãn là chỗ người đọc tìm khi nội dung dẫn đến phụ lục.",
    reads=(
        "layout.paragraphs.component",
        "layout.paragraphs.runs.size",
        "layout.paragraphs.runs.bold",
        "layout.paragraphs.runs.italic",
        "layout.paragraphs.alignment",
    ),
    good=Example(
        "Giữa dòng, cỡ 14, đậm", layout=layout(paragraph("annex_label", "Phụ lục I", run=_LOOKS, alignment="center"))
    ),
    bad=Example(
        "Căn trái", layout=layout(paragraph("annex_label", "Phụ lục I", run=_LOOKS, alignment="left", path="/w:p[1]"))
    ),
    check=check,
    not_applicable=Example("Không có phụ lục", layout=layout(paragraph("body", "Việc được giao."))),
)
