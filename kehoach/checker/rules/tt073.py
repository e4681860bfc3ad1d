"""Marks of the recipients' lines."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.form import ANNEX_1
from kehoach.checker.form_text import ended_with, paragraphs_of
from kehoach.checker.rule import Example, Hit, Rule
from kehoach.checker.subject import Subject
from kehoach.model import LaidOutParagraph, Layout


def check(subject: Subject) -> Iterator[Hit]:
    """Every recipient's line begins with a dash and, but for the last, ends with a semicolon."""
    listed = paragraphs_of(subject, "recipient", absent="văn bản không liệt kê nơi nhận")
    lines = [(" ".join(line.split()), each) for each in listed for line in _printed(each).split("\n") if line.strip()]
    for line, each in lines:
        if not line.startswith(("-", "–", "—", "•")):
            yield Hit(f"«{line}» không có gạch đầu dòng (-)", each)
    for line, each in lines[:-1]:
        if not line.endswith(";"):
            edits = ended_with(each, ";") if "\n" not in each.text else ()
            yield Hit(f"«{line}» không kết thúc bằng dấu chấm phẩy (;)", each, edits=edits)


def _printed(paragraph: LaidOutParagraph) -> str:
    return f"{paragraph.label} {paragraph.text}" if paragraph.label else paragraph.text


def _listed(*lines: str) -> Layout:
    return layout(*(paragraph("recipient", line) for line in lines))


RULE = Rule(
    code="TT073",
    name="Dấu ở mỗi dòng nơi nhận",
    severity="error",
    basis="law",
    place=f"{ANNEX_1}, Mục II, khoản 9, điểm d",
    requirement="Mỗi nơi nhận ở một dòng riêng, đầu dòng có gạch đầu dòng (-), cuối dòng có dấu chấm phẩy (;).",
    reason="Gạch đầu dòng và dấu chấm phẩy tách các nơi nhận, nhất là khi một tên dài hai dòng.",
    reads=("layout.paragraphs.component", "layout.paragraphs.text", "layout.paragraphs.label"),
    good=Example("Đủ dấu", layout=_listed("- Sở Nội vụ;", "- Lưu: VT, CCHC.")),
    bad=Example("Dấu phẩy cuối dòng", layout=_listed("- Sở Nội vụ,", "- Lưu: VT, CCHC.")),
    check=check,
    not_applicable=Example("Không có nơi nhận", layout=layout(paragraph("body", "Việc được giao."))),
)
