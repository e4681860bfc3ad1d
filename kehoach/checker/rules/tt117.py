"""Capitals of the types of documents that are cited."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.form_text import concerned
from kehoach.checker.rule import Example, Hit, Rule
from kehoach.checker.subject import Subject
from kehoach.checker.wording import SPELLING, written_words

_TYPES = (
    "bộ luật|luật|pháp lệnh|nghị quyết|nghị định|quyết định|chỉ thị|thông tư|kế hoạch|chương trình|báo cáo|thông báo"
    "|hướng dẫn|công văn|tờ trình|quy chế|quy định|đề án|công điện"
)
_SMALL = re.compile(rf"(?<!\w)({_TYPES})(?= số:? ?\d[\d.]*\s?/)")


def check(subject: Subject) -> Iterator[Hit]:
    """The type of a document that is cited by its number begins with a capital."""
    concerned(subject)
    for passage, text in written_words(subject):
        for match in {match[0]: match for match in _SMALL.finditer(text)}.values():
            words = text[match.start() : match.end() + 4].rstrip()
            right = words[0].upper() + words[1:]
            edits = passage.edits(words, right)
            yield Hit(f"«{words}…»: tên loại văn bản cụ thể viết hoa, «{right}…»", passage.where, edits=edits)


RULE = Rule(
    code="TT117",
    name="Viết hoa tên loại văn bản được viện dẫn",
    severity="warning",
    basis="law",
    place="Nghị định 30/2020/NĐ-CP, Phụ lục II, Mục V, khoản 6",
    requirement="Tên loại của một văn bản cụ thể viết hoa chữ cái đầu: Nghị định số 30/2020/NĐ-CP.",
    reason="Chữ hoa cho biết đó là một văn bản nhất định, không phải nói chung.",
    reads=SPELLING,
    good=Example(
        "Quyết định số 45/QĐ-TTg",
        layout=layout(paragraph("body", "Thực hiện Quyết định số 45/QĐ-TTg và các quyết định khác.")),
    ),
    bad=Example(
        "quyết định số 45/QĐ-TTg",
        layout=layout(paragraph("body", "Thực hiện quyết định số 45/QĐ-TTg.", path="/w:p[1]")),
    ),
    check=check,
    not_applicable=Example("Không nhận ra nội dung", layout=layout(paragraph("type", "KẾ HOẠCH"))),
)
