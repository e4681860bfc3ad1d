"""The plan says who organises the work."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.checker.examples_plan import plan_of, section
from kehoach.checker.needs import is_plan
from kehoach.checker.passages import WHOLE, all_sections
from kehoach.checker.rule import Example, Hit, Rule
from kehoach.checker.subject import Subject

_ORGANISATION = re.compile(r"tổ chức (?:thực hiện|triển khai)|phân công|trách nhiệm|giao (?:các|cho)", re.IGNORECASE)


def check(subject: Subject) -> Iterator[Hit]:
    """A heading about organising or sharing out the work, or a section that speaks to an agency."""
    is_plan(subject)
    titles = [section.title for section in all_sections(subject.document.outline)]
    if not subject.plan.responsibilities and not any(_ORGANISATION.search(title) for title in titles):
        yield Hit("không có phần tổ chức thực hiện", place=WHOLE)


RULE = Rule(
    code="KH027",
    name="Có phần tổ chức thực hiện",
    severity="warning",
    basis="practice",
    place="Thực tiễn: phần tổ chức thực hiện",
    requirement="Kế hoạch có phần tổ chức thực hiện nêu trách nhiệm của các cơ quan.",
    reason="Không phân công tổ chức thực hiện thì kế hoạch không đi vào cuộc sống.",
    reads=("plan.document.outline", "plan.responsibilities"),
    good=Example(
        "V. TỔ CHỨC THỰC HIỆN",
        plan=plan_of(outline=(section("V", "TỔ CHỨC THỰC HIỆN", "Sở Nội vụ đôn đốc, kiểm tra."),)),
    ),
    bad=Example(
        "Không có phần tổ chức thực hiện",
        plan=plan_of(outline=(section("I", "MỤC TIÊU", "Nâng cao chất lượng phục vụ."),)),
    ),
    check=check,
    not_applicable=Example("Văn bản là báo cáo", plan=plan_of(type="BÁO CÁO")),
)
