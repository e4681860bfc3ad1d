"""No spaces inside number and symbol."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.form import ANNEX_1, parts, text_edits
from kehoach.checker.head_lines import tight
from kehoach.checker.rule import Example, Hit, Rule
from kehoach.checker.subject import Subject

_NUMBER = re.compile(r"(?:\d\w*\s*)?/.*\S")  # spaces before the stroke are a draft's blank unless a number stands there
_INNER_SPACE = re.compile(r"\s[-/–]|[-/–]\s")


def check(subject: Subject) -> Iterator[Hit]:
    """Nothing but the signs themselves stands around the stroke and the hyphens."""
    for each in parts(subject, "number"):
        written = _NUMBER.search(each.text)
        if written and _INNER_SPACE.search(written[0]):
            edits = text_edits(each, written[0], tight(written[0]))
            yield Hit("có cách chữ quanh dấu gạch chéo hoặc gạch nối", each, edits=edits)


RULE = Rule(
    code="TT025",
    name="Không cách chữ trong số, ký hiệu",
    severity="error",
    basis="law",
    place=f"{ANNEX_1}, Mục II, khoản 3, điểm c",
    requirement="Quanh dấu gạch chéo và gạch nối trong số, ký hiệu không cách chữ.",
    reason="Có cách chữ thì máy tìm kiếm và người tra cứu không khớp được ký hiệu.",
    reads=("layout.paragraphs.component", "layout.paragraphs.text", "layout.paragraphs.runs.text"),
    good=Example("Số: 12/KH-UBND", layout=layout(paragraph("number", "Số: 12/KH-UBND"))),
    bad=Example("Số: 12 /KH - UBND", layout=layout(paragraph("number", "Số: 12 /KH - UBND"))),
    check=check,
    not_applicable=Example("Không có số, ký hiệu", layout=layout()),
)
