"""Somebody coordinates wherever the table has a place for that."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.examples_plan import plan_of, task
from kehoach.checker.needs import work_items
from kehoach.checker.rule import Example, Hit, NotApplicable, Rule
from kehoach.checker.subject import Subject

_COLUMN = "Cơ quan phối hợp"


def check(subject: Subject) -> Iterator[Hit]:
    """A blank cell in a column that other rows of the annex fill; whether nobody is needed, a person says."""
    items = work_items(subject)
    filled = {item.id.split("/")[0] for item in items if item.coordinate.text}
    if not filled:
        raise NotApplicable("bảng nhiệm vụ không nêu cơ quan phối hợp")
    for item in items:
        told = item.coordinate.text is None or item.coordinate.text.strip() or item.lead.partners
        if not told and item.id.split("/")[0] in filled:
            yield Hit("không nêu cơ quan phối hợp", item, _COLUMN, review=True)


RULE = Rule(
    code="KH030",
    name="Nhiệm vụ nêu cơ quan phối hợp",
    severity="info",
    basis="practice",
    place="Thực tiễn: phân vai rõ ràng",
    requirement="Trong bảng có cột phối hợp, dòng nào cũng nêu cơ quan phối hợp hoặc cho biết không cần.",
    reason="Ô trống không cho biết là không cần phối hợp hay bị bỏ sót.",
    reads=("plan.tasks.coordinate", "plan.projects.coordinate"),
    good=Example("Phối hợp: Sở Tài chính", plan=plan_of(task("pl2/1/a", "Rà soát", coordinate="Sở Tài chính"))),
    bad=Example(
        "Dòng a có cơ quan phối hợp, dòng b để trống",
        plan=plan_of(task("pl2/1/a", "Rà soát", coordinate="Sở Tài chính"), task("pl2/1/b", "Tập huấn")),
    ),
    check=check,
    not_applicable=Example("Bảng không có cột phối hợp", plan=plan_of(task("pl2/1/a", "Rà soát"))),
)
