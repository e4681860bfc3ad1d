"""Legal documents cited in a text: "Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ ban hành ...".

A first citation gives type, number and symbol, date, issuer and subject (trích yếu); later ones type, number
and symbol. Luật and Pháp lệnh are cited by name (Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II.6).
Slips of the pen are read and kept: "24/2026//NQ-CP", "2463 /QĐ - UBND", "số12094/BNV-CCHC".
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from kehoach.meaning.citation_words import (
    AFTER_ISSUER,
    AMENDING_NAME_END,
    BASIS_END,
    BY_TYPE_ALONE,
    CITATION,
    DATED,
    ENACTING,
    ISSUED_BY,
    ISSUER_REMARK,
    KINDS,
    LAW_CODE,
    LAW_NAME_END,
    LAW_YEAR,
    NEXT_OF_LIST,
    SUBJECT,
    SUBJECT_MARK,
)
from kehoach.meaning.dates import read_date
from kehoach.meaning.note_marks import without_marks
from kehoach.meaning.spelling import plain, unwrapped
from kehoach.model import LegalBasis, Paragraph
from kehoach.model.trusted import changed

_LONGEST_ISSUER = 160
_LONGEST_SUBJECT = 2000
_SLASHES = re.compile("/+")
_LEADS_ON = re.compile(r"(?:[\s,.:/]|,? và)+$")


@dataclass(frozen=True)
class Mention:
    """One citation: its place in the text, what it says, and the index of the first mention of the same document.

    `head_end` is where its number, date and issuer end and the subject begins.
    """

    start: int
    end: int
    head_end: int
    basis: LegalBasis
    first: int | None = None


def find_citations(text: str) -> tuple[LegalBasis, ...]:
    """The legal documents that a text cites, one for each mention, in the order of the text (NFC)."""
    return tuple(mention.basis for mention in find_mentions(text))


def find_mentions(text: str) -> tuple[Mention, ...]:
    """The citations of a text with their places; those inside the subject of another stand among them.

    A later mention of a document has the index of its first mention in `first`.
    """
    words = unwrapped(text)
    text = text.replace("\n", " ")
    mentions: list[Mention] = []
    known: dict[str, int] = {}
    place = 0
    while match := CITATION.search(words, place):
        place = match.end()
        if match["next"] and not (mentions and NEXT_OF_LIST.fullmatch(words, mentions[-1].head_end, match.start())):
            continue
        kind = mentions[-1].basis.type if match["next"] else None
        mention = _law(text, words, match) if match["law"] else _numbered(text, words, match, kind)
        key = document_key(mention.basis)
        mentions.append(replace(mention, first=known[key]) if key in known else mention)
        known.setdefault(key, len(mentions) - 1)
        place = mention.head_end
    return tuple(mentions)


def split_legal_bases(text: str) -> tuple[LegalBasis, ...]:
    """The documents that a "Căn cứ ..." paragraph names as bases; its enacting clause belongs to none of them.

    Documents cited inside the subject of a basis are not bases. What names no document is left out.
    """
    return tuple(basis for piece in BASIS_END.split(text) for basis in _bases(piece.replace("\n", " ")))


def states_bases(lead: Sequence[Paragraph], bases: Sequence[LegalBasis]) -> bool:
    """Whether the running text before the body says all the bases itself: "Căn cứ A; B, Ủy ban nhân dân ban hành ..."."""
    text = without_marks(" ".join(paragraph.text for paragraph in lead))
    opens = text.startswith(("Căn cứ ", "căn cứ "))
    return opens and bool(bases) and all(without_marks(basis.text) in text for basis in bases)


def document_at(words: str, place: int) -> int | None:
    """Where the type and number of a document cited at this very place of a plain text end, None when none is."""
    match = CITATION.match(words, place)
    return match.end() if match and match["type"] else None


def document_key(basis: LegalBasis) -> str:
    """What is the same for all mentions of one document: its code without slips, or its name."""
    if basis.code:
        return _SLASHES.sub("/", "".join(plain(basis.code).split())).upper()
    return " ".join(plain(basis.text).casefold().split())


def _bases(piece: str) -> list[LegalBasis]:
    """The bases among the citations of one entry: those that stand in no other's subject."""
    words = plain(piece)
    outer: list[Mention] = []
    for mention in find_mentions(piece):
        if not outer or mention.start >= outer[-1].end:
            outer.append(mention)
    if not outer and (named := BY_TYPE_ALONE.match(words)):
        basis = LegalBasis(type=KINDS[named["type"].casefold()], text="")
        outer.append(Mention(named.start("type"), len(piece), named.end(), basis))
    bases = []
    for mention, following in zip_longest(outer, outer[1:]):
        end = following.start if following else len(piece)
        enacting = ENACTING.search(words, mention.head_end, end)
        text = piece[mention.start : enacting.start() if enacting else end]
        bases.append(changed(mention.basis, text=_LEADS_ON.sub("", text)))
        if enacting:
            break
    return bases


