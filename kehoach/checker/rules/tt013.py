"""Where page numbers begin."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.examples import A4_PORTRAIT, layout, paragraph
from kehoach.checker.form import ANNEX_1
from kehoach.checker.page_numbers import numbered
from kehoach.checker.rule import Example, Hit, Rule
from kehoach.checker.subject import Subject
from kehoach.model import Layout, PageNumbering, PageSetup


def check(subject: Subject) -> Iterator[Hit]:
    """The main text counts from 1, and so does each annex."""
    page, numbering = numbered(subject)[0]
    if page is subject.form.pages[0] and numbering.start not in (None, 1):
        yield Hit(f"số trang bắt đầu từ {numbering.start}, phải từ 1", page)
    yield from _annexes(subject)


def _annexes(subject: Subject) -> Iterator[Hit]:
    """An annex that shares its page set-up with what stands before it cannot count anew; nor one whose set-up goes on."""
    form = subject.form
    before: dict[int, str | None] = {}
    told: set[str | None] = {None}
    for each in form.paragraphs:
        is_part = each.container == "text" and each.component != "other" and each.text.strip()
        if not is_part or each.page >= len(form.pages):
            continue
        is_first = not before
        owner = before.setdefault(each.page, each.annex)
        numbering = form.pages[each.page].numbering
        hidden = numbering and not numbering.on_first_page and _is_one_printed_page(form, each.annex)
        if each.annex not in told and numbering is not None and not hidden:
            counts_anew = owner == each.annex and (numbering.start == 1 or (is_first and numbering.start is None))
            if not counts_anew:
                yield Hit("số trang của phụ lục không được đánh riêng từ 1", each)
        told.add(each.annex)


def _is_one_printed_page(form: Layout, annex: str | None) -> bool:
    """Whether an annex is known to fill one page: its number would be 1, and first pages mostly show none."""
    pages = {each.source.page for each in form.paragraphs if each.annex == annex and each.source and each.source.page}
    return len(pages) == 1


_MAIN = PageSetup(**A4_PORTRAIT, numbering=PageNumbering(container="header", start=1))
_PARAGRAPHS = (
    paragraph("body", "Tổ chức thực hiện."),
    paragraph("annex_label", "Phụ lục I", annex="pl1", page=1),
)

RULE = Rule(
    code="TT013",
    name="Số trang bắt đầu từ 1, riêng cho từng phụ lục",
    severity="error",
    basis="law",
    place=f"{ANNEX_1}, Mục I, khoản 7 và Mục III, khoản 1, điểm đ",
    requirement="Số trang đánh từ 1; số trang của phụ lục đánh riêng theo từng phụ lục.",
    reason="Phụ lục được tách ra dùng riêng, số trang nối tiếp làm tưởng thiếu tờ.",
    reads=(
        "layout.pages.numbering",
        "layout.pages.numbering.start",
        "layout.paragraphs.page",
        "layout.paragraphs.annex",
    ),
    good=Example(
        "Phần chính và phụ lục đều đánh từ 1",
        layout=layout(*_PARAGRAPHS, pages=(_MAIN, _MAIN.model_copy(update={"annex": "pl1"}))),
    ),
    bad=Example(
        "Số trang phụ lục nối tiếp phần chính",
        layout=layout(
            *_PARAGRAPHS,
            pages=(_MAIN, PageSetup(**A4_PORTRAIT, numbering=PageNumbering(container="header"), annex="pl1")),
        ),
    ),
    check=check,
    not_applicable=Example("Văn bản không đánh số trang", layout=layout()),
)
