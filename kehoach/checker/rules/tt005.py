"""Direction of the main text's pages."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.examples import A4_PORTRAIT, layout, paragraph
from kehoach.checker.form import ANNEX_1, administrative
from kehoach.checker.rule import Example, Hit, NotApplicable, Rule
from kehoach.checker.subject import Subject
from kehoach.model import PageSetup

_LYING = A4_PORTRAIT | {"width": 297.0, "height": 210.0}


def check(subject: Subject) -> Iterator[Hit]:
    """Pages of the main text stand upright unless that text has tables of its own."""
    form = administrative(subject)
    pages = [page for page in form.pages if page.annex is None]
    if not pages:
        raise NotApplicable("tệp chỉ có trang của phụ lục")
    if not any(paragraph.annex is None for paragraph in form.of("table")):
        for page in pages:
            if page.is_landscape:
                yield Hit("phần chính trình bày trên trang ngang mà không có bảng, biểu", page)


RULE = Rule(
    code="TT005",
    name="Trang của phần chính",
    severity="error",
    basis="law",
    place=f"{ANNEX_1}, Mục I, khoản 2",
    requirement="Phần chính trình bày theo chiều dài khổ A4, trừ khi có bảng, biểu không làm thành phụ lục riêng.",
    reason="Văn bản ngang không có lý do làm khó người đọc, khó đóng tập lưu.",
    reads=("layout.pages.width", "layout.pages.height", "layout.pages.annex"),
    good=Example("Phần chính trên trang đứng", layout=layout(paragraph("body", "Tổ chức thực hiện."))),
    bad=Example(
        "Phần chính trên trang ngang, không có bảng",
        layout=layout(paragraph("body", "Tổ chức thực hiện."), pages=(PageSetup(**_LYING),)),
    ),
    check=check,
    not_applicable=Example("Tệp chỉ có phụ lục", layout=layout(pages=(PageSetup(**_LYING, annex="pl1"),))),
)
