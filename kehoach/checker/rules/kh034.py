"""Annexes, columns and goals speak of the plan's own years."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.checker.examples_plan import plan_of, target
from kehoach.checker.needs import is_carried, plan_period
from kehoach.checker.rule import Example, Hit, NotApplicable, Rule
from kehoach.checker.subject import Subject
from kehoach.meaning.addresses import annex_name
from kehoach.meaning.in_force import in_force
from kehoach.meaning.periods import print_period, read_period
from kehoach.model import Period, Plan

_BEYOND = re.compile(r"định hướng|tầm nhìn", re.IGNORECASE)


def check(subject: Subject) -> Iterator[Hit]:
    """No title of an annex and no column of targets names other years than the plan's; no goal others than its column."""
    period = plan_period(subject)
    plan = subject.plan
    if not plan.targets and not plan.document.annexes:
        raise NotApplicable("văn bản không có phụ lục, không có bảng chỉ tiêu")
    named = print_period(period).lower()
    for annex in plan.document.annexes:
        years = read_period(annex.title)
        if years and not _within(years, period):
            message = f"tiêu đề nêu «{print_period(years)}», kế hoạch là {named}"
            yield Hit(message, annex.sources[0] if annex.sources else None, place=annex_name(annex.label))
    yield from _columns(plan, period)
    for each in in_force(plan.targets):
        for value in each.values:
            for goal in value.goals:
                if goal.year and value.period and not value.period.start <= goal.year <= value.period.end:
                    message = f"ô nêu mức của năm {goal.year}, cột là {print_period(value.period).lower()}"
                    yield Hit(message, each, value.label or "", review=is_carried(each))


def _columns(plan: Plan, period: Period) -> Iterator[Hit]:
    """One finding for every column of targets whose years are not the plan's; an outlook goes beyond them by its nature."""
    told: set[str] = set()
    for each in in_force(plan.targets):
        for value in each.values:
            label = value.label or ""
            if value.period and not _within(value.period, period) and label not in told and not _BEYOND.search(label):
                told.add(label)
                message = f"cột «{label}» nằm ngoài thời kỳ của kế hoạch ({print_period(period).lower()})"
                yield Hit(message, each, label, review=is_carried(each) or value.period.end < period.start)


def _within(years: Period, period: Period) -> bool:
    return period.start <= years.start and years.end <= period.end


RULE = Rule(
    code="KH034",
    name="Phụ lục, cột chỉ tiêu nêu đúng thời kỳ",
    severity="warning",
    basis="practice",
    place="Thực tiễn: thời kỳ nêu ở tên kế hoạch",
    requirement="Năm nêu ở tiêu đề phụ lục, ở cột và ở ô chỉ tiêu nằm trong thời kỳ của kế hoạch.",
    reason="Năm khác thường sót lại từ kế hoạch kỳ trước.",
    reads=("plan.document.title", "plan.document.annexes", "plan.targets.values"),
    good=Example(
        "Kế hoạch giai đoạn 2026-2030; cột Năm 2028",
        plan=plan_of(target("pl1/1/a", "Tỷ lệ hồ sơ", y2028="Đạt 80%")),
    ),
    bad=Example(
        "Kế hoạch giai đoạn 2026-2030; cột Năm 2031",
        plan=plan_of(target("pl1/1/a", "Tỷ lệ hồ sơ", y2028="Đạt 80%", y2031="Đạt 90%")),
    ),
    check=check,
    not_applicable=Example("Tên kế hoạch không nêu năm", plan=plan_of(title="Phòng cháy, chữa cháy rừng")),
)
