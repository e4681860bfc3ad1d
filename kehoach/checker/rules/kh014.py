"""Every item of an annex that the text refers to is there."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.annex_references import all_items, has_annex, is_the_parents, leads_somewhere, own_references
from kehoach.checker.examples_plan import plan_of, section, target
from kehoach.checker.rule import Example, Hit, NotApplicable, Rule
from kehoach.checker.subject import Subject
from kehoach.meaning.references import Address, Reference, print_reference
from kehoach.model import Plan


def check(subject: Subject) -> Iterator[Hit]:
    """No reference, nor what it takes out ("trừ điểm b"), leads to a mục, điểm or row that the annex does not have."""
    plan = subject.plan
    ids = [item.id for item in all_items(plan)]
    referred = False
    for passage, reference in own_references(subject):
        for address in (*reference.items, *reference.excluded):
            if (address.group is None and address.letter is None) or not _has_items(plan, address, ids):
                continue
            if not address.annex and address.group in {section.number for section in plan.document.outline}:
                continue
            referred = True
            if not leads_somewhere(address, ids) and not is_the_parents(plan, address):
                wanted = print_reference(Reference(0, 0, "", items=(address,)))
                review = any(item.origin for item in all_items(plan))
                yield passage.hit(f"dẫn chiếu «{reference.text}» nhưng không có {wanted}", review=review)
    if not referred:
        raise NotApplicable("văn bản không dẫn chiếu mục, điểm nào của phụ lục")


def _has_items(plan: Plan, address: Address, ids: list[str]) -> bool:
    """Whether the annex is there and its items were read, so that a missing one can be told."""
    return has_annex(plan, address) and leads_somewhere(Address(annex=address.annex), ids)


RULE = Rule(
    code="KH014",
    name="Mục, điểm được dẫn chiếu có thật",
    severity="warning",
    basis="practice",
    place="Thực tiễn: dẫn chiếu phải tìm được",
    requirement="Mục, điểm của phụ lục mà thân văn bản dẫn chiếu phải có trong phụ lục.",
    reason="Giao việc bằng một dẫn chiếu sai là giao việc không có thật.",
    reads=("plan.document.outline", "plan.targets.id", "plan.tasks.id", "plan.projects.id"),
    good=Example(
        "«điểm a mục 1 Phụ lục 1»",
        plan=plan_of(
            target("pl1/1/a", "Tỷ lệ hồ sơ", y2026_2030="Đạt 80%"),
            outline=(section("V", "TỔ CHỨC THỰC HIỆN", "Theo dõi chỉ tiêu tại điểm a mục 1 Phụ lục 1."),),
        ),
    ),
    bad=Example(
        "«điểm d mục 1 Phụ lục 1» nhưng mục 1 chỉ có điểm a",
        plan=plan_of(
            target("pl1/1/a", "Tỷ lệ hồ sơ", y2026_2030="Đạt 80%"),
            outline=(section("V", "TỔ CHỨC THỰC HIỆN", "Theo dõi chỉ tiêu tại điểm d mục 1 Phụ lục 1."),),
        ),
    ),
    check=check,
    not_applicable=Example("Văn bản không dẫn chiếu mục, điểm", plan=plan_of()),
)
