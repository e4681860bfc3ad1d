"""Capitals in citations of articles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.form_text import concerned
from kehoach.checker.rule import Example, Hit, Rule
from kehoach.checker.subject import Subject
from kehoach.checker.wording import SPELLING, written_words

_SMALL = re.compile(r"(?<![\w.])(điều \d|chương [IVXLC]+\b|phần [IVX]+\b)(?! (?:điều|việc))")
_CAPITAL = re.compile(r"(?<=[\w,;] )(Khoản \d+|Điểm [a-zđ])(?=,? (?:và |[Kk]hoản|[Đđ]iều|[Đđ]iểm|Mục|Chương|của))")


def check(subject: Subject) -> Iterator[Hit]:
    """Phần, Chương and Điều of a cited document have a capital; khoản and điểm inside a sentence have none."""
    concerned(subject)
    for passage, text in written_words(subject):
        for words in dict.fromkeys(_SMALL.findall(text)):
            right = words[0].upper() + words[1:]
            yield Hit(f"«{words}» khi viện dẫn viết hoa: «{right}»", passage.where, edits=passage.edits(words, right))
        for words in dict.fromkeys(_CAPITAL.findall(text)):
            right = words[0].lower() + words[1:]
            yield Hit(
                f"«{words}» khi viện dẫn viết thường: «{right}»", passage.where, edits=passage.edits(words, right)
            )


RULE = Rule(
    code="TT104",
    name="Viết hoa khi viện dẫn điều, khoản",
    severity="warning",
    basis="law",
    place="Nghị định 30/2020/NĐ-CP, Phụ lục II, Mục V, khoản 7",
    requirement="Viện dẫn phần, chương, mục, tiểu mục, điều thì viết hoa chữ cái đầu; khoản, điểm viết thường.",
    reason="Cách viết thống nhất để người đọc và phần mềm nhận ra chỗ viện dẫn.",
    reads=SPELLING,
    good=Example("điểm a khoản 2 Điều 5", layout=layout(paragraph("body", "Theo điểm a khoản 2 Điều 5 của Quy chế."))),
    bad=Example("khoản 2 điều 5", layout=layout(paragraph("body", "Theo khoản 2 điều 5 của Quy chế.", path="/w:p[1]"))),
    check=check,
    not_applicable=Example("Không nhận ra nội dung", layout=layout(paragraph("type", "KẾ HOẠCH"))),
)
