"""Numbered lines have the size of the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.form import ANNEX_1
from kehoach.checker.form_text import content_of
from kehoach.checker.headings import headings
from kehoach.checker.looks import figures, run_edits, sizes
from kehoach.checker.rule import Example, Hit, NotApplicable, NotEvaluated, Rule
from kehoach.checker.subject import Subject

_ROUNDING = 0.25
_TEXT = paragraph("body", "Thực hiện nhiệm vụ được giao.")


def check(subject: Subject) -> Iterator[Hit]:
    """Articles, clauses and points have the size that most of the text has."""
    lines = [line.paragraph for line in headings(subject, "arabic", "letter")]
    if not lines:
        raise NotApplicable("nội dung không chia thành khoản, điểm")
    counted = Counter(size for each in content_of(subject, "body", "closing") for size in sizes(each))
    if not counted:
        raise NotEvaluated("tệp không cho biết cỡ chữ của lời văn")
    usual = counted.most_common(1)[0][0]
    for each in lines:
        wrong = {size for size in sizes(each) if abs(size - usual) > _ROUNDING}
        if wrong:
            told = ", ".join(map(figures, sorted(wrong)))
            yield Hit(f"cỡ chữ {told}, lời văn cỡ {figures(usual)}", each, edits=run_edits(each, "size", usual))


RULE = Rule(
    code="TT058",
    name="Khoản, điểm cùng cỡ chữ với lời văn",
    severity="error",
    basis="law",
    place=f"{ANNEX_1}, Mục II, khoản 6, điểm đ",
    requirement="Số thứ tự, tiêu đề của khoản và điểm có cỡ chữ bằng cỡ chữ của phần lời văn.",
    reason="Cỡ chữ đổi giữa số thứ tự và lời văn làm rối cấp bậc các phần.",
    reads=("layout.paragraphs.component", "layout.paragraphs.runs.size", "layout.paragraphs.text"),
    good=Example("Cùng cỡ 14", layout=layout(paragraph("heading", "1. Mục đích"), _TEXT)),
    bad=Example(
        "Khoản cỡ 13, lời văn cỡ 14", layout=layout(paragraph("heading", "1. Mục đích", run={"size": 13.0}), _TEXT)
    ),
    check=check,
    not_applicable=Example("Văn bản không chia khoản", layout=layout(_TEXT)),
)
