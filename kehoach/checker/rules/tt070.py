"""Recipients are listed."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.form_text import complete
from kehoach.checker.rule import Example, Hit, Rule
from kehoach.checker.subject import Subject
from kehoach.model import Document, Plan


def check(subject: Subject) -> Iterator[Hit]:
    """The document says who receives it."""
    document = complete(subject)
    if not document.recipients and not (subject.layout and subject.layout.of("recipients_label", "recipient")):
        yield Hit("văn bản không có phần «Nơi nhận:»", place="cuối văn bản")


RULE = Rule(
    code="TT070",
    name="Có nơi nhận",
    severity="error",
    basis="law",
    place="Nghị định 30/2020/NĐ-CP, Điều 8, điểm i khoản 2; Phụ lục I, Phần I, Mục II, khoản 9",
    requirement="Văn bản có phần «Nơi nhận» liệt kê các cơ quan, tổ chức, đơn vị, cá nhân nhận văn bản.",
    reason="Không có nơi nhận thì văn thư không biết phát hành cho ai và lưu ở đâu.",
    reads=("document.recipients", "layout.paragraphs.component"),
    good=Example("Có nơi nhận", plan=Plan(document=Document(recipients=("Sở Nội vụ", "Lưu: VT, CCHC")))),
    bad=Example("Không có nơi nhận", plan=Plan(document=Document(type="KẾ HOẠCH"))),
    check=check,
)
