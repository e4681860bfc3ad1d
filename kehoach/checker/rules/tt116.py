"""Capitals of the names of places."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.form_text import concerned
from kehoach.checker.rule import Example, Hit, Rule
from kehoach.checker.subject import Subject
from kehoach.checker.wording import SPELLING, written_words

_LARGE = re.compile(r"(?<=[\w,;)] )(Tỉnh|Thành phố|Huyện|Thị xã) (?!Hồ Chí Minh)([^\W\d_]+)(?: ([^\W\d_]+))?")
_SPECIAL = re.compile(r"(?<!\w)(thành phố Hồ Chí Minh|thủ đô Hà Nội)(?!\w)")
_OF_BODIES = frozenset({"Đoàn", "Đội", "Ủy", "Uỷ"})
"""What follows the word in the name of a body: "Tỉnh Đoàn"."""


def check(subject: Subject) -> Iterator[Hit]:
    """The word before the name of a province or city is in small letters, but for the special names the decree gives."""
    concerned(subject)
    for passage, text in written_words(subject):
        if text.isupper():
            continue
        for kind, first, second in dict.fromkeys(_LARGE.findall(text)):
            if first[0].isupper() and first[1:].islower() and first not in _OF_BODIES:
                name = f"{first} {second}" if second[:1].isupper() else first
                words, right = f"{kind} {name}", f"{kind.lower()} {name}"
                yield Hit(f"«{words}», phải viết «{right}»", passage.where, edits=passage.edits(words, right))
        for words in dict.fromkeys(_SPECIAL.findall(text)):
            right = words[0].upper() + words[1:]
            yield Hit(f"«{words}», phải viết «{right}»", passage.where, edits=passage.edits(words, right))


RULE = Rule(
    code="TT116",
    name="Viết hoa tên đơn vị hành chính",
    severity="warning",
    basis="law",
    place="Nghị định 30/2020/NĐ-CP, Phụ lục II, Mục III, khoản 1, điểm a, c",
    requirement="Danh từ chung chỉ đơn vị hành chính viết thường trước tên riêng (tỉnh Nam Định); Thủ đô Hà Nội, Thành phố Hồ "
    "Chí Minh viết hoa.",
    reason="Một tên viết một cách thì tra cứu, tìm kiếm mới khớp.",
    reads=SPELLING,
    good=Example(
        "tỉnh Nam Định", layout=layout(paragraph("body", "Báo cáo của tỉnh Nam Định và Thành phố Hồ Chí Minh."))
    ),
    bad=Example("Tỉnh Nam Định", layout=layout(paragraph("body", "Báo cáo của Tỉnh Nam Định.", path="/w:p[1]"))),
    check=check,
    not_applicable=Example("Không nhận ra nội dung", layout=layout(paragraph("type", "KẾ HOẠCH"))),
)
