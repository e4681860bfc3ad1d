"""No space before a mark."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.rule import Example, Hit, Rule
from kehoach.checker.subject import Subject
from kehoach.checker.wording import SPELLING, written

_LOOSE = re.compile(r"(?:\w{1,9}|[)\]”\"%])[ \u00a0]{1,9}(?:[,;:?!]|\.(?![.\w/…]))")

_SPACED = re.compile(r"[ \u00a0][,;:?!.]")


def check(subject: Subject) -> Iterator[Hit]:
    """No comma, semicolon, colon or end of sentence is set off from the word before it."""
    for passage in (each for each in written(subject) if _SPACED.search(each.text)):
        for match in dict.fromkeys(match[0] for match in _LOOSE.finditer(passage.text)):
            tight = "".join(match.split())
            yield Hit(f"«{match}» thừa dấu cách trước dấu câu", passage.where, edits=passage.edits(match, tight))


RULE = Rule(
    code="TT097",
    name="Không cách trước dấu câu",
    severity="warning",
    basis="practice",
    place="Thông lệ: kỹ thuật soạn thảo văn bản",
    requirement="Trước dấu phẩy, chấm phẩy, hai chấm, dấu chấm, dấu hỏi, dấu than không có dấu cách.",
    reason="Dấu câu rời ra có thể rơi xuống đầu dòng sau.",
    reads=SPELLING,
    good=Example("Dấu phẩy liền chữ", layout=layout(paragraph("body", "Các sở, ngành thực hiện."))),
    bad=Example("Cách trước dấu phẩy", layout=layout(paragraph("body", "Các sở , ngành thực hiện.", path="/w:p[1]"))),
    check=check,
    not_applicable=Example("Không nhận ra nội dung", layout=layout(paragraph("type", "KẾ HOẠCH"))),
)
