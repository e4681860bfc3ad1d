"""Shortcomings have causes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.checker.examples_plan import plan_of, report_of, section
from kehoach.checker.needs import is_report
from kehoach.checker.passages import all_sections, body_passages
from kehoach.checker.rule import Example, Hit, NotApplicable, Rule
from kehoach.checker.subject import Subject
from kehoach.meaning.addresses import cite_section

_SHORT = re.compile(r"tồn tại|hạn chế|khó khăn|vướng mắc", re.IGNORECASE)
_CAUSE = re.compile(r"nguyên nhân|(?<!\w)do (?!đó|vậy)|(?<!\w)bởi vì|xuất phát từ", re.IGNORECASE)


def check(subject: Subject) -> Iterator[Hit]:
    """Where a heading speaks of shortcomings, some sentence or heading speaks of causes; else a person looks."""
    is_report(subject)
    part = next((each for each in all_sections(subject.document.outline) if _SHORT.search(each.title)), None)
    if part is None:
        raise NotApplicable("báo cáo không có phần tồn tại, hạn chế")
    if not any(_CAUSE.search(passage.text) for passage in body_passages(subject)):
        yield Hit(
            "nêu tồn tại, hạn chế nhưng không nêu nguyên nhân", part.source, place=cite_section(part.id), review=True
        )


RULE = Rule(
    code="BC011",
    name="Tồn tại, hạn chế có nguyên nhân",
    severity="info",
    basis="practice",
    place="Thực tiễn: đề cương báo cáo (tồn tại, hạn chế, nguyên nhân)",
    requirement="Báo cáo nêu nguyên nhân của tồn tại, hạn chế.",
    reason="Không có nguyên nhân thì không có giải pháp.",
    reads=("plan.document.outline",),
    good=Example(
        "Tồn tại, hạn chế và nguyên nhân",
        plan=report_of(section("III", "TỒN TẠI, HẠN CHẾ", "Nguyên nhân: thiếu nhân lực.")),
    ),
    bad=Example("Chỉ nêu hạn chế", plan=report_of(section("III", "TỒN TẠI, HẠN CHẾ", "Một số nhiệm vụ còn chậm."))),
    check=check,
    not_applicable=Example("Văn bản là kế hoạch", plan=plan_of()),
)
