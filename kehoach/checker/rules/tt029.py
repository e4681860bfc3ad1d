"""Size and style of number and symbol."""

from __future__ import annotations

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.form import ANNEX_1, both, check_sizes, check_style
from kehoach.checker.rule import Example, Rule

RULE = Rule(
    code="TT029",
    name="Chữ của số, ký hiệu",
    severity="error",
    basis="law",
    place=f"{ANNEX_1}, Mục II, khoản 3, điểm c và Mục V, số 3",
    requirement="Số, ký hiệu cỡ chữ 13, kiểu chữ đứng.",
    reason="Số, ký hiệu đọc rõ mà không lấn tên cơ quan.",
    reads=(
        "layout.paragraphs.component",
        "layout.paragraphs.runs.size",
        "layout.paragraphs.runs.bold",
        "layout.paragraphs.runs.italic",
    ),
    good=Example("Cỡ 13, đứng", layout=layout(paragraph("number", "Số: 12/KH-UBND", run={"size": 13.0}))),
    bad=Example("Cỡ 14, đậm", layout=layout(paragraph("number", "Số: 12/KH-UBND", run={"size": 14.0, "bold": True}))),
    check=both(check_sizes(number=(13, 13)), check_style(upright=("number",))),
    not_applicable=Example("Không có số, ký hiệu", layout=layout()),
)
