"""The line below Tiêu ngữ."""

from __future__ import annotations

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.form import ANNEX_1, check_line
from kehoach.checker.rule import Example, Rule
from kehoach.model import DrawnLine

_MOTTO = "Độc lập - Tự do - Hạnh phúc"

RULE = Rule(
    code="TT018",
    name="Đường kẻ dưới Tiêu ngữ",
    severity="error",
    basis="law",
    place=f"{ANNEX_1}, Mục II, khoản 1, điểm b",
    requirement="Dưới Tiêu ngữ có đường kẻ ngang, nét liền, dài bằng dòng chữ.",
    reason="Đường kẻ ngăn Quốc hiệu, Tiêu ngữ với phần còn lại.",
    reads=("layout.paragraphs.component", "layout.paragraphs.runs.text", "layout.paragraphs.line_below"),
    good=Example(
        "Đường kẻ dài bằng dòng chữ",
        layout=layout(paragraph("motto", _MOTTO, line_below=DrawnLine(kind="drawn", length=58, share=1.0))),
    ),
    bad=Example(
        "Đường kẻ dài bằng nửa dòng chữ",
        layout=layout(paragraph("motto", _MOTTO, line_below=DrawnLine(kind="drawn", length=29, share=0.5))),
    ),
    check=check_line("motto", 0.95, 1.05),
    not_applicable=Example("Không có Tiêu ngữ", layout=layout()),
)
