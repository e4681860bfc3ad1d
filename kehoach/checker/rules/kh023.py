"""Abbreviations are explained where they first stand."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.abbreviations import abbreviations
from kehoach.checker.examples_plan import plan_of, section
from kehoach.checker.needs import is_plan
from kehoach.checker.rule import Example, Hit, NotApplicable, Rule
from kehoach.checker.subject import Subject


def check(subject: Subject) -> Iterator[Hit]:
    """Each abbreviation is explained in brackets before or where it first stands; whether it is common, a person says."""
    is_plan(subject)
    found = abbreviations(subject)
    if not found:
        raise NotApplicable("văn bản không dùng chữ viết tắt nào cần giải thích")
    for each in found:
        if not each.is_explained:
            yield each.first.hit(f"chữ viết tắt «{each.sign}» ({each.uses} chỗ) không được giải thích", review=True)


RULE = Rule(
    code="KH023",
    name="Chữ viết tắt được giải thích",
    severity="info",
    basis="practice",
    place="Thực tiễn: chữ viết tắt lần đầu đặt trong ngoặc đơn sau cụm từ đầy đủ",
    requirement="Chữ viết tắt không thông dụng được giải thích trong văn bản.",
    reason="Người nhận ở ngành khác, cấp khác có thể không biết chữ viết tắt của một ngành.",
    reads=("plan.document.outline", "plan.tasks.text", "plan.targets.text"),
    good=Example(
        "«bồi thường, giải phóng mặt bằng (GPMB) ... công tác GPMB»",
        plan=plan_of(outline=(section("I", "MỤC TIÊU", "Đẩy nhanh giải phóng mặt bằng (GPMB); giám sát GPMB."),)),
    ),
    bad=Example(
        "«công tác GPMB» mà không giải thích",
        plan=plan_of(outline=(section("I", "MỤC TIÊU", "Đẩy nhanh công tác GPMB."),)),
    ),
    check=check,
    not_applicable=Example(
        "Văn bản không viết tắt", plan=plan_of(outline=(section("I", "MỤC TIÊU", "Nâng cao chất lượng."),))
    ),
)
