"""Looks of the page number."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.examples import A4_PORTRAIT, layout
from kehoach.checker.form import ANNEX_1
from kehoach.checker.page_numbers import numbered
from kehoach.checker.rule import Example, Hit, Rule
from kehoach.checker.subject import Subject
from kehoach.model import PageNumbering, PageSetup

_ARABIC = {None, "decimal", "numberInDash"}


def check(subject: Subject) -> Iterator[Hit]:
    """Page numbers are upright Arabic figures of 13 to 14 points."""
    for page, numbering in numbered(subject):
        wrong = []
        if numbering.format not in _ARABIC:
            wrong.append("không phải chữ số Ả Rập")
        if numbering.size is not None and not 12.75 <= numbering.size <= 14.25:
            wrong.append(f"cỡ chữ {numbering.size:g}, quy định 13-14".replace(".", ","))
        if numbering.bold or numbering.italic:
            wrong.append("kiểu chữ đậm hoặc nghiêng, quy định kiểu chữ đứng")
        if wrong:
            yield Hit(f"số trang {'; '.join(wrong)}", page)


_GOOD = PageNumbering(container="header", alignment="center", size=14, bold=False, italic=False, format="decimal")

RULE = Rule(
    code="TT011",
    name="Kiểu số trang",
    severity="error",
    basis="law",
    place=f"{ANNEX_1}, Mục I, khoản 7",
    requirement="Số trang là chữ số Ả Rập, cỡ chữ 13 - 14, kiểu chữ đứng.",
    reason="Số trang đọc được như chữ của nội dung.",
    reads=(
        "layout.pages.numbering",
        "layout.pages.numbering.format",
        "layout.pages.numbering.size",
        "layout.pages.numbering.bold",
        "layout.pages.numbering.italic",
    ),
    good=Example("2, 3, 4; cỡ 14, đứng", layout=layout(pages=(PageSetup(**A4_PORTRAIT, numbering=_GOOD),))),
    bad=Example(
        "Cỡ 11",
        layout=layout(pages=(PageSetup(**A4_PORTRAIT, numbering=_GOOD.model_copy(update={"size": 11.0})),)),
    ),
    check=check,
    not_applicable=Example("Văn bản không đánh số trang", layout=layout()),
)
