"""Indent of the first line."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.form import ANNEX_1
from kehoach.checker.form_text import CONTENT, content_of, is_item, is_pointer
from kehoach.checker.headings import numbered
from kehoach.checker.looks import figures, paragraph_edits
from kehoach.checker.rule import Example, Hit, NotApplicable, NotEvaluated, Rule
from kehoach.checker.subject import Subject
from kehoach.model import LaidOutParagraph

_ALLOWED = (10.0, 12.7)  # millimetres
_BY_HAND = ("\t", "   ", "\u00a0\u00a0\u00a0")
_TOLERANCE = 0.3  # 12.5 mm, the nearest that rulers offer, is everywhere


def check(subject: Subject) -> Iterator[Hit]:
    """The first line of a paragraph, or of a numbered line, is indented by 1 or 1.27 cm."""
    concerned = [each for each in content_of(subject, *CONTENT, "legal_basis") if _is_judged(each)]
    if not concerned:
        raise NotApplicable("nội dung không có đoạn văn")
    judged = [each for each in concerned if not each.text.startswith(_BY_HAND)]
    if judged and all(each.first_line is None for each in judged):
        raise NotEvaluated("tệp không cho biết độ lùi đầu dòng")
    hits = [hit for each in judged if (hit := _fault(each))]
    if not hits and len(judged) < len(concerned):
        raise NotEvaluated(
            "có đoạn lùi đầu dòng bằng phím Tab hoặc dấu cách, không đo được; đặt First line 1,27 cm thay vào đó"
        )
    yield from hits


def _fault(paragraph: LaidOutParagraph) -> Hit | None:
    if paragraph.first_line is None:
        return None
    indent = (paragraph.left or 0.0) + paragraph.first_line
    if min(abs(indent - allowed) for allowed in _ALLOWED) <= _TOLERANCE:
        return None
    edits = paragraph_edits(paragraph, "first_line", 12.7) if not paragraph.left and not paragraph.label else ()
    told = figures(indent / 10) if abs(indent) >= 1 else "0"
    return Hit(f"đầu dòng lùi {told} cm, phải là 1 cm hoặc 1,27 cm", paragraph, edits=edits)


def _is_judged(paragraph: LaidOutParagraph) -> bool:
    """Items with a dash are not, nor headings of parts and sections: the decree says nothing of their indent."""
    line = numbered(paragraph) if paragraph.component == "heading" else None
    is_free = is_item(paragraph) or is_pointer(paragraph) or (line is not None and line.kind in ("part", "roman"))
    return paragraph.alignment not in ("center", "right") and not is_free


RULE = Rule(
    code="TT055",
    name="Lùi đầu dòng",
    severity="error",
    basis="law",
    place=f"{ANNEX_1}, Mục II, khoản 6, điểm e",
    requirement="Khi xuống dòng, chữ đầu dòng lùi vào 1 cm hoặc 1,27 cm.",
    reason="Đầu dòng lùi đều cho thấy chỗ bắt đầu mỗi đoạn.",
    reads=(
        "layout.paragraphs.component",
        "layout.paragraphs.text",
        "layout.paragraphs.first_line",
        "layout.paragraphs.left",
        "layout.paragraphs.alignment",
    ),
    good=Example(
        "Lùi 1,27 cm", layout=layout(paragraph("body", "Thực hiện nhiệm vụ được giao.", first_line=12.7, left=0.0))
    ),
    bad=Example(
        "Không lùi đầu dòng",
        layout=layout(paragraph("body", "Thực hiện nhiệm vụ được giao.", first_line=0.0, left=0.0)),
    ),
    check=check,
    not_applicable=Example("Không nhận ra nội dung", layout=layout(paragraph("type", "KẾ HOẠCH"))),
)
