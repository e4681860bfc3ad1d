"""The words "Như trên" come first where the document is addressed to somebody."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.form import ANNEX_1
from kehoach.checker.form_text import (
    concerned,
)
from kehoach.checker.rule import Example, Hit, NotApplicable, Rule
from kehoach.checker.subject import Subject
from kehoach.model import (
    Document,
    Plan,
)


def check(subject: Subject) -> Iterator[Hit]:
    """A document with "Kính gửi" begins its recipients with "Như trên"."""
    document = concerned(subject)
    if not document.addressees:
        raise NotApplicable("văn bản không có phần «Kính gửi»")
    if not document.recipients:
        raise NotApplicable("văn bản không liệt kê nơi nhận")
    first = document.recipients[0].strip(" -;.").casefold()
    if first != "như trên":
        source = next(iter(document.sources.get("recipients", ())), None)
        yield Hit(f"nơi nhận bắt đầu bằng «{document.recipients[0]}», phải là «Như trên»", source, place="nơi nhận")


def _sent(*recipients: str) -> Plan:
    return Plan(document=Document(type="BÁO CÁO", addressees=("Bộ Nội vụ",), recipients=recipients))


RULE = Rule(
    code="TT075",
    name="Nơi nhận bắt đầu bằng «Như trên»",
    severity="error",
    basis="law",
    place=f"{ANNEX_1}, Mục II, khoản 9, điểm b",
    requirement="Văn bản có «Kính gửi» thì dưới từ «Nơi nhận» là «Như trên», rồi đến các nơi nhận khác.",
    reason="«Như trên» gộp các nơi đã kính gửi, khỏi ghi lại và khỏi sót.",
    reads=("document.addressees", "document.recipients"),
    good=Example("- Như trên;", plan=_sent("Như trên", "Lưu: VT, CCHC")),
    bad=Example("Ghi lại nơi kính gửi", plan=_sent("Bộ Nội vụ", "Lưu: VT, CCHC")),
    check=check,
    not_applicable=Example("Kế hoạch không có Kính gửi", plan=Plan(document=Document(recipients=("Lưu: VT",)))),
)
