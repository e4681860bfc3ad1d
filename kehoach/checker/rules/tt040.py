"""Subject of an official letter."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.edits import SetParagraph
from kehoach.checker.examples import layout, paragraph
from kehoach.checker.form import ANNEX_1, both, check_sizes, check_style, parts, shown
from kehoach.checker.rule import Example, Hit, Rule
from kehoach.checker.subject import Subject

_GAP = 6.0


def _opening(subject: Subject) -> Iterator[Hit]:
    """The subject opens with "V/v", 6 points below the number."""
    (first, *_) = parts(subject, "subject")
    above = max((each.after or 0.0 for each in subject.form.of("number")), default=0.0)
    if not shown(first).startswith("V/v"):
        yield Hit("trích yếu công văn phải mở đầu bằng «V/v»", first)
    elif first.before is not None and not _GAP - 0.5 <= max(first.before, above) <= _GAP + 0.5:
        edits = (SetParagraph(first.path, "before", _GAP),) if first.path else ()
        yield Hit("trích yếu công văn phải cách dòng 6pt với số và ký hiệu", first, edits=edits)


RULE = Rule(
    code="TT040",
    name="Trích yếu công văn",
    severity="error",
    basis="law",
    place=f"{ANNEX_1}, Mục II, khoản 5, điểm b và Mục V, số 5",
    requirement="Trích yếu công văn đứng sau chữ «V/v», cỡ chữ 12 - 13, kiểu chữ đứng, cách dòng 6pt với số và ký hiệu.",
    reason="Trích yếu ở ô 5b ngay dưới số, ký hiệu cho biết việc mà không cần tên loại.",
    reads=(
        "layout.paragraphs.component",
        "layout.paragraphs.text",
        "layout.paragraphs.before",
        "layout.paragraphs.runs.size",
        "layout.paragraphs.runs.bold",
        "layout.paragraphs.runs.italic",
    ),
    good=Example(
        "V/v nâng bậc lương, cỡ 12, cách 6pt",
        layout=layout(paragraph("subject", "V/v nâng bậc lương năm 2026", run={"size": 12.0}, before=6.0)),
    ),
    bad=Example(
        "V/v nâng bậc lương, cỡ 14, nghiêng",
        layout=layout(paragraph("subject", "V/v nâng bậc lương năm 2026", run={"italic": True}, before=6.0)),
    ),
    check=both(_opening, check_sizes(subject=(12, 13)), check_style(upright=("subject",))),
    not_applicable=Example("Kế hoạch có tên loại", layout=layout(paragraph("type", "KẾ HOẠCH"))),
)
