"""The line on the copy that is kept."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.form import ANNEX_1
from kehoach.checker.form_text import ended_with, paragraphs_of
from kehoach.checker.rule import Example, Hit, Rule
from kehoach.checker.subject import Subject
from kehoach.meaning.open_points import BLANK
from kehoach.model import Layout

_KEPT = re.compile(r"(?:[-–—•] ?)?Lưu: ?VT\b.*", re.DOTALL)


def check(subject: Subject) -> Iterator[Hit]:
    """The last recipient is the records office, "- Lưu: VT, ...", and the line ends with a full stop."""
    listed = paragraphs_of(subject, "recipient", absent="văn bản không liệt kê nơi nhận")
    last = listed[-1]
    line = " ".join(last.text.strip().split("\n")[-1].split())
    if BLANK in line and not _KEPT.match(line):
        yield Hit("dòng cuối của nơi nhận còn để trống, phải là «- Lưu: VT, ...»", last, review=True)
    elif not _KEPT.fullmatch(line):
        yield Hit("dòng cuối của nơi nhận không phải «- Lưu: VT, ...»", last)
    elif not line.endswith("."):
        yield Hit("dòng «Lưu» không kết thúc bằng dấu chấm (.)", last, edits=ended_with(last, "."))


def _listed(*lines: str) -> Layout:
    return layout(*(paragraph("recipient", line) for line in lines))


RULE = Rule(
    code="TT074",
    name="Dòng lưu văn thư",
    severity="error",
    basis="law",
    place=f"{ANNEX_1}, Mục II, khoản 9, điểm d",
    requirement="Dòng cuối của nơi nhận gồm chữ «Lưu:», chữ «VT», đơn vị soạn thảo, và kết thúc bằng dấu chấm.",
    reason="Dòng này cho biết bản lưu ở đâu và đơn vị nào soạn thảo.",
    reads=("layout.paragraphs.component", "layout.paragraphs.text"),
    good=Example("Lưu: VT, đơn vị soạn thảo", layout=_listed("- Sở Nội vụ;", "- Lưu: VT, CCHC.")),
    bad=Example("Thiếu dấu chấm cuối", layout=_listed("- Sở Nội vụ;", "- Lưu: VT, CCHC")),
    check=check,
    not_applicable=Example("Không có nơi nhận", layout=layout(paragraph("body", "Việc được giao."))),
)
