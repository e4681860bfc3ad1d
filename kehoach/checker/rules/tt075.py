"""The words "Như trên" come first where the document is addressed to somebody."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.form import ANNEX_1
from kehoach.checker.form_text import full_text, paragraphs_of
from kehoach.checker.rule import Example, Hit, Rule
from kehoach.checker.subject import Subject
from kehoach.model import Layout


def check(subject: Subject) -> Iterator[Hit]:
    """A document with "Kính gửi" begins its recipients with "Như trên"."""
    paragraphs_of(subject, "addressee", absent="văn bản không có phần «Kính gửi»")
    first = paragraphs_of(subject, "recipient", absent="văn bản không liệt kê nơi nhận")[0]
    line = full_text(first)
    if not line.strip(" -–—•").casefold().startswith("như trên"):
        yield Hit(f"nơi nhận bắt đầu bằng «{line}», phải là «- Như trên;»", first)


def _sent(*recipients: str) -> Layout:
    addressee = paragraph("addressee", "Kính gửi: Bộ Nội vụ")
    return layout(addressee, *(paragraph("recipient", each) for each in recipients))


RULE = Rule(
    code="TT075",
    name="Nơi nhận bắt đầu bằng «Như trên»",
    severity="error",
    basis="law",
    place=f"{ANNEX_1}, Mục II, khoản 9, điểm b",
    requirement="Văn bản có «Kính gửi» thì dưới từ «Nơi nhận» là «Như trên», rồi đến các nơi nhận khác.",
    reason="«Như trên» gộp các nơi đã kính gửi, khỏi ghi lại và khỏi sót.",
    reads=("layout.paragraphs.component", "layout.paragraphs.text"),
    good=Example("- Như trên;", layout=_sent("- Như trên;", "- Lưu: VT, CCHC.")),
    bad=Example("Ghi lại nơi kính gửi", layout=_sent("- Bộ Nội vụ;", "- Lưu: VT, CCHC.")),
    check=check,
    not_applicable=Example("Kế hoạch không có Kính gửi", layout=layout(paragraph("recipient", "- Lưu: VT."))),
)
