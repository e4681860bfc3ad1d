"""No full stop after the title."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.form import parts, shown, text_edits
from kehoach.checker.rule import Example, Hit, Rule
from kehoach.checker.subject import Subject


def check(subject: Subject) -> Iterator[Hit]:
    """A title ends without a mark; the dots of a draft's blank are none."""
    last = parts(subject, "title", "subject")[-1]
    words = shown(last)
    if words.endswith((".", ";", ",", ":")) and not words.endswith(".."):
        written = last.text.rstrip()
        yield Hit("trích yếu kết thúc bằng dấu câu", last, edits=text_edits(last, written, written[:-1]))


RULE = Rule(
    code="TT039",
    name="Trích yếu không có dấu chấm cuối",
    severity="info",
    basis="style",
    place="Văn phong; Nghị định 30/2020/NĐ-CP không quy định, các ví dụ ở Phụ lục I, Phần I, Mục V không có dấu",
    requirement="Trích yếu kết thúc không có dấu câu.",
    reason="Trích yếu là tên gọi, được chép vào giữa câu khi viện dẫn.",
    reads=("layout.paragraphs.component", "layout.paragraphs.text", "layout.paragraphs.runs.text"),
    good=Example("Cải cách hành chính năm 2026", layout=layout(paragraph("title", "Cải cách hành chính năm 2026"))),
    bad=Example("Cải cách hành chính năm 2026.", layout=layout(paragraph("title", "Cải cách hành chính năm 2026."))),
    check=check,
    not_applicable=Example("Không có trích yếu", layout=layout()),
)
