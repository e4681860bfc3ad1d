"""A unit's plan rests on the plan that it carries out."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.examples_plan import plan_of, subplan_of, task
from kehoach.checker.needs import is_plan
from kehoach.checker.parent_citations import code_of, other_plans, parent_citations
from kehoach.checker.rule import Example, Hit, Rule
from kehoach.checker.subject import Subject
from kehoach.model import Paragraph

_PLACE = "căn cứ ban hành"


def check(subject: Subject) -> Iterator[Hit]:
    """The parent is cited among the legal bases or in the opening words; one cited only further down is for a person."""
    is_plan(subject)
    citations = parent_citations(subject)
    if any(citation.in_basis for citation in citations) or subject.parent is None:
        return
    code = code_of(subject.parent.document)
    if citations:
        yield Hit(
            f"Kế hoạch số {code} được nhắc trong nội dung nhưng không nêu ở phần căn cứ", place=_PLACE, review=True
        )
    else:
        others = ", ".join(other_plans(subject))
        instead = f"; văn bản căn cứ {others}, hãy xem lại tệp đem đối chiếu" if others else ""
        yield Hit(f"không căn cứ Kế hoạch số {code} của cấp trên{instead}", place=_PLACE)


_PARENT = plan_of(task("pl2/1/a", "Rà soát thủ tục", lead="Sở Tư pháp"))

RULE = Rule(
    code="SP001",
    name="Căn cứ kế hoạch cấp trên",
    severity="warning",
    basis="law",
    place="Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II.6 (căn cứ ban hành)",
    requirement="Kế hoạch của đơn vị nêu kế hoạch cấp trên ở phần căn cứ hoặc phần mở đầu.",
    reason="Kế hoạch cấp trên là cơ sở ban hành; thiếu căn cứ thì không rõ triển khai kế hoạch nào.",
    reads=("plan.document.legal_bases", "plan.document.lead", "parent.document.number"),
    good=Example(
        "«Thực hiện Kế hoạch số 12/KH-UBND ngày 15/01/2026 của UBND tỉnh Vàm Cỏ»",
        plan=subplan_of(task("pl1/1", "Rà soát thủ tục", lead="Sở Tư pháp")),
        parent=_PARENT,
    ),
    bad=Example(
        "Không nhắc đến Kế hoạch số 12/KH-UBND",
        plan=subplan_of(
            task("pl1/1", "Rà soát thủ tục", lead="Sở Tư pháp"),
            lead=(Paragraph(text="Sở Tư pháp ban hành Kế hoạch như sau:"),),
        ),
        parent=_PARENT,
    ),
    check=check,
    not_applicable=Example("Kế hoạch cấp trên là dự thảo chưa có số", plan=subplan_of(), parent=plan_of(number=None)),
)
