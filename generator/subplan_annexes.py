"""The annexes of a sub-plan: its targets, its tasks and its projects, each row with its address in the parent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from kehoach.generator.allocate import Allocation, Role, Share
from kehoach.generator.wording import BLANK, Parent
from kehoach.meaning.numbering import roman
from kehoach.model import Annex, Assignment, Cell, Row, Table, Target, WorkItem

_ROLES: dict[Role, str] = {
    "lead": "Chủ trì",
    "coordinate": "Phối hợp",
    "monitor": "Theo dõi, đôn đốc",
    "undecided": "Chưa xác định",
}


def annexes(allocation: Allocation, parent: Parent, caption: str) -> tuple[Annex, ...]:
    """The annexes that are needed; numbered with Roman numbers when there are two or more (Phụ lục I, III.1)."""
    made = [
        (title, table)
        for title, table in (
            ("Các chỉ tiêu được giao theo dõi, thực hiện", _targets(allocation.targets, parent)),
            ("Các nhiệm vụ được giao", _work(allocation.tasks, parent, "Nhiệm vụ")),
            ("Các đề án, kế hoạch được giao xây dựng", _work(allocation.projects, parent, "Tên đề án, kế hoạch")),
        )
        if table is not None
    ]
    return tuple(
        Annex(
            id=f"pl{place}" if len(made) > 1 else "pl",
            label=f"Phụ lục {roman(place)}" if len(made) > 1 else "Phụ lục",
            title=title.upper(),
            caption=caption,
            tables=(table,),
        )
        for place, (title, table) in enumerate(made, start=1)
    )


def _targets(shares: Sequence[Share], parent: Parent) -> Table | None:
    targets = [share.item for share in shares if isinstance(share.item, Target)]
    if not targets:
        return None
    labels = list(dict.fromkeys(value.label or "Chỉ tiêu" for target in targets for value in target.values))
    header = ["STT", "Chỉ tiêu", *labels, "Vai trò", "Căn cứ"]
    roles = ("ordinal", "indicator", *["value"] * len(labels), "role", "origin")
    rows: list[Row] = []
    for count, share, opens_group in _numbered(shares):
        if opens_group:
            rows.append(_group_row(opens_group, len(header)))
        target = share.item
        if not isinstance(target, Target):
            continue
        values = {value.label or "Chỉ tiêu": value.text for value in target.values}
        texts = [values.get(label) if values.get(label) is not None else BLANK for label in labels]
        rows.append(_row(str(count), target.text, *texts, _ROLES[share.role], parent.cite(target.id)))
    return Table(header=(_row(*header),), rows=tuple(rows), roles=roles)


def _work(shares: Sequence[Share], parent: Parent, content: str) -> Table | None:
    if not shares:
        return None
    header = ["STT", content, "Sản phẩm đầu ra", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian thực hiện", "Căn cứ"]
    roles = ("ordinal", "text", "product", "lead", "coordinate", "deadline", "origin")
    rows: list[Row] = []
    for count, share, opens_group in _numbered(shares):
        if opens_group:
            rows.append(_group_row(opens_group, len(header)))
        item = share.item
        if not isinstance(item, WorkItem):
            continue
        lead, coordinate = _owners(item)
        deadline = item.deadline.text if item.deadline.text else BLANK
        rows.append(
            _row(str(count), item.text, item.product or BLANK, lead, coordinate, deadline, parent.cite(item.id))
        )
    return Table(header=(_row(*header),), rows=tuple(rows), roles=roles)


def _numbered(shares: Sequence[Share]) -> Iterator[tuple[int, Share, tuple[str, str] | None]]:
    """Every share with its number in its group, and the group's number and title at its first."""
    for place, (title, members) in enumerate(groupby(shares, key=_group_title), start=1):
        for count, share in enumerate(members, start=1):
            yield count, share, (roman(place), title) if title and count == 1 else None


def _group_title(share: Share) -> str:
    return share.item.group.title if share.item.group else ""


def _owners(item: WorkItem) -> tuple[str, str]:
    """Lead and coordinating agencies as the parent has them; an undecided row shows its readings."""
    if not item.alternatives:
        return item.lead.text or BLANK, item.coordinate.text or ""
    leads = [_one_line(reading.lead) for reading in item.alternatives]
    partners = [_one_line(reading.coordinate) for reading in item.alternatives]
    return f"{BLANK} ({' hoặc '.join(leads)})", f"{BLANK} ({' hoặc '.join(partners)})"


def _one_line(assignment: Assignment) -> str:
    return "«" + (assignment.text or "").replace("\n", "; ") + "»"


def _group_row(group: tuple[str, str], width: int) -> Row:
    number, title = group
    return (Cell(text=number), Cell(text=title), *[Cell(merged="left")] * (width - 2))


def _row(*texts: str | None) -> Row:
    return tuple(Cell(text=text or "") for text in texts)
