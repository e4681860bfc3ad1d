"""Size of the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.form import ANNEX_1
from kehoach.checker.form_text import CONTENT, content_of
from kehoach.checker.looks import run_edits, size_hits, sizes
from kehoach.checker.rule import Example, Hit, Rule
from kehoach.checker.subject import Subject
from kehoach.model import LaidOutParagraph


def check(subject: Subject) -> Iterator[Hit]:
    """Every word of the text, its legal bases and headings included, has 13 or 14 points; the correction is what most of
    the text has, where that is right."""
    found = content_of(subject, *CONTENT, "legal_basis")
    counted = Counter(size for each in found if each.component in ("body", "closing") for size in sizes(each))
    usual = counted.most_common(1)[0][0] if counted else 0.0
    follows = 13 <= usual <= 14
    for hit in size_hits(found, 13, 14):
        where = hit.where if follows else None
        yield replace(hit, edits=run_edits(where, "size", usual)) if isinstance(where, LaidOutParagraph) else hit


RULE = Rule(
    code="TT052",
    name="Cỡ chữ của nội dung",
    severity="error",
    basis="law",
    place=f"{ANNEX_1}, Mục II, khoản 6, các điểm a, đ, e",
    requirement="Căn cứ, tiêu đề và lời văn của văn bản có cỡ chữ từ 13 đến 14.",
    reason="Chữ nhỏ khó đọc trên bản in; chữ lớn làm lệch bố cục chung.",
    reads=("layout.paragraphs.component", "layout.paragraphs.runs.size"),
    good=Example("Lời văn cỡ 14", layout=layout(paragraph("body", "Thực hiện nhiệm vụ được giao."))),
    bad=Example(
        "Lời văn cỡ 12",
        layout=layout(paragraph("body", "Thực hiện nhiệm vụ được giao.", run={"size": 12.0}, path="/w:p[1]")),
    ),
    check=check,
    not_applicable=Example("Không nhận ra nội dung", layout=layout(paragraph("type", "KẾ HOẠCH"))),
)
