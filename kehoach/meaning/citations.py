"""Legal documents cited in a text: "Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ ban hành ...".

A first citation gives type, number and symbol, date, issuer and subject (trích yếu); later ones type, number
and symbol. Luật and Pháp lệnh are cited by name (Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II.6).
Slips of the pen are read and kept: "24/2026//NQ-CP", "2463 /QĐ - UBND", "số12094/BNV-CCHC".
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, replace
from itertools import zip_longest

from kehoach.meaning.dates import DATE, YEAR, read_date
from kehoach.meaning.spelling import plain
from kehoach.model import LegalBasis

_TYPES = (
    *(
        "Văn bản hợp nhất",
        "Thông tư liên tịch",
        "Nghị quyết liên tịch",
        "Nghị quyết",
        "Nghị định",
        "Quyết định",
        "Chỉ thị",
    ),
    *(
        "Thông tư",
        "Thông báo",
        "Thông tri",
        "Kế hoạch",
        "Chương trình hành động",
        "Chương trình",
        "Công văn",
        "Công điện",
    ),
    *("Kết luận", "Hướng dẫn", "Tờ trình", "Báo cáo", "Đề án", "Dự án", "Phương án", "Quy định", "Quy chế", "Văn bản"),
)
_LAWS = ("Hiến pháp", "Bộ luật", "Luật", "Pháp lệnh")

_KINDS = {kind.casefold(): kind for kind in (*_TYPES, *_LAWS)}
_TYPE = rf"(?i:{'|'.join(_TYPES)})"
_LAW = rf"(?:{'|'.join(_LAWS)})"
_CAPITAL = r"[A-ZĂÂÊÔƠƯĐÁÀẢÃẠẮẰẲẴẶẤẦẨẪẬÉÈẺẼẸẾỀỂỄỆÍÌỈĨỊÓÒỎÕỌỐỒỔỖỘỚỜỞỠỢÚÙỦŨỤỨỪỬỮỰÝỲỶỸỴ]"
_SYMBOL = r"[A-ZĐƯ][A-ZĐƯa-zđ&]*\d*(?: ?- ?[A-ZĐƯ][A-ZĐƯa-zđ&]*\d*){0,3}"
_CODE = (
    rf"\d{{1,6}}(?:\.\d{{1,3}})?(?: ?/ ?\d{{4}})? {{0,12}}/{{1,2}} ?{_SYMBOL}"  # 76/NQ-CP, 62/2020/NĐ-CP
    r"|\d{1,5} ?- ?[A-ZĐ][A-ZĐa-z]{1,4} ?/ ?[A-ZĐƯ][A-ZĐƯa-z]+"  # the Party's: 19-NQ/TW
)
_NUMBERED = re.compile(
    rf"(?<!\w)(?:(?P<type>{_TYPE})\s{{0,3}}(?:(?i:số) ?:? ?)?(?P<code>{_CODE})"
    rf"|(?P<blank>{_TYPE}) (?i:số) ?:? {{0,20}}/ ?{_SYMBOL}"
    rf"|(?i:số) ?(?P<next>{_CODE}))"
)
_NAMED = re.compile(rf"(?<!\w)(?P<type>{_LAW}) (?=(?:số|sửa đổi|{_CAPITAL}))")
_DATED = re.compile(rf",? ?(?:ban hành |ký )?ng(?:ày|ấy) ?(?P<date>{DATE})")
_LAW_CODE = re.compile(rf" ?số ?(?P<code>{_CODE})")
_LAW_YEAR = re.compile(rf",? (?:\(|được )?(?:sửa đổi|hợp nhất)?(?:, bổ sung)?(?: một số điều)? ?năm {YEAR}\)?")

_BODY = (
    r"(?:UBND|HĐND|Ủy ban|Uỷ ban|Sở|Bộ|Ban|Chủ tịch|Văn phòng|Chính phủ|Thủ tướng|Quốc hội|Hội|Thanh tra|Trung tâm|Chi cục|Cục"
    r"|Công an|Tỉnh ủy|Huyện ủy|Đảng ủy|Trường|Đài|Báo|Liên đoàn|Phòng|Bệnh viện|Tổ|Đoàn|Giám đốc|Thủ trưởng)"
)
_ISSUED_BY = re.compile(rf",? (?:(?:của|do) (?={_CAPITAL})|(?=Hội nghị lần thứ |Ban Chấp hành ))")
_SUBJECT = re.compile(
    r" ?(?:về|ban hành|quy định|phê duyệt|hướng dẫn|sửa đổi|bổ sung|công bố|thông qua|giao|triển khai|thực hiện|tiếp tục|đẩy mạnh"
    r"|tăng cường|nâng cao|đổi mới|bãi bỏ|điều chỉnh|thay thế|thành lập|kiện toàn|xây dựng|phân công|phân cấp|phát động|cải cách"
    r"|phát triển|kiểm tra|chuyển đổi|ủy quyền|đính chính|[Vv]/v)\b"
)
_AFTER_ISSUER = re.compile(
    rf"{_SUBJECT.pattern}| ?[;.:()\n“\"]| (?:tại|để|theo|trong|là|đã|được|có|đến|cho|kèm|nhằm|với|như|trên|nêu|do|từ|khi|và(?! {_CAPITAL}))\b"
    rf"|,(?! {_CAPITAL}\w* \w+(?:,| và) {_CAPITAL})|(?:,| và) (?={_TYPE} )|,? ngày \d"
)
_SUBJECT_END = re.compile(
    rf"[;\n]|\./\.|\.(?= |$)|,? (?:trong đó|cụ thể|theo đó|như sau)\b|(?:,| và) (?={_TYPE} (?:số )?(?:{_CODE}))"
)
_ENACTING = re.compile(rf",? (?={_BODY}\b[^;]{{0,160}}? (?:ban hành|xây dựng|triển khai|lập|đề ra|quyết định)\b)")


@dataclass(frozen=True)
class Mention:
    """One citation: its place in the text, what it says, and the index of the first mention of the same document.

    `head_end` is where its number, date and issuer end and the subject begins.
    """

    start: int
    end: int
    basis: LegalBasis
    head_end: int
    first: int | None = None


def find_citations(text: str) -> tuple[LegalBasis, ...]:
    """The legal documents that a text cites, one for each mention, in the order of the text (NFC)."""
    return tuple(mention.basis for mention in find_mentions(text))


def find_mentions(text: str) -> tuple[Mention, ...]:
    """The citations of a text with their places; those inside the subject of another stand among them.

    A later mention of a document has the index of its first mention in `first`.
    """
    words = plain(text)
    mentions: list[Mention] = []
    known: dict[str, int] = {}
    place = 0
    while match := _next(words, place, mentions):
        mention = _numbered(text, words, match, mentions) if match.re is _NUMBERED else _law(text, words, match)
        key = document_key(mention.basis)
        mentions.append(replace(mention, first=known.get(key)))
        known.setdefault(key, len(mentions) - 1)
        place = mention.head_end
    return tuple(mentions)


def split_legal_bases(text: str) -> tuple[LegalBasis, ...]:
    """The documents that a "Căn cứ ..." paragraph names as bases; its enacting clause belongs to none of them.

    Documents cited inside the subject of a basis are not bases. What names no document is left out.
    """
    return tuple(basis for piece in re.split(r"[;\n]", text) for basis in _bases(piece))


def document_at(text: str, place: int) -> int | None:
    """Where the type and number of a document cited at this very place end, or None when none is."""
    match = _NUMBERED.match(plain(text), place)
    return match.end() if match and match["type"] else None


def document_key(basis: LegalBasis) -> str:
    """What is the same for all mentions of one document: its code without slips, or its name."""
    if basis.code:
        return re.sub(r"/+", "/", re.sub(r"\s", "", plain(basis.code))).upper()
    return " ".join(plain(basis.text).casefold().split())


def _bases(piece: str) -> list[LegalBasis]:
    outer: list[Mention] = []
    for mention in find_mentions(piece):
        if not outer or mention.start >= outer[-1].end:
            outer.append(mention)
    bases = []
    for mention, following in zip_longest(outer, outer[1:]):
        end = following.start if following else len(piece)
        enacting = _ENACTING.search(plain(piece), mention.head_end, end)
        text = re.sub(r"(?:,? và|[\s,.:]|\./)+$", "", piece[mention.start : enacting.start() if enacting else end])
        bases.append(mention.basis.model_copy(update={"text": text}))
    return bases


def _next(words: str, place: int, mentions: list[Mention]) -> re.Match[str] | None:
    """The next citation; a number without a type is one only right after another citation."""
    numbered = _NUMBERED.search(words, place)
    while (
        numbered
        and numbered["next"]
        and not (mentions and words[mentions[-1].head_end : numbered.start()] in (", ", " và ", "; "))
    ):
        numbered = _NUMBERED.search(words, numbered.end())
    law = _NAMED.search(words, place)
    found = [match for match in (numbered, law) if match]
    return min(found, key=lambda match: match.start()) if found else None


def _numbered(text: str, words: str, match: re.Match[str], mentions: list[Mention]) -> Mention:
    kind = match["type"] or match["blank"]
    code = match["code"] or match["next"]
    place, date = _date(words, match.end())
    issuer = None
    if by := _ISSUED_BY.match(words, place):
        stop = _AFTER_ISSUER.search(words, by.end())
        place = stop.start() if stop else len(words)
        issuer = text[by.end() : place].strip(" ,") or None
    if date is None:
        place, date = _date(words, place)
    end = _subject_end(words, place) if _SUBJECT.match(words, place) else place
    basis = LegalBasis(
        type=_KINDS[" ".join(kind.casefold().split())] if kind else mentions[-1].basis.type,
        code=code
        and text[match.start("code" if match["code"] else "next") : match.end("code" if match["code"] else "next")],
        date=date,
        issuer=issuer,
        text=text[match.start() : end],
    )
    return Mention(match.start(), end, basis, place)


def _date(words: str, place: int) -> tuple[int, datetime.date | None]:
    match = _DATED.match(words, place)
    return (match.end(), read_date(match["date"])) if match else (place, None)


def _subject_end(words: str, place: int) -> int:
    """Where the subject ends: at the end of the sentence, of the brackets around it, or before the next citation."""
    depth = 0
    for mark in re.finditer(rf"[()]|{_SUBJECT_END.pattern}|{_ENACTING.pattern}", words[place:]):
        depth += (mark[0] == "(") - (mark[0] == ")")
        if depth < 0 or (depth == 0 and mark[0] not in "()"):
            return place + mark.start()
    return len(words)


_LAW_NAME_END = re.compile(
    rf"[;\n():“\"]|\.(?= |$)|,(?! [a-zđăâêôơưáàảãạấầẩẫậéèẻẽẹếềểễệóòỏõọốồổỗộ])|,? ngày \d|,? (?:được )?(?:sửa đổi, bổ sung |sửa đổi )?năm {YEAR}| số \d"
    rf"|(?:,| và) (?={_TYPE} |các\b)| và (?={_LAW} )| (?:tại|để|trong|trên|được|đã|có|là|nhằm|này|do)\b"
)
_AMENDING_NAME_END = re.compile(rf"[;\n():“\"]|\.(?= |$)|,? ngày \d|,? năm {YEAR}|(?:,| và) (?={_TYPE} )")


def _law(text: str, words: str, match: re.Match[str]) -> Mention:
    """A law, cited by its name; a law that amends others names them in its own name."""
    amending = words.startswith("sửa đổi", match.end())
    stop = (_AMENDING_NAME_END if amending else _LAW_NAME_END).search(words, match.end())
    place = stop.start() if stop else len(words)
    code = _LAW_CODE.match(words, place) or _LAW_CODE.match(words, match.end() - 1)
    place = max(place, code.end()) if code else place
    if year := _LAW_YEAR.match(words, place):
        place = year.end()
    place, date = _date(words, place)
    basis = LegalBasis(
        type=match["type"],
        code=text[code.start("code") : code.end("code")] if code else None,
        date=date,
        text=text[match.start() : place].rstrip(),
    )
    return Mention(match.start(), place, basis, place)
