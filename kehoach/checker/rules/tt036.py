"""Size and style of type and title."""

from __future__ import annotations

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.form import ANNEX_1, both, check_sizes, check_style
from kehoach.checker.rule import Example, Rule

RULE = Rule(
    code="TT036",
    name="Chữ của tên loại, trích yếu",
    severity="error",
    basis="law",
    place=f"{ANNEX_1}, Mục II, khoản 5, điểm b và Mục V, số 5",
    requirement="Tên loại và trích yếu cỡ chữ 13 - 14, kiểu chữ đứng, đậm.",
    reason="Tên gọi của văn bản nổi hơn lời văn.",
    reads=(
        "layout.paragraphs.component",
        "layout.paragraphs.runs.size",
        "layout.paragraphs.runs.bold",
        "layout.paragraphs.runs.italic",
    ),
    good=Example("KẾ HOẠCH cỡ 14, đứng, đậm", layout=layout(paragraph("type", "KẾ HOẠCH", run={"bold": True}))),
    bad=Example(
        "KẾ HOẠCH cỡ 16, đứng, đậm", layout=layout(paragraph("type", "KẾ HOẠCH", run={"bold": True, "size": 16.0}))
    ),
    check=both(check_sizes(type=(13, 14), title=(13, 14)), check_style(bold=("type", "title"))),
    not_applicable=Example("Không có tên loại, trích yếu", layout=layout()),
)
