"""One space between words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.form_text import only_word_shows
from kehoach.checker.rule import Example, Hit, Rule
from kehoach.checker.subject import Subject
from kehoach.checker.wording import SPELLING, written

_WIDE = re.compile(r"(?<!\S)(\S{1,40})([ \u00a0]{2,5})(?=(\S{1,40}))")
_BLANK = re.compile(r"(?:số|ngày|tháng|năm|quý)[:.]?|[.…_]+|/.*", re.IGNORECASE)

_TWO = re.compile(r"[ \u00a0]{2}")


def check(subject: Subject) -> Iterator[Hit]:
    """Words are set apart by one space; blanks that wait for a number or a day are left out."""
    found = written(subject)
    only_word_shows(subject, "số dấu cách giữa hai từ")
    for passage in (each for each in found if _TWO.search(each.text)):
        for before, gap, after in dict.fromkeys(_WIDE.findall(passage.text)):
            if not _BLANK.fullmatch(before) and not _BLANK.fullmatch(after):
                words = f"{before} {after}"
                edits = passage.edits(f"{before}{gap}{after}", words)
                yield Hit(f"«{words}» cách nhau hơn một dấu cách", passage.where, edits=edits)


RULE = Rule(
    code="TT099",
    name="Một dấu cách giữa hai từ",
    severity="info",
    basis="style",
    place="Văn phong: kỹ thuật soạn thảo văn bản",
    requirement="Giữa hai từ có một dấu cách.",
    reason="Dấu cách thừa làm dòng căn đều bị thưa, và tìm kiếm cụm từ bị sót.",
    reads=(*SPELLING, "layout.format"),
    good=Example("Một dấu cách", layout=layout(paragraph("body", "Các sở, ngành thực hiện."))),
    bad=Example("Hai dấu cách", layout=layout(paragraph("body", "Các sở,  ngành thực hiện.", path="/w:p[1]"))),
    check=check,
    not_applicable=Example("Không nhận ra nội dung", layout=layout(paragraph("type", "KẾ HOẠCH"))),
)
