"""Capitals of the signer's name."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.form import parts, shown
from kehoach.checker.rule import Example, Hit, Rule
from kehoach.checker.subject import Subject


def check(subject: Subject) -> Iterator[Hit]:
    """Every syllable of the name begins with a capital."""
    for each in parts(subject, "signer_name"):
        words = shown(each)
        if any(word[0].islower() for word in words.split()):
            yield Hit(f"họ tên «{words}» phải viết hoa chữ cái đầu của mọi âm tiết", each)


RULE = Rule(
    code="TT119",
    name="Viết hoa họ tên người ký",
    severity="error",
    basis="law",
    place="Nghị định 30/2020/NĐ-CP, Phụ lục II, Mục II, khoản 1, điểm a",
    requirement="Họ tên người Việt Nam viết hoa chữ cái đầu của tất cả các âm tiết.",
    reason="Họ tên là danh từ riêng.",
    reads=("layout.paragraphs.component", "layout.paragraphs.text", "layout.paragraphs.runs.text"),
    good=Example("Nguyễn Văn An", layout=layout(paragraph("signer_name", "Nguyễn Văn An"))),
    bad=Example("Nguyễn văn An", layout=layout(paragraph("signer_name", "Nguyễn văn An"))),
    check=check,
    not_applicable=Example("Không ghi họ tên", layout=layout(paragraph("type", "KẾ HOẠCH"))),
)
