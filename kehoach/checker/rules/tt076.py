"""The document has a signer."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.form_text import (
    complete,
)
from kehoach.checker.rule import Example, Hit, Rule
from kehoach.checker.subject import Subject
from kehoach.model import (
    Document,
    Plan,
    Signature,
)


def check(subject: Subject) -> Iterator[Hit]:
    """The document names the office and the name of who signs it."""
    signature = complete(subject).signature or Signature()
    shown = {each.component for each in subject.layout.paragraphs} if subject.layout else set()
    if not signature.title and not signature.authority and not shown & {"authority", "signer_title"}:
        yield Hit("văn bản không ghi chức vụ của người ký", place="cuối văn bản")
    if not signature.name and "signer_name" not in shown:
        yield Hit("văn bản không ghi họ tên của người ký", place="cuối văn bản")


def _signed(name: str | None) -> Plan:
    return Plan(document=Document(signature=Signature(authority="TM. ỦY BAN NHÂN DÂN", title="CHỦ TỊCH", name=name)))


RULE = Rule(
    code="TT076",
    name="Có chức vụ, họ tên người ký",
    severity="error",
    basis="law",
    place="Nghị định 30/2020/NĐ-CP, Điều 8, điểm g khoản 2; Phụ lục I, Phần I, Mục II, khoản 7",
    requirement="Văn bản ghi chức vụ và họ tên của người có thẩm quyền ký.",
    reason="Không rõ ai ký thì văn bản không có giá trị pháp lý.",
    reads=("document.signature", "layout.paragraphs.component"),
    good=Example("Đủ chức vụ, họ tên", plan=_signed("Nguyễn Văn A")),
    bad=Example("Không có họ tên", plan=_signed(None)),
    check=check,
)
