"""Legal bases in italics."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.form import ANNEX_1
from kehoach.checker.form_text import paragraphs_of
from kehoach.checker.looks import style_hits
from kehoach.checker.rule import Example, Hit, NotApplicable, Rule
from kehoach.checker.subject import Subject

_WORDS = "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;"


def check(subject: Subject) -> Iterator[Hit]:
    """Every word of a legal basis is in italics and not bold; a sentence that goes on to what it opens is no basis alone."""
    found = paragraphs_of(subject, "legal_basis", absent="văn bản không có phần căn cứ ban hành")
    bases = [each for each in found if not each.text.rstrip().endswith(":")]
    if not bases:
        raise NotApplicable("căn cứ nằm chung trong câu mở đầu")
    yield from style_hits(bases, bold=False, italic=True)


RULE = Rule(
    code="TT044",
    name="Căn cứ viết chữ nghiêng",
    severity="warning",  # most plans print their bases upright
    basis="law",
    place=f"{ANNEX_1}, Mục II, khoản 6, điểm a",
    requirement="Căn cứ ban hành văn bản trình bày bằng chữ in thường, kiểu chữ nghiêng.",
    reason="Chữ nghiêng phân biệt căn cứ với nội dung của chính văn bản.",
    reads=("layout.paragraphs.component", "layout.paragraphs.runs.italic", "layout.paragraphs.runs.bold"),
    good=Example("Căn cứ in nghiêng", layout=layout(paragraph("legal_basis", _WORDS, run={"italic": True}))),
    bad=Example("Căn cứ in đứng", layout=layout(paragraph("legal_basis", _WORDS))),
    check=check,
    not_applicable=Example(
        "Văn bản không nêu căn cứ", layout=layout(paragraph("body", "Thực hiện nhiệm vụ được giao."))
    ),
)
