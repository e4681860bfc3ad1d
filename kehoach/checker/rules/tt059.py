"""One size of letters throughout the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.form_text import content_of
from kehoach.checker.looks import figures, run_edits, sizes
from kehoach.checker.rule import Example, Hit, NotEvaluated, Rule
from kehoach.checker.subject import Subject

_ROUNDING = 0.25
_TEXT = paragraph("body", "Thực hiện nhiệm vụ được giao.")


def check(subject: Subject) -> Iterator[Hit]:
    """No paragraph of the text has another size than most of the text."""
    texts = content_of(subject, "body", "closing")
    counted = Counter(size for each in texts for size in sizes(each))
    if not counted:
        raise NotEvaluated("tệp không cho biết cỡ chữ của lời văn")
    usual = counted.most_common(1)[0][0]
    for each in texts:
        wrong = {size for size in sizes(each) if abs(size - usual) > _ROUNDING}
        if wrong:
            told = ", ".join(map(figures, sorted(wrong)))
            yield Hit(
                f"cỡ chữ {told}, phần lớn lời văn cỡ {figures(usual)}", each, edits=run_edits(each, "size", usual)
            )


RULE = Rule(
    code="TT059",
    name="Lời văn một cỡ chữ",
    severity="info",
    basis="style",
    place="Văn phong: Nghị định 30/2020/NĐ-CP cho phép cỡ 13 đến 14, không nói phải một cỡ",
    requirement="Lời văn của cả văn bản dùng một cỡ chữ.",
    reason="Cỡ chữ lúc 13 lúc 14 thường do cắt dán từ văn bản khác.",
    reads=("layout.paragraphs.component", "layout.paragraphs.runs.size"),
    good=Example("Hai đoạn cùng cỡ 14", layout=layout(_TEXT, _TEXT)),
    bad=Example(
        "Đoạn cỡ 13 giữa các đoạn cỡ 14",
        layout=layout(_TEXT, _TEXT, paragraph("body", "Việc khác.", run={"size": 13.0})),
    ),
    check=check,
    not_applicable=Example("Không nhận ra nội dung", layout=layout(paragraph("type", "KẾ HOẠCH"))),
)
