"""Marks at the end of legal bases."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.form import ANNEX_1
from kehoach.checker.form_text import ended_with, paragraphs_of
from kehoach.checker.rule import Example, Hit, NotApplicable, Rule
from kehoach.checker.subject import Subject

_FIRST = "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025"
_LAST = "Căn cứ Nghị quyết số 05/NQ-CP ngày 10 tháng 3 năm 2026 của Chính phủ về cải cách hành chính"


def check(subject: Subject) -> Iterator[Hit]:
    """Every legal basis ends with a semicolon, the last with a full stop."""
    *others, last = paragraphs_of(subject, "legal_basis", absent="văn bản không có phần căn cứ ban hành")
    if last.text.rstrip().endswith(":"):
        raise NotApplicable("căn cứ nằm chung trong câu mở đầu")
    for basis in (*others, last):
        mark, name = (".", "dấu chấm (.)") if basis is last else (";", "dấu chấm phẩy (;)")
        if not basis.text.rstrip().endswith(mark):
            yield Hit(f"căn cứ không kết thúc bằng {name}", basis, edits=ended_with(basis, mark))


RULE = Rule(
    code="TT045",
    name="Dấu cuối mỗi căn cứ",
    severity="error",
    basis="law",
    place=f"{ANNEX_1}, Mục II, khoản 6, điểm a",
    requirement="Cuối mỗi căn cứ có dấu chấm phẩy (;), căn cứ cuối cùng kết thúc bằng dấu chấm (.).",
    reason="Dấu câu cho người đọc và phần mềm biết căn cứ nào là cuối cùng.",
    reads=("layout.paragraphs.component", "layout.paragraphs.text"),
    good=Example(
        "Căn cứ cuối kết thúc bằng dấu chấm",
        layout=layout(paragraph("legal_basis", f"{_FIRST};"), paragraph("legal_basis", f"{_LAST}.")),
    ),
    bad=Example(
        "Căn cứ cuối kết thúc bằng dấu phẩy",
        layout=layout(paragraph("legal_basis", f"{_FIRST};"), paragraph("legal_basis", f"{_LAST},")),
    ),
    check=check,
    not_applicable=Example(
        "Văn bản không nêu căn cứ", layout=layout(paragraph("body", "Thực hiện nhiệm vụ được giao."))
    ),
)
