"""The symbol's abbreviation of the issuer."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.examples_plan import subplan_of
from kehoach.checker.form import parts
from kehoach.checker.head_lines import CONSOLIDATED, number_line
from kehoach.checker.issuer import issuing_agency
from kehoach.checker.rule import Example, Hit, NotApplicable, Rule
from kehoach.checker.subject import Subject
from kehoach.meaning.document_types import ABBREVIATIONS

_KINDS = frozenset((CONSOLIDATED, *ABBREVIATIONS.values()))


def check(subject: Subject) -> Iterator[Hit]:
    """The symbol names the issuer by the abbreviation that is known for it, or for its chairman."""
    (first, *_) = parts(subject, "number")
    line = number_line(first)
    agency = issuing_agency(subject)
    if line is None or agency is None or agency.symbol is None or "symbol" in agency.unverified:
        raise NotApplicable("chưa biết chữ viết tắt của cơ quan ban hành")
    issuer = line.parts[1:] if line.parts[0] in _KINDS else line.parts
    if issuer and issuer[0].strip(" .…_[]") and issuer[0] not in (agency.symbol, f"CT{agency.symbol}"):
        message = f"ký hiệu có «{issuer[0]}»; chữ viết tắt thường dùng của {agency.name} là «{agency.symbol}»"
        yield Hit(message, first)


RULE = Rule(
    code="TT028",
    name="Chữ viết tắt cơ quan trong ký hiệu",
    severity="info",
    basis="practice",
    place="Thực tiễn; chữ viết tắt do người đứng đầu cơ quan quy định (Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, "
    "Mục II, khoản 3, điểm b)",
    requirement="Ký hiệu dùng chữ viết tắt thường dùng của cơ quan ban hành.",
    reason="Chữ viết tắt lạ trong ký hiệu thường là dấu vết của văn bản mẫu chép lại.",
    reads=(
        "layout.paragraphs.component",
        "layout.paragraphs.text",
        "layout.paragraphs.runs.text",
        "plan.document.issuer",
    ),
    good=Example(
        "Sở Tư pháp, số: 12/KH-STP",
        plan=subplan_of(),
        layout=layout(paragraph("number", "Số: 12/KH-STP")),
    ),
    bad=Example(
        "Sở Tư pháp, số: 12/KH-SNV",
        plan=subplan_of(),
        layout=layout(paragraph("number", "Số: 12/KH-SNV")),
    ),
    check=check,
    not_applicable=Example("Cơ quan không có trong danh mục", layout=layout(paragraph("number", "Số: 12/KH-BQL"))),
)
