"""Lines below words are drawn, not typed, and the words not underlined."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.form import parts
from kehoach.checker.rule import Example, Hit, Rule
from kehoach.checker.subject import Subject
from kehoach.model import DrawnLine

_WRONG = {
    "underline": "gạch chân chữ thay cho đường kẻ",
    "underscores": "đường kẻ gõ bằng dấu gạch, không phải nét vẽ",
}


def check(subject: Subject) -> Iterator[Hit]:
    """The lines of the head are drawn: the words are not underlined, and no signs are typed."""
    for each in parts(subject, "motto", "issuer", "title"):
        if each.line_below and each.line_below.kind in _WRONG:
            yield Hit(_WRONG[each.line_below.kind], each)


RULE = Rule(
    code="TT038",
    name="Đường kẻ nét liền, không gõ dấu, không gạch chân",
    severity="info",
    basis="practice",
    place="Thực tiễn; Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II chỉ quy định «đường kẻ ngang, nét liền»",
    requirement="Đường kẻ dưới Tiêu ngữ, tên cơ quan, trích yếu được kẻ riêng, không gõ dấu gạch, không gạch chân chữ.",
    reason="Dấu gạch gõ vào bị đứt nét, dài ngắn theo phông; gạch chân thì luôn dài bằng cả dòng chữ.",
    reads=("layout.paragraphs.component", "layout.paragraphs.runs.text", "layout.paragraphs.line_below"),
    good=Example(
        "Kẻ bằng nét vẽ",
        layout=layout(paragraph("issuer", "SỞ NỘI VỤ", line_below=DrawnLine(kind="drawn", share=0.4))),
    ),
    bad=Example(
        "Kẻ bằng dấu ------",
        layout=layout(paragraph("issuer", "SỞ NỘI VỤ", line_below=DrawnLine(kind="underscores", share=0.4))),
    ),
    check=check,
    not_applicable=Example("Không có phần đầu văn bản", layout=layout()),
)
