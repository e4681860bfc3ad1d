"""The instructions of an amending document as operations, and every sentence of it accounted for."""

from __future__ import annotations

import re

from kehoach.amendments.frame import effective_date
from kehoach.amendments.known_plan import KnownPlan
from kehoach.amendments.operations import AmendingDocument, Manifest
from kehoach.amendments.reader import Above, Reader
from kehoach.amendments.statements import all_of, statements_of
from kehoach.meaning.citations import document_key, find_mentions
from kehoach.model import Document, LegalBasis, Plan

LETTER = "Công văn"
"""The type of a document that prints none and has somebody to be sent to ("Kính gửi")."""


_AMENDS = re.compile(
    r"(?:sửa đổi|bổ sung|điều chỉnh|đính chính|bãi bỏ|thay thế)"
    r"(?: (?:một số|các|những|nội dung|điều|khoản|điểm|mục|phụ lục|chỉ tiêu|nhiệm vụ"
    r"|của|tại|trong|ban hành|kèm|theo|[\dIVX]+))*$",
    re.IGNORECASE,
)
"""What stands before the document that a title says is amended."""


def read_instructions(document: Document, plan: Plan) -> Manifest:
    """The operations that an amending document orders on a plan, as a manifest for a person to approve.

    The document is one that the ordinary reader read. Every sentence of its lead, body and annexes is in an operation,
    among the sentences of the frame, or among those not understood.
    """
    corrects = "đính chính" in (document.title or "").lower()
    reader = Reader(document, KnownPlan.of(plan), correcting=corrects)
    statements = statements_of(document)
    if other := _amends_another(document.title or "", plan.document):
        reader.leave_all(statements, other)
    else:
        reader.read(statements, Above())
        for annex in document.annexes:
            reader.read_annex(annex)
    outer = statements_of(document.enclosing) if document.enclosing else []
    texts = [statement.text for statement in all_of([*statements, *outer])]
    number = "/".join(part for part in (document.number, document.symbol) if part) if document.number else None
    code = number or (document.enacted_by.code if document.enacted_by else None)
    return Manifest(
        document=AmendingDocument(
            type=document.type.capitalize() if document.type else LETTER if document.addressees else None,
            code=code,
            date=document.date,
            issuer=" ".join(document.issuer) or None,
            title=document.title,
            file=document.file.name if document.file else None,
        ),
        amends=reader.known.code,
        effective=effective_date(texts, document.date),
        operations=tuple(reader.operations),
        frame=tuple(reader.frame),
        not_understood=tuple(reader.not_understood),
    )


def _amends_another(title: str, plan: Document) -> str | None:
    """The document that a title says is amended, where that is not the plan: "Điều chỉnh, bổ sung Kế hoạch số ..."."""
    number = "/".join(part for part in (plan.number, plan.symbol) if part) if plan.number else None
    known = [code for code in (number, plan.enacted_by.code if plan.enacted_by else None) if code]
    keys = {document_key(LegalBasis(text="", code=code)) for code in known}
    mentions = [mention for mention in find_mentions(title) if mention.basis.code is not None]
    if not keys or any(document_key(mention.basis) in keys for mention in mentions):
        return None
    amended = (one for one in mentions if _AMENDS.search(title[: one.start].rstrip()) is not None)
    return next((title[one.start : one.head_end].strip() for one in amended), None)
