"""Size and style of place and date."""

from __future__ import annotations

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.form import ANNEX_1, both, check_sizes, check_style
from kehoach.checker.rule import Example, Rule

_LINE = "Vàm Cỏ, ngày 05 tháng 3 năm 2026"

RULE = Rule(
    code="TT032",
    name="Chữ của địa danh, thời gian",
    severity="error",
    basis="law",
    place=f"{ANNEX_1}, Mục II, khoản 4, điểm c và Mục V, số 4",
    requirement="Địa danh và thời gian cỡ chữ 13 - 14, kiểu chữ nghiêng.",
    reason="Kiểu nghiêng phân biệt dòng này với Quốc hiệu, Tiêu ngữ ở trên.",
    reads=(
        "layout.paragraphs.component",
        "layout.paragraphs.runs.size",
        "layout.paragraphs.runs.bold",
        "layout.paragraphs.runs.italic",
    ),
    good=Example("Cỡ 13, nghiêng", layout=layout(paragraph("place_date", _LINE, run={"size": 13.0, "italic": True}))),
    bad=Example("Cỡ 13, đứng", layout=layout(paragraph("place_date", _LINE, run={"size": 13.0}))),
    check=both(check_sizes(place_date=(13, 14)), check_style(italic=("place_date",))),
    not_applicable=Example("Không có địa danh, thời gian", layout=layout()),
)
