"""Name of the issuing agency."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.form import ANNEX_1, TOP, administrative, required, shown, text_edits
from kehoach.checker.rule import Example, Hit, Rule
from kehoach.checker.subject import Subject


def check(subject: Subject) -> Iterator[Hit]:
    """The issuer is named, in capitals; so is its superior, if any."""
    if not required(subject, "issuer"):
        yield Hit("thiếu tên cơ quan, tổ chức ban hành", place=TOP)
    for each in administrative(subject).of("superior", "issuer"):
        if each.annex is None and not shown(each).isupper() and any(map(str.isalpha, each.text)):
            yield Hit("tên cơ quan không viết in hoa", each, edits=text_edits(each, each.text, each.text.upper()))


RULE = Rule(
    code="TT019",
    name="Tên cơ quan ban hành",
    severity="error",
    basis="law",
    place=f"{ANNEX_1}, Mục II, khoản 2, điểm a, b",
    requirement="Có tên cơ quan, tổ chức ban hành; tên đó và tên cơ quan chủ quản viết in hoa.",
    reason="Người nhận phải biết ngay văn bản của ai.",
    reads=("layout.paragraphs.component", "layout.paragraphs.text", "layout.paragraphs.runs.text"),
    good=Example(
        "UBND TỈNH VÀM CỎ / SỞ NỘI VỤ",
        layout=layout(paragraph("superior", "UBND TỈNH VÀM CỎ"), paragraph("issuer", "SỞ NỘI VỤ")),
    ),
    bad=Example(
        "UBND tỉnh Vàm Cỏ / Sở Nội vụ",
        layout=layout(paragraph("superior", "UBND tỉnh Vàm Cỏ"), paragraph("issuer", "Sở Nội vụ")),
    ),
    check=check,
)
