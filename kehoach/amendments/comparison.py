"""Changes as rows for people: where, what stood there, what stands there, and what was done (bảng so sánh)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from kehoach.amendments.changes import Change, Field, Kind, Part, Piece
from kehoach.amendments.excerpts import shortened
from kehoach.amendments.facts import FIELD_NAMES

KIND_NAMES = {
    Kind.ADDED: "bổ sung",
    Kind.REMOVED: "bỏ",
    Kind.MOVED: "chuyển",
    Kind.RENUMBERED: "đánh số lại",
    Kind.CHANGED: "sửa đổi",
    Kind.REPEALED: "bãi bỏ",
    Kind.SUSPENDED: "tạm dừng",
    Kind.RESTORED: "khôi phục",
}
"""What a person reads for a kind of change."""

PART_NAMES = {
    Part.TARGET: "chỉ tiêu",
    Part.TASK: "nhiệm vụ",
    Part.PROJECT: "đề án",
    Part.SECTION: "mục của phần lời",
    Part.RESPONSIBILITY: "phân công trách nhiệm",
    Part.ANNEX: "phụ lục",
    Part.DOCUMENT: "văn bản",
}
"""What a person reads for a part of a plan."""


@dataclass(frozen=True)
class Row:
    """One row: the place, both texts in pieces (deleted words only in the old, added ones only in the new), and words
    that explain."""

    place: str
    old: tuple[Piece, ...]
    new: tuple[Piece, ...]
    explanation: str


def comparison_rows(changes: Sequence[Change], *, longest: int | None = None) -> tuple[Row, ...]:
    """A row for each change, in order; common parts longer than `longest` characters are cut down (`excerpts`)."""
    if longest is not None:
        changes = [
            change.model_copy(update={"words": shortened(change.words, longest=longest, around=longest // 3)})
            for change in changes
        ]
    return tuple(Row(place_of(change), _old(change), _new(change), explain(change)) for change in changes)


def count_words(changes: Sequence[Change]) -> str:
    """How many changes of each kind there are: "3 thay đổi: 2 sửa đổi, 1 bổ sung"."""
    counts = Counter(change.kind for change in changes)
    parts = ", ".join(f"{counts[kind]} {KIND_NAMES[kind]}" for kind in Kind if counts[kind])
    return f"{len(changes)} thay đổi: {parts}" if changes else "Không có thay đổi nào về nội dung"


def place_of(change: Change) -> str:
    """Where the change stands: the new place, with the old one where it is another."""
    if change.part is Part.DOCUMENT and change.field is not None:
        return FIELD_NAMES[change.field]
    if change.old_place and change.new_place and change.old_place != change.new_place:
        return f"{change.new_place} (trước là {change.old_place})"
    return change.new_place or change.old_place or ""


def explain(change: Change) -> str:
    """What was done, in words: "Sửa đổi cơ quan chủ trì của nhiệm vụ"."""
    what = PART_NAMES[change.part]
    done = KIND_NAMES[change.kind].capitalize()
    if change.field is not None and change.part is not Part.DOCUMENT:
        name = FIELD_NAMES[change.field]
        column = f" «{change.label}»" if change.label else ""
        field = f"cột{column}" if change.field is Field.COLUMN else f"{name[:1].lower()}{name[1:]}{column}"
        words = f"{done} {field} của {what}"
    elif change.field is not None:
        words = f"{done} phần «{FIELD_NAMES[change.field]}»"
    else:
        words = f"{done} {what}"
    if change.kind in (Kind.MOVED, Kind.RENUMBERED):
        words += f" từ {change.old_place}"
    return words + _doubt(change)


def _doubt(change: Change) -> str:
    if change.matched_by == "nearest" and change.likeness is not None:
        return f". Đối chiếu theo nội dung gần giống ({change.likeness:.0%}), cần kiểm tra"
    if change.matched_by == "words":
        return ". Nhận ra theo nội dung trùng nhau"
    return ""


def _old(change: Change) -> tuple[Piece, ...]:
    if change.words:
        return tuple(piece for piece in change.words if piece.kind != "added")
    return _whole(change, change.old, "deleted" if change.kind in (Kind.REMOVED, Kind.REPEALED) else "same")


def _new(change: Change) -> tuple[Piece, ...]:
    if change.words:
        return tuple(piece for piece in change.words if piece.kind != "deleted")
    return _whole(change, change.new, "same" if change.kind in (Kind.MOVED, Kind.RENUMBERED) else "added")


def _whole(change: Change, text: str | None, kind: str) -> tuple[Piece, ...]:
    """An item's words and, where it came or went, what its other columns say."""
    if not text:
        return ()
    tells = {Kind.ADDED: "added", Kind.RESTORED: "added", Kind.REMOVED: "deleted", Kind.REPEALED: "deleted"}
    fields = change.fields if tells.get(change.kind) == kind else {}
    lines = [text, *(f"{name}: {words}" for name, words in fields.items())]
    return (Piece.model_validate({"kind": kind, "text": "\n".join(lines)}),)
