"""The words of an annex's label."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.form import ANNEX_1
from kehoach.checker.form_text import full_text, paragraphs_of
from kehoach.checker.looks import wordy_runs
from kehoach.checker.rule import Example, Hit, Rule
from kehoach.checker.subject import Subject
from kehoach.model import LaidOutParagraph

_LABEL = re.compile(r"Phụ lục(?: [IVXLC]+(?:\.\d+)*| \d+(?:\.\d+)*)?")


def check(subject: Subject) -> Iterator[Hit]:
    """The label is the word "Phụ lục" in small letters with its number, nothing else on the line."""
    for label in paragraphs_of(subject, "annex_label", absent="văn bản không có phụ lục"):
        words = full_text(label)
        if words.casefold().startswith("phụ lục") and (not _LABEL.fullmatch(words) or _capitals_by_font(label)):
            yield Hit(f"nhãn «{words}» phải viết như «Phụ lục I», chữ in thường, trên một dòng riêng", label)


def _capitals_by_font(label: LaidOutParagraph) -> bool:
    return any(run.capitals for run in wordy_runs(label))


RULE = Rule(
    code="TT083",
    name="Nhãn phụ lục viết chữ thường",
    severity="warning",  # PHỤ LỤC in capitals is what most documents print
    basis="law",
    place=f"{ANNEX_1}, Mục III, khoản 1, điểm b",
    requirement="Từ «Phụ lục» và số thứ tự trình bày thành một dòng riêng, bằng chữ in thường.",
    reason="Chữ in hoa dành cho tên phụ lục ở dòng dưới.",
    reads=("layout.paragraphs.component", "layout.paragraphs.text", "layout.paragraphs.runs.capitals"),
    good=Example("Phụ lục I", layout=layout(paragraph("annex_label", "Phụ lục I"))),
    bad=Example("PHỤ LỤC I", layout=layout(paragraph("annex_label", "PHỤ LỤC I"))),
    check=check,
    not_applicable=Example("Không có phụ lục", layout=layout(paragraph("body", "Việc được giao."))),
)
