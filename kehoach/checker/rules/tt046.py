"""Legal bases in full."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.citing import LAWS, cited
from kehoach.checker.examples import layout, paragraph
from kehoach.checker.form import ANNEX_1
from kehoach.checker.rule import Example, Hit, NotApplicable, Rule
from kehoach.checker.subject import Subject

_NOT_ASKED = (*LAWS, "Tờ trình", "Công văn", "Báo cáo", "Biên bản")
_FULL = "Căn cứ Nghị quyết số 05/NQ-CP ngày 10 tháng 3 năm 2026 của Chính phủ về cải cách hành chính;"


def check(subject: Subject) -> Iterator[Hit]:
    """A legal basis that is cited by number has its type, date, issuer and subject.

    Submissions are left out: "Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số ..." says who asks and gives no subject.
    """
    bases = [each for each in cited(subject, "legal_basis") if each.basis.type not in _NOT_ASKED]
    if not bases:
        raise NotApplicable("văn bản không có căn cứ nào được nêu bằng số, ký hiệu")
    for each in bases:
        if each.is_first and each.missing:
            yield Hit(f"căn cứ «{each.name}» thiếu {each.missing}", each.where)


RULE = Rule(
    code="TT046",
    name="Căn cứ ghi đầy đủ",
    severity="error",
    basis="law",
    place=f"{ANNEX_1}, Mục II, khoản 6, điểm a",
    requirement="Căn cứ ghi đủ tên loại, số, ký hiệu, cơ quan ban hành, ngày tháng năm ban hành và trích yếu nội dung.",
    reason="Thiếu một trong các yếu tố này thì không tra được đúng văn bản làm căn cứ.",
    reads=("layout.paragraphs.component", "layout.paragraphs.text"),
    good=Example("Đủ số, ngày, cơ quan, trích yếu", layout=layout(paragraph("legal_basis", _FULL))),
    bad=Example(
        "Thiếu ngày ban hành và trích yếu",
        layout=layout(paragraph("legal_basis", "Căn cứ Nghị quyết số 05/NQ-CP của Chính phủ;")),
    ),
    check=check,
    not_applicable=Example(
        "Chỉ căn cứ vào Luật",
        layout=layout(paragraph("legal_basis", "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025.")),
    ),
)
