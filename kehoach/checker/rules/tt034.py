"""Name of the type."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.form import TOP, required, shown
from kehoach.checker.rule import Example, Hit, NotApplicable, Rule
from kehoach.checker.subject import Subject
from kehoach.meaning.document_types import ABBREVIATIONS, known_type


def check(subject: Subject) -> Iterator[Hit]:
    """One of the decree's types stands over the title, in capitals; an official letter has none."""
    if subject.form.of("subject"):
        raise NotApplicable("công văn không ghi tên loại")
    found = required(subject, "type")
    if not found:
        yield Hit("thiếu tên loại văn bản", place=TOP)
    for each in found:
        if kind := _opening_type(shown(each)):
            rest = shown(each)[len(kind) :].strip()
            yield Hit(f"sau tên loại «{kind}» còn «{rest}»; tên loại đứng riêng một dòng", each, review=True)
        elif known_type(shown(each)) not in ABBREVIATIONS:
            yield Hit("không phải tên loại văn bản hành chính của Điều 7", each)
        elif not shown(each).isupper():
            yield Hit("tên loại không viết in hoa", each)


def _opening_type(words: str) -> str | None:
    """The type that opens words which name it more closely, as "CHƯƠNG TRÌNH HÀNH ĐỘNG", or go on with the title."""
    opening = " ".join(words.split()[:2])
    return opening if words.isupper() and opening != words and known_type(opening) in ABBREVIATIONS else None


RULE = Rule(
    code="TT034",
    name="Tên loại văn bản",
    severity="error",
    basis="law",
    place="Nghị định 30/2020/NĐ-CP, Điều 7 và Phụ lục I, Phần I, Mục II, khoản 5, điểm a, b",
    requirement="Có tên loại của Điều 7, viết in hoa (công văn không ghi tên loại).",
    reason="Tên loại quyết định giá trị, thẩm quyền ký và cách xử lý văn bản.",
    reads=("layout.paragraphs.component", "layout.paragraphs.text", "layout.paragraphs.runs.text"),
    good=Example("KẾ HOẠCH", layout=layout(paragraph("type", "KẾ HOẠCH"))),
    bad=Example("Kế hoạch", layout=layout(paragraph("type", "Kế hoạch"))),
    check=check,
    not_applicable=Example("Công văn", layout=layout(paragraph("subject", "V/v nâng bậc lương năm 2026"))),
)
