"""Place of the page number."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.examples import A4_PORTRAIT, layout
from kehoach.checker.form import ANNEX_1
from kehoach.checker.page_numbers import numbered
from kehoach.checker.rule import Example, Hit, Rule
from kehoach.checker.subject import Subject
from kehoach.model import PageNumbering, PageSetup


def check(subject: Subject) -> Iterator[Hit]:
    """Page numbers stand in the middle of the top margin."""
    for page, numbering in numbered(subject):
        if numbering.container != "header":
            yield Hit("số trang đặt ở lề dưới, phải ở lề trên", page)
        elif numbering.alignment not in (None, "center"):
            yield Hit("số trang chưa canh giữa theo chiều ngang", page)


RULE = Rule(
    code="TT010",
    name="Vị trí số trang",
    severity="error",
    basis="law",
    place=f"{ANNEX_1}, Mục I, khoản 7",
    requirement="Số trang đặt canh giữa theo chiều ngang trong phần lề trên.",
    reason="Một chỗ chung để tìm số trang; lề dưới trang đầu là chỗ ghi địa chỉ cơ quan.",
    reads=("layout.pages.numbering", "layout.pages.numbering.container", "layout.pages.numbering.alignment"),
    good=Example(
        "Số trang giữa lề trên",
        layout=layout(
            pages=(PageSetup(**A4_PORTRAIT, numbering=PageNumbering(container="header", alignment="center")),)
        ),
    ),
    bad=Example(
        "Số trang ở lề dưới",
        layout=layout(
            pages=(PageSetup(**A4_PORTRAIT, numbering=PageNumbering(container="footer", alignment="center")),)
        ),
    ),
    check=check,
    not_applicable=Example("Văn bản không đánh số trang", layout=layout()),
)
