"""Colour of letters."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.edits import SetRuns
from kehoach.checker.examples import layout, paragraph
from kehoach.checker.form import ANNEX_1, administrative, grouped, in_paragraphs
from kehoach.checker.looks import known, wordy_runs
from kehoach.checker.rule import Example, Hit, Rule
from kehoach.checker.subject import Subject

_BLACK = "000000"
_DARKEST_GREY = 0x1A  # Word's "black, lighter 5 %" is 0D0D0D: nobody sees the difference on paper
_NOT_JUDGED = {"mark", "table"}  # stamps are red; of colours in tables the decree says nothing


def check(subject: Subject) -> Iterator[Hit]:
    """All letters are black, but for those of stamps and tables."""
    named = (
        (run.color.upper(), paragraph)
        for paragraph in known(administrative(subject).paragraphs, "color")
        for run in wordy_runs(paragraph)
        if paragraph.component not in _NOT_JUDGED and run.color and not _is_black(run.color)
    )
    for (color, _), paragraphs in grouped(named).items():
        paths = dict.fromkeys(each.path for each in paragraphs if each.path and each.container in {"text", "box"})
        edits = tuple(SetRuns(path, "color", _BLACK) for path in paths)
        yield Hit(f"chữ màu #{color}{in_paragraphs(paragraphs)}, phải là màu đen", paragraphs[0], edits=edits)


def _is_black(color: str) -> bool:
    return all(int(color[place : place + 2], 16) <= _DARKEST_GREY for place in (0, 2, 4))


RULE = Rule(
    code="TT008",
    name="Màu chữ",
    severity="error",
    basis="law",
    place=f"{ANNEX_1}, Mục I, khoản 4",
    requirement="Chữ màu đen.",
    reason="Chữ màu mờ đi khi in, sao chụp đen trắng.",
    reads=("layout.paragraphs.runs.color",),
    good=Example("Chữ đen", layout=layout(paragraph("body", "Tổ chức thực hiện."))),
    bad=Example("Chữ xanh", layout=layout(paragraph("body", "Tổ chức thực hiện.", run={"color": "0070C0"}))),
    check=check,
)
