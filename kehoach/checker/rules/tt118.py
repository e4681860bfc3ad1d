"""Capitals of feasts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.form_text import concerned
from kehoach.checker.rule import Example, Hit, Rule
from kehoach.checker.subject import Subject
from kehoach.checker.wording import SPELLING, written_words

_RIGHT = (
    "Nguyên đán",
    "Quốc khánh",
    "Quốc tế Lao động",
    "Quốc tế Phụ nữ",
    "Nhà giáo Việt Nam",
    "Thầy thuốc Việt Nam",
    "Giải phóng miền Nam",
)
_FEAST = re.compile(rf"(?<=(?:[Tt]ết|gày) )({'|'.join(_RIGHT)})(?!\w)", re.IGNORECASE)
_BY_NAME = {name.casefold(): name for name in _RIGHT}


def check(subject: Subject) -> Iterator[Hit]:
    """The name of a feast after "ngày" or "tết" has the capitals that the decree shows."""
    concerned(subject)
    for passage, text in written_words(subject):
        for words in dict.fromkeys(_FEAST.findall(text)):
            right = _BY_NAME[words.casefold()]
            if words != right and not text.isupper():
                yield Hit(f"«{words}», phải viết «{right}»", passage.where, edits=passage.edits(words, right))


RULE = Rule(
    code="TT118",
    name="Viết hoa ngày lễ, tết",
    severity="warning",
    basis="law",
    place="Nghị định 30/2020/NĐ-CP, Phụ lục II, Mục V, các khoản 5, 8",
    requirement="Tên ngày lễ, tết viết hoa chữ cái đầu của âm tiết tạo thành tên gọi: ngày Quốc khánh, tết Nguyên đán.",
    reason="Đây là tên riêng của ngày.",
    reads=SPELLING,
    good=Example(
        "tết Nguyên đán", layout=layout(paragraph("body", "Trực trong dịp tết Nguyên đán và ngày Quốc khánh."))
    ),
    bad=Example("tết Nguyên Đán", layout=layout(paragraph("body", "Trực trong dịp tết Nguyên Đán.", path="/w:p[1]"))),
    check=check,
    not_applicable=Example("Không nhận ra nội dung", layout=layout(paragraph("type", "KẾ HOẠCH"))),
)
