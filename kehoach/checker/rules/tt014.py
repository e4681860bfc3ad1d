"""Quốc hiệu."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.form import ANNEX_1, TOP, required, shown, text_edits, words_of_lines
from kehoach.checker.rule import Example, Hit, Rule
from kehoach.checker.subject import Subject

_WORDS = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
_SPELLINGS = {_WORDS, _WORDS.replace("HÒA", "HOÀ")}


def check(subject: Subject) -> Iterator[Hit]:
    """Quốc hiệu stands there, word for word, in capitals."""
    found = required(subject, "nation")
    if not found:
        yield Hit("thiếu Quốc hiệu", place=TOP)
        return
    for each in () if words_of_lines(found) in _SPELLINGS else found:
        words = shown(each)
        if words not in _SPELLINGS:
            edits = text_edits(each, each.text, _WORDS) if words.upper() in _SPELLINGS else ()
            yield Hit(f"Quốc hiệu phải viết đúng là «{_WORDS}»", each, edits=edits)


RULE = Rule(
    code="TT014",
    name="Quốc hiệu",
    severity="error",
    basis="law",
    place=f"{ANNEX_1}, Mục II, khoản 1, điểm a",
    requirement="Có Quốc hiệu «CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM», viết đúng lời, in hoa.",
    reason="Quốc hiệu là thành phần bắt buộc của mọi văn bản hành chính (Điều 8).",
    reads=("layout.paragraphs.component", "layout.paragraphs.text", "layout.paragraphs.runs.text"),
    good=Example(_WORDS, layout=layout(paragraph("nation", _WORDS))),
    bad=Example("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA", layout=layout(paragraph("nation", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA"))),
    check=check,
)
