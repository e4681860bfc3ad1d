"""How the list of recipients looks."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.form import ANNEX_1
from kehoach.checker.form_text import paragraphs_of
from kehoach.checker.looks import size_hits, style_hits
from kehoach.checker.rule import Example, Hit, Rule
from kehoach.checker.subject import Subject


def check(subject: Subject) -> Iterator[Hit]:
    """The recipients are in upright letters of 11 points, not bold."""
    listed = paragraphs_of(subject, "recipient", absent="văn bản không liệt kê nơi nhận")
    yield from size_hits(listed, 11, 11)
    yield from style_hits(listed, bold=False, italic=False)


RULE = Rule(
    code="TT072",
    name="Trình bày danh sách nơi nhận",
    severity="error",
    basis="law",
    place=f"{ANNEX_1}, Mục II, khoản 9, điểm d",
    requirement="Phần liệt kê nơi nhận trình bày bằng chữ in thường, cỡ chữ 11, kiểu chữ đứng.",
    reason="Cỡ chữ nhỏ giữ danh sách trong cột bên trái, ngang với chữ ký.",
    reads=(
        "layout.paragraphs.component",
        "layout.paragraphs.runs.size",
        "layout.paragraphs.runs.bold",
        "layout.paragraphs.runs.italic",
    ),
    good=Example("Cỡ 11, đứng", layout=layout(paragraph("recipient", "- Sở Nội vụ;", run={"size": 11.0}))),
    bad=Example("Cỡ 13", layout=layout(paragraph("recipient", "- Sở Nội vụ;", run={"size": 13.0}, path="/w:p[1]"))),
    check=check,
    not_applicable=Example("Không có nơi nhận", layout=layout(paragraph("body", "Việc được giao."))),
)
