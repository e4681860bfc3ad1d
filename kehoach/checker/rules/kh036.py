"""Abbreviations are explained before they are used."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.abbreviations import abbreviations
from kehoach.checker.annex_references import all_items
from kehoach.checker.examples_plan import plan_of, section
from kehoach.checker.needs import is_carried, is_plan
from kehoach.checker.rule import Example, Hit, NotApplicable, Rule
from kehoach.checker.subject import Subject


def check(subject: Subject) -> Iterator[Hit]:
    """No abbreviation stands in the text before the place that gives its words.

    Where no initials tell that it gives them, and in a plan with words of its parent, a person says.
    """
    is_plan(subject)
    introduced = [each for each in abbreviations(subject) if each.introduction]
    if not introduced:
        raise NotApplicable("văn bản không đặt chữ viết tắt nào trong ngoặc đơn sau cụm từ đầy đủ")
    is_of_parent = subject.parent is not None or any(map(is_carried, all_items(subject.plan)))
    for each in introduced:
        if each.early and each.introduction:
            later = (
                "sau đó trong cùng đoạn" if each.introduction.passage == each.early else each.introduction.passage.place
            )
            message = f"chữ viết tắt «{each.sign}» dùng trước khi được giải thích ({later})"
            yield each.early.hit(message, review=is_of_parent or not each.introduction.is_sure)


RULE = Rule(
    code="KH036",
    name="Chữ viết tắt được giải thích trước khi dùng",
    severity="info",
    basis="practice",
    place="Thực tiễn: chữ viết tắt lần đầu đặt trong ngoặc đơn sau cụm từ đầy đủ",
    requirement="Chữ viết tắt được giải thích ở chỗ đầu tiên dùng đến nó, không phải ở chỗ sau.",
    reason="Người đọc gặp chữ viết tắt khi chưa biết nó thay cho cụm từ nào.",
    reads=("plan.document.lead", "plan.document.outline", "plan.document.annexes.title", "plan.tasks.origin"),
    good=Example(
        "«giải phóng mặt bằng (GPMB)» ở mục I, «GPMB» ở mục II",
        plan=plan_of(
            outline=(
                section("I", "MỤC TIÊU", "Đẩy nhanh giải phóng mặt bằng (GPMB)."),
                section("II", "NHIỆM VỤ", "Giám sát công tác GPMB."),
            )
        ),
    ),
    bad=Example(
        "«GPMB» ở mục I, «giải phóng mặt bằng (GPMB)» ở mục II",
        plan=plan_of(
            outline=(
                section("I", "MỤC TIÊU", "Giám sát công tác GPMB."),
                section("II", "NHIỆM VỤ", "Đẩy nhanh giải phóng mặt bằng (GPMB)."),
            )
        ),
    ),
    check=check,
    not_applicable=Example(
        "Văn bản không đặt chữ viết tắt nào", plan=plan_of(outline=(section("I", "MỤC TIÊU", "Giám sát GPMB."),))
    ),
)
