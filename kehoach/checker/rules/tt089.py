"""How the line "(Kèm theo ...)" looks."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.form import ANNEX_1
from kehoach.checker.form_text import paragraphs_of
from kehoach.checker.looks import alignment_hits, case_hits, size_hits, style_hits
from kehoach.checker.rule import Example, Hit, Rule
from kehoach.checker.subject import Subject

_WORDS = "(Kèm theo Kế hoạch số 12/KH-UBND ngày 04 tháng 3 năm 2026 của UBND tỉnh Vàm Cỏ)"


def check(subject: Subject) -> Iterator[Hit]:
    """The line is centred, in italics of 13 or 14 points, not bold and not in capitals."""
    captions = paragraphs_of(subject, "annex_caption", absent="phụ lục không có dòng chỉ dẫn kèm theo")
    yield from case_hits(captions, capitals=False)
    yield from size_hits(captions, 13, 14)
    yield from style_hits(captions, bold=False, italic=True)
    yield from alignment_hits(captions, "center")


RULE = Rule(
    code="TT089",
    name="Trình bày dòng chỉ dẫn kèm theo",
    severity="error",
    basis="law",
    place=f"{ANNEX_1}, Mục III, khoản 1, điểm c",
    requirement="Thông tin chỉ dẫn kèm theo canh giữa dưới tên phụ lục, chữ in thường, cỡ 13 đến 14, kiểu chữ nghiêng.",
    reason="Chữ nghiêng phân biệt lời chỉ dẫn với tên phụ lục.",
    reads=(
        "layout.paragraphs.component",
        "layout.paragraphs.text",
        "layout.paragraphs.runs.size",
        "layout.paragraphs.runs.bold",
        "layout.paragraphs.runs.italic",
        "layout.paragraphs.runs.capitals",
        "layout.paragraphs.alignment",
    ),
    good=Example(
        "In nghiêng", layout=layout(paragraph("annex_caption", _WORDS, run={"italic": True}, alignment="center"))
    ),
    bad=Example("In đứng", layout=layout(paragraph("annex_caption", _WORDS, alignment="center"))),
    check=check,
    not_applicable=Example("Không có phụ lục", layout=layout(paragraph("body", "Việc được giao."))),
)