def _numbered(text: str, words: str, match: re.Match[str], listed: str | None) -> Mention:
    """A document cited by number; `listed` is the type that it shares with the one before it in a list."""
    kind = match["type"] or match["draft"]
    code = "code" if match["code"] else "next"
    place, date = _date(words, match.end())
    issuer = None
    if by := ISSUED_BY.match(words, place):
        limit = min(len(words), by.end() + _LONGEST_ISSUER)
        stop = AFTER_ISSUER.search(words, by.end(), limit)
        if stop or limit == len(words):
            place = stop.start() if stop else limit
            issuer = text[by.end() : place].strip(" ,") or None
    if date is None:
        place, date = _date(words, place)
    if (remark := ISSUER_REMARK.match(words, place)) and SUBJECT.match(words, remark.end()):
        place = remark.end()
    end = _subject_end(words, place) if SUBJECT.match(words, place) else place
    basis = LegalBasis(
        type=KINDS[" ".join(kind.casefold().split())] if kind else listed,
        code=text[match.start(code) : match.end(code)] if match[code] else None,
        date=date,
        issuer=issuer,
        text=text[match.start() : end].rstrip(),
    )
    return Mention(match.start(), end, place, basis)


def _date(words: str, place: int) -> tuple[int, datetime.date | None]:
    match = DATED.match(words, place)
    return (match.end(), read_date(match["date"])) if match else (place, None)


def _subject_end(words: str, place: int) -> int:
    """Where the subject ends: at the end of the sentence, of the brackets around it, or before the next citation."""
    depth = 0
    limit = min(len(words), place + _LONGEST_SUBJECT)
    for mark in SUBJECT_MARK.finditer(words, place, limit):
        depth += (mark[0] == "(") - (mark[0] == ")")
        if depth < 0 or (depth == 0 and mark[0] not in "()"):
            return mark.start()
    return limit


def _law(text: str, words: str, match: re.Match[str]) -> Mention:
    """A law, cited by its name; a law that amends others names them in its own name."""
    amending = words.startswith("sửa đổi", match.end())
    limit = min(len(words), match.end() + _LONGEST_SUBJECT)
    stop = (AMENDING_NAME_END if amending else LAW_NAME_END).search(words, match.end(), limit)
    place = stop.start() if stop else limit
    code = LAW_CODE.match(words, match.end() - 1) or LAW_CODE.match(words, place)
    place = max(place, code.end()) if code else place
    if year := LAW_YEAR.match(words, place):
        place = year.end()
    place, date = _date(words, place)
    basis = LegalBasis(
        type=KINDS[match["law"].casefold()],
        code=text[code.start("code") : code.end("code")] if code else None,
        date=date,
        text=text[match.start() : place].rstrip(),
    )
    return Mention(match.start(), place, place, basis)
