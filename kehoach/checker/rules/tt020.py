"""Size of the agencies' names."""

from __future__ import annotations

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.form import ANNEX_1, check_sizes
from kehoach.checker.rule import Example, Rule

RULE = Rule(
    code="TT020",
    name="Cỡ chữ tên cơ quan",
    severity="error",
    basis="law",
    place=f"{ANNEX_1}, Mục II, khoản 2, điểm b và Mục V, số 2",
    requirement="Tên cơ quan chủ quản và tên cơ quan ban hành cỡ chữ 12 - 13.",
    reason="Tên cơ quan ngang cỡ Quốc hiệu ở bên cạnh.",
    reads=("layout.paragraphs.component", "layout.paragraphs.runs.size"),
    good=Example("SỞ NỘI VỤ cỡ 13", layout=layout(paragraph("issuer", "SỞ NỘI VỤ", run={"size": 13.0}))),
    bad=Example("SỞ NỘI VỤ cỡ 14", layout=layout(paragraph("issuer", "SỞ NỘI VỤ", run={"size": 14.0}))),
    check=check_sizes(superior=(12, 13), issuer=(12, 13)),
    not_applicable=Example("Không có tên cơ quan", layout=layout()),
)
