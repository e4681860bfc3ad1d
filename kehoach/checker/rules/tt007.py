"""Character set."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.fonts import ENCODED_FONT
from kehoach.checker.form import ANNEX_1, administrative, grouped, in_paragraphs
from kehoach.checker.looks import known, wordy_runs
from kehoach.checker.rule import Example, Hit, Rule
from kehoach.checker.subject import Subject


def check(subject: Subject) -> Iterator[Hit]:
    """No letters are set in a font of an old character set; turning its codes into Unicode is not a matter of form."""
    named = (
        (run.font, paragraph)
        for paragraph in known(administrative(subject).paragraphs, "font")
        for run in wordy_runs(paragraph)
        if run.font and ENCODED_FONT.match(run.font)
    )
    for (font, _), paragraphs in grouped(named).items():
        yield Hit(
            f"phông «{font}» của bảng mã cũ{in_paragraphs(paragraphs)}, phải là chữ Unicode, phông Times New Roman",
            paragraphs[0],
        )


RULE = Rule(
    code="TT007",
    name="Bộ mã ký tự Unicode",
    severity="error",
    basis="law",
    place=f"{ANNEX_1}, Mục I, khoản 4",
    requirement="Chữ dùng bộ mã Unicode theo TCVN 6909:2001, không dùng phông của bảng mã cũ (TCVN3 .Vn..., VNI-...).",
    reason="Chữ của bảng mã cũ thành ký tự lạ khi tìm kiếm, sao chép hoặc thiếu phông.",
    reads=("layout.paragraphs.runs.font",),
    good=Example("Times New Roman, Unicode", layout=layout(paragraph("body", "Tổ chức thực hiện."))),
    bad=Example("Phông .VnTime", layout=layout(paragraph("body", "Tæ chøc thùc hiÖn", run={"font": ".VnTime"}))),
    check=check,
)
