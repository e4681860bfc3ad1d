"""Typeface."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.edits import SetRuns
from kehoach.checker.examples import layout, paragraph
from kehoach.checker.fonts import ENCODED_FONT, is_times
from kehoach.checker.form import ANNEX_1, administrative, grouped, in_paragraphs
from kehoach.checker.looks import known, wordy_runs
from kehoach.checker.rule import Example, Hit, Rule
from kehoach.checker.subject import Subject

_FONT = "Times New Roman"


def check(subject: Subject) -> Iterator[Hit]:
    """All letters are set in Times New Roman; fonts of other character sets are another rule's."""
    named = (
        (run.font, paragraph)
        for paragraph in known(administrative(subject).paragraphs, "font")
        for run in wordy_runs(paragraph)
        if run.font and not is_times(run.font) and not ENCODED_FONT.match(run.font)
    )
    for (font, _), paragraphs in grouped(named).items():
        paths = dict.fromkeys(each.path for each in paragraphs if each.path and each.container in {"text", "box"})
        edits = tuple(SetRuns(path, "font", _FONT) for path in paths)
        yield Hit(f"phông «{font}»{in_paragraphs(paragraphs)}, phải là Times New Roman", paragraphs[0], edits=edits)


RULE = Rule(
    code="TT006",
    name="Phông chữ",
    severity="error",
    basis="law",
    place=f"{ANNEX_1}, Mục I, khoản 4",
    requirement="Toàn văn bản dùng phông chữ Times New Roman.",
    reason="Một phông chung để văn bản hiện như nhau trên mọi máy.",
    reads=("layout.paragraphs.runs.font",),
    good=Example("Times New Roman", layout=layout(paragraph("body", "Tổ chức thực hiện."))),
    bad=Example("Arial", layout=layout(paragraph("body", "Tổ chức thực hiện.", run={"font": "Arial"}))),
    check=check,
)
