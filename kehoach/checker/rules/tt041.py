"""Kính gửi."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.form import ANNEX_1, TOP, administrative, parts, shown
from kehoach.checker.rule import Example, Hit, NotApplicable, Rule
from kehoach.checker.subject import Subject
from kehoach.meaning.document_types import known_type


def check(subject: Subject) -> Iterator[Hit]:
    """A submission, an official letter and a report to a superior name whom they are for."""
    form = administrative(subject)
    kind = "CÔNG VĂN" if form.of("subject") else known_type(shown(parts(subject, "type")[0]))
    if kind not in {"TỜ TRÌNH", "CÔNG VĂN", "BÁO CÁO"}:
        raise NotApplicable("loại văn bản này không có phần «Kính gửi»")
    if not form.of("addressee"):
        if kind == "BÁO CÁO":
            yield Hit("báo cáo gửi cơ quan cấp trên phải có «Kính gửi»; báo cáo khác thì không", place=TOP, review=True)
        else:
            yield Hit(f"{kind.lower()} phải có «Kính gửi»", place=TOP)


RULE = Rule(
    code="TT041",
    name="Kính gửi",
    severity="warning",
    basis="law",
    place=f"{ANNEX_1}, Mục II, khoản 9, điểm b, d",
    requirement="Tờ trình, công văn và báo cáo gửi cấp trên có phần «Kính gửi».",
    reason="Phải rõ ai là người giải quyết, ai chỉ nhận để biết.",
    reads=("layout.paragraphs.component", "layout.paragraphs.text", "layout.paragraphs.runs.text"),
    good=Example(
        "TỜ TRÌNH / Kính gửi: UBND tỉnh Vàm Cỏ",
        layout=layout(paragraph("type", "TỜ TRÌNH"), paragraph("addressee", "Kính gửi: UBND tỉnh Vàm Cỏ")),
    ),
    bad=Example("TỜ TRÌNH không có Kính gửi", layout=layout(paragraph("type", "TỜ TRÌNH"))),
    check=check,
    not_applicable=Example("Kế hoạch", layout=layout(paragraph("type", "KẾ HOẠCH"))),
)
