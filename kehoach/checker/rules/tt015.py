"""Tiêu ngữ."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.form import ANNEX_1, TOP, required, shown, text_edits, words_of_lines
from kehoach.checker.rule import Example, Hit, Rule
from kehoach.checker.subject import Subject

_WORDS = "Độc lập - Tự do - Hạnh phúc"


def check(subject: Subject) -> Iterator[Hit]:
    """Tiêu ngữ stands there, word for word, with its capitals and its spaced hyphens."""
    found = required(subject, "motto")
    if not found:
        yield Hit("thiếu Tiêu ngữ", place=TOP)
        return
    for each in () if words_of_lines(found) == _WORDS else found:
        if shown(each) != _WORDS:
            edits = text_edits(each, each.text, _WORDS) if _letters(shown(each)) == _letters(_WORDS) else ()
            yield Hit(f"Tiêu ngữ phải viết đúng là «{_WORDS}»", each, edits=edits)


def _letters(words: str) -> str:
    return "".join(filter(str.isalpha, words.lower()))


RULE = Rule(
    code="TT015",
    name="Tiêu ngữ",
    severity="error",
    basis="law",
    place=f"{ANNEX_1}, Mục II, khoản 1, điểm b",
    requirement="Có Tiêu ngữ «Độc lập - Tự do - Hạnh phúc»: in thường, viết hoa chữ đầu các cụm từ, gạch nối có cách chữ.",
    reason="Tiêu ngữ là thành phần bắt buộc của mọi văn bản hành chính (Điều 8).",
    reads=("layout.paragraphs.component", "layout.paragraphs.text", "layout.paragraphs.runs.text"),
    good=Example(_WORDS, layout=layout(paragraph("motto", _WORDS))),
    bad=Example("ĐỘC LẬP-TỰ DO-HẠNH PHÚC", layout=layout(paragraph("motto", "ĐỘC LẬP-TỰ DO-HẠNH PHÚC"))),
    check=check,
)
