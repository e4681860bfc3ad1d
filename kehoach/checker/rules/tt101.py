"""Days written as such."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.rule import Example, Hit, Rule
from kehoach.checker.subject import Subject
from kehoach.checker.wording import SPELLING, written_words
from kehoach.meaning.dates import DATE, read_date

_WRITTEN = re.compile(rf"\b(ng\w{{1,2}}|Ng\w{{1,2}}) ?({DATE})")
_DATE = re.compile(DATE)


def check(subject: Subject) -> Iterator[Hit]:
    """A date follows the word "ngày", spelt so, and is a day of the calendar."""
    for passage, text in written_words(subject):
        for word, date in dict.fromkeys(_WRITTEN.findall(text)):
            if word.casefold() not in ("ngày", "ngay"):
                yield Hit(f"«{word} {date}», phải viết «ngày {date}»", passage.where)
        for date in dict.fromkeys(_DATE.findall(text)):
            if read_date(date) is None:
                yield Hit(f"«{date}» không phải là một ngày có thật", passage.where)


RULE = Rule(
    code="TT101",
    name="Ngày tháng viết đúng",
    severity="warning",
    basis="practice",
    place="Thông lệ: kỹ thuật soạn thảo văn bản",
    requirement="Ngày tháng trong văn bản có thật và có từ «ngày» viết đúng.",
    reason="Ngày sai làm căn cứ, thời hạn không xác định được.",
    reads=SPELLING,
    good=Example("ngày 10/9/2020", layout=layout(paragraph("body", "Theo Quyết định ngày 10/9/2020 của tỉnh."))),
    bad=Example("ngấy 10/9/2020", layout=layout(paragraph("body", "Theo Quyết định ngấy 10/9/2020 của tỉnh."))),
    check=check,
    not_applicable=Example("Không nhận ra nội dung", layout=layout(paragraph("type", "KẾ HOẠCH"))),
)
