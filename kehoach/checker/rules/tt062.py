"""Parts, chapters and sections have titles."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.form import ANNEX_1, administrative
from kehoach.checker.headings import headings
from kehoach.checker.looks import in_capitals
from kehoach.checker.rule import Example, Hit, NotApplicable, Rule
from kehoach.checker.subject import Subject

_LINE = paragraph("heading", "I. MỤC ĐÍCH, YÊU CẦU")


def check(subject: Subject) -> Iterator[Hit]:
    """A part, a chapter or a section has words after its number, or in capitals on the next line."""
    lines = {id(line.paragraph): line for line in headings(subject, "part", "roman")}
    if not lines:
        raise NotApplicable("nội dung không chia thành phần, chương, mục")
    shown = [each for each in administrative(subject).paragraphs if each.text.strip()]
    for each, below in zip(shown, (*shown[1:], None), strict=True):
        line = lines.get(id(each))
        if line and not line.title and not (below and id(below) not in lines and in_capitals(below)):
            yield Hit(f"«{line.number}» không có tiêu đề", each)


RULE = Rule(
    code="TT062",
    name="Phần, chương, mục có tiêu đề",
    severity="error",
    basis="law",
    place=f"{ANNEX_1}, Mục II, khoản 6, điểm d",
    requirement="Phần, chương, mục phải có tiêu đề là cụm từ chỉ nội dung chính.",
    reason="Không có tiêu đề thì không biết phần ấy nói về việc gì.",
    reads=("layout.paragraphs.component", "layout.paragraphs.text", "layout.paragraphs.runs.capitals"),
    good=Example("Mục có tiêu đề", layout=layout(_LINE)),
    bad=Example(
        "Mục chỉ có số", layout=layout(_LINE, paragraph("heading", "II."), paragraph("body", "Việc được giao."))
    ),
    check=check,
    not_applicable=Example("Văn bản không chia mục", layout=layout(paragraph("body", "Việc được giao."))),
)
