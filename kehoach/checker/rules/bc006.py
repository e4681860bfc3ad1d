"""Nothing is left to fill in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.checker.examples_plan import plan_of, report_of, section
from kehoach.checker.needs import is_report
from kehoach.checker.passages import Passage, annex_passages, body_passages
from kehoach.checker.rule import Example, Hit, Rule
from kehoach.checker.subject import Subject
from kehoach.meaning.addresses import annex_name
from kehoach.meaning.open_points import BLANK

_OPEN = re.compile(rf"{re.escape(BLANK)}|\.{{4,}}|…{{2,}}|_{{3,}}|\[(?:điền|nhập|bổ sung)[^\]]*\]", re.IGNORECASE)
_RULE = re.compile(r"[\s_–—-]+")
"""A line typed with signs, as below an annex's head."""


def check(subject: Subject) -> Iterator[Hit]:
    """Places held open in the text and in tables; one finding for each paragraph and each annex."""
    is_report(subject)
    document = subject.document
    for passage in (*body_passages(subject), *annex_passages(subject)):
        if _OPEN.search(passage.text) and not _RULE.fullmatch(passage.text):
            yield passage.hit("còn chỗ để trống phải điền", review=True)
    if any(_OPEN.search(name) for name in document.addressees):
        yield Hit(
            "còn chỗ để trống phải điền",
            next(iter(document.sources.get("addressees", ())), None),
            place="Kính gửi",
            review=True,
        )
    for annex in document.annexes:
        cells = [cell for table in annex.tables for row in table.rows for cell in row if _OPEN.search(cell.text)]
        if cells:
            place = annex_name(annex.label) or "phụ lục"
            message = f"bảng còn {len(cells)} ô để trống phải điền"
            yield Passage(cells[0].text, place, cells[0].source).hit(message, review=True)


RULE = Rule(
    code="BC006",
    name="Không còn chỗ để trống",
    severity="warning",
    basis="practice",
    place="Thực tiễn: hoàn thiện dự thảo trước khi trình ký",
    requirement="Báo cáo trình ký không còn chỗ «[...]», dấu chấm lửng dài phải điền.",
    reason="Chỗ trống sót lại là số liệu, nhận định chưa có.",
    reads=("plan.document.outline", "plan.document.addressees", "plan.document.annexes.tables"),
    good=Example("«Ban hành 12 văn bản.»", plan=report_of(section("II", "KẾT QUẢ", "Ban hành 12 văn bản."))),
    bad=Example("«Ban hành [...] văn bản.»", plan=report_of(section("II", "KẾT QUẢ", "Ban hành [...] văn bản."))),
    check=check,
    not_applicable=Example("Văn bản là kế hoạch", plan=plan_of()),
)
