"""The unit delivers what the parent asks for."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz import fuzz

from kehoach.checker.conformity import conformity_of
from kehoach.checker.examples_plan import plan_of, subplan_of, task
from kehoach.checker.rule import Example, Hit, NotApplicable, Rule
from kehoach.checker.subject import Subject
from kehoach.meaning.spelling import words_of

_COLUMN = "Sản phẩm"
_SAME = 60
"""Below this likeness (of 100) another product is named."""


def check(subject: Subject) -> Iterator[Hit]:
    """Where the parent names a product the unit does too; whether another one will do, a person says."""
    asked = [(own, parents) for own, parents in conformity_of(subject).work() if (parents.product or "").strip()]
    if not asked:
        raise NotApplicable("kế hoạch cấp trên không nêu sản phẩm của nhiệm vụ nào được giao")
    for own, parents in asked:
        product, wanted = words_of(own.product or ""), words_of(parents.product or "")
        if not product:
            yield Hit(f"bỏ sản phẩm «{wanted}» mà kế hoạch cấp trên yêu cầu", own, _COLUMN)
        elif wanted.casefold() not in product.casefold() and fuzz.ratio(product.casefold(), wanted.casefold()) < _SAME:
            yield Hit(f"sản phẩm «{product}» khác «{wanted}» của kế hoạch cấp trên", own, _COLUMN, review=True)


_PARENT = plan_of(task("pl2/1/a", "Rà soát thủ tục hành chính", lead="Sở Tư pháp", product="Báo cáo rà soát"))

RULE = Rule(
    code="SP009",
    name="Giữ sản phẩm mà cấp trên yêu cầu",
    severity="warning",
    basis="practice",
    place="Thực tiễn: sản phẩm là căn cứ nghiệm thu nhiệm vụ",
    requirement="Nhiệm vụ giữ sản phẩm đầu ra mà kế hoạch cấp trên yêu cầu.",
    reason="Không nêu sản phẩm thì cấp trên không có gì để nghiệm thu.",
    reads=("plan.tasks.product", "plan.projects.product", "parent.tasks.product", "parent.projects.product"),
    good=Example(
        "Sản phẩm: Báo cáo rà soát",
        plan=subplan_of(
            task("pl1/1", "Rà soát thủ tục hành chính", lead="Sở Tư pháp", product="Báo cáo rà soát", origin="pl2/1/a")
        ),
        parent=_PARENT,
    ),
    bad=Example(
        "Sản phẩm: (trống)",
        plan=subplan_of(task("pl1/1", "Rà soát thủ tục hành chính", lead="Sở Tư pháp", origin="pl2/1/a")),
        parent=_PARENT,
    ),
    check=check,
    not_applicable=Example(
        "Cấp trên không nêu sản phẩm",
        plan=subplan_of(task("pl1/1", "Rà soát thủ tục", lead="Sở Tư pháp", origin="pl2/1/a")),
        parent=plan_of(task("pl2/1/a", "Rà soát thủ tục", lead="Sở Tư pháp")),
    ),
)
