"""Titles of parts, chapters and sections on the line below their numbers."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.form import ANNEX_1, administrative
from kehoach.checker.headings import part_titles
from kehoach.checker.looks import alignment_hits, size_hits, style_hits
from kehoach.checker.rule import Example, Hit, NotApplicable, Rule
from kehoach.checker.subject import Subject

_LOOKS = {"bold": True}
_PART = paragraph("heading", "Phần I", run=_LOOKS, alignment="center")


def check(subject: Subject) -> Iterator[Hit]:
    """The title below "Phần I", "Chương I" or "Mục 1" is centred, in upright bold capitals of 13 or 14 points."""
    known = part_titles(subject)
    titles = [each for each in administrative(subject).paragraphs if id(each) in known]
    if not titles:
        raise NotApplicable("văn bản không có tiêu đề phần, chương, mục ở dòng riêng")
    yield from size_hits(titles, 13, 14)
    yield from style_hits(titles, bold=True, italic=False)
    yield from alignment_hits(titles, "center")


RULE = Rule(
    code="TT108",
    name="Trình bày tiêu đề phần, chương",
    severity="error",
    basis="law",
    place=f"{ANNEX_1}, Mục II, khoản 6, điểm đ và Mục V, số 6",
    requirement="Tiêu đề phần, chương, mục canh giữa dưới số thứ tự, chữ in hoa, cỡ chữ 13 đến 14, kiểu chữ đứng, đậm.",
    reason="Số thứ tự và tiêu đề của phần đi liền nhau, nổi hơn lời văn.",
    reads=(
        "layout.paragraphs.component",
        "layout.paragraphs.text",
        "layout.paragraphs.runs.size",
        "layout.paragraphs.runs.bold",
        "layout.paragraphs.runs.italic",
        "layout.paragraphs.alignment",
    ),
    good=Example(
        "Phần I / TÌNH HÌNH",
        layout=layout(_PART, paragraph("body", "TÌNH HÌNH NĂM 2026", run=_LOOKS, alignment="center")),
    ),
    bad=Example("Tiêu đề không đậm", layout=layout(_PART, paragraph("body", "TÌNH HÌNH NĂM 2026", alignment="center"))),
    check=check,
    not_applicable=Example("Văn bản không chia phần", layout=layout(paragraph("heading", "I. MỤC ĐÍCH"))),
)
