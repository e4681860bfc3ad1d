"""How articles are written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.form import ANNEX_1
from kehoach.checker.headings import headings
from kehoach.checker.looks import known, wordy_runs
from kehoach.checker.rule import Example, Hit, NotApplicable, Rule
from kehoach.checker.subject import Subject
from kehoach.model import Run

_NUMBER = re.compile(r"Điều \d{1,3}[a-zđ]?\.")
_LOOKS = {"bold": True}


def check(subject: Subject) -> Iterator[Hit]:
    """An article opens with "Điều 1.": the word with a capital, an Arabic number, a full stop, in upright bold letters."""
    lines = headings(subject, "article")
    if not lines:
        raise NotApplicable("văn bản không chia thành điều")
    known([line.paragraph for line in lines], "bold")
    for line in lines:
        if not _NUMBER.fullmatch(line.number):
            yield Hit(f"«{line.number}» phải viết như «Điều 1.»: số Ả Rập, sau số có dấu chấm", line.paragraph)
        runs = wordy_runs(line.paragraph)
        if runs and _is_told_otherwise(runs[0]):
            yield Hit(f"«{line.number}» phải là chữ đứng, đậm", line.paragraph)


def _is_told_otherwise(run: Run) -> bool:
    return run.bold is False or run.italic is True


RULE = Rule(
    code="TT109",
    name="Trình bày điều",
    severity="error",
    basis="law",
    place=f"{ANNEX_1}, Mục II, khoản 6, điểm đ và Mục V, số 6, điểm a",
    requirement="Từ «Điều», số thứ tự bằng chữ số Ả Rập, sau số có dấu chấm; chữ in thường, kiểu chữ đứng, đậm.",
    reason="Điều là đơn vị viện dẫn của quyết định, quy chế: phải tìm thấy ngay.",
    reads=(
        "layout.paragraphs.component",
        "layout.paragraphs.text",
        "layout.paragraphs.runs.bold",
        "layout.paragraphs.runs.italic",
    ),
    good=Example("Điều 1., in đậm", layout=layout(paragraph("heading", "Điều 1. Bản sao văn bản", run=_LOOKS))),
    bad=Example("Điều 1:, không đậm", layout=layout(paragraph("heading", "Điều 1: Bản sao văn bản"))),
    check=check,
    not_applicable=Example("Kế hoạch chia mục I, 1, a", layout=layout(paragraph("heading", "I. MỤC ĐÍCH"))),
)
