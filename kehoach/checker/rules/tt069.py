"""The sign at the end of the text."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.form_text import content_of, ended_with
from kehoach.checker.rule import Example, Hit, Rule
from kehoach.checker.subject import Subject


def check(subject: Subject) -> Iterator[Hit]:
    """The last paragraph of the text ends with "./."."""
    last = content_of(subject)[-1]
    if not "".join(last.text.split()).endswith("./."):
        yield Hit("đoạn cuối không kết thúc bằng «./.»", last, edits=ended_with(last, "./."))


RULE = Rule(
    code="TT069",
    name="Dấu kết thúc văn bản",
    severity="info",
    basis="practice",
    place="Thông lệ: các mẫu của Phụ lục III Nghị định 30/2020/NĐ-CP có dấu này, lời văn của Nghị định không quy định",
    requirement="Nội dung văn bản kết thúc bằng dấu «./.».",
    reason="Dấu này cho biết văn bản hết ở đó, không bị thêm chữ.",
    reads=("layout.paragraphs.component", "layout.paragraphs.text"),
    good=Example("Kết thúc bằng ./.", layout=layout(paragraph("closing", "Trên đây là Kế hoạch của Sở./."))),
    bad=Example(
        "Kết thúc bằng dấu chấm", layout=layout(paragraph("closing", "Trên đây là Kế hoạch của Sở.", path="/w:p[9]"))
    ),
    check=check,
    not_applicable=Example("Không nhận ra nội dung", layout=layout(paragraph("type", "KẾ HOẠCH"))),
)
