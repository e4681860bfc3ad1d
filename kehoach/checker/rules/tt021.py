"""Weight of the agencies' names."""

from __future__ import annotations

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.form import ANNEX_1, check_style
from kehoach.checker.rule import Example, Rule

RULE = Rule(
    code="TT021",
    name="Kiểu chữ tên cơ quan",
    severity="error",
    basis="law",
    place=f"{ANNEX_1}, Mục II, khoản 2, điểm b và Mục V, số 2",
    requirement="Tên cơ quan ban hành kiểu chữ đứng, đậm; tên cơ quan chủ quản kiểu chữ đứng, không đậm.",
    reason="Dòng đậm cho biết cơ quan nào ban hành, cơ quan nào chỉ là chủ quản.",
    reads=("layout.paragraphs.component", "layout.paragraphs.runs.bold", "layout.paragraphs.runs.italic"),
    good=Example(
        "UBND TỈNH VÀM CỎ không đậm, SỞ NỘI VỤ đậm",
        layout=layout(paragraph("superior", "UBND TỈNH VÀM CỎ"), paragraph("issuer", "SỞ NỘI VỤ", run={"bold": True})),
    ),
    bad=Example(
        "Cả hai dòng đậm",
        layout=layout(
            paragraph("superior", "UBND TỈNH VÀM CỎ", run={"bold": True}),
            paragraph("issuer", "SỞ NỘI VỤ", run={"bold": True}),
        ),
    ),
    check=check_style(upright=("superior",), bold=("issuer",)),
    not_applicable=Example("Không có tên cơ quan", layout=layout()),
)
