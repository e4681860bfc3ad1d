"""Capitals at the beginning of a line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.form_text import CONTENT, content_of, full_text, only_word_shows
from kehoach.checker.rule import Example, Hit, Rule
from kehoach.checker.subject import Subject
from kehoach.meaning.numbering import split_label

_SIGNS = ' -–—+*•“"«('


def check(subject: Subject) -> Iterator[Hit]:
    """A paragraph begins with a capital, after its number or dash if it has one."""
    found = content_of(subject, *CONTENT)
    only_word_shows(subject, "chỗ xuống dòng")
    for each in found:
        words = full_text(each)
        split = split_label(words)
        first = (split[1] if split else words).lstrip(_SIGNS)
        if first[:1].islower() and not _IS_NAME.match(first):
            yield Hit(f"«{first[:30].rstrip()}…» xuống dòng mà không viết hoa chữ cái đầu", each)


_IS_NAME = re.compile(r"\w+[A-Z0-9@./-]")
"""Names that have a small letter first: "eOffice", "e-mail", addresses."""

RULE = Rule(
    code="TT115",
    name="Viết hoa chữ đầu khi xuống dòng",
    severity="warning",
    basis="law",
    place="Nghị định 30/2020/NĐ-CP, Phụ lục II, Mục I",
    requirement="Viết hoa chữ cái đầu âm tiết thứ nhất khi xuống dòng.",
    reason="Chữ thường ở đầu dòng làm người đọc tưởng câu trên chưa hết.",
    reads=("layout.format", "layout.paragraphs.component", "layout.paragraphs.text", "layout.paragraphs.label"),
    good=Example("- Rà soát thủ tục", layout=layout(paragraph("body", "- Rà soát thủ tục hành chính."))),
    bad=Example("- rà soát thủ tục", layout=layout(paragraph("body", "- rà soát thủ tục hành chính."))),
    check=check,
    not_applicable=Example("Không nhận ra nội dung", layout=layout(paragraph("type", "KẾ HOẠCH"))),
)
