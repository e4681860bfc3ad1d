"""The words of a consolidated text's footnotes (Pháp lệnh 01/2012/UBTVQH13, Điều 12 to 17; forms of 92/VBHN-BQP)."""

from __future__ import annotations

from kehoach.amendments import operations as op
from kehoach.amendments.edits import SectionEdit
from kehoach.amendments.facts import TITLE
from kehoach.amendments.fold import Applied
from kehoach.amendments.operations import AmendingDocument
from kehoach.amendments.passages import passage_words
from kehoach.amendments.places import address_words
from kehoach.meaning.dates import print_date
from kehoach.model import Document

_SUBJECTS = {"điểm": "Điểm này", "mục": "Mục này", "khoản": "Khoản này", "phần": "Phần này"}

UNKNOWN = "[...]"
"""What stands for what neither the documents nor the manifests say."""

_VERBS = {
    "amend": "được sửa đổi",
    "insert": "được bổ sung",
    "repeal": "được bãi bỏ",
    "set_lead": "được sửa đổi",
    "set_coordinate": "được sửa đổi",
    "set_deadline": "được sửa đổi",
    "set_target": "được sửa đổi",
    "replace_annex": "được thay thế",
    "insert_annex": "được bổ sung",
    "revert": "được khôi phục",
}


def named(document: AmendingDocument) -> str:
    """As in "Quyết định số 12/QĐ-UBND ngày 15 tháng 01 năm 2024 của Ủy ban nhân dân tỉnh Bình Sơn"."""
    day = print_date(document.date) if document.date else UNKNOWN
    kind = (document.type or "Văn bản").capitalize()
    return f"{kind} số {document.code or UNKNOWN} ngày {day} của {document.issuer or UNKNOWN}"


def named_original(document: Document) -> str:
    """The amended document in the same form."""
    code = "/".join(part for part in (document.number, document.symbol) if part) if document.number else None
    own = AmendingDocument(type=document.type, code=code, date=document.date, issuer=" ".join(document.issuer) or None)
    return named(own)


def by_order(applied: Applied) -> str:
    """As in "theo quy định tại khoản 1 Điều 1 Quyết định số ..., có hiệu lực kể từ ngày 01 tháng 02 năm 2024"."""
    provision = f"{applied.operation.provision} " if applied.operation.provision else ""
    day = print_date(applied.effective) if applied.effective else UNKNOWN
    return f"theo quy định tại {provision}{named(applied.document)}, có hiệu lực kể từ ngày {day}"


def item_clause(applied: Applied, before: Document) -> str:
    """What was done to an item as a whole, without the subject: "được bãi bỏ theo quy định tại ..."."""
    operation = applied.operation
    if isinstance(operation, op.Amend | op.Repeal) and (part := passage_words(operation.at)):
        return f"có {part} {_VERBS[operation.kind]} {by_order(applied)}"
    if isinstance(operation, op.Insert) and (part := passage_words(operation.beside or "")):
        side = "sau" if operation.where == "after" else "trước"
        return f"được bổ sung lời mới {side} {part} {by_order(applied)}"
    if isinstance(operation, op.Suspend):
        until = f" {operation.until}" if operation.until else ""
        return f"được tạm dừng thực hiện{until} {by_order(applied)}"
    if isinstance(operation, op.Move):
        moved = next((change for change in applied.changes if change.item and change.item != change.new_item), None)
        origin = f" từ {address_words(moved.item, before)}" if moved is not None and moved.item else ""
        return f"được chuyển{origin} {by_order(applied)}"
    added = isinstance(operation, op.Amend) and any(change.kind == "added" for change in applied.changes)
    in_section = any(isinstance(edit, SectionEdit) for edit in applied.edits)  # there, the numbered line is the content
    if isinstance(operation, op.Amend) and set(operation.cells) == {TITLE} and not in_section:
        return f"được sửa đổi tên {by_order(applied)}"
    return f"{'được bổ sung' if added else _VERBS.get(operation.kind, 'được sửa đổi')} {by_order(applied)}"


def phrase_note(applied: Applied) -> str:
    """What was done to words: "Cụm từ “A” được thay thế bằng cụm từ “B” theo quy định tại ...."."""
    operation, order = applied.operation, by_order(applied)
    if isinstance(operation, op.ReplacePhrase):
        return f"Cụm từ “{operation.old}” được thay thế bằng cụm từ “{operation.new}” {order}."
    if isinstance(operation, op.Correct):
        return f"Cụm từ “{operation.old}” được đính chính thành “{operation.new}” {order}."
    if isinstance(operation, op.InsertPhrase):
        return f"Cụm từ “{operation.new}” được bổ sung {order}."
    words = operation.old if isinstance(operation, op.RemovePhrase) else UNKNOWN
    return f"Cụm từ “{words}” được bãi bỏ {order}."


def subject(item: str, document: Document, *, group: bool) -> str:
    """What a note calls the place where it stands: "Điểm này", "Mục này" (also of a group), "Phụ lục này"."""
    if any(annex.id == item for annex in document.annexes):
        return "Phụ lục này"
    if item.rpartition("/")[2].startswith("Điều"):
        return "Điều này"
    return _SUBJECTS.get(address_words(item, document).partition(" ")[0], "Mục này" if group else "Nội dung này")
