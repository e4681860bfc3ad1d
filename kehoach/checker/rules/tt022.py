"""The line below the issuer."""

from __future__ import annotations

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.form import ANNEX_1, check_line
from kehoach.checker.rule import Example, Rule
from kehoach.model import DrawnLine

RULE = Rule(
    code="TT022",
    name="Đường kẻ dưới tên cơ quan ban hành",
    severity="error",
    basis="law",
    place=f"{ANNEX_1}, Mục II, khoản 2, điểm b",
    requirement="Dưới tên cơ quan ban hành có đường kẻ ngang, nét liền, dài từ 1/3 đến 1/2 dòng chữ.",
    reason="Đường kẻ ngăn tên cơ quan với số, ký hiệu.",
    reads=("layout.paragraphs.component", "layout.paragraphs.runs.text", "layout.paragraphs.line_below"),
    good=Example(
        "Đường kẻ dài 2/5 dòng chữ",
        layout=layout(paragraph("issuer", "SỞ NỘI VỤ", line_below=DrawnLine(kind="drawn", length=12, share=0.4))),
    ),
    bad=Example(
        "Đường kẻ dài bằng dòng chữ",
        layout=layout(paragraph("issuer", "SỞ NỘI VỤ", line_below=DrawnLine(kind="drawn", length=30, share=1.0))),
    ),
    check=check_line("issuer", 1 / 3, 1 / 2),
    not_applicable=Example("Không có tên cơ quan ban hành", layout=layout()),
)
