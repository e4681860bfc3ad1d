"""What the report plans follows what it reports on."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.examples_plan import plan_of, report_of
from kehoach.checker.needs import is_report
from kehoach.checker.report_parts import headings, period_ahead, report_period
from kehoach.checker.rule import Example, Hit, NotApplicable, Rule
from kehoach.checker.subject import Subject
from kehoach.progress.periods import ReportPeriod, print_report_period, time_to_come


def check(subject: Subject) -> Iterator[Hit]:
    """The time to come in the title, or else in a heading, is not over with the reported period, and begins right after it."""
    is_report(subject)
    reported = report_period(subject.document.title or "")
    named = (period_ahead(title) for title in (subject.document.title or "", *headings(subject.document)))
    ahead = next((period for period in named if period), None)
    if reported is None or ahead is None:
        raise NotApplicable("báo cáo không nêu cả kỳ báo cáo và kỳ tới")
    told = f"kỳ báo cáo là {print_report_period(reported)}, phương hướng là {print_report_period(ahead)}"
    if ahead.last_day <= reported.last_day:
        yield Hit(f"{told}, không phải kỳ tới", place="tên báo cáo")
    elif not _follows(ahead, reported):
        yield Hit(f"{told}; kỳ liền sau là {time_to_come(reported)}", place="tên báo cáo", review=True)


def _follows(ahead: ReportPeriod, reported: ReportPeriod) -> bool:
    """Whether a period begins the day after, or is the rest of a year that began before (năm 2026 after quý I)."""
    gap = (ahead.first_day - reported.last_day).days
    return gap == 1 or (gap < 1 and ahead.first_day <= reported.first_day)


RULE = Rule(
    code="BC010",
    name="Phương hướng là của kỳ tới",
    severity="warning",
    basis="practice",
    place="Thực tiễn: phương hướng, nhiệm vụ của kỳ liền sau",
    requirement="Kỳ nêu ở phần phương hướng, nhiệm vụ là kỳ liền sau kỳ báo cáo.",
    reason="Kỳ sai thường sót lại từ báo cáo kỳ trước.",
    reads=("plan.document.title", "plan.document.outline"),
    good=Example(
        "Quý I năm 2026 và phương hướng quý II năm 2026",
        plan=report_of(title="Công tác quý I năm 2026 và phương hướng, nhiệm vụ quý II năm 2026"),
    ),
    bad=Example(
        "Quý II năm 2026 và phương hướng quý II năm 2026",
        plan=report_of(title="Công tác quý II năm 2026 và phương hướng, nhiệm vụ quý II năm 2026"),
    ),
    check=check,
    not_applicable=Example("Văn bản là kế hoạch", plan=plan_of()),
)
