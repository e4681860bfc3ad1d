"""A report has the parts that every report has."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.checker.examples_plan import plan_of, report_of, section
from kehoach.checker.needs import is_report
from kehoach.checker.passages import WHOLE
from kehoach.checker.report_parts import headings, is_of_committee, is_on_reform
from kehoach.checker.rule import Example, Hit, Rule
from kehoach.checker.subject import Subject

_DIRECTION = "chỉ đạo, điều hành"
_PARTS = {
    _DIRECTION: r"chỉ đạo|điều hành|tình hình triển khai",
    "kết quả thực hiện": r"kết quả|tình hình (?:thực hiện|triển khai)",
    "tồn tại, hạn chế": r"tồn tại|hạn chế|khó khăn|vướng mắc",
    "phương hướng, nhiệm vụ thời gian tới": r"phương hướng|nhiệm vụ|giải pháp|kế hoạch (?:công tác )?(?:quý|năm|tháng)",
}


def check(subject: Subject) -> Iterator[Hit]:
    """Results, shortcomings and what comes next; on administrative reform the direction given, which a person judges where
    no committee reports."""
    is_report(subject)
    titles = headings(subject.document)
    for part, words in _PARTS.items():
        if part == _DIRECTION and not is_on_reform(subject):
            continue
        if not any(re.search(words, title, re.IGNORECASE) for title in titles):
            review = part == _DIRECTION and not is_of_committee(subject)
            yield Hit(f"không có phần {part}", place=WHOLE, review=review)


_FULL = (
    section("I", "CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH"),
    section("II", "KẾT QUẢ THỰC HIỆN"),
    section("III", "TỒN TẠI, HẠN CHẾ VÀ NGUYÊN NHÂN"),
    section("IV", "PHƯƠNG HƯỚNG, NHIỆM VỤ QUÝ II NĂM 2026"),
)

RULE = Rule(
    code="BC002",
    name="Báo cáo đủ các phần",
    severity="warning",
    basis="practice",
    place="Thực tiễn: đề cương báo cáo CCHC định kỳ (Công văn 4625/BNV-CCHC và báo cáo các tỉnh)",
    requirement="Báo cáo có phần kết quả, phần tồn tại, hạn chế và phần phương hướng; báo cáo CCHC có phần chỉ đạo, điều hành.",
    reason="Thiếu phần thì cơ quan nhận không tổng hợp được theo đề cương.",
    reads=("plan.document.outline",),
    good=Example("Đủ bốn phần", plan=report_of(*_FULL)),
    bad=Example("Không có phần tồn tại, hạn chế", plan=report_of(*_FULL[:2], _FULL[3])),
    check=check,
    not_applicable=Example("Văn bản là kế hoạch", plan=plan_of()),
)
