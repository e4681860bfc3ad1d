"""The line below the title."""

from __future__ import annotations

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.form import ANNEX_1, check_line
from kehoach.checker.rule import Example, Rule
from kehoach.model import DrawnLine

_TITLE = "Cải cách hành chính năm 2026"

RULE = Rule(
    code="TT037",
    name="Đường kẻ dưới trích yếu",
    severity="error",
    basis="law",
    place=f"{ANNEX_1}, Mục II, khoản 5, điểm b",
    requirement="Dưới trích yếu có đường kẻ ngang, nét liền, dài từ 1/3 đến 1/2 dòng chữ.",
    reason="Đường kẻ ngăn phần đầu với nội dung văn bản.",
    reads=("layout.paragraphs.component", "layout.paragraphs.runs.text", "layout.paragraphs.line_below"),
    good=Example(
        "Đường kẻ dài 2/5 dòng chữ",
        layout=layout(paragraph("title", _TITLE, line_below=DrawnLine(kind="drawn", length=28, share=0.4))),
    ),
    bad=Example("Không có đường kẻ", layout=layout(paragraph("title", _TITLE))),
    check=check_line("title", 1 / 3, 1 / 2),
    not_applicable=Example("Không có trích yếu", layout=layout()),
)
