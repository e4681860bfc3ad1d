"""No empty paragraphs for spacing."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.form import administrative
from kehoach.checker.form_text import CONTENT, content_of, is_caption, only_word_shows
from kehoach.checker.rule import Example, Hit, Rule
from kehoach.checker.subject import Subject

_TEXT = paragraph("body", "Thực hiện nhiệm vụ được giao.")


def check(subject: Subject) -> Iterator[Hit]:
    """No empty paragraph stands between two paragraphs of the text."""
    content_of(subject)
    only_word_shows(subject, "đoạn trống")
    shown = [each for each in administrative(subject).paragraphs if each.container == "text" and each.annex is None]
    for above, empty, below in zip(shown, shown[1:], shown[2:], strict=False):
        if (
            not empty.text.strip()
            and empty.component in (*CONTENT, "other")
            and above.component in CONTENT
            and below.component in CONTENT
            and not is_caption(below)  # a picture stands there
        ):
            place = f"sau đoạn «{' '.join(above.text.split())[:60]}»"
            yield Hit("đoạn trống dùng để tạo khoảng cách; đặt khoảng cách đoạn thay vào đó", empty, place=place)


RULE = Rule(
    code="TT060",
    name="Không dùng đoạn trống để cách dòng",
    severity="info",
    basis="style",
    place="Văn phong: khoảng cách đoạn đặt bằng định dạng",
    requirement="Không dùng đoạn trống giữa các đoạn của nội dung.",
    reason="Đoạn trống rơi vào đầu trang, và làm phần mềm tưởng hết mục.",
    reads=("layout.format", "layout.paragraphs.component", "layout.paragraphs.text"),
    good=Example("Hai đoạn liền nhau", layout=layout(_TEXT, _TEXT)),
    bad=Example("Đoạn trống ở giữa", layout=layout(_TEXT, paragraph("other", ""), _TEXT)),
    check=check,
    not_applicable=Example("Không nhận ra nội dung", layout=layout(paragraph("type", "KẾ HOẠCH"))),
)
