"""Every annex that the text refers to is there."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.annex_references import has_annex, is_the_parents, own_references
from kehoach.checker.examples_plan import plan_of, section, task
from kehoach.checker.rule import Example, Hit, NotApplicable, Rule
from kehoach.checker.subject import Subject


def check(subject: Subject) -> Iterator[Hit]:
    """No reference leads to an annex that the document does not have."""
    plan = subject.plan
    referred = False
    for passage, reference in own_references(subject):
        referred = True
        for number in dict.fromkeys(address.annex for address in reference.items if address.annex is not None):
            address = next(each for each in reference.items if each.annex == number)
            if not has_annex(plan, address) and not is_the_parents(plan, address):
                named = f"Phụ lục {number}".strip()
                yield passage.hit(f"dẫn chiếu «{reference.text}» nhưng văn bản không có {named}")
    if not referred:
        raise NotApplicable("văn bản không dẫn chiếu phụ lục nào")


RULE = Rule(
    code="KH012",
    name="Phụ lục được dẫn chiếu có thật",
    severity="warning",
    basis="law",
    place="Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục III.1",
    requirement="Phụ lục mà thân văn bản dẫn chiếu phải kèm theo văn bản.",
    reason="Người đọc được chỉ đến một phụ lục không có thì thiếu nội dung.",
    reads=("plan.document.outline", "plan.document.annexes"),
    good=Example(
        "«(Kèm theo Phụ lục 1)» và có Phụ lục 1",
        plan=plan_of(task("pl1/1/a", "Rà soát"), outline=(section("II", "NHIỆM VỤ", "(Kèm theo Phụ lục 1)"),)),
    ),
    bad=Example(
        "«(Kèm theo Phụ lục 3)» nhưng chỉ có Phụ lục 1",
        plan=plan_of(task("pl1/1/a", "Rà soát"), outline=(section("II", "NHIỆM VỤ", "(Kèm theo Phụ lục 3)"),)),
    ),
    check=check,
    not_applicable=Example("Văn bản không nhắc đến phụ lục", plan=plan_of()),
)
