"""Address, e-mail, website and telephone of the agency."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.form import ANNEX_1, administrative
from kehoach.checker.looks import size_hits, style_hits
from kehoach.checker.rule import Example, Hit, NotApplicable, Rule
from kehoach.checker.subject import Subject

_LINE = "Địa chỉ: 12 Trần Phú, phường Vàm Cỏ; ĐT: 0290 3812345; Email: snv@vamco.gov.vn"


def check(subject: Subject) -> Iterator[Hit]:
    """The line has 11 or 12 points, upright, and stands at the foot of the page."""
    found = [each for each in administrative(subject).of("contact") if each.text.strip()]
    if not found:
        raise NotApplicable("văn bản không ghi địa chỉ, thư điện tử, điện thoại của cơ quan")
    for each in found:
        if each.container == "header":
            yield Hit("địa chỉ của cơ quan đặt ở đầu trang, phải ở cuối trang thứ nhất", each)
    yield from size_hits(found, 11, 12)
    yield from style_hits(found, bold=False, italic=False)


RULE = Rule(
    code="TT113",
    name="Địa chỉ, thư điện tử, điện thoại của cơ quan",
    severity="error",
    basis="law",
    place=f"{ANNEX_1}, Mục III, khoản 4 và Mục V, số 12",
    requirement="Địa chỉ, thư điện tử, trang thông tin, số điện thoại ở cuối trang thứ nhất, cỡ chữ 11 đến 12, kiểu chữ đứng.",
    reason="Thông tin liên hệ có chỗ riêng, không lẫn với phần đầu văn bản.",
    reads=(
        "layout.paragraphs.component",
        "layout.paragraphs.text",
        "layout.paragraphs.container",
        "layout.paragraphs.runs.size",
        "layout.paragraphs.runs.bold",
        "layout.paragraphs.runs.italic",
    ),
    good=Example(
        "Cuối trang, cỡ 11", layout=layout(paragraph("contact", _LINE, run={"size": 11.0}, container="footer"))
    ),
    bad=Example("Đầu trang, cỡ 14", layout=layout(paragraph("contact", _LINE, container="header"))),
    check=check,
    not_applicable=Example("Văn bản không ghi địa chỉ", layout=layout()),
)
