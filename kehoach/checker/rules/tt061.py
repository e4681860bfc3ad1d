"""Parts and chapters on lines of their own."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.form import ANNEX_1
from kehoach.checker.headings import headings
from kehoach.checker.looks import alignment_hits, style_hits
from kehoach.checker.rule import Example, Hit, NotApplicable, Rule
from kehoach.checker.subject import Subject

_LOOKS = {"bold": True}


def check(subject: Subject) -> Iterator[Hit]:
    """The lines "Phần I", "Chương I" and "Mục 1" stand alone on their line, centred and bold, with the kind of number asked."""
    lines = headings(subject, "part")
    if not lines:
        raise NotApplicable("nội dung không chia thành phần, chương")
    for line in lines:
        is_section = line.number.casefold().startswith(("mục", "tiểu mục"))
        value = line.number.split()[-1]
        if line.title:
            yield Hit(f"«{line.number}» phải đứng riêng một dòng, tiêu đề ở dòng dưới", line.paragraph)
        if value.isdigit() is not is_section:
            kind = "chữ số Ả Rập" if is_section else "chữ số La Mã"
            yield Hit(f"số thứ tự của «{line.number}» phải là {kind}", line.paragraph)
    shown = [line.paragraph for line in lines]
    yield from style_hits(shown, bold=True, italic=False)
    yield from alignment_hits(shown, "center")


RULE = Rule(
    code="TT061",
    name="Trình bày phần, chương, mục",
    severity="error",
    basis="law",
    place=f"{ANNEX_1}, Mục II, khoản 6, điểm đ",
    requirement="Từ «Phần», «Chương», «Mục» và số thứ tự đứng riêng một dòng, canh giữa, chữ đứng, đậm.",
    reason="Người đọc tìm các phần lớn nhờ các dòng này.",
    reads=(
        "layout.paragraphs.component",
        "layout.paragraphs.text",
        "layout.paragraphs.runs.bold",
        "layout.paragraphs.runs.italic",
        "layout.paragraphs.alignment",
    ),
    good=Example("Phần I", layout=layout(paragraph("heading", "Phần I", run=_LOOKS, alignment="center"))),
    bad=Example(
        "Phần 1. Tình hình", layout=layout(paragraph("heading", "Phần 1. Tình hình", run=_LOOKS, alignment="center"))
    ),
    check=check,
    not_applicable=Example("Văn bản không chia phần", layout=layout(paragraph("heading", "I. MỤC ĐÍCH"))),
)
