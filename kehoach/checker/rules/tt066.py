"""Numbers of sections and clauses without gaps."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.form_text import concerned
from kehoach.checker.headings import Member, lists
from kehoach.checker.rule import Example, Hit, NotApplicable, Rule
from kehoach.checker.subject import Subject
from kehoach.meaning.numbering import Label, read_label, roman
from kehoach.model import Document, Plan, Section


def check(subject: Subject) -> Iterator[Hit]:
    """Roman and Arabic numbers of each list begin with one and go on, none left out or used twice; those of articles and
    sections may go on from the part before."""
    numbers = [_labels(members) for members in lists(concerned(subject))]
    if not any(numbers):
        raise NotApplicable("nội dung không đánh số mục, khoản")
    running: dict[tuple[str, str, str], int] = {}
    for found in numbers:
        before: dict[tuple[str, str, str], int] = {}
        for label, member in found:
            key = (label.style, label.parent, member.word)
            last = before.get(key, 0)
            runs_on = key not in before and label.value == running.get(key, 0) + 1
            if label.value != last + 1 and not (runs_on and _may_run_on(label, member)):
                yield Hit(_fault(label, last), member.where, place=member.place)
            before[key] = running[key] = label.value


def _may_run_on(label: Label, member: Member) -> bool:
    """Whether a number may go on from the part before: articles do so from chapter to chapter, and sections may."""
    return bool(member.word) or label.style == "roman"


def _labels(members: list[Member]) -> list[tuple[Label, Member]]:
    read = [(read_label(member.sign), member) for member in members]
    return [(label, member) for label, member in read if label and label.style != "letter"]


def _fault(label: Label, last: int) -> str:
    if last == 0:
        return f"dãy số bắt đầu bằng {label.number}"
    if label.value == last:
        return f"số {label.number} dùng hai lần"
    before = roman(last) if label.style == "roman" else str(last)
    return f"số {label.number} đứng sau số {before}"


def _plan(*numbers: str) -> Plan:
    outline = tuple(Section(id=number, level=1, number=number, title="VIỆC") for number in numbers)
    return Plan(document=Document(type="KẾ HOẠCH", outline=outline))


RULE = Rule(
    code="TT066",
    name="Số thứ tự mục, khoản liên tục",
    severity="warning",
    basis="practice",
    place="Thông lệ; Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6, điểm c (theo một trình tự nhất định)",
    requirement="Số thứ tự của phần, mục, khoản bắt đầu từ 1, không trùng, không sót.",
    reason="Số trùng hoặc sót làm viện dẫn «mục III» chỉ vào hai chỗ, hoặc không chỉ vào đâu.",
    reads=("document.outline",),
    good=Example("I, II, III", plan=_plan("I", "II", "III")),
    bad=Example("I, III, III", plan=_plan("I", "III", "III")),
    check=check,
    not_applicable=Example("Văn bản không đánh số", plan=_plan()),
)
