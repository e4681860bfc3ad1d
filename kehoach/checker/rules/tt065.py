"""Points in upright letters that are not bold."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.form import ANNEX_1
from kehoach.checker.headings import headings
from kehoach.checker.looks import style_hits
from kehoach.checker.rule import Example, Hit, NotApplicable, Rule
from kehoach.checker.subject import Subject


def check(subject: Subject) -> Iterator[Hit]:
    """A point, from its letter on, is upright and not bold."""
    lines = [line.paragraph for line in headings(subject, "letter")]
    if not lines:
        raise NotApplicable("nội dung không chia thành điểm")
    yield from style_hits(lines, bold=False, italic=False)


RULE = Rule(
    code="TT065",
    name="Điểm viết chữ đứng",
    severity="warning",  # titles of points in bold are common where clauses have many
    basis="law",
    place=f"{ANNEX_1}, Mục II, khoản 6, điểm đ",
    requirement="Điểm trình bày bằng chữ in thường, kiểu chữ đứng (không đậm).",
    reason="Điểm đậm hoặc nghiêng lẫn với tiêu đề của khoản.",
    reads=(
        "layout.paragraphs.component",
        "layout.paragraphs.text",
        "layout.paragraphs.runs.bold",
        "layout.paragraphs.runs.italic",
    ),
    good=Example("a) chữ đứng", layout=layout(paragraph("heading", "a) Rà soát thủ tục hành chính."))),
    bad=Example("a) chữ nghiêng", layout=layout(paragraph("heading", "a) Rà soát thủ tục.", run={"italic": True}))),
    check=check,
    not_applicable=Example("Văn bản không chia điểm", layout=layout(paragraph("heading", "1. Mục đích"))),
)
