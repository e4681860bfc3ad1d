"""A space after a mark."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.form_text import SPELLING, written
from kehoach.checker.rule import Example, Hit, Rule
from kehoach.checker.subject import Subject

_TIGHT = re.compile(r"([^\W\d_]{2,}|[)%\]])([,;:.])([^\W\d_]{2,})")
_DASH = re.compile(r"^[ \t\u00a0]*([-–+])([^\W\d_]\w*)", re.MULTILINE)


def check(subject: Subject) -> Iterator[Hit]:
    """A mark between two words, and the dash of an item, are followed by a space."""
    for passage in written(subject):
        for match in _TIGHT.finditer(passage.text):
            if match[2] != "." or _ends_sentence(match):
                told = f"{match[1]}{match[2]} {match[3]}"
                yield Hit(
                    f"«{match[0]}» thiếu dấu cách sau dấu câu", passage.where, edits=passage.edits(match[0], told)
                )
        for dash in _DASH.finditer(passage.text):
            old, new = dash[0].strip(), f"{dash[1]} {dash[2]}"
            yield Hit(f"«{old}» thiếu dấu cách sau gạch đầu dòng", passage.where, edits=passage.edits(old, new))


def _ends_sentence(match: re.Match[str]) -> bool:
    """Whether a full stop ends a sentence: "giao.Thực"; not in "gov.vn", "ThS.Nguyễn" or "TT.HĐND"."""
    before, after = match[1], match[3]
    return (
        before[-1].islower() and (len(before) < 2 or before[1:].islower()) and after[0].isupper() and after[1].islower()
    )


RULE = Rule(
    code="TT098",
    name="Cách sau dấu câu",
    severity="warning",
    basis="practice",
    place="Thông lệ soạn thảo văn bản",
    requirement="Sau dấu phẩy, chấm phẩy, hai chấm, dấu chấm và gạch đầu dòng có một dấu cách.",
    reason="Hai từ dính nhau thành một từ lạ, không tìm thấy được.",
    reads=SPELLING,
    good=Example(
        "Cách sau dấu phẩy", layout=layout(paragraph("body", "Nhiệm vụ chủ yếu, có sản phẩm. Xem cchc.gov.vn."))
    ),
    bad=Example("Chữ liền dấu phẩy", layout=layout(paragraph("body", "Nhiệm vụ chủ yếu,có sản phẩm.", path="/w:p[1]"))),
    check=check,
    not_applicable=Example("Không nhận ra nội dung", layout=layout(paragraph("type", "KẾ HOẠCH"))),
)
