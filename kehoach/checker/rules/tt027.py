"""The symbol's abbreviation of the type."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.form import parts, shown
from kehoach.checker.head_lines import CONSOLIDATED, number_line
from kehoach.checker.rule import Example, Hit, NotApplicable, Rule
from kehoach.checker.subject import Subject
from kehoach.meaning.document_types import ABBREVIATIONS, known_type


def check(subject: Subject) -> Iterator[Hit]:
    """The symbol opens with the official abbreviation of the type; that of an official letter has none."""
    (first, *_) = parts(subject, "number")
    line = number_line(first)
    kind = _type_of(subject)
    if line is None or kind is None:
        raise NotApplicable("không rõ tên loại hoặc ký hiệu")
    if line.parts[0] == CONSOLIDATED:
        raise NotApplicable("văn bản hợp nhất mang ký hiệu VBHN, không mang chữ viết tắt của tên loại")
    wanted = ABBREVIATIONS.get(kind)
    if wanted is None and line.parts[0] == "CV":
        yield Hit("ký hiệu công văn không có «CV»: tên cơ quan viết tắt đứng đầu, như «12/UBND-VX»", first)
    elif wanted is not None and line.parts[0] != wanted:
        yield Hit(f"ký hiệu mở đầu bằng «{line.parts[0]}»; {kind.lower()} viết tắt là «{wanted}»", first)


def _type_of(subject: Subject) -> str | None:
    """The type that stands over the title; an official letter has a subject below its number instead."""
    lines = subject.form.of("type")
    if lines:
        return known_type(shown(lines[0]))
    return "CÔNG VĂN" if subject.form.of("subject") else None


RULE = Rule(
    code="TT027",
    name="Chữ viết tắt tên loại trong ký hiệu",
    severity="error",
    basis="law",
    place="Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 3, điểm b và Phụ lục III, Mục I",
    requirement="Ký hiệu mở đầu bằng chữ viết tắt tên loại của Phụ lục III, phân biệt chữ hoa, chữ thường; công văn không có.",
    reason="CT là chỉ thị, CTr là chương trình: sai chữ viết tắt là sai loại văn bản.",
    reads=("layout.paragraphs.component", "layout.paragraphs.text", "layout.paragraphs.runs.text"),
    good=Example(
        "CHƯƠNG TRÌNH, số: 12/CTr-UBND",
        layout=layout(paragraph("number", "Số: 12/CTr-UBND"), paragraph("type", "CHƯƠNG TRÌNH")),
    ),
    bad=Example(
        "QUY CHẾ, số: 12/QCh-UBND", layout=layout(paragraph("number", "Số: 12/QCh-UBND"), paragraph("type", "QUY CHẾ"))
    ),
    check=check,
    not_applicable=Example("Không có tên loại", layout=layout(paragraph("number", "Số: 12/KH-UBND"))),
)
