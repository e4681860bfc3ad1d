"""The annexes of a sub-plan: its targets, its tasks and its projects, each row with its address in the parent."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Literal

from kehoach.generator.subplan_items import is_unit, own_item
from kehoach.generator.wording import Parent
from kehoach.meaning.agencies import Registry
from kehoach.meaning.allocation import Allocation, Role, Share
from kehoach.meaning.numbering import roman
from kehoach.meaning.open_points import BLANK, print_choice
from kehoach.model import Annex, Assignment, Cell, Group, Project, Row, Table, Target, Task

_GOAL = "Mục tiêu"

_ROLES: dict[Role, str] = {
    "lead": "Chủ trì",
    "coordinate": "Phối hợp",
    "monitor": "Theo dõi, đôn đốc",
    "subject": "Thực hiện",
    "undecided": "Chưa xác định",
}


@dataclass(frozen=True)
class Annexes:
    """The annexes, and the sub-plan's own items that stand in them: with their own addresses, `origin` the parent's."""

    annexes: tuple[Annex, ...]
    targets: tuple[Target, ...]
    tasks: tuple[Task, ...]
    projects: tuple[Project, ...]


def make_annexes(allocation: Allocation, parent: Parent, registry: Registry, caption: str) -> Annexes:
    """The annexes that are needed; numbered with Roman numbers when there are two or more (Phụ lục I, III.1)."""
    needed = [
        (title, shares)
        for title, shares in (
            (f"Các chỉ tiêu được giao theo dõi, thực hiện tại {parent.code}", allocation.targets),
            (f"Các nhiệm vụ được giao tại {parent.code}", allocation.tasks),
            (f"Các đề án, kế hoạch được giao xây dựng tại {parent.code}", allocation.projects),
        )
        if shares
    ]
    several = len(needed) > 1
    made: list[Annex] = []
    items: list[Target | Task | Project] = []
    for place, (title, shares) in enumerate(needed, start=1):
        annex = f"pl{place}" if several else "pl"
        numbered = list(_numbered(shares, annex, registry))
        table = _table(numbered, parent)
        label = f"Phụ lục {roman(place)}" if several else "Phụ lục"
        made.append(Annex(id=annex, label=label, title=title.upper(), caption=caption, tables=(table,)))
        items += [own for _, own in numbered]
    return Annexes(
        tuple(made),
        tuple(item for item in items if isinstance(item, Target)),
        tuple(item for item in items if isinstance(item, Task)),
        tuple(item for item in items if isinstance(item, Project)),
    )


def _numbered(
    shares: Sequence[Share], annex: str, registry: Registry
) -> Iterator[tuple[Share, Target | Task | Project]]:
    """Every share with the sub-plan's own item: numbered in its group, the groups with Roman numbers. What has no group
    comes first: below a group's row it would stand in that group."""
    runs = [list(members) for _, members in groupby((each for each in shares if _group_title(each)), key=_group_title)]
    for place, members in enumerate([[each for each in shares if not _group_title(each)], *runs]):
        group = Group(number=roman(place), title=_group_title(members[0])) if place else None
        for count, share in enumerate(members, start=1):
            address = f"{annex}/{group.number}/{count}" if group else f"{annex}/{count}"
            yield share, own_item(share.item, registry).model_copy(update={"id": address, "group": group})


def _group_title(share: Share) -> str:
    return share.item.group.title if share.item.group else ""


@dataclass(frozen=True)
class _Column:
    """A column: its title, the role of its cells, and what a row has in it."""

    title: str
    role: str
    cell: Callable[[Share, Any], str]


def _table(numbered: Sequence[tuple[Share, Target | Task | Project]], parent: Parent) -> Table:
    items = [item for _, item in numbered]
    own = list(_target_columns(items) if isinstance(items[0], Target) else _work_columns(items))
    first = _Column("STT", "ordinal", lambda _, item: item.id.rpartition("/")[2])
    last = _Column("Căn cứ", "origin", lambda _, item: parent.cite(item.origin or ""))
    taken = {column.title for column in own}
    others = [column for column in _other_columns(items) if column.title not in taken]
    units = [column for column in others if column.role == "unit"]
    columns = [first, own[0], *units, *own[1:], *(column for column in others if column not in units), last]
    rows: list[Row] = []
    group = None
    for share, item in numbered:
        if item.group is not None and item.group != group:
            rows.append(_group_row(item.group, len(columns)))
            group = item.group
        rows.append(_row(*(column.cell(share, item) for column in columns)))
    return Table(
        header=(_row(*(column.title for column in columns)),),
        rows=tuple(rows),
        roles=tuple(column.role for column in columns),
    )


def _target_columns(items: Sequence[Target | Task | Project]) -> Iterator[_Column]:
    yield _Column("Chỉ tiêu", "indicator", lambda _, target: target.text)
    labels = dict.fromkeys(value.label or _GOAL for item in items if isinstance(item, Target) for value in item.values)
    for label in labels:
        yield _Column(label, "value", functools.partial(_goal, label))
    if any(item.lead is not None and item.lead.text for item in items):
        yield _Column("Cơ quan chủ trì", "lead", lambda _, target: (target.lead.text if target.lead else "") or "")
    yield _Column("Vai trò", "other", lambda share, _: _ROLES[share.role])


def _goal(label: str, _: Share, target: Target) -> str:
    """A goal as printed; a period that the target's table does not have is open, one that it leaves blank has no goal."""
    values = {value.label or _GOAL: value.text for value in target.values}
    text = values.get(label)
    return BLANK if text is None else text


def _work_columns(items: Sequence[Target | Task | Project]) -> Iterator[_Column]:
    """Product, owners and deadline as the parent has them; an undecided row shows its readings."""
    is_project = isinstance(items[0], Project)
    title, role = ("Tên đề án, kế hoạch", "project") if is_project else ("Nhiệm vụ", "text")
    yield _Column(title, role, lambda _, item: item.text)
    yield _Column("Sản phẩm đầu ra", "product", lambda _, item: item.product or BLANK)
    yield _Column("Cơ quan chủ trì", "lead", lambda _, item: _owner(item, "lead") or BLANK)
    yield _Column("Cơ quan phối hợp", "coordinate", lambda _, item: _owner(item, "coordinate"))
    yield _Column("Thời gian thực hiện", "deadline", lambda _, item: item.deadline.text or BLANK)
    if any(not isinstance(item, Target) and item.monitor is not None and item.monitor.text for item in items):
        yield _Column("Theo dõi, đôn đốc", "monitor", lambda _, item: (item.monitor.text if item.monitor else "") or "")


def _owner(item: Task | Project, role: Literal["lead", "coordinate"]) -> str:
    if item.alternatives:
        return print_choice([getattr(reading, role).text or "" for reading in item.alternatives])
    cell: Assignment = getattr(item, role)
    return cell.text or ""


def _other_columns(items: Sequence[Target | Task | Project]) -> Iterator[_Column]:
    """What else the parent's table says of the items: units, money, remarks."""
    for title in dict.fromkeys(title for item in items for title, text in item.columns.items() if text):
        role = "unit" if is_unit(title) else "other"
        yield _Column(title, role, lambda _, item, title=title: item.columns.get(title, ""))  # type: ignore[misc]
    if any(item.notes for item in items):
        yield _Column("Ghi chú", "notes", lambda _, item: item.notes or "")


def _group_row(group: Group, width: int) -> Row:
    return (Cell(text=group.number), Cell(text=group.title), *[Cell(merged="left")] * (width - 2))


def _row(*texts: str | None) -> Row:
    return tuple(Cell(text=text or "") for text in texts)
