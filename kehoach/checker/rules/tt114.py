"""Who carries out a decision comes first among its recipients."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.form import ANNEX_1, parts, shown
from kehoach.checker.form_text import full_text, paragraphs_of
from kehoach.checker.headings import headings
from kehoach.checker.rule import Example, Hit, NotApplicable, Rule
from kehoach.checker.subject import Subject
from kehoach.model import Layout

_KIND = "QUYẾT ĐỊNH"


def check(subject: Subject) -> Iterator[Hit]:
    """The recipients of a decision that is divided into articles begin with "Như Điều ...", who has to carry it out."""
    kind = shown(parts(subject, "type")[0]).upper().rstrip(":")
    if kind != _KIND or not headings(subject, "article"):
        raise NotApplicable("chỉ quyết định chia thành điều mới có nơi nhận «Như Điều ...»")
    first = paragraphs_of(subject, "recipient", absent="văn bản không liệt kê nơi nhận")[0]
    line = full_text(first)
    if not line.strip(" -–—•").casefold().startswith(("như điều", "như trên")):
        yield Hit(f"nơi nhận bắt đầu bằng «{line}»; nên là «- Như Điều ...;» (điều giao thi hành)", first)


def _sent(kind: str, recipient: str) -> Layout:
    return layout(
        paragraph("type", kind), paragraph("heading", "Điều 1. Ban hành Kế hoạch."), paragraph("recipient", recipient)
    )


RULE = Rule(
    code="TT114",
    name="Nơi nhận của quyết định bắt đầu bằng «Như Điều»",
    severity="info",
    basis="practice",
    place=f"Thông lệ: các mẫu quyết định của Phụ lục III; {ANNEX_1}, Mục II, khoản 9",
    requirement="Nơi nhận của quyết định mở đầu bằng «- Như Điều ...;», chỉ điều giao thi hành.",
    reason="Người được giao thi hành thấy ngay mình nhận để làm, không chỉ để biết.",
    reads=("layout.paragraphs.component", "layout.paragraphs.text", "layout.paragraphs.runs.text"),
    good=Example("- Như Điều 3;", layout=_sent("QUYẾT ĐỊNH", "- Như Điều 3;")),
    bad=Example("- Sở Nội vụ;", layout=_sent("QUYẾT ĐỊNH", "- Sở Nội vụ;")),
    check=check,
    not_applicable=Example("Kế hoạch", layout=_sent("KẾ HOẠCH", "- Sở Nội vụ;")),
)
