"""Lines are drawn below words, not by underlining them."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.form import parts
from kehoach.checker.looks import wordy_runs
from kehoach.checker.rule import Example, Hit, Rule
from kehoach.checker.subject import Subject


def check(subject: Subject) -> Iterator[Hit]:
    """The words above a line are not underlined."""
    for each in parts(subject, "motto", "superior", "issuer", "title"):
        if any(run.underline for run in wordy_runs(each)):
            yield Hit("gạch chân chữ thay cho đường kẻ", each)


RULE = Rule(
    code="TT038",
    name="Không gạch chân thay đường kẻ",
    severity="warning",
    basis="practice",
    place="Thực tiễn; Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II chỉ quy định «đường kẻ ngang, nét liền»",
    requirement="Đường kẻ dưới Tiêu ngữ, tên cơ quan, trích yếu được kẻ riêng, không gạch chân chữ.",
    reason="Nét gạch chân dính vào dấu nặng, chân chữ và luôn dài bằng cả dòng chữ.",
    reads=("layout.paragraphs.component", "layout.paragraphs.runs.underline"),
    good=Example("Tên cơ quan không gạch chân", layout=layout(paragraph("issuer", "SỞ NỘI VỤ"))),
    bad=Example("Tên cơ quan gạch chân", layout=layout(paragraph("issuer", "SỞ NỘI VỤ", run={"underline": True}))),
    check=check,
    not_applicable=Example("Không có phần đầu văn bản", layout=layout()),
)
