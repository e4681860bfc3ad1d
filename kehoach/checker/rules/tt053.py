"""Upright text."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.form import ANNEX_1
from kehoach.checker.form_text import content_of, is_pointer
from kehoach.checker.looks import known, run_edits, wordy_runs
from kehoach.checker.rule import Example, Hit, Rule
from kehoach.checker.subject import Subject


def check(subject: Subject) -> Iterator[Hit]:
    """No paragraph of the text is in italics as a whole; single words may be, as the remark that points to an annex."""
    for each in known(content_of(subject, "body", "closing"), "italic"):
        runs = wordy_runs(each)
        if runs and all(run.italic for run in runs) and not is_pointer(each):
            yield Hit("cả đoạn là chữ nghiêng, phải là chữ đứng", each, edits=run_edits(each, "italic", False))


RULE = Rule(
    code="TT053",
    name="Nội dung viết chữ đứng",
    severity="error",
    basis="law",
    place=f"{ANNEX_1}, Mục II, khoản 6, điểm e",
    requirement="Nội dung văn bản trình bày bằng chữ in thường, kiểu chữ đứng.",
    reason="Chữ nghiêng dành cho căn cứ và lời chỉ dẫn; cả đoạn nghiêng làm người đọc nhầm.",
    reads=("layout.paragraphs.component", "layout.paragraphs.runs.italic"),
    good=Example("Đoạn văn chữ đứng", layout=layout(paragraph("body", "Thực hiện nhiệm vụ được giao."))),
    bad=Example(
        "Cả đoạn chữ nghiêng",
        layout=layout(paragraph("body", "Thực hiện nhiệm vụ được giao.", run={"italic": True})),
    ),
    check=check,
    not_applicable=Example("Không nhận ra nội dung", layout=layout(paragraph("type", "KẾ HOẠCH"))),
)
