"""Space between lines."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.form import ANNEX_1
from kehoach.checker.form_text import CONTENT, content_of
from kehoach.checker.looks import figures, paragraph_edits, sizes
from kehoach.checker.rule import Example, Hit, NotEvaluated, Rule
from kehoach.checker.subject import Subject
from kehoach.model import LaidOutParagraph

_ROUNDING = 0.01
_SINGLE = 1.15  # height of a single line of Times New Roman, by its size


def check(subject: Subject) -> Iterator[Hit]:
    """Lines are at least single-spaced and at most 1.5 lines apart; a fixed pitch is no less than the letters' size."""
    found = content_of(subject, *CONTENT, "legal_basis")
    if all(each.line_spacing is None and each.line_pitch is None for each in found):
        raise NotEvaluated("tệp không cho biết khoảng cách giữa các dòng")
    for each in found:
        if told := _fault(each):
            edits = paragraph_edits(each, "line_spacing", 1.0 if "dưới" in told else 1.5)
            yield Hit(told, each, edits=edits)


def _fault(paragraph: LaidOutParagraph) -> str:
    size = max(sizes(paragraph), default=14.0)
    lines, pitch = paragraph.line_spacing, paragraph.line_pitch
    if lines is not None and lines < 1 - _ROUNDING:
        return f"giãn dòng {figures(lines)}, dưới dòng đơn"
    if lines is not None and lines > 1.5 + _ROUNDING:
        return f"giãn dòng {figures(lines)}, quá 1,5 dòng"
    if pitch is not None and pitch < size:
        return f"dòng cách nhau {figures(pitch)} pt, dưới cỡ chữ {figures(size)}"
    if pitch is not None and pitch > size * _SINGLE * 1.5 + 1:
        return f"dòng cách nhau {figures(pitch)} pt, quá 1,5 dòng của cỡ chữ {figures(size)}"
    return ""


RULE = Rule(
    code="TT057",
    name="Khoảng cách giữa các dòng",
    severity="error",
    basis="law",
    place=f"{ANNEX_1}, Mục II, khoản 6, điểm e",
    requirement="Khoảng cách giữa các dòng tối thiểu là dòng đơn, tối đa là 1,5 dòng.",
    reason="Dòng quá khít cắt mất dấu tiếng Việt; dòng quá thưa làm văn bản dài thêm.",
    reads=(
        "layout.paragraphs.component",
        "layout.paragraphs.line_spacing",
        "layout.paragraphs.line_pitch",
        "layout.paragraphs.runs.size",
    ),
    good=Example("Giãn dòng 1,1", layout=layout(paragraph("body", "Thực hiện nhiệm vụ được giao.", line_spacing=1.1))),
    bad=Example("Giãn dòng 2", layout=layout(paragraph("body", "Thực hiện nhiệm vụ được giao.", line_spacing=2.0))),
    check=check,
    not_applicable=Example("Không nhận ra nội dung", layout=layout(paragraph("type", "KẾ HOẠCH"))),
)
