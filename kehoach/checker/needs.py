"""What a content rule needs to be there; where it is not, the rule does not concern the document."""

from __future__ import annotations

import re

from kehoach.checker.subject import NotApplicable, Subject, has_main_text
from kehoach.meaning.document_types import ABBREVIATIONS
from kehoach.meaning.in_force import in_force
from kehoach.meaning.periods import read_period
from kehoach.model import Period, Target, WorkItem

_TYPES = frozenset(ABBREVIATIONS.values())
_PLANS = re.compile(r"KẾ HOẠCH|CHƯƠNG TRÌNH|ĐỀ ÁN|PHƯƠNG ÁN")
_ONLY_LAST = re.compile(r"(?:đến|đến hết) năm \d{4}", re.IGNORECASE)


def work_items(subject: Subject) -> tuple[WorkItem, ...]:
    """The tasks and projects in force. Raises `NotApplicable` where there are none, and for a report, whose rows tell of
    results."""
    is_no_report(subject)
    items = (*in_force(subject.plan.tasks), *in_force(subject.plan.projects))
    if not items:
        raise NotApplicable("văn bản không có bảng nhiệm vụ hay đề án")
    return items


def targets(subject: Subject) -> tuple[Target, ...]:
    """The targets in force. Raises `NotApplicable` where there are none, and for a report, whose rows are results."""
    is_no_report(subject)
    found = in_force(subject.plan.targets)
    if not found:
        raise NotApplicable("văn bản không có bảng chỉ tiêu")
    return found


def is_plan(subject: Subject) -> None:
    """Raises `NotApplicable` for documents of another type; one whose type was lost counts as a plan."""
    has_main_text(subject)
    kind = subject.document.type
    if kind is None and subject.document.symbol and _TYPES.isdisjoint(re.split(r"[-/]", subject.document.symbol)):
        kind = "công văn"  # the only one whose symbol names no type
    if kind is not None and not _PLANS.search(kind.upper()):
        raise NotApplicable(f"văn bản là {kind.lower()}, không phải kế hoạch")


def is_report(subject: Subject) -> None:
    """Raises `NotApplicable` for documents that are no report."""
    if not _is_report(subject):
        raise NotApplicable("văn bản không phải báo cáo")


def is_no_report(subject: Subject) -> None:
    """Raises `NotApplicable` for reports."""
    if _is_report(subject):
        raise NotApplicable("văn bản là báo cáo, không giao việc")


def plan_period(subject: Subject) -> Period:
    """The years that the plan's title names, from the plan's own on where it names only the last ("đến năm 2035").

    Raises `NotApplicable` where it names none, or several spans.
    """
    is_plan(subject)
    title, issued = subject.document.title or "", subject.document.date
    period = read_period(title)
    if period is None:
        raise NotApplicable("tên kế hoạch không nêu một thời kỳ nhất định")
    if period.start == period.end and _ONLY_LAST.search(title) and issued and issued.year <= period.end:
        return Period(start=issued.year, end=period.end)
    return period


def gives_out_work(subject: Subject) -> None:
    """Raises `NotApplicable` for a plan that carries out another: it shares work out among its own units."""
    items: tuple[Target | WorkItem, ...] = (*subject.plan.targets, *subject.plan.tasks, *subject.plan.projects)
    if any(is_carried(item) for item in items):
        raise NotApplicable("kế hoạch của đơn vị triển khai việc được giao, không giao việc cho cơ quan khác")


def is_carried(item: Target | WorkItem) -> bool:
    """Whether an item comes from a parent plan: what is amiss in it only a person can settle, with who gave the task."""
    return item.origin is not None


def _is_report(subject: Subject) -> bool:
    return "BÁO CÁO" in (subject.document.type or "").upper()
