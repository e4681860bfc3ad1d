"""The parent plan's number and date are cited right."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.examples_plan import plan_of, subplan_of, task
from kehoach.checker.parent_citations import code_of, parent_citations
from kehoach.checker.rule import Example, Hit, NotApplicable, Rule
from kehoach.checker.subject import Subject
from kehoach.meaning.dates import print_short_date
from kehoach.model import Paragraph


def check(subject: Subject) -> Iterator[Hit]:
    """Wherever the parent is cited, its number, symbol and date are its own."""
    citations = parent_citations(subject)
    if not citations or subject.parent is None:
        raise NotApplicable("văn bản không dẫn kế hoạch cấp trên")
    parent = subject.parent.document
    for citation in citations:
        if not citation.same_code:
            message = f"ghi số {citation.basis.code}, kế hoạch cấp trên là số {code_of(parent)}"
            yield citation.passage.hit(message)
        elif not citation.same_date and parent.date and citation.basis.date:
            cited = print_short_date(citation.basis.date)
            yield citation.passage.hit(f"ghi ngày {cited}, kế hoạch cấp trên ngày {print_short_date(parent.date)}")


def _citing(words: str) -> tuple[Paragraph, ...]:
    return (Paragraph(text=f"Thực hiện {words} của UBND tỉnh Vàm Cỏ, Sở Tư pháp xây dựng Kế hoạch như sau:"),)


_PARENT = plan_of(task("pl2/1/a", "Rà soát thủ tục", lead="Sở Tư pháp"))

RULE = Rule(
    code="SP002",
    name="Dẫn đúng số, ngày của kế hoạch cấp trên",
    severity="warning",
    basis="law",
    place="Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II.6 (viện dẫn văn bản)",
    requirement="Số, ký hiệu, ngày của kế hoạch cấp trên được dẫn đúng.",
    reason="Dẫn sai số hoặc ngày là dẫn một văn bản khác.",
    reads=("plan.document.legal_bases", "plan.document.lead", "parent.document.number", "parent.document.date"),
    good=Example(
        "Kế hoạch số 12/KH-UBND ngày 15/01/2026",
        plan=subplan_of(lead=_citing("Kế hoạch số 12/KH-UBND ngày 15/01/2026")),
        parent=_PARENT,
    ),
    bad=Example(
        "Kế hoạch số 12/KH-UBND ngày 15/02/2026",
        plan=subplan_of(lead=_citing("Kế hoạch số 12/KH-UBND ngày 15/02/2026")),
        parent=_PARENT,
    ),
    check=check,
    not_applicable=Example(
        "Văn bản không dẫn kế hoạch cấp trên",
        plan=subplan_of(lead=(Paragraph(text="Sở Tư pháp ban hành Kế hoạch như sau:"),)),
        parent=_PARENT,
    ),
)
