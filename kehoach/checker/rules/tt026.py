"""Leading zeros of the number."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.form import ANNEX_1, parts, text_edits
from kehoach.checker.head_lines import number_line
from kehoach.checker.rule import Example, Hit, NotApplicable, Rule
from kehoach.checker.subject import Subject


def check(subject: Subject) -> Iterator[Hit]:
    """Numbers below 10 have one leading zero, others none."""
    lines = [(line.number, each) for each in parts(subject, "number") if (line := number_line(each))]
    numbers = [(number, each) for number, each in lines if number.isdecimal()]
    if not numbers:
        raise NotApplicable("văn bản chưa có số")
    for number, each in numbers:
        if len(number) == 1:
            yield Hit(f"số nhỏ hơn 10 phải ghi là 0{number}", each, edits=text_edits(each, f"{number}/", f"0{number}/"))
        elif number.startswith("0") and number != f"{int(number):02}":
            # No edit: some registries count with three or four figures, and a number is not ours to change.
            yield Hit(f"số {number} có số 0 thừa; chỉ số nhỏ hơn 10 mới thêm số 0", each)


RULE = Rule(
    code="TT026",
    name="Số 0 đứng trước số văn bản",
    severity="warning",
    basis="law",
    place=f"{ANNEX_1}, Mục II, khoản 3, điểm c",
    requirement="Số nhỏ hơn 10 ghi thêm số 0 phía trước (05); số từ 10 trở lên không thêm.",
    reason="Mỗi văn bản một cách ghi số, viện dẫn ở đâu cũng khớp.",
    reads=("layout.paragraphs.component", "layout.paragraphs.text", "layout.paragraphs.runs.text"),
    good=Example("Số: 05/KH-UBND", layout=layout(paragraph("number", "Số: 05/KH-UBND"))),
    bad=Example("Số: 5/KH-UBND", layout=layout(paragraph("number", "Số: 5/KH-UBND"))),
    check=check,
    not_applicable=Example("Dự thảo chưa có số", layout=layout(paragraph("number", "Số:      /KH-UBND"))),
)
