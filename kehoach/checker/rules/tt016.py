"""Sizes of Quốc hiệu and Tiêu ngữ."""

from __future__ import annotations

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.form import ANNEX_1, check_sizes
from kehoach.checker.rule import Example, Rule

_NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"

RULE = Rule(
    code="TT016",
    name="Cỡ chữ Quốc hiệu, Tiêu ngữ",
    severity="error",
    basis="law",
    place=f"{ANNEX_1}, Mục II, khoản 1, điểm a, b và Mục V, số 1",
    requirement="Quốc hiệu cỡ chữ 12 - 13, Tiêu ngữ cỡ chữ 13 - 14.",
    reason="Quốc hiệu lớn hơn tràn dòng; cỡ hai dòng cân với nhau.",
    reads=("layout.paragraphs.component", "layout.paragraphs.runs.size"),
    good=Example("Quốc hiệu cỡ 13", layout=layout(paragraph("nation", _NATION, run={"size": 13.0}))),
    bad=Example("Quốc hiệu cỡ 14", layout=layout(paragraph("nation", _NATION, run={"size": 14.0}))),
    check=check_sizes(nation=(12, 13), motto=(13, 14)),
    not_applicable=Example("Không có Quốc hiệu, Tiêu ngữ", layout=layout()),
)
