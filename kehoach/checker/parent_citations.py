"""Where a document cites the plan that it carries out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kehoach.checker.citing import mentions_in, own_key
from kehoach.checker.passages import Passage, body_passages
from kehoach.checker.subject import NotApplicable, Subject, once
from kehoach.meaning.citations import document_key
from kehoach.model import Document, LegalBasis

_NUMBER = re.compile(r"0*(\d+)/(.+)")


@dataclass(frozen=True)
class ParentCitation:
    """A citation that means the parent plan, rightly or with a slip; `in_basis` tells that it stands among the legal bases
    or in the opening words."""

    basis: LegalBasis
    passage: Passage
    in_basis: bool
    same_code: bool
    same_date: bool


@once
def parent_citations(subject: Subject) -> tuple[ParentCitation, ...]:
    """All citations of the parent. Raises `NotApplicable` where there is no parent, or it has no number yet."""
    if subject.parent is None:
        raise NotApplicable("không có kế hoạch cấp trên để đối chiếu (--against)")
    parent = subject.parent.document
    is_another(subject)
    if not parent.number or not parent.symbol:
        raise NotApplicable("kế hoạch cấp trên chưa có số, ký hiệu")
    return tuple(_citations(subject, parent))


def is_another(subject: Subject) -> None:
    """Raises `NotApplicable` where the plan to hold against is the document itself."""
    if subject.parent is not None and own_key(subject.document) is not None:
        own, parent = subject.document, subject.parent.document
        if (own_key(own), own.date, own.issuer) == (own_key(parent), parent.date, parent.issuer):
            raise NotApplicable("kế hoạch đem đối chiếu (--against) là chính văn bản này")


def other_plans(subject: Subject) -> tuple[str, ...]:
    """The plans with the parent's symbol that the legal bases or the opening words cite in its stead: "Kế hoạch 9/KH-UBND"."""
    symbol = subject.parent.document.symbol if subject.parent else None
    cited = (
        mention.basis.code
        for passage, in_basis in _passages(subject)
        if in_basis
        for mention in mentions_in(passage.text, subject)
    )
    return tuple(dict.fromkeys(f"Kế hoạch {code}" for code in cited if code and symbol and code.endswith(f"/{symbol}")))


def code_of(document: Document) -> str:
    """Number and symbol: "12/KH-UBND"."""
    return f"{document.number}/{document.symbol}"


def _citations(subject: Subject, parent: Document) -> Iterator[ParentCitation]:
    """Citations with the parent's code, or with its symbol and its date (a slip in the number)."""
    number, symbol = _split(document_key(LegalBasis(code=code_of(parent), text="")))
    for passage, in_basis in _passages(subject):
        for mention in mentions_in(passage.text, subject):
            if mention.basis.code is None:
                continue
            own_number, own_symbol = _split(document_key(mention.basis))
            same_code = (own_number, own_symbol) == (number, symbol)
            same_date = mention.basis.date is None or mention.basis.date == parent.date
            by_date = mention.basis.date is not None and mention.basis.date == parent.date and own_symbol == symbol
            if same_code or by_date:
                yield ParentCitation(mention.basis, passage, in_basis, same_code, same_date)


def _passages(subject: Subject) -> Iterator[tuple[Passage, bool]]:
    for basis in subject.document.legal_bases:
        yield Passage(basis.text, "căn cứ ban hành", basis.source), True
    opening = {paragraph.text for paragraph in subject.document.lead}
    for passage in body_passages(subject):
        yield passage, passage.text in opening


def _split(key: str) -> tuple[str, str]:
    """Number without padding, and symbol."""
    match = _NUMBER.fullmatch(key)
    return (match[1], match[2]) if match else ("", key)
