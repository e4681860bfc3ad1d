"""The document has a signer."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.form_text import CONTENT, complete
from kehoach.checker.rule import Example, Hit, Rule
from kehoach.checker.subject import Subject
from kehoach.meaning.open_points import filled
from kehoach.model import Document, LaidOutParagraph, Layout, Plan, Signature


def check(subject: Subject) -> Iterator[Hit]:
    """The document names the office and the name of who signs it."""
    signature = complete(subject).signature or Signature()
    shown = {each.component for each in subject.layout.paragraphs} if subject.layout else set()
    doubt = _unknown(subject.layout) if subject.layout else None
    if not signature.title and not signature.authority and not shown & {"authority", "signer_title"}:
        yield _missing("chức vụ", doubt)
    elif signature.title and not signature.authority and not filled(signature.title):
        where = next(iter(subject.layout.of("signer_title")), None) if subject.layout else None
        yield Hit("chức vụ của người ký còn để trống", where, place="chữ ký", review=True)
    if not signature.name and "signer_name" not in shown:
        yield _missing("họ tên", doubt)


def _missing(what: str, doubt: LaidOutParagraph | None) -> Hit:
    if doubt:
        return Hit(f"không nhận ra {what} của người ký", doubt, review=True)
    return Hit(f"văn bản không ghi {what} của người ký", place="cuối văn bản")


def _unknown(form: Layout) -> LaidOutParagraph | None:
    """A line below the text that no reader could name: it may be the signature."""
    main = [each for each in form.paragraphs if each.annex is None and each.container == "text"]
    ends = [place for place, each in enumerate(main) if each.component in (*CONTENT, "recipient")]
    below = main[ends[-1] + 1 :] if ends else []
    return next((each for each in below if each.component == "other" and each.text.strip(" \u00a0_-.\n")), None)


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
