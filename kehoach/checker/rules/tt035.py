"""Trích yếu nội dung."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.form import ANNEX_1, parts, shown, words_of_lines
from kehoach.checker.rule import Example, Hit, NotApplicable, Rule
from kehoach.checker.subject import Subject
from kehoach.meaning.document_types import known_type

_WITHOUT = {"GIẤY GIỚI THIỆU", "GIẤY NGHỈ PHÉP"}  # their forms have no title (Phụ lục III, Mẫu 1.8 and 1.10)


def check(subject: Subject) -> Iterator[Hit]:
    """A title stands below the type, and not in capitals."""
    kinds = parts(subject, "type")
    if all(known_type(shown(kind)) in _WITHOUT for kind in kinds):
        raise NotApplicable("loại văn bản này không có trích yếu")
    found = [each for each in subject.form.of("title") if each.annex is None and shown(each)]
    if not found:
        yield Hit("thiếu trích yếu nội dung dưới tên loại", kinds[0])
    elif words_of_lines(found).isupper():
        yield Hit("trích yếu viết in hoa; quy định in thường", found[0])


RULE = Rule(
    code="TT035",
    name="Trích yếu nội dung",
    severity="error",
    basis="law",
    place=f"{ANNEX_1}, Mục II, khoản 5, điểm a, b",
    requirement="Dưới tên loại có trích yếu nội dung, viết in thường.",
    reason="Trích yếu in thường giữ được chữ hoa của tên riêng, để chép đúng vào sổ và khi viện dẫn.",
    reads=("layout.paragraphs.component", "layout.paragraphs.text", "layout.paragraphs.runs.text"),
    good=Example(
        "KẾ HOẠCH / Cải cách hành chính năm 2026",
        layout=layout(paragraph("type", "KẾ HOẠCH"), paragraph("title", "Cải cách hành chính năm 2026")),
    ),
    bad=Example(
        "KẾ HOẠCH / CẢI CÁCH HÀNH CHÍNH NĂM 2026",
        layout=layout(paragraph("type", "KẾ HOẠCH"), paragraph("title", "CẢI CÁCH HÀNH CHÍNH NĂM 2026")),
    ),
    check=check,
    not_applicable=Example("Không có tên loại", layout=layout()),
)
