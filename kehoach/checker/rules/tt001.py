"""Paper size."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.edits import SetPage
from kehoach.checker.examples import A4_PORTRAIT, layout
from kehoach.checker.rule import Example, Hit, Rule
from kehoach.checker.subject import Subject
from kehoach.model import PageSetup

_SHORT, _LONG = 210.0, 297.0
_TOLERANCE = 1.0  # Word rounds A4 to 209.9 x 297.0; Letter is 6 mm wider


def check(subject: Subject) -> Iterator[Hit]:
    """Every page set-up is A4, upright or lying."""
    for place, page in enumerate(subject.form.pages):
        width, height = (_LONG, _SHORT) if page.is_landscape else (_SHORT, _LONG)
        if abs(page.width - width) > _TOLERANCE or abs(page.height - height) > _TOLERANCE:
            edits = (SetPage(place, "width", width), SetPage(place, "height", height))
            yield Hit(f"khổ giấy {page.width:.0f} x {page.height:.0f} mm, không phải A4", page, edits=edits)


RULE = Rule(
    code="TT001",
    name="Khổ giấy A4",
    severity="error",
    basis="law",
    place="Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục I, khoản 1",
    requirement="Văn bản hành chính trình bày trên khổ giấy A4 (210 mm x 297 mm).",
    reason="Khổ khác làm lệch lề khi in và khi số hóa để lưu trữ.",
    reads=("layout.pages.width", "layout.pages.height"),
    good=Example("Trang A4 210 x 297 mm", layout=layout()),
    bad=Example(
        "Trang Letter 215,9 x 279,4 mm",
        layout=layout(pages=(PageSetup(**(A4_PORTRAIT | {"width": 215.9, "height": 279.4})),)),
    ),
    check=check,
)
