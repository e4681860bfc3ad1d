"""A target can be measured."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.examples_plan import plan_of, target
from kehoach.checker.needs import targets
from kehoach.checker.rule import Example, Hit, Rule
from kehoach.checker.subject import Subject
from kehoach.meaning.spelling import words_of


def check(subject: Subject) -> Iterator[Hit]:
    """Every cell with words has a goal with a number; where it has none, a person says how it is measured."""
    for each in targets(subject):
        for value in each.values:
            text = words_of(value.text or "")
            if not text or value.goals:
                continue
            has_digit = any(sign.isdigit() for sign in text)
            told = "có số nhưng không rõ mức cần đạt" if has_digit else "không có con số để đo"
            yield Hit(f"«{text}»: {told}", each, value.label or "Mục tiêu", review=True)


RULE = Rule(
    code="KH011",
    name="Chỉ tiêu đo được bằng con số",
    severity="info",
    basis="practice",
    place="Thực tiễn: chỉ tiêu phải lượng hóa được",
    requirement="Mức của chỉ tiêu là con số rõ ràng.",
    reason="Mức không có con số thì không đánh giá được đã đạt hay chưa.",
    reads=("plan.targets.values.text", "plan.targets.values.goals"),
    good=Example("Tối thiểu 80%", plan=plan_of(target("pl1/1/a", "Tỷ lệ hồ sơ", y2026_2030="Tối thiểu 80%"))),
    bad=Example("Nâng cao rõ rệt", plan=plan_of(target("pl1/1/a", "Chất lượng hồ sơ", y2026_2030="Nâng cao rõ rệt"))),
    check=check,
    not_applicable=Example("Kế hoạch không có bảng chỉ tiêu", plan=plan_of()),
)
