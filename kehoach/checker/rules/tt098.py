"""A space after a mark."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.rule import Example, Hit, Rule
from kehoach.checker.subject import Subject
from kehoach.checker.wording import SPELLING, written

_TIGHT = re.compile(r"([^\W\d_]{2,9}|[)%\]])([,;:.])([^\W\d_]{2,9})")
_DASH = re.compile(r"^[ \t\u00a0]*([-–+])([^\W\d_]\w*)", re.MULTILINE)

_NO_SPACE = re.compile(r"[,;:.][^\W\d_]")


def check(subject: Subject) -> Iterator[Hit]:
    """A mark between two words, and the dash of an item, are followed by a space."""
    for passage in written(subject):
        for before, mark, after in dict.fromkeys(
            _TIGHT.findall(passage.text) if _NO_SPACE.search(passage.text) else ()
        ):
            if mark != "." or _ends_sentence(before, after):
                old, new = f"{before}{mark}{after}", f"{before}{mark} {after}"
                yield Hit(f"«{old}» thiếu dấu cách sau dấu câu", passage.where, edits=passage.edits(old, new))
        for dash, word in dict.fromkeys(_DASH.findall(passage.text)):
            edits = passage.edits(f"{dash}{word}", f"{dash} {word}")
            yield Hit(f"«{dash}{word}» thiếu dấu cách sau gạch đầu dòng", passage.where, edits=edits)


def _ends_sentence(before: str, after: str) -> bool:
    """Whether a full stop ends a sentence: "giao.Thực"; not in "gov.vn", "ThS.Nguyễn" or "TT.HĐND"."""
    return (
        before[-1].islower() and (len(before) < 2 or before[1:].islower()) and after[0].isupper() and after[1].islower()
    )


RULE = Rule(
    code="TT098",
    name="Cách sau dấu câu",
    severity="warning",
    basis="practice",
    place="Thông lệ: kỹ thuật soạn thảo văn bản",
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
