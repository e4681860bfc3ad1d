"""A report on administrative reform comes with its figures."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.examples_plan import plan_of, report_of, table
from kehoach.checker.needs import is_report
from kehoach.checker.passages import WHOLE
from kehoach.checker.report_parts import is_on_reform
from kehoach.checker.rule import Example, Hit, NotApplicable, Rule
from kehoach.checker.subject import Subject
from kehoach.model import Annex


def check(subject: Subject) -> Iterator[Hit]:
    """Some annex holds a table; figures may also be sent in a file of their own, so a person looks."""
    is_report(subject)
    if not is_on_reform(subject):
        raise NotApplicable("báo cáo không về cải cách hành chính")
    if not any(annex.tables for annex in subject.document.annexes):
        yield Hit("không kèm phụ lục biểu mẫu số liệu thống kê", place=WHOLE, review=True)


_ANNEX = Annex(
    id="pl",
    label="Phụ lục",
    title="BIỂU MẪU THỐNG KÊ SỐ LIỆU",
    tables=(table(("STT", "Chỉ tiêu thống kê", "Đơn vị tính", "Số liệu"), ("1", "Số văn bản", "Văn bản", "12")),),
)

RULE = Rule(
    code="BC004",
    name="Báo cáo CCHC kèm biểu mẫu số liệu",
    severity="info",
    basis="practice",
    place="Thực tiễn: 07 biểu mẫu thống kê kèm báo cáo CCHC định kỳ",
    requirement="Báo cáo CCHC định kỳ kèm phụ lục biểu mẫu thống kê số liệu.",
    reason="Cơ quan nhận tổng hợp số liệu từ biểu mẫu, không từ lời văn.",
    reads=("plan.document.annexes.tables",),
    good=Example("Có phụ lục biểu mẫu thống kê", plan=report_of(annexes=(_ANNEX,))),
    bad=Example("Không có phụ lục", plan=report_of()),
    check=check,
    not_applicable=Example("Văn bản là kế hoạch", plan=plan_of()),
)
