"""No page number on the first page."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.examples import A4_PORTRAIT, layout
from kehoach.checker.form import ANNEX_1
from kehoach.checker.page_numbers import numbered
from kehoach.checker.rule import Example, Hit, Rule
from kehoach.checker.subject import Subject
from kehoach.model import PageNumbering, PageSetup


def check(subject: Subject) -> Iterator[Hit]:
    """The first page of the document, and of each part that counts from 1 again, shows no number."""
    first = subject.form.pages[:1]
    for page, numbering in numbered(subject):
        if (page in first or numbering.start == 1) and numbering.on_first_page:
            yield Hit("số trang hiện ở trang thứ nhất; đặt để trang này không hiện số (Different First Page)", page)


RULE = Rule(
    code="TT012",
    name="Trang thứ nhất không hiện số trang",
    severity="error",
    basis="law",
    place=f"{ANNEX_1}, Mục I, khoản 7",
    requirement="Không hiển thị số trang thứ nhất.",
    reason="Trang đầu đã có Quốc hiệu, tên cơ quan ở đầu trang.",
    reads=("layout.pages.numbering", "layout.pages.numbering.on_first_page"),
    good=Example(
        "Số trang hiện từ trang 2",
        layout=layout(
            pages=(PageSetup(**A4_PORTRAIT, numbering=PageNumbering(container="header", on_first_page=False)),)
        ),
    ),
    bad=Example(
        "Số 1 hiện ở trang đầu",
        layout=layout(
            pages=(PageSetup(**A4_PORTRAIT, numbering=PageNumbering(container="header", on_first_page=True)),)
        ),
    ),
    check=check,
    not_applicable=Example("Văn bản không đánh số trang", layout=layout()),
)
