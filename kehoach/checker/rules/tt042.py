"""Marks of secrecy, urgency and circulation."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.form import ANNEX_1, parts, shown
from kehoach.checker.looks import size_hits, style_hits
from kehoach.checker.rule import Example, Hit, NotApplicable, Rule
from kehoach.checker.subject import Subject

_LOOKS_GIVEN = {"HỎA TỐC", "HOẢ TỐC", "THƯỢNG KHẨN", "KHẨN", "XEM XONG TRẢ LẠI", "LƯU HÀNH NỘI BỘ"}
_OF_SECRECY = {"TUYỆT MẬT", "TỐI MẬT", "MẬT", "TÀI LIỆU THU HỒI"}  # stamps that another law describes
_DRAFT = "DỰ THẢO"


def check(subject: Subject) -> Iterator[Hit]:
    """A mark is one that the decree knows, in capitals; those of urgency and circulation are bold, 13 to 14 points."""
    marks = [each for each in parts(subject, "mark") if not shown(each).upper().strip("( ").startswith(_DRAFT)]
    if not marks:
        raise NotApplicable("chỉ có chữ «Dự thảo», không phải dấu chỉ mức độ")
    for each in marks:
        words = shown(each)
        if words not in _LOOKS_GIVEN | _OF_SECRECY:
            yield Hit("không phải dấu chỉ mức độ mật, khẩn, phạm vi lưu hành của Nghị định, viết in hoa", each)
        elif words in _LOOKS_GIVEN:
            yield from size_hits([each], 13, 14)
            yield from style_hits([each], bold=True, italic=False)


RULE = Rule(
    code="TT042",
    name="Dấu mật, khẩn, phạm vi lưu hành",
    severity="error",
    basis="law",
    place=f"{ANNEX_1}, Mục III, khoản 2, điểm a, b, c",
    requirement="Dấu khẩn và chỉ dẫn lưu hành đúng lời của Nghị định, in hoa, cỡ chữ 13 - 14, kiểu chữ đứng, đậm.",
    reason="Văn thư xử lý theo đúng mức ghi trên dấu; mức tự đặt thì không ai biết phải làm gì.",
    reads=(
        "layout.paragraphs.component",
        "layout.paragraphs.text",
        "layout.paragraphs.runs.size",
        "layout.paragraphs.runs.bold",
        "layout.paragraphs.runs.italic",
    ),
    good=Example("HỎA TỐC", layout=layout(paragraph("mark", "HỎA TỐC", run={"bold": True}))),
    bad=Example("RẤT KHẨN", layout=layout(paragraph("mark", "RẤT KHẨN", run={"bold": True}))),
    check=check,
    not_applicable=Example("Văn bản không có dấu chỉ mức độ", layout=layout()),
)
