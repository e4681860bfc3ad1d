"""A report's title names its period."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.examples_plan import plan_of, report_of
from kehoach.checker.needs import is_report
from kehoach.checker.report_parts import report_period
from kehoach.checker.rule import Example, Hit, Rule
from kehoach.checker.subject import Subject


def check(subject: Subject) -> Iterator[Hit]:
    """A month, quarter, half year, year, review of years or range of days; a report on something else than a period may
    name none, so a person looks."""
    is_report(subject)
    title = subject.document.title or ""
    if report_period(title) is None:
        yield Hit(f"tên báo cáo «{title or '(trống)'}» không nêu kỳ báo cáo", place="tên báo cáo", review=True)


RULE = Rule(
    code="BC001",
    name="Tên báo cáo nêu kỳ báo cáo",
    severity="warning",
    basis="practice",
    place="Nghị định 09/2019/NĐ-CP, Điều 12 (kỳ báo cáo); thực tiễn đặt tên báo cáo",
    requirement="Tên báo cáo định kỳ nêu tháng, quý, 6 tháng hoặc năm (ví dụ: quý I năm 2026).",
    reason="Không nêu kỳ thì không biết số liệu thuộc thời gian nào.",
    reads=("plan.document.title",),
    good=Example("Công tác CCHC quý I năm 2026", plan=report_of(title="Công tác cải cách hành chính quý I năm 2026")),
    bad=Example("Công tác CCHC", plan=report_of(title="Công tác cải cách hành chính")),
    check=check,
    not_applicable=Example("Văn bản là kế hoạch", plan=plan_of()),
)
