"""What an amendment means for an agency, as rows for people: where, what stood there, what stands there, by which sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kehoach.amendments.changes import Change, Kind
from kehoach.amendments.comparison import PART_NAMES
from kehoach.amendments.excerpts import clipped, shortened
from kehoach.amendments.facts import FIELD_NAMES
from kehoach.amendments.impact import AgencyImpact, Impact, ItemImpact, Order
from kehoach.meaning.allocation import Role

_ROLES: dict[Role, str] = {
    "lead": "chủ trì",
    "coordinate": "phối hợp",
    "monitor": "theo dõi, tham mưu",
    "subject": "thực hiện",
    "undecided": "chưa xác định",
}
_ENDS = {
    Kind.REPEALED: "Được bãi bỏ",
    Kind.REMOVED: "Không còn trong kế hoạch",
}
_NOT_GIVEN = "Chưa được giao"
_NO_LONGER = "Không còn được giao cho cơ quan"


@dataclass(frozen=True)
class ImpactRow:
    """One row; `because` names the amending document and the place in it, "" where they are not known."""

    place: str
    before: str
    after: str
    because: str = ""


def impact_rows(touched: AgencyImpact, named: Sequence[str] = ()) -> tuple[ImpactRow, ...]:
    """A row for each item of an agency; of long texts what differs.

    `named` are the amending documents where they are named already: the only one of them is not named again, several
    are by their numbers alone.
    """
    return tuple(ImpactRow(item.place, *_sides(item), _because(item.orders, named)) for item in touched.items)


def amending_documents(found: Impact) -> tuple[str, ...]:
    """The amending documents behind an impact, in the order in which they are met: "Quyết định số 12/QĐ-UBND ngày ...."."""
    orders = (order for touched in found.agencies for item in touched.items for order in item.orders)
    return tuple(dict.fromkeys(order.document for order in orders))


def impact_words(touched: AgencyImpact) -> str:
    """How many items of each kind: "Sở Nội vụ: nhận 2, thôi 1, thay đổi 3"."""
    names = {"gained": "nhận", "lost": "thôi", "changed": "thay đổi"}
    counts = [(name, sum(item.kind == kind for item in touched.items)) for kind, name in names.items()]
    return f"{touched.name}: " + ", ".join(f"{name} {count}" for name, count in counts if count)


def _sides(item: ItemImpact) -> tuple[str, str]:
    what = PART_NAMES[item.part].capitalize()
    if item.kind == "gained":
        return _NOT_GIVEN, _whole(what, item, item.new_role)
    if item.kind == "lost":
        ended = next((words for change in item.changes if (words := _ENDS.get(change.kind))), _NO_LONGER)
        return _whole(what, item, item.old_role), ended
    lines = list(_pairs(item))
    return "\n".join(old for old, _ in lines if old), "\n".join(new for _, new in lines if new)


def _whole(what: str, item: ItemImpact, role: Role | None) -> str:
    told = [f"{name}: {_line(words)}" for change in item.changes[:1] for name, words in change.fields.items()]
    as_role = [f"Vai trò: {_ROLES[role]}"] if role else []
    return "; ".join([f"{what}: {_line(item.text)}", *as_role, *told])


def _line(text: str) -> str:
    return clipped(text.replace("\n", ", ").rstrip(" .;"))


def _pairs(item: ItemImpact) -> Iterator[tuple[str, str]]:
    """Both sides of each thing that changed."""
    if item.old_role != item.new_role and item.old_role and item.new_role:
        yield f"Vai trò: {_ROLES[item.old_role]}", f"Vai trò: {_ROLES[item.new_role]}"
    for change in item.changes:
        yield _pair(change)


def _pair(change: Change) -> tuple[str, str]:
    if change.kind in (Kind.MOVED, Kind.RENUMBERED):
        return f"Tại {change.old_place}", f"Tại {change.new_place}"
    if change.kind is Kind.SUSPENDED:
        return change.old or "", "Tạm dừng thực hiện"
    if change.kind is Kind.RESTORED:
        return "Tạm dừng thực hiện", f"Tiếp tục thực hiện: {change.new or ''}"
    if change.kind in _ENDS:
        return change.old or "", _ENDS[change.kind]
    name = change.label or (FIELD_NAMES[change.field] if change.field else PART_NAMES[change.part].capitalize())
    old, new = (_told(change, without) for without in ("added", "deleted"))
    return f"{name}: {old or 'để trống'}", f"{name}: {new or 'để trống'}"


def _told(change: Change, without: str) -> str:
    """One of the two texts of a changed field, of a long one what differs."""
    if not change.words:
        return (change.old if without == "added" else change.new) or ""
    return "".join(piece.text for piece in shortened(change.words) if piece.kind != without).strip()


def _because(orders: tuple[Order, ...], named: Sequence[str]) -> str:
    return "\n".join(dict.fromkeys(_order(order, named) for order in orders))


def _order(order: Order, named: Sequence[str]) -> str:
    document = order.document.partition(" ngày ")[0] if order.document in named else order.document
    if order.provision and list(named) == [order.document]:
        return order.provision
    return ", ".join(part for part in (order.provision, document) if part)
