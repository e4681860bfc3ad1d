"""Single spacing in the head."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.edits import SetParagraph
from kehoach.checker.examples import layout, paragraph
from kehoach.checker.form import ANNEX_1, parts
from kehoach.checker.looks import figures
from kehoach.checker.rule import Example, Hit, NotEvaluated, Rule
from kehoach.checker.subject import Subject

_WIDEST = 1.15  # what Word calls single in its newer templates


def check(subject: Subject) -> Iterator[Hit]:
    """Quốc hiệu and Tiêu ngữ, and the names of the agencies, are set one below the other at single spacing."""
    lines = parts(subject, "nation", "motto", "superior", "issuer")
    if all(each.line_spacing is None and each.line_pitch is None for each in lines):
        raise NotEvaluated("tệp không cho biết khoảng cách giữa các dòng")
    for each in lines:
        if each.line_spacing is not None and each.line_spacing > _WIDEST + 0.01:
            edits = (SetParagraph(each.path, "line_spacing", 1.0),) if each.path else ()
            yield Hit(f"giãn dòng {figures(each.line_spacing)}, phải là dòng đơn", each, edits=edits)


_MOTTO = "Độc lập - Tự do - Hạnh phúc"

RULE = Rule(
    code="TT120",
    name="Các dòng ở đầu văn bản cách nhau dòng đơn",
    severity="warning",
    basis="law",
    place=f"{ANNEX_1}, Mục II, khoản 1, điểm b và khoản 2, điểm b",
    requirement="Quốc hiệu và Tiêu ngữ, tên cơ quan chủ quản và tên cơ quan ban hành cách nhau dòng đơn.",
    reason="Phần đầu gọn thì số, ký hiệu và ngày tháng nằm đúng chỗ.",
    reads=(
        "layout.paragraphs.component",
        "layout.paragraphs.text",
        "layout.paragraphs.runs.text",
        "layout.paragraphs.line_spacing",
        "layout.paragraphs.line_pitch",
    ),
    good=Example("Dòng đơn", layout=layout(paragraph("motto", _MOTTO, line_spacing=1.0))),
    bad=Example("Giãn dòng 1,5", layout=layout(paragraph("motto", _MOTTO, line_spacing=1.5))),
    check=check,
    not_applicable=Example("Không có phần đầu văn bản", layout=layout()),
)
