"""A report on administrative reform goes through the six fields."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.checker.examples_plan import plan_of, report_of, section
from kehoach.checker.needs import is_report
from kehoach.checker.passages import WHOLE
from kehoach.checker.report_parts import headings, is_of_committee, is_on_reform
from kehoach.checker.rule import Example, Hit, NotApplicable, Rule
from kehoach.checker.subject import Subject

_FIELDS = {
    "cải cách thể chế": r"thể chế",
    "cải cách thủ tục hành chính": r"thủ tục hành chính|TTHC",
    "cải cách tổ chức bộ máy": r"bộ máy",
    "cải cách chế độ công vụ": r"công vụ|công chức",
    "cải cách tài chính công": r"tài chính công",
    "xây dựng chính quyền điện tử, chính quyền số": r"chính (?:quyền|phủ) (?:điện tử|số)|chuyển đổi số|hiện đại hóa",
}


def check(subject: Subject) -> Iterator[Hit]:
    """Every field has a heading; an agency without work in a field leaves it out, so there a person looks."""
    is_report(subject)
    if not is_on_reform(subject):
        raise NotApplicable("báo cáo không về cải cách hành chính")
    titles = headings(subject.document)
    missing = [
        field for field, words in _FIELDS.items() if not any(re.search(words, title, re.IGNORECASE) for title in titles)
    ]
    if missing:
        yield Hit(f"không có mục {'; '.join(missing)}", place=WHOLE, review=not is_of_committee(subject))


_RESULTS = section(
    "II",
    "KẾT QUẢ THỰC HIỆN",
    below=(
        section("1", "Cải cách thể chế", above="II"),
        section("2", "Cải cách thủ tục hành chính", above="II"),
        section("3", "Cải cách tổ chức bộ máy hành chính nhà nước", above="II"),
        section("4", "Cải cách chế độ công vụ", above="II"),
        section("5", "Cải cách tài chính công", above="II"),
        section("6", "Xây dựng và phát triển chính quyền số", above="II"),
    ),
)

RULE = Rule(
    code="BC003",
    name="Báo cáo CCHC đủ sáu lĩnh vực",
    severity="warning",
    basis="practice",
    place="Nghị quyết 76/NQ-CP (sáu lĩnh vực); thực tiễn: đề cương báo cáo CCHC",
    requirement="Phần kết quả của báo cáo CCHC trình bày đủ sáu lĩnh vực.",
    reason="Thiếu lĩnh vực thì chấm điểm Chỉ số CCHC thiếu tài liệu kiểm chứng.",
    reads=("plan.document.outline", "plan.document.title"),
    good=Example("Đủ sáu lĩnh vực", plan=report_of(_RESULTS)),
    bad=Example(
        "Chỉ có cải cách thể chế",
        plan=report_of(section("II", "KẾT QUẢ THỰC HIỆN", below=(section("1", "Cải cách thể chế", above="II"),))),
    ),
    check=check,
    not_applicable=Example("Văn bản là kế hoạch", plan=plan_of()),
)
