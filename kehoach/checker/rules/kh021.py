"""Every task says what comes out of it."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.examples_plan import plan_of, task
from kehoach.checker.needs import is_plan, work_items
from kehoach.checker.rule import Example, Hit, Rule
from kehoach.checker.subject import Subject
from kehoach.meaning.in_force import in_force


def check(subject: Subject) -> Iterator[Hit]:
    """A product for every task; one finding where the table has none at all. Whether one is needed, a person says."""
    is_plan(subject)
    items = in_force(subject.plan.tasks) or work_items(subject)
    without = [item for item in items if not (item.product or "").strip()]
    if without and len(without) == len(items):
        yield Hit(f"không nhiệm vụ nào ({len(items)}) nêu sản phẩm, kết quả đầu ra", without[0], review=True)
        return
    for item in without:
        yield Hit("không nêu sản phẩm, kết quả đầu ra", item, "Sản phẩm", review=True)


RULE = Rule(
    code="KH021",
    name="Nhiệm vụ có sản phẩm đầu ra",
    severity="info",
    basis="practice",
    place="Thực tiễn: khung logic của kế hoạch (nhiệm vụ, sản phẩm, trách nhiệm, thời gian)",
    requirement="Mỗi nhiệm vụ nêu sản phẩm hoặc kết quả phải có.",
    reason="Không có sản phẩm thì khó xác định nhiệm vụ đã hoàn thành hay chưa.",
    reads=("plan.tasks.product", "plan.projects.product"),
    good=Example("Sản phẩm: Báo cáo", plan=plan_of(task("pl2/1/a", "Rà soát thủ tục", product="Báo cáo"))),
    bad=Example("Sản phẩm: (trống)", plan=plan_of(task("pl2/1/a", "Rà soát thủ tục"))),
    check=check,
    not_applicable=Example("Kế hoạch không có bảng nhiệm vụ", plan=plan_of()),
)
