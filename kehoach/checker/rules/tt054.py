"""Justified text."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.form import ANNEX_1
from kehoach.checker.form_text import CONTENT, content_of, fills_a_line, is_pointer
from kehoach.checker.looks import alignment_hits
from kehoach.checker.rule import Example, Hit, NotApplicable, Rule
from kehoach.checker.subject import Subject

_LONG = (
    "Các sở, ban, ngành tỉnh và Ủy ban nhân dân các xã, phường tổ chức thực hiện các nhiệm vụ được giao, "
    "báo cáo kết quả theo quy định."
)


def check(subject: Subject) -> Iterator[Hit]:
    """Every paragraph that runs over more than one line is justified."""
    long = [
        each for each in content_of(subject, *CONTENT, "legal_basis") if fills_a_line(each) and not is_pointer(each)
    ]
    if not long:
        raise NotApplicable("không có đoạn nào dài quá một dòng")
    yield from alignment_hits(long, "justify")


RULE = Rule(
    code="TT054",
    name="Nội dung căn đều hai lề",
    severity="error",
    basis="law",
    place=f"{ANNEX_1}, Mục II, khoản 6, điểm e",
    requirement="Nội dung văn bản được canh đều cả hai lề.",
    reason="Lề phải lởm chởm làm văn bản thiếu trang trọng và lệch với mẫu.",
    reads=("layout.paragraphs.component", "layout.paragraphs.alignment"),
    good=Example("Đoạn văn căn đều", layout=layout(paragraph("body", _LONG, alignment="justify"))),
    bad=Example("Đoạn văn căn trái", layout=layout(paragraph("body", _LONG, alignment="left", path="/w:p[1]"))),
    check=check,
    not_applicable=Example(
        "Chỉ có dòng ngắn", layout=layout(paragraph("body", "Thực hiện nhiệm vụ được giao.", alignment="left"))
    ),
)
