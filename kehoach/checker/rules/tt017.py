"""Weight of Quốc hiệu and Tiêu ngữ."""

from __future__ import annotations

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.form import ANNEX_1, check_style
from kehoach.checker.rule import Example, Rule

_MOTTO = "Độc lập - Tự do - Hạnh phúc"

RULE = Rule(
    code="TT017",
    name="Kiểu chữ Quốc hiệu, Tiêu ngữ",
    severity="error",
    basis="law",
    place=f"{ANNEX_1}, Mục II, khoản 1, điểm a, b và Mục V, số 1",
    requirement="Quốc hiệu và Tiêu ngữ kiểu chữ đứng, đậm.",
    reason="Hai dòng này nổi hơn mọi dòng khác ở đầu trang.",
    reads=("layout.paragraphs.component", "layout.paragraphs.runs.bold", "layout.paragraphs.runs.italic"),
    good=Example("Tiêu ngữ đứng, đậm", layout=layout(paragraph("motto", _MOTTO, run={"bold": True}))),
    bad=Example("Tiêu ngữ đậm, nghiêng", layout=layout(paragraph("motto", _MOTTO, run={"bold": True, "italic": True}))),
    check=check_style(bold=("nation", "motto")),
    not_applicable=Example("Không có Quốc hiệu, Tiêu ngữ", layout=layout()),
)
