"""Parts of the head stand in the middle."""

from __future__ import annotations

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.form import ANNEX_1, check_centred
from kehoach.checker.rule import Example, Rule

RULE = Rule(
    code="TT023",
    name="Canh giữa các thành phần ở đầu văn bản",
    severity="error",
    basis="law",
    place=f"{ANNEX_1}, Mục II, khoản 1, điểm b; khoản 2, điểm b; khoản 3, điểm c; khoản 4, điểm c; khoản 5, điểm b",
    requirement="Tiêu ngữ, tên cơ quan ban hành, số và ký hiệu, địa danh và thời gian, tên loại, trích yếu được canh giữa.",
    reason="Hai cột đầu trang và tên loại, trích yếu cân đối.",
    reads=("layout.paragraphs.component", "layout.paragraphs.runs.text", "layout.paragraphs.alignment"),
    good=Example("Tên loại canh giữa", layout=layout(paragraph("type", "KẾ HOẠCH", alignment="center"))),
    bad=Example("Tên loại sát lề trái", layout=layout(paragraph("type", "KẾ HOẠCH", alignment="left"))),
    check=check_centred("motto", "issuer", "number", "place_date", "type", "title", "subject"),
    not_applicable=Example("Không có phần đầu văn bản", layout=layout()),
)
