"""The annexes of a sub-plan: its targets, its tasks and its projects, each row with its address in the parent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from kehoach.generator.wording import Parent
from kehoach.meaning.allocation import Allocation, Role, Share
from kehoach.meaning.in_force import words_in_force
from kehoach.meaning.numbering import roman
from kehoach.meaning.open_points import BLANK, print_choice
from kehoach.model import Annex, Cell, Group, Project, Row, Table, Target, Task

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


def make_annexes(allocation: Allocation, parent: Parent, caption: str) -> Annexes:
    """The annexes that are needed; numbered with Roman numbers when there are two or more (Phụ lục I, III.1)."""
    needed = [
        (title, shares)
        for title, shares in (
            ("Các chỉ tiêu được giao theo dõi, thực hiện", allocation.targets),
            ("Các nhiệm vụ được giao", allocation.tasks),
            ("Các đề án, kế hoạch được giao xây dựng", allocation.projects),
        )
        if shares
    ]
    several = len(needed) > 1
    made: list[Annex] = []
    items: list[Target | Task | Project] = []
    for place, (title, shares) in enumerate(needed, start=1):
        annex = f"pl{place}" if several else "pl"
        numbered = list(_numbered(shares, annex))
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


def _numbered(shares: Sequence[Share], annex: str) -> Iterator[tuple[Share, Target | Task | Project]]:
    """Every share with the sub-plan's own item: numbered in its group, the groups with Roman numbers."""
    for place, (title, members) in enumerate(groupby(shares, key=_group_title), start=1):
        group = Group(number=roman(place), title=title) if title else None
        for count, share in enumerate(members, start=1):
            address = f"{annex}/{group.number}/{count}" if group else f"{annex}/{count}"
            own = {"id": address, "group": group, "origin": share.item.id, "text": words_in_force(share.item)}
            yield share, share.item.model_copy(update=own)


def _group_title(share: Share) -> str:
    return share.item.group.title if share.item.group else ""


def _table(numbered: Sequence[tuple[Share, Target | Task | Project]], parent: Parent) -> Table:
    first = numbered[0][1]
    if isinstance(first, Target):
        labels = list(dict.fromkeys(label for share, _ in numbered for label in _values(share.item)))
        header = ["STT", "Chỉ tiêu", *labels, "Vai trò", "Căn cứ"]
        roles = ("ordinal", "indicator", *["value"] * len(labels), "other", "origin")
    else:
        labels = []
        content = "Tên đề án, kế hoạch" if isinstance(first, Project) else "Nhiệm vụ"
        owners = ["Cơ quan chủ trì", "Cơ quan phối hợp"]
        header = ["STT", content, "Sản phẩm đầu ra", *owners, "Thời gian thực hiện", "Căn cứ"]
        kind = "project" if isinstance(first, Project) else "text"
        roles = ("ordinal", kind, "product", "lead", "coordinate", "deadline", "origin")
    rows: list[Row] = []
    group = None
    for share, item in numbered:
        if item.group is not None and item.group != group:
            rows.append(_group_row(item.group, len(header)))
            group = item.group
        cells = _target_cells(share, labels) if isinstance(item, Target) else _work_cells(item)
        rows.append(_row(item.id.rpartition("/")[2], item.text, *cells, parent.cite(item.origin or "")))
    return Table(header=(_row(*header),), rows=tuple(rows), roles=roles)


def _values(item: Target | Task | Project) -> dict[str, str | None]:
    """A target's goals as printed, by the title of their column."""
    return {value.label or "Mục tiêu": value.text for value in item.values} if isinstance(item, Target) else {}


def _target_cells(share: Share, labels: Sequence[str]) -> list[str | None]:
    values = _values(share.item)
    return [*(BLANK if values.get(label) is None else values[label] for label in labels), _ROLES[share.role]]


def _work_cells(item: Task | Project) -> list[str | None]:
    """Product, owners and deadline as the parent has them; an undecided row shows its readings."""
    if item.alternatives:
        owners = [print_choice([reading.lead.text or "" for reading in item.alternatives])]
        owners.append(print_choice([reading.coordinate.text or "" for reading in item.alternatives]))
    else:
        owners = [item.lead.text or BLANK, item.coordinate.text or ""]
    return [item.product or BLANK, *owners, item.deadline.text or BLANK]


def _group_row(group: Group, width: int) -> Row:
    return (Cell(text=group.number), Cell(text=group.title), *[Cell(merged="left")] * (width - 2))


def _row(*texts: str | None) -> Row:
    return tuple(Cell(text=text or "") for text in texts)
