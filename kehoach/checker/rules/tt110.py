"""How the lines of "Kính gửi" look."""

from __future__ import annotations

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.form import ANNEX_1, both, check_sizes, check_style
from kehoach.checker.rule import Example, Rule

RULE = Rule(
    code="TT110",
    name="Chữ của «Kính gửi»",
    severity="error",
    basis="law",
    place=f"{ANNEX_1}, Mục II, khoản 9, điểm d và Mục V, số 8",
    requirement="Từ «Kính gửi» và nơi được kính gửi: chữ in thường, cỡ chữ 13 đến 14, kiểu chữ đứng, không đậm.",
    reason="Kiểu chữ như lời văn, vì tên nơi nhận không phải tiêu đề.",
    reads=(
        "layout.paragraphs.component",
        "layout.paragraphs.runs.size",
        "layout.paragraphs.runs.bold",
        "layout.paragraphs.runs.italic",
    ),
    good=Example("Cỡ 14, đứng", layout=layout(paragraph("addressee", "Kính gửi: Bộ Nội vụ"))),
    bad=Example("In đậm", layout=layout(paragraph("addressee", "Kính gửi: Bộ Nội vụ", run={"bold": True}))),
    check=both(check_sizes(addressee=(13, 14)), check_style(upright=("addressee",))),
    not_applicable=Example("Kế hoạch không có Kính gửi", layout=layout(paragraph("type", "KẾ HOẠCH"))),
)
