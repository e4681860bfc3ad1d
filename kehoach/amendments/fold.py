"""A plan with amendments carried out in order of effect: the data as if read from the amended paper."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kehoach.amendments.address import read_address
from kehoach.amendments.changes import Change
from kehoach.amendments.diff import diff
from kehoach.amendments.edits import Conflict, Edit, SectionEdit, apply, undo
from kehoach.amendments.execution import edits_of
from kehoach.amendments.facts import Item
from kehoach.amendments.lookup import find_words
from kehoach.amendments.operations import (
    Amend,
    AmendingDocument,
    Insert,
    InsertAnnex,
    Manifest,
    Move,
    Operation,
    ReplaceAnnex,
    Revert,
)
from kehoach.amendments.paper import Paper, Reader
from kehoach.amendments.passages import bottom_up
from kehoach.amendments.places import address_words
from kehoach.amendments.refusal import (
    NOT_APPROVED,
    NOT_IN_EFFECT,
    OTHER_WORDS,
    UNREADABLE,
    Refused,
    left_over,
    notice_of,
)
from kehoach.amendments.rereading import plan_on
from kehoach.meaning.dates import print_short_date
from kehoach.model import Notice, Plan


@dataclass(frozen=True)
class Applied:
    """One operation carried out: by which document and from which day, its edits of the text, the changes of the plan,
    and the operation that takes it back."""

    operation: Operation
    document: AmendingDocument
    effective: datetime.date | None
    edits: tuple[Edit, ...]
    changes: tuple[Change, ...]
    inverse: Revert


@dataclass(frozen=True)
class Folded:
    """An amended plan, what was carried out, in order, and a notice for each operation or sentence that was not."""

    plan: Plan
    applied: tuple[Applied, ...]
    notices: tuple[Notice, ...]


def fold(
    plan: Plan, manifests: Manifest | Sequence[Manifest], read: Reader, as_of: datetime.date | None = None
) -> Folded:
    """The plan with the operations of all manifests carried out, those of the earlier day of effect first.

    `read` reads a plan out of a document (`kehoach.parser` has one): what an operation writes is read as if it stood on
    paper. An operation that fails is told in a notice and changes nothing; the others go on. With `as_of`, what takes
    effect after that day is left out. The same arguments give the same result.
    """
    ordered = [manifests] if isinstance(manifests, Manifest) else sorted(manifests, key=_day)
    paper = Paper(plan.document, read)
    applied: list[Applied] = []
    notices: list[Notice] = []
    for manifest in ordered:
        if as_of is not None and manifest.effective is not None and manifest.effective > as_of:
            notices.append(_not_in_effect(manifest))
            continue
        document = str(manifest.document) if len(ordered) > 1 else ""
        notices += left_over(manifest, document)
        for operation in bottom_up(manifest.operations):
            try:
                plan, paper, done = _carried_out(plan, paper, operation, manifest, read)
            except Refused as refused:
                notices.append(notice_of(refused, operation, document))
            else:
                applied.append(done)
    return Folded(plan, tuple(applied), tuple(notices))


def invert(operation: Operation, before: Plan, read: Reader) -> Revert:
    """The operation that takes another back, which is to be carried out on `before`. Raises `Refused` where it cannot be."""
    _, _, done = _carried_out(before, Paper(before.document, read), operation, Manifest(), read)
    return done.inverse


def _day(manifest: Manifest) -> datetime.date:
    return manifest.effective or manifest.document.date or datetime.date.max


def _carried_out(
    plan: Plan, paper: Paper, operation: Operation, manifest: Manifest, read: Reader
) -> tuple[Plan, Paper, Applied]:
    if operation.approved is False:
        raise Refused(NOT_APPROVED, "Chưa được duyệt (approved: false).")
    edits = edits_of(operation, paper)
    try:
        document = apply(plan.document, edits)
    except Conflict:
        raise Refused(OTHER_WORDS, "Văn bản hiện không có những lời mà thao tác này thay.") from None
    after = Paper(document, read)
    _refuse_unreadable(operation, edits, paper, after)
    amended = plan_on(plan, paper, after, edits, operation if isinstance(operation, Revert) else None)
    done = Applied(
        operation=operation,
        document=manifest.document,
        effective=manifest.effective,
        edits=tuple(edits),
        changes=diff(plan, amended),
        inverse=_inverse(plan, amended, edits),
    )
    return amended, after, done


def _refuse_unreadable(operation: Operation, edits: Sequence[Edit], before: Paper, after: Paper) -> None:
    """Refuse what would make other rows of a table read as something else than they were.

    A row that is put in or moved adds or moves one address; new words may divide an item into rows ("ý") or make one of
    them; other operations on rows change none.
    """
    if isinstance(operation, ReplaceAnnex | InsertAnnex | Revert) or any(
        isinstance(edit, SectionEdit) for edit in edits
    ):
        return
    address = read_address(operation.at) if isinstance(operation, Amend) else None
    own = "" if address is None or address.passage else find_words(str(address), before).id
    lost, gained = (
        {item for item in one.items.keys() - other.items.keys() if not (own and f"{item}/".startswith(f"{own}/"))}
        for one, other in ((before, after), (after, before))
    )
    moves = isinstance(operation, Move)
    most = int(moves or isinstance(operation, Insert) or (isinstance(operation, Amend) and operation.or_insert))
    if len(gained) > most or len(lost) > int(moves):
        rows = "; ".join(address_words(item, after.document) for item in sorted(lost | gained)[:5])
        raise Refused(
            UNREADABLE, f"Làm theo thì bảng không còn đọc được như cũ ({rows}): số thứ tự mới không rõ thứ bậc."
        )


def _inverse(before: Plan, after: Plan, edits: Sequence[Edit]) -> Revert:
    known = {id(item) for item in (*_items(after), *after.responsibilities)}
    return Revert(
        edits=undo(edits),
        items=tuple(item for item in _items(before) if id(item) not in known),
        responsibilities=tuple(part for part in before.responsibilities if id(part) not in known),
        notices=before.notices if before.notices != after.notices else None,
    )


def _items(plan: Plan) -> Iterable[Item]:
    yield from plan.targets
    yield from plan.tasks
    yield from plan.projects


def _not_in_effect(manifest: Manifest) -> Notice:
    day = print_short_date(manifest.effective) if manifest.effective else ""
    message = f"{manifest.document} có hiệu lực từ ngày {day}, sau ngày được hỏi: chưa thực hiện."
    return Notice(code=NOT_IN_EFFECT, severity="info", message=message)
