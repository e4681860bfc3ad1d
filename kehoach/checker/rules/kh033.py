"""From 1 July 2025 no work is given to districts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date as Date

from kehoach.checker.examples_plan import plan_of, task
from kehoach.checker.needs import is_carried, work_items
from kehoach.checker.rule import Example, Hit, Rule
from kehoach.checker.subject import Subject
from kehoach.model import Assignment, WorkItem

_TWO_LEVELS = Date(2025, 7, 1)
_DISTRICT = re.compile(
    r"(?<!\w)(?:cấp huyện|UBND (?:các )?(?:quận|huyện|thị xã)|(?:các )?huyện, (?:thị xã|thành phố))(?!\w)(?! ?\((?:cũ|trước))",
    re.IGNORECASE,
)


def check(subject: Subject) -> Iterator[Hit]:
    """No cell of a task names a district, unless as one of the past ("(cũ)"); tasks carried from a parent plan are told once."""
    carried: list[WorkItem] = []
    for item in work_items(subject):
        for column, words in _districts(item):
            if is_carried(item):
                carried.append(item)
            else:
                yield Hit(f"giao việc cho «{words}», cấp không còn từ ngày 01/7/2025", item, column)
    if carried:
        message = (
            f"{len(carried)} ô còn nêu cấp huyện như kế hoạch cấp trên, kể từ mục này; cấp huyện không còn từ 01/7/2025"
        )
        yield Hit(message, carried[0], review=True)


def _districts(item: WorkItem) -> Iterator[tuple[str, str]]:
    """The columns that name a district, with the words."""
    cells: dict[str, Assignment | None] = {
        "Cơ quan chủ trì": item.lead,
        "Cơ quan phối hợp": item.coordinate,
        "Cơ quan theo dõi": item.monitor,
    }
    for column, cell in cells.items():
        if cell is not None and (found := _DISTRICT.search(cell.text or "")):
            yield column, found[0]


RULE = Rule(
    code="KH033",
    name="Không giao việc cho cấp huyện sau ngày 01/7/2025",
    severity="warning",
    basis="law",
    place="Luật Tổ chức chính quyền địa phương số 72/2025/QH15",
    requirement="Kế hoạch ban hành từ ngày 01/7/2025 không giao việc cho cấp huyện.",
    reason="Từ ngày 01/7/2025 chính quyền địa phương chỉ còn cấp tỉnh và cấp xã.",
    reads=("plan.tasks.lead.text", "plan.tasks.coordinate.text", "plan.document.date"),
    good=Example("Chủ trì: UBND cấp xã", plan=plan_of(task("pl2/1/a", "Rà soát", lead="UBND cấp xã"))),
    bad=Example("Chủ trì: UBND cấp huyện", plan=plan_of(task("pl2/1/a", "Rà soát", lead="UBND cấp huyện"))),
    check=check,
    not_applicable=Example("Kế hoạch không có bảng nhiệm vụ", plan=plan_of()),
    since=_TWO_LEVELS,
)
