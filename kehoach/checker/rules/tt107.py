"""No change is left to accept or to reject."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.form import administrative
from kehoach.checker.passages import WHOLE
from kehoach.checker.rule import Example, Hit, NotApplicable, Rule
from kehoach.checker.subject import Subject


def check(subject: Subject) -> Iterator[Hit]:
    """The Word file has no tracked changes: what the other rules say is of the text with all of them accepted."""
    form = administrative(subject)
    if form.format != "docx":
        raise NotApplicable("chỉ tệp Word mới có theo dõi sửa đổi")
    if "tracked" in form.states:
        yield Hit(
            "tệp còn theo dõi sửa đổi (Track Changes) chưa chấp nhận hay từ chối; kết quả kiểm tra là của bản khi chấp nhận "
            "tất cả",
            place=WHOLE,
            review=True,
        )


_TEXT = paragraph("body", "Các sở, ngành thực hiện.")

RULE = Rule(
    code="TT107",
    name="Không còn theo dõi sửa đổi",
    severity="warning",
    basis="practice",
    place="Thông lệ: chấp nhận hoặc từ chối mọi sửa đổi trước khi trình ký",
    requirement="Tệp Word trình ký không còn sửa đổi đang theo dõi (Track Changes).",
    reason="Máy khác có thể hiện cả chữ đã xóa, và người nhận thấy được bản trước khi sửa.",
    reads=("layout.format", "layout.states"),
    good=Example("Tệp không có theo dõi sửa đổi", layout=layout(_TEXT)),
    bad=Example("Tệp còn theo dõi sửa đổi", layout=layout(_TEXT).model_copy(update={"states": ("tracked",)})),
    check=check,
    not_applicable=Example("Tệp .pdf", layout=layout(_TEXT).model_copy(update={"format": "pdf"})),
)
