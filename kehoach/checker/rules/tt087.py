"""How an annex's title looks."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.form import ANNEX_1
from kehoach.checker.form_text import paragraphs_of
from kehoach.checker.looks import alignment_hits, case_hits, size_hits, style_hits
from kehoach.checker.rule import Example, Hit, Rule
from kehoach.checker.subject import Subject

_LOOKS = {"bold": True}


def check(subject: Subject) -> Iterator[Hit]:
    """The title is centred, in upright bold capitals of 13 or 14 points."""
    titles = paragraphs_of(subject, "annex_title", absent="văn bản không có tên phụ lục")
    yield from case_hits(titles, capitals=True)
    yield from size_hits(titles, 13, 14)
    yield from style_hits(titles, bold=True, italic=False)
    yield from alignment_hits(titles, "center")


RULE = Rule(
    code="TT087",
    name="Trình bày tên phụ lục",
    severity="error",
    basis="law",
    place=f"{ANNEX_1}, Mục III, khoản 1, điểm b",
    requirement="Tên phụ lục được canh giữa, bằng chữ in hoa, cỡ chữ từ 13 đến 14, kiểu chữ đứng, đậm.",
    reason="Tên phụ lục cho biết bảng bên dưới là bảng gì.",
    reads=(
        "layout.paragraphs.component",
        "layout.paragraphs.text",
        "layout.paragraphs.runs.size",
        "layout.paragraphs.runs.bold",
        "layout.paragraphs.runs.italic",
        "layout.paragraphs.runs.capitals",
        "layout.paragraphs.alignment",
    ),
    good=Example(
        "In hoa, đậm", layout=layout(paragraph("annex_title", "DANH MỤC NHIỆM VỤ", run=_LOOKS, alignment="center"))
    ),
    bad=Example(
        "In thường", layout=layout(paragraph("annex_title", "Danh mục nhiệm vụ", run=_LOOKS, alignment="center"))
    ),
    check=check,
    not_applicable=Example("Không có phụ lục", layout=layout(paragraph("body", "Việc được giao."))),
)
