"""Page numbers."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.examples import A4_PORTRAIT, layout, paragraph
from kehoach.checker.form import ANNEX_1, administrative
from kehoach.checker.rule import Example, Hit, NotApplicable, Rule
from kehoach.checker.subject import Subject
from kehoach.model import Layout, PageNumbering, PageSetup

_FULL_PAGE = 4000  # signs: more than any A4 page of 11 points holds beside a head


def check(subject: Subject) -> Iterator[Hit]:
    """Pages are numbered wherever there is more than one."""
    form = administrative(subject)
    several = [(place, page) for place, page in enumerate(form.pages) if _has_several(form, place)]
    if not several:
        raise NotApplicable("văn bản ngắn, có thể chỉ có một trang")
    for _, page in several:
        if page.numbering is None:
            yield Hit("không đánh số trang", page)


def _has_several(form: Layout, place: int) -> bool:
    """Whether what stands on a page set-up surely fills more than one page; annexes that are printed, and a document that
    another one encloses, begin on pages of their own."""
    here = [paragraph for paragraph in form.paragraphs if paragraph.page == place]
    printed = [(each.source.page, each.annex) for each in here if each.source and each.source.page]
    first: dict[str | None, int] = {}
    for page, annex in printed:
        first.setdefault(annex, page)
    heads = {each.source.page for each in here if each.component == "type" and each.source}
    later = {page for page, _ in printed} - set(first.values()) - heads
    return bool(later) or (not printed and sum(len(paragraph.text) for paragraph in here) > _FULL_PAGE)


_LONG = tuple(paragraph("body", "Các cơ quan, đơn vị tổ chức thực hiện. " * 10) for _ in range(12))

RULE = Rule(
    code="TT009",
    name="Có số trang",
    severity="error",
    basis="law",
    place=f"{ANNEX_1}, Mục I, khoản 7",
    requirement="Văn bản nhiều trang được đánh số trang.",
    reason="Không có số trang thì không biết văn bản có thiếu tờ hay không.",
    reads=("layout.pages.numbering",),
    good=Example(
        "Nhiều trang, có số trang",
        layout=layout(*_LONG, pages=(PageSetup(**A4_PORTRAIT, numbering=PageNumbering(container="header")),)),
    ),
    bad=Example("Nhiều trang, không có số trang", layout=layout(*_LONG)),
    check=check,
    not_applicable=Example("Văn bản một trang", layout=layout(paragraph("body", "Tổ chức thực hiện."))),
)
