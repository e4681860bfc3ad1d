"""An annex says what document it comes with."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.form import ANNEX_1
from kehoach.checker.form_text import concerned
from kehoach.checker.rule import Example, Hit, NotApplicable, Rule
from kehoach.checker.subject import Subject
from kehoach.model import Annex, Document, Plan


def check(subject: Subject) -> Iterator[Hit]:
    """Every annex has the line "(Kèm theo ...)"."""
    annexes = concerned(subject).annexes
    if not annexes:
        raise NotApplicable("văn bản không có phụ lục")
    for annex in annexes:
        if not annex.caption.strip():
            source = next(iter(annex.sources), None)
            yield Hit("thiếu dòng «(Kèm theo ...)» chỉ dẫn văn bản", source, place=f"nhãn «{annex.label}»")


def _plan(caption: str) -> Plan:
    return Plan(document=Document(annexes=(Annex(id="pl1", label="Phụ lục", title="NHIỆM VỤ", caption=caption),)))


RULE = Rule(
    code="TT088",
    name="Phụ lục có dòng chỉ dẫn kèm theo",
    severity="error",
    basis="law",
    place=f"{ANNEX_1}, Mục III, khoản 1, điểm c",
    requirement="Mỗi phụ lục có thông tin chỉ dẫn kèm theo văn bản: số, ký hiệu, thời gian, cơ quan ban hành.",
    reason="Phụ lục tách khỏi văn bản thì chỉ dòng này cho biết nó thuộc văn bản nào.",
    reads=("document.annexes",),
    good=Example("Có dòng kèm theo", plan=_plan("(Kèm theo Kế hoạch số 12/KH-UBND ngày 04 tháng 3 năm 2026)")),
    bad=Example("Không có dòng kèm theo", plan=_plan("")),
    check=check,
    not_applicable=Example("Không có phụ lục", plan=Plan(document=Document(type="KẾ HOẠCH"))),
)
