"""Documents that the checked one cites, in the order of its text: which mention is the first, and what it leaves out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import zip_longest
from typing import NamedTuple

from kehoach.checker.form_text import concerned
from kehoach.checker.subject import Subject, once
from kehoach.checker.wording import Passage, main_text
from kehoach.meaning.citations import Mention, document_key, find_mentions
from kehoach.model import Document, LaidOutParagraph, LegalBasis, Source

LAWS = ("Hiến pháp", "Bộ luật", "Luật", "Pháp lệnh")
"""Documents that are cited by their name alone."""

_ISSUERS: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = (
    (re.compile(r"UBTVQH\d*$"), ("Ủy ban Thường vụ Quốc hội", "UBTVQH")),
    (re.compile(r"/QH\d+$"), ("Quốc hội",)),
    (re.compile(r"-CP$"), ("Chính phủ",)),
    (re.compile(r"-TTg$"), ("Thủ tướng",)),
    (re.compile(r"/TT-B[A-ZĐ]"), ("Bộ",)),
    (re.compile(r"-HĐND\d*$"), ("Hội đồng nhân dân", "HĐND")),
    (re.compile(r"-UBND$"), ("Ủy ban nhân dân", "UBND", "Chủ tịch")),
)


_JOINED = re.compile(r",? và ")


class Cited(NamedTuple):
    """One mention of another document; `missing` names what a full citation would have, "" when it is full."""

    basis: LegalBasis
    where: LaidOutParagraph | Source | None
    component: str
    is_first: bool
    missing: str

    @property
    def name(self) -> str:
        """What the document is called in a message."""
        return " ".join(part for part in (self.basis.type, self.basis.code) if part)


def cited(subject: Subject, *components: str) -> list[Cited]:
    """The documents cited in these components of the main text (none named: in all), the document itself left out.

    What is cited inside another document's subject is left to that document.
    """
    return [each for each in _all_cited(subject) if not components or each.component in components]


def mentions_in(text: str, subject: Subject) -> tuple[Mention, ...]:
    """The citations of a text of the subject, found once for all rules."""
    known = _known_mentions(subject)
    if text not in known:
        known[text] = find_mentions(text)
    return known[text]


def own_key(document: Document) -> str | None:
    """The key under which the document itself would be cited."""
    if not document.number or not document.symbol:
        return None
    return document_key(LegalBasis(code=f"{document.number}/{document.symbol}", text=""))


def issuer_of(code: str) -> tuple[str, ...]:
    """How the name of the body that a document's code stands for begins; () for codes that do not tell."""
    tight = re.sub(r"\s", "", code)
    return next((names for pattern, names in _ISSUERS if pattern.search(tight)), ())


def fits(issuer: str, name: str) -> bool:
    """Whether an issuer's name begins as it should, whatever the placing of the tone mark."""
    return _folded(issuer).startswith(_folded(name))


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold().replace("uỷ", "ủy")


@once
def _known_mentions(_: Subject) -> dict[str, tuple[Mention, ...]]:
    return {}


@once
def _all_cited(subject: Subject) -> tuple[Cited, ...]:
    own = own_key(concerned(subject))
    known: set[str] = set()
    found: list[Cited] = []
    for passage in main_text(subject):
        for mention, is_outer, missing in _mentions(passage, subject):
            key = document_key(mention.basis)
            if key == own or not (mention.basis.code or mention.basis.type in LAWS):
                continue
            if is_outer:
                where, component = passage.where, passage.component
                found.append(Cited(mention.basis, where, component, key not in known, missing))
            known.add(key)
    return tuple(found)


def _mentions(passage: Passage, subject: Subject) -> Iterator[tuple[Mention, bool, str]]:
    """The mentions of a passage, whether each stands in no other's subject, and what each leaves out."""
    text = " ".join(unicodedata.normalize("NFC", passage.text).split())
    end = 0
    mentions = mentions_in(text, subject)
    for mention, following in zip_longest(mentions, mentions[1:]):
        shares = following is not None and _JOINED.fullmatch(text, mention.end, following.start)
        yield mention, mention.start >= end, _missing(mention, following if shares else None)
        end = max(end, mention.end)


def _missing(mention: Mention, joined: Mention | None) -> str:
    """What a citation leaves out; the subject of the document that "và" joins to it may be that of both."""
    basis = mention.basis
    with_subject = [each for each in (mention, joined) if each and each.end > each.head_end]
    parts = {
        "tên loại": basis.type,
        "ngày ban hành": basis.date,
        "cơ quan ban hành": basis.issuer,
        "trích yếu": with_subject,
    }
    return ", ".join(name for name, there in parts.items() if not there)
