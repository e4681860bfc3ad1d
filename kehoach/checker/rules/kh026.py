"""The plan says where the money comes from."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.checker.examples_plan import plan_of, section
from kehoach.checker.needs import is_plan
from kehoach.checker.passages import WHOLE, body_passages
from kehoach.checker.rule import Example, Hit, Rule
from kehoach.checker.subject import Subject

_MONEY = re.compile(r"kinh phí|dự toán|nguồn lực tài chính|ngân sách", re.IGNORECASE)


def check(subject: Subject) -> Iterator[Hit]:
    """Some heading or paragraph speaks of funding; a plan that costs nothing may do without, so a person says."""
    is_plan(subject)
    columns = {column for item in (*subject.plan.tasks, *subject.plan.projects) for column in item.columns}
    texts = (*(passage.text for passage in body_passages(subject)), *columns)
    if not any(_MONEY.search(text) for text in texts):
        yield Hit("không nêu kinh phí thực hiện", place=WHOLE, review=True)


RULE = Rule(
    code="KH026",
    name="Có phần kinh phí",
    severity="info",
    basis="practice",
    place="Thực tiễn: phần kinh phí thực hiện",
    requirement="Kế hoạch nêu nguồn kinh phí thực hiện.",
    reason="Không nêu nguồn thì cơ quan chủ trì không có căn cứ lập dự toán.",
    reads=("plan.document.outline",),
    good=Example(
        "IV. KINH PHÍ THỰC HIỆN",
        plan=plan_of(outline=(section("IV", "KINH PHÍ THỰC HIỆN", "Bố trí trong dự toán hằng năm."),)),
    ),
    bad=Example(
        "Không có phần kinh phí", plan=plan_of(outline=(section("I", "MỤC TIÊU", "Nâng cao chất lượng phục vụ."),))
    ),
    check=check,
    not_applicable=Example("Văn bản là báo cáo", plan=plan_of(type="BÁO CÁO")),
)
