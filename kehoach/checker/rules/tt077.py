"""How the capacity and the office of the signer look."""

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
    """Capacity and office are in upright bold capitals of 13 or 14 points."""
    lines = paragraphs_of(
        subject, "authority", "signer_title", absent="văn bản không ghi quyền hạn, chức vụ của người ký"
    )
    yield from case_hits(lines, capitals=True)
    yield from size_hits(lines, 13, 14)
    yield from style_hits(lines, bold=True, italic=False)


RULE = Rule(
    code="TT077",
    name="Trình bày quyền hạn, chức vụ người ký",
    severity="error",
    basis="law",
    place=f"{ANNEX_1}, Mục II, khoản 7, điểm đ",
    requirement="Quyền hạn, chức vụ của người ký trình bày bằng chữ in hoa, cỡ chữ từ 13 đến 14, kiểu chữ đứng, đậm.",
    reason="Người nhận phải thấy ngay văn bản do ai, với quyền hạn gì, ký.",
    reads=(
        "layout.paragraphs.component",
        "layout.paragraphs.text",
        "layout.paragraphs.runs.size",
        "layout.paragraphs.runs.bold",
        "layout.paragraphs.runs.italic",
        "layout.paragraphs.runs.capitals",
    ),
    good=Example("GIÁM ĐỐC", layout=layout(paragraph("signer_title", "GIÁM ĐỐC", run=_LOOKS))),
    bad=Example("Giám đốc, chữ thường", layout=layout(paragraph("signer_title", "Giám đốc", run=_LOOKS))),
    check=check,
    not_applicable=Example("Không ghi chức vụ", layout=layout(paragraph("body", "Việc được giao."))),
)
