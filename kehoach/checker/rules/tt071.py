"""How the words "Nơi nhận:" look."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.form import ANNEX_1
from kehoach.checker.form_text import full_text, paragraphs_of
from kehoach.checker.looks import size_hits, style_hits
from kehoach.checker.rule import Example, Hit, Rule
from kehoach.checker.subject import Subject


def check(subject: Subject) -> Iterator[Hit]:
    """The words stand on a line of their own with a colon, 12 points, bold italics."""
    paragraphs_of(subject, "recipients_label", "recipient", absent="văn bản không có phần «Nơi nhận:»")
    labels = subject.form.of("recipients_label")
    if not labels:
        yield Hit("thiếu dòng «Nơi nhận:»", subject.form.of("recipient")[0])
    for label in labels:
        if full_text(label) != "Nơi nhận:":
            yield Hit("phải viết là «Nơi nhận:» trên một dòng riêng", label)
    yield from size_hits(labels, 12, 12)
    yield from style_hits(labels, bold=True, italic=True)


_LOOKS = {"size": 12.0, "bold": True, "italic": True}

RULE = Rule(
    code="TT071",
    name="Trình bày từ «Nơi nhận»",
    severity="error",
    basis="law",
    place=f"{ANNEX_1}, Mục II, khoản 9, điểm d",
    requirement="Từ «Nơi nhận» ở một dòng riêng, sau có dấu hai chấm, chữ in thường, cỡ chữ 12, kiểu chữ nghiêng, đậm.",
    reason="Kiểu chữ riêng tách phần nơi nhận khỏi nội dung.",
    reads=(
        "layout.paragraphs.component",
        "layout.paragraphs.text",
        "layout.paragraphs.runs.size",
        "layout.paragraphs.runs.bold",
        "layout.paragraphs.runs.italic",
    ),
    good=Example("Cỡ 12, nghiêng, đậm", layout=layout(paragraph("recipients_label", "Nơi nhận:", run=_LOOKS))),
    bad=Example("Cỡ 14, đứng", layout=layout(paragraph("recipients_label", "Nơi nhận:", path="/w:p[1]"))),
    check=check,
    not_applicable=Example("Không có nơi nhận", layout=layout(paragraph("body", "Việc được giao."))),
)
