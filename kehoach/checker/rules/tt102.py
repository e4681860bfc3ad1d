"""Spans of years with the same space on both sides."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.rule import Example, Hit, Rule
from kehoach.checker.subject import Subject
from kehoach.checker.wording import SPELLING, written
from kehoach.meaning.dates import YEAR

_UNEVEN = re.compile(rf"\b({YEAR})(?:\s[-–]|[-–]\s)({YEAR})\b")


def check(subject: Subject) -> Iterator[Hit]:
    """The dash between two years has a space on both sides or on none."""
    for passage in written(subject):
        for match in dict.fromkeys(_UNEVEN.findall(passage.text)):
            first, last = match
            old = next(each[0] for each in _UNEVEN.finditer(passage.text) if each.groups() == match)
            edits = passage.edits(old, f"{first}-{last}")
            yield Hit(f"«{old}» chỉ cách một bên gạch nối", passage.where, edits=edits)


RULE = Rule(
    code="TT102",
    name="Khoảng năm cách đều",
    severity="info",
    basis="style",
    place="Văn phong: kỹ thuật soạn thảo văn bản",
    requirement="Gạch nối giữa hai năm viết liền, hoặc cách đều hai bên.",
    reason="«2021- 2025» có thể bị ngắt dòng giữa chừng, và tìm «2021-2025» không thấy.",
    reads=SPELLING,
    good=Example("2021-2025", layout=layout(paragraph("body", "Giai đoạn 2021-2025 và 2026 - 2030."))),
    bad=Example("2021- 2025", layout=layout(paragraph("body", "Giai đoạn 2021- 2025.", path="/w:p[1]"))),
    check=check,
    not_applicable=Example("Không nhận ra nội dung", layout=layout(paragraph("type", "KẾ HOẠCH"))),
)
