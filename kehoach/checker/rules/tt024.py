"""How number and symbol are written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.form import ANNEX_1, TOP, required, shown
from kehoach.checker.head_lines import BLANK, number_line
from kehoach.checker.rule import Example, Hit, Rule
from kehoach.checker.subject import Subject

_SYMBOL = re.compile(rf"(?:[^\W\d_]\w*(?:[&.]\w+)*|{BLANK})(?:-(?:[^\W\d_]\w*(?:[&.]\w+)*|{BLANK}))+")


def check(subject: Subject) -> Iterator[Hit]:
    """The line reads "Số: 12/KH-UBND"; a draft may leave the number blank."""
    found = required(subject, "number")
    if not found:
        yield Hit("thiếu số, ký hiệu", place=TOP)
    for each in found:
        line = number_line(each)
        if line is None:
            yield Hit("phải viết «Số: » rồi số bằng chữ số Ả Rập, dấu gạch chéo và ký hiệu, như «Số: 15/QĐ-BNV»", each)
        elif ":" not in shown(each).partition("/")[0]:
            yield Hit("sau từ «Số» phải có dấu hai chấm", each)
        elif line.number and not line.number.isdecimal():
            yield Hit(f"số «{line.number}» phải ghi bằng chữ số Ả Rập", each)
        elif not _SYMBOL.fullmatch(line.symbol) or any(map(_is_small, line.parts)):
            yield Hit(f"ký hiệu «{line.symbol}» phải gồm các nhóm chữ viết tắt in hoa, giữa các nhóm có gạch nối", each)


def _is_small(group: str) -> bool:
    """Whether a group is not in capitals; an abbreviation may hold a small letter or two: CTr, QyĐ, TTg."""
    return group[:1].islower() or sum(map(str.islower, group)) > sum(map(str.isupper, group))


RULE = Rule(
    code="TT024",
    name="Cách ghi số, ký hiệu",
    severity="error",
    basis="law",
    place=f"{ANNEX_1}, Mục II, khoản 3, điểm a, b, c",
    requirement="Có số, ký hiệu dạng «Số: 12/KH-UBND»: từ «Số», dấu hai chấm, số Ả Rập, gạch chéo, các nhóm chữ in hoa.",
    reason="Số và ký hiệu là tên gọi của văn bản khi viện dẫn, tra cứu; viết sai dạng thì không tìm ra.",
    reads=("layout.paragraphs.component", "layout.paragraphs.text", "layout.paragraphs.runs.text"),
    good=Example("Số: 12/KH-UBND", layout=layout(paragraph("number", "Số: 12/KH-UBND"))),
    bad=Example("Số 12/kh-ubnd", layout=layout(paragraph("number", "Số 12/kh-ubnd"))),
    check=check,
)
