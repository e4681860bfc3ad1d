"""Laws among the legal bases are named without number and issuer."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.citing import cited
from kehoach.checker.examples import layout, paragraph
from kehoach.checker.form import ANNEX_1
from kehoach.checker.rule import Example, Hit, NotApplicable, Rule
from kehoach.checker.subject import Subject


def check(subject: Subject) -> Iterator[Hit]:
    """A law or ordinance is cited by its name, without number, symbol and issuer."""
    laws = [each for each in cited(subject, "legal_basis") if each.basis.type in ("Luật", "Bộ luật", "Pháp lệnh")]
    if not laws:
        raise NotApplicable("văn bản không căn cứ Luật hay Pháp lệnh")
    for each in laws:
        if each.basis.code:
            yield Hit(f"{each.basis.type} được nêu kèm số {each.basis.code}; chỉ ghi tên", each.where)


RULE = Rule(
    code="TT047",
    name="Luật, Pháp lệnh chỉ ghi tên",
    severity="warning",  # numbers of laws are common among legal bases since 2025
    basis="law",
    place=f"{ANNEX_1}, Mục II, khoản 6, điểm a",
    requirement="Căn cứ là Luật, Pháp lệnh thì không ghi số, ký hiệu, cơ quan ban hành.",
    reason="Luật, Pháp lệnh được gọi bằng tên; số, ký hiệu làm căn cứ dài mà không rõ thêm.",
    reads=("layout.paragraphs.component", "layout.paragraphs.text"),
    good=Example(
        "Luật nêu bằng tên",
        layout=layout(paragraph("legal_basis", "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;")),
    ),
    bad=Example(
        "Luật nêu kèm số",
        layout=layout(paragraph("legal_basis", "Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;")),
    ),
    check=check,
    not_applicable=Example(
        "Văn bản không nêu căn cứ", layout=layout(paragraph("body", "Thực hiện nhiệm vụ được giao."))
    ),
)
