"""Legal bases on lines of their own."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.form import ANNEX_1
from kehoach.checker.form_text import full_text, paragraphs_of
from kehoach.checker.rule import Example, Hit, Rule
from kehoach.checker.subject import Subject
from kehoach.meaning.citations import split_legal_bases

_BASES = paragraph("legal_basis", "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;")


def check(subject: Subject) -> Iterator[Hit]:
    """A paragraph of legal bases holds one basis."""
    for basis in paragraphs_of(subject, "legal_basis", absent="văn bản không có phần căn cứ ban hành"):
        count = len(split_legal_bases(full_text(basis)))
        if count > 1:
            yield Hit(f"{count} căn cứ trình bày chung một đoạn; sau mỗi căn cứ phải xuống dòng", basis)


RULE = Rule(
    code="TT043",
    name="Mỗi căn cứ một dòng",
    severity="warning",  # most plans open with one sentence that names all of them
    basis="law",
    place=f"{ANNEX_1}, Mục II, khoản 6, điểm a",
    requirement="Sau mỗi căn cứ ban hành phải xuống dòng.",
    reason="Căn cứ viết liền nhau thì khó tra cứu và dễ sót khi một căn cứ được thay thế.",
    reads=("layout.paragraphs.component", "layout.paragraphs.text"),
    good=Example("Một căn cứ, một dòng", layout=layout(_BASES)),
    bad=Example(
        "Hai căn cứ trong một đoạn",
        layout=layout(
            paragraph(
                "legal_basis",
                "Căn cứ Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ; Chỉ thị số 23/CT-TTg ngày 02/9/2021 "
                "của Thủ tướng Chính phủ, UBND tỉnh Vàm Cỏ ban hành Kế hoạch như sau:",
            )
        ),
    ),
    check=check,
    not_applicable=Example(
        "Văn bản không nêu căn cứ", layout=layout(paragraph("body", "Thực hiện nhiệm vụ được giao."))
    ),
)
