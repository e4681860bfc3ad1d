"""Headings of sections in bold capitals."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.form import ANNEX_1
from kehoach.checker.headings import headings
from kehoach.checker.looks import case_hits, style_hits
from kehoach.checker.rule import Example, Hit, NotApplicable, Rule
from kehoach.checker.subject import Subject


def check(subject: Subject) -> Iterator[Hit]:
    """A section's Roman number and title are in upright bold capitals."""
    lines = [line.paragraph for line in headings(subject, "roman") if line.title]
    if not lines:
        raise NotApplicable("nội dung không chia thành mục I, II, III")
    yield from case_hits(lines, capitals=True)
    yield from style_hits(lines, bold=True, italic=False)


RULE = Rule(
    code="TT063",
    name="Tiêu đề mục in hoa, đậm",
    severity="error",
    basis="law",
    place=f"{ANNEX_1}, Mục V, số 6, điểm b",
    requirement="Số thứ tự và tiêu đề của mục (I, II, ...) trình bày bằng chữ in hoa, kiểu chữ đứng, đậm.",
    reason="Mục là cấp lớn nhất của kế hoạch, báo cáo: phải nổi hơn khoản và điểm.",
    reads=(
        "layout.paragraphs.component",
        "layout.paragraphs.text",
        "layout.paragraphs.runs.bold",
        "layout.paragraphs.runs.italic",
        "layout.paragraphs.runs.capitals",
    ),
    good=Example("I. MỤC ĐÍCH", layout=layout(paragraph("heading", "I. MỤC ĐÍCH, YÊU CẦU", run={"bold": True}))),
    bad=Example(
        "I. Mục đích, chữ thường", layout=layout(paragraph("heading", "I. Mục đích, yêu cầu", run={"bold": True}))
    ),
    check=check,
    not_applicable=Example("Văn bản không chia mục", layout=layout(paragraph("body", "Việc được giao."))),
)
