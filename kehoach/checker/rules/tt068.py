"""Headings stay with the text below them."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.headings import headings
from kehoach.checker.looks import paragraph_edits
from kehoach.checker.rule import Example, Hit, NotApplicable, NotEvaluated, Rule
from kehoach.checker.subject import Subject

_TEXT = paragraph("body", "Triển khai Chương trình của Chính phủ.")


def check(subject: Subject) -> Iterator[Hit]:
    """A heading that is a title keeps with the next paragraph, so that it never ends a page."""
    lines = [line for line in headings(subject, "part", "roman", "arabic") if line.has_title]
    if not lines:
        raise NotApplicable("nội dung không có tiêu đề")
    if all(line.paragraph.keep_next is None for line in lines):
        raise NotEvaluated("tệp không cho biết đoạn nào giữ liền đoạn sau")
    for line in lines:
        if line.paragraph.keep_next is False:
            edits = paragraph_edits(line.paragraph, "keep_next", True)
            yield Hit("tiêu đề có thể đứng một mình ở cuối trang", line.paragraph, edits=edits)


RULE = Rule(
    code="TT068",
    name="Tiêu đề đi liền đoạn sau",
    severity="info",
    basis="style",
    place="Văn phong: tiêu đề không đứng cuối trang",
    requirement="Tiêu đề được đặt «Keep with next» để không nằm một mình ở cuối trang.",
    reason="Tiêu đề ở cuối trang, nội dung sang trang sau thì người đọc bỏ sót.",
    reads=("layout.paragraphs.component", "layout.paragraphs.text", "layout.paragraphs.keep_next"),
    good=Example("Giữ liền đoạn sau", layout=layout(paragraph("heading", "1. Mục đích", keep_next=True), _TEXT)),
    bad=Example("Không giữ liền", layout=layout(paragraph("heading", "1. Mục đích", keep_next=False), _TEXT)),
    check=check,
    not_applicable=Example("Văn bản không có tiêu đề", layout=layout(paragraph("body", "Việc được giao."))),
)
