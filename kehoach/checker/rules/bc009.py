"""A share in a sentence is what its two numbers come to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.checker.examples_plan import plan_of, report_of, section
from kehoach.checker.needs import is_report
from kehoach.checker.passages import body_passages
from kehoach.checker.rule import Example, Hit, NotApplicable, Rule
from kehoach.checker.shares import fits, share_of, share_words
from kehoach.checker.subject import Subject
from kehoach.meaning.numbers import NUMBER, read_number

_FRACTION = re.compile(
    rf"(?<![\d.,/])(?P<part>{NUMBER}) ?/ ?(?P<whole>{NUMBER})(?![\d/-])"
    rf"(?P<between>[^\d%;.]{{0,60}})(?P<share>(?<![\d.,]){NUMBER}) ?%"
)
_STATES_SHARE = re.compile(r"\(|đạt|chiếm|tỷ lệ|tỉ lệ|bằng|=", re.IGNORECASE)
_NO_COUNT = re.compile(r"(?:ngày|số|tháng|quý|điểm|tại|theo|từ|đến)\s*$", re.IGNORECASE)


def check(subject: Subject) -> Iterator[Hit]:
    """In "45/50 nhiệm vụ, đạt 90%" the share is part by whole, rounded or cut off at its last decimal."""
    is_report(subject)
    judged = 0
    for passage in body_passages(subject):
        for match in _FRACTION.finditer(passage.text):
            part, whole = read_number(match["part"]), read_number(match["whole"])
            is_date = bool(_NO_COUNT.search(passage.text[: match.start()]))
            if is_date or not whole or part > whole or not _STATES_SHARE.search(match["between"]):
                continue
            judged += 1
            if not fits(match["share"], share_of(part, whole)):
                counted = share_words(share_of(part, whole))
                yield passage.hit(f"{match['part']}/{match['whole']} là {counted}, ghi {match['share']}%")
    if not judged:
        raise NotApplicable("không có câu nào nêu tỷ lệ kèm hai số liệu")


RULE = Rule(
    code="BC009",
    name="Tỷ lệ trong câu khớp với hai số liệu",
    severity="warning",
    basis="practice",
    place="Số học: tỷ lệ bằng số đã thực hiện chia tổng số",
    requirement="Tỷ lệ nêu kèm phân số («45/50 nhiệm vụ, đạt 90%») bằng phân số đó.",
    reason="Sửa số liệu mà quên sửa tỷ lệ là lỗi hay gặp nhất của báo cáo.",
    reads=("plan.document.outline",),
    good=Example(
        "«45/50 nhiệm vụ, đạt 90%»", plan=report_of(section("I", "KẾT QUẢ", "Hoàn thành 45/50 nhiệm vụ, đạt 90%."))
    ),
    bad=Example(
        "«44/50 nhiệm vụ, đạt 90%»", plan=report_of(section("I", "KẾT QUẢ", "Hoàn thành 44/50 nhiệm vụ, đạt 90%."))
    ),
    check=check,
    not_applicable=Example("Văn bản là kế hoạch", plan=plan_of()),
)
