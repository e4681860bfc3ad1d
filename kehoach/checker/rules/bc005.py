"""A report says from when to when its data were counted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.checker.examples_plan import plan_of, report_of
from kehoach.checker.needs import is_report
from kehoach.checker.passages import annex_passages, body_passages
from kehoach.checker.rule import Example, Hit, Rule
from kehoach.checker.subject import Subject
from kehoach.meaning.dates import DATE
from kehoach.model import Paragraph

_COUNTED = re.compile(
    rf"từ (?:ngày )?(?:{DATE}|\d{{1,2}}/\d{{1,2}}) ?(?:đến|-) ?(?:hết )?(?:ngày )?{DATE}"
    r"|(?:tính đến|tính từ|đến hết|số liệu đến|đến thời điểm|lũy kế đến|chốt (?:số liệu )?(?:đến |vào )?)"
    rf"(?: hết)?(?: ngày)? ?{DATE}",
    re.IGNORECASE,
)


def check(subject: Subject) -> Iterator[Hit]:
    """Some sentence names the days of the data; where none does a person looks."""
    is_report(subject)
    passages = (*body_passages(subject), *annex_passages(subject))
    if not any(_COUNTED.search(passage.text) for passage in passages):
        yield Hit("không nêu thời gian chốt số liệu (từ ngày ... đến ngày ...)", place="phần mở đầu", review=True)


RULE = Rule(
    code="BC005",
    name="Nêu thời gian chốt số liệu",
    severity="info",
    basis="practice",
    place="Nghị định 09/2019/NĐ-CP, Điều 12 (thời gian chốt số liệu báo cáo định kỳ)",
    requirement="Báo cáo định kỳ nêu số liệu tính từ ngày nào đến ngày nào.",
    reason="Hai báo cáo chốt khác ngày thì cộng lại bị trùng hoặc sót.",
    reads=("plan.document.lead", "plan.document.outline"),
    good=Example(
        "«số liệu từ ngày 15/12/2025 đến ngày 14/3/2026»",
        plan=report_of(lead=(Paragraph(text="UBND tỉnh báo cáo (số liệu từ ngày 15/12/2025 đến ngày 14/3/2026):"),)),
    ),
    bad=Example("Không nêu", plan=report_of(lead=(Paragraph(text="UBND tỉnh báo cáo như sau:"),))),
    check=check,
    not_applicable=Example("Văn bản là kế hoạch", plan=plan_of()),
)
