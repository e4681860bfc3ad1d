"""The rows of annexes are numbered without a gap."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.checker.annex_references import all_items
from kehoach.checker.examples_plan import plan_of, task
from kehoach.checker.needs import is_no_report
from kehoach.checker.rule import Example, Hit, NotApplicable, Rule
from kehoach.checker.subject import Subject
from kehoach.meaning.numbering import Label, letter, read_label, roman
from kehoach.model import Target, WorkItem

_COLUMN = "STT"
_TABLE = re.compile(r"bang\d+(?:~\d+)?")
_COPY = "~"
"""What a reader puts before the count of an address that stands twice: "pl2/1/a~2"."""


def check(subject: Subject) -> Iterator[Hit]:
    """In every list the first is 1, a or I and each next follows the one before; numbers may run on from group to group."""
    is_no_report(subject)
    items = all_items(subject.plan)
    if not items:
        raise NotApplicable("văn bản không có bảng chỉ tiêu, nhiệm vụ")
    before: dict[str, Label] = {}
    running: dict[tuple[str, str], Label] = {}
    seen: set[str] = set()
    outline = {section.id for section in subject.document.outline}
    for item in items:
        parts = item.id.split("/")
        table = next((place for place, part in enumerate(parts) if _TABLE.fullmatch(part)), 0)
        if not table and parts[0] in outline:
            continue  # work that the text states: its numbers are those of the text
        for depth in range(table + 1, len(parts)):
            address, above = "/".join(parts[: depth + 1]), "/".join(parts[:depth])
            if address in seen:
                continue
            seen.add(address)
            label = _label(parts[depth].split(_COPY, maxsplit=1)[0])
            owner = "/".join(parts[: table + 1])
            last = running.get((owner, label.style)) if label else None
            if hit := _judge(parts[depth], before.get(above), last, item):
                yield hit
            if label:
                before[above] = running[owner, label.style] = label


def _judge(part: str, before: Label | None, last: Label | None, item: Target | WorkItem) -> Hit | None:
    """What is wrong with a number after the one before it in its list; `last` is the last of its style in the whole annex."""
    if _COPY in part:
        return Hit(f"số thứ tự «{part.split(_COPY, maxsplit=1)[0]}» dùng hai lần", item, _COLUMN)
    label = _label(part)
    if label is None:
        foreign = len(part) == 1 and part.isalpha() and part.islower()
        return Hit(f"chữ «{part}» không dùng để đánh thứ tự điểm", item, _COLUMN) if foreign else None
    if before is None:
        runs_on = last is not None and label.value == last.value + 1
        return None if label.value == 1 or runs_on else Hit(f"danh mục bắt đầu từ «{part}»", item, _COLUMN)
    if label.style != before.style or label.value == before.value + 1 or label.parent != before.parent:
        return None
    return Hit(f"«{part}» đứng sau «{before.number}», phải là «{_next(before)}»", item, _COLUMN)


def _label(part: str) -> Label | None:
    """The label of a row; "C" and "L" are parts A, B, C rather than a hundred and fifty."""
    label = read_label(part)
    return None if label and label.style == "roman" and part in ("C", "L") else label


def _next(label: Label) -> str:
    value = label.value + 1
    if label.style == "letter":
        return letter(value) if label.number != "y" else "?"
    if label.style == "roman":
        return roman(value)
    return f"{label.parent}.{value}" if label.parent else str(value)


RULE = Rule(
    code="KH020",
    name="Số thứ tự các dòng liên tục",
    severity="warning",
    basis="practice",
    place="Thực tiễn: thứ tự điểm theo bảng chữ cái tiếng Việt (a, b, c, d, đ, e, g...)",
    requirement="Số thứ tự các mục, điểm trong bảng liên tục, không trùng, không bỏ sót.",
    reason="Nhảy số làm dẫn chiếu sai, và thường là dấu hiệu một dòng bị xóa nhầm.",
    reads=("plan.targets.id", "plan.tasks.id", "plan.projects.id"),
    good=Example("a, b, c", plan=plan_of(*(task(f"pl2/1/{sign}", f"Việc {sign}") for sign in "abc"))),
    bad=Example("a, b, d", plan=plan_of(*(task(f"pl2/1/{sign}", f"Việc {sign}") for sign in "abd"))),
    check=check,
    not_applicable=Example("Kế hoạch không có bảng", plan=plan_of()),
)
