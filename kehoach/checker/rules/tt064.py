"""Titles of clauses in bold."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.form import ANNEX_1
from kehoach.checker.headings import headings
from kehoach.checker.looks import style_hits
from kehoach.checker.rule import Example, Hit, NotApplicable, Rule
from kehoach.checker.subject import Subject

_TEXT = paragraph("body", "Triển khai Chương trình của Chính phủ.")


def check(subject: Subject) -> Iterator[Hit]:
    """A clause's number and title, on a line of their own, are upright and bold."""
    lines = [line.paragraph for line in headings(subject, "arabic") if line.has_title]
    if not lines:
        raise NotApplicable("nội dung không có khoản nào có tiêu đề")
    yield from style_hits(lines, bold=True, italic=False)


RULE = Rule(
    code="TT064",
    name="Tiêu đề khoản in đậm",
    severity="error",
    basis="law",
    place=f"{ANNEX_1}, Mục II, khoản 6, điểm đ",
    requirement="Khoản có tiêu đề: số thứ tự và tiêu đề trên một dòng riêng, chữ in thường, kiểu chữ đứng, đậm.",
    reason="Chữ đậm cho biết dòng ấy là tiêu đề, không phải lời văn.",
    reads=(
        "layout.paragraphs.component",
        "layout.paragraphs.text",
        "layout.paragraphs.runs.bold",
        "layout.paragraphs.runs.italic",
    ),
    good=Example("1. Mục đích, in đậm", layout=layout(paragraph("heading", "1. Mục đích", run={"bold": True}), _TEXT)),
    bad=Example("1. Mục đích, không đậm", layout=layout(paragraph("heading", "1. Mục đích"), _TEXT)),
    check=check,
    not_applicable=Example(
        "Khoản là một câu", layout=layout(paragraph("heading", "1. Quyết định này có hiệu lực kể từ ngày ký."))
    ),
)
