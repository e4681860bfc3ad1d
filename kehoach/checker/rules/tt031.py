"""Leading zeros of day and month."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.form import ANNEX_1, parts, text_edits
from kehoach.checker.rule import Example, Hit, NotApplicable, Rule
from kehoach.checker.subject import Subject
from kehoach.meaning.dates import print_day, print_month

_DAY = re.compile(r"(ngày\s*)(\d{1,2})(?=\s*tháng)")
_MONTH = re.compile(r"(tháng\s*)(\d{1,2})(?=\s*năm)")


def check(subject: Subject) -> Iterator[Hit]:
    """Days below 10 and the months 1 and 2 have a leading zero, other months none."""
    lines = parts(subject, "place_date")
    dated = [each for each in lines if _DAY.search(each.text) or _MONTH.search(each.text)]
    if not dated:
        raise NotApplicable("ngày, tháng còn để trống")
    for each in dated:
        for pattern, printed in ((_DAY, print_day), (_MONTH, print_month)):
            found = pattern.search(each.text)
            if found and found[2] != printed(int(found[2])):
                wanted = found[1] + printed(int(found[2]))
                yield Hit(f"«{found[0]}» phải ghi là «{wanted}»", each, edits=text_edits(each, found[0], wanted))


RULE = Rule(
    code="TT031",
    name="Số 0 đứng trước ngày, tháng",
    severity="error",
    basis="law",
    place=f"{ANNEX_1}, Mục II, khoản 4, điểm b",
    requirement="Ngày nhỏ hơn 10 và tháng 1, 2 ghi thêm số 0 phía trước; các tháng khác không thêm.",
    reason="Số 0 chặn việc sửa ngày 5 thành 15, 25 và tháng 1, 2 thành 11, 12.",
    reads=("layout.paragraphs.component", "layout.paragraphs.text", "layout.paragraphs.runs.text"),
    good=Example(
        "ngày 05 tháng 3 năm 2026", layout=layout(paragraph("place_date", "Vàm Cỏ, ngày 05 tháng 3 năm 2026"))
    ),
    bad=Example("ngày 5 tháng 03 năm 2026", layout=layout(paragraph("place_date", "Vàm Cỏ, ngày 5 tháng 03 năm 2026"))),
    check=check,
    not_applicable=Example(
        "Dự thảo để trống ngày, tháng", layout=layout(paragraph("place_date", "Vàm Cỏ, ngày    tháng    năm 2026"))
    ),
)
