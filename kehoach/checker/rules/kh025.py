"""The plan orders reports: what, when, to whom."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.checker.examples_plan import plan_of, section
from kehoach.checker.needs import is_plan
from kehoach.checker.passages import WHOLE, Passage, body_passages
from kehoach.checker.rule import Example, Hit, Rule
from kehoach.checker.subject import Subject

_REPORT = re.compile(r"(?<!\w)báo cáo(?!\w)", re.IGNORECASE)
_WHEN = re.compile(
    r"định kỳ|đột xuất|h[àằ]ng (?:năm|quý|tháng|tuần)|trước ngày|chậm nhất|thời hạn|khi có yêu cầu|theo (?:quy định|yêu cầu)"
    r"|(?<!\w)(?:quý|0?6 tháng)(?!\w)",
    re.IGNORECASE,
)
_TO_WHOM = re.compile(
    r"(?:gửi|về|cho|với|qua|trình)\s(?:\w+\s){0,6}?(?:UBND|ủy ban|uỷ ban|sở|văn phòng|ban|bộ|chủ tịch|cơ quan|phòng"
    r"|giám đốc|lãnh đạo|thủ trưởng|chính phủ|tỉnh ủy|thường trực)"
    r"|báo cáo (?:UBND|ủy ban|chủ tịch|sở|bộ|cấp|giám đốc|lãnh đạo|trưởng ban)",
    re.IGNORECASE,
)


def check(subject: Subject) -> Iterator[Hit]:
    """Some paragraph orders reports; where all of them together do not say when or to whom, a person looks."""
    is_plan(subject)
    duties = [passage for passage in body_passages(subject) if _orders(passage)]
    if not duties:
        yield Hit("không quy định chế độ báo cáo kết quả thực hiện", place=WHOLE)
        return
    text = "\n".join(passage.text for passage in duties)
    if not _WHEN.search(text):
        yield duties[0].hit("không nêu báo cáo khi nào", review=True)
    if not _TO_WHOM.search(text):
        yield duties[0].hit("không nêu báo cáo gửi cơ quan nào", review=True)


def _orders(passage: Passage) -> bool:
    return bool(_REPORT.search(passage.text))


RULE = Rule(
    code="KH025",
    name="Có chế độ báo cáo",
    severity="warning",
    basis="practice",
    place="Thực tiễn: kế hoạch phải theo dõi được",
    requirement="Kế hoạch quy định báo cáo khi nào và gửi cơ quan nào.",
    reason="Không có chế độ báo cáo thì cơ quan ban hành không biết kết quả thực hiện.",
    reads=("plan.document.outline", "plan.document.closing"),
    good=Example(
        "«Định kỳ hằng quý báo cáo kết quả về Sở Nội vụ»",
        plan=plan_of(outline=(section("V", "TỔ CHỨC THỰC HIỆN", "Định kỳ hằng quý báo cáo kết quả về Sở Nội vụ."),)),
    ),
    bad=Example(
        "Phần tổ chức thực hiện không nói đến báo cáo",
        plan=plan_of(outline=(section("V", "TỔ CHỨC THỰC HIỆN", "Các đơn vị triển khai Kế hoạch này."),)),
    ),
    check=check,
    not_applicable=Example("Văn bản là báo cáo", plan=plan_of(type="BÁO CÁO")),
)
