"""Letters with their marks in one sign."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Literal

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.form import text_edits
from kehoach.checker.rule import Example, Hit, Rule
from kehoach.checker.subject import Subject
from kehoach.model import Layout

_WORD = re.compile(r"\S+")


def check(subject: Subject) -> Iterator[Hit]:
    """No letter is put together from a base letter and combining marks."""
    for each in subject.form.paragraphs:
        if unicodedata.is_normalized("NFC", each.text):
            continue
        wrong = [word for word in dict.fromkeys(_WORD.findall(each.text)) if not unicodedata.is_normalized("NFC", word)]
        edits = tuple(edit for word in wrong for edit in text_edits(each, word, unicodedata.normalize("NFC", word)))
        shown = unicodedata.normalize("NFC", wrong[0])
        yield Hit(f"{len(wrong)} từ gõ bằng dấu tổ hợp, như «{shown}»", each, edits=edits)


def _shown(form: Literal["NFC", "NFD"]) -> Layout:
    return layout(paragraph("body", unicodedata.normalize(form, "Thực hiện nhiệm vụ"), path="/w:p[1]"))


RULE = Rule(
    code="TT093",
    name="Chữ dựng sẵn, không dùng dấu tổ hợp",
    severity="warning",
    basis="practice",
    place="Thông lệ: TCVN 6909:2001 cho phép cả hai cách, nhưng trộn lẫn thì không tìm kiếm được",
    requirement="Chữ tiếng Việt dùng ký tự Unicode dựng sẵn (NFC).",
    reason="Hai chữ nhìn giống nhau mà mã khác nhau: tìm kiếm, so sánh và lọc đều sót.",
    reads=("layout.paragraphs.text",),
    good=Example("Chữ dựng sẵn", layout=_shown("NFC")),
    bad=Example("Dấu tổ hợp", layout=_shown("NFD")),
    check=check,
)
