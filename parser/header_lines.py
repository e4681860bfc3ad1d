"""What single lines of a head say: the national line, number and symbol, place and date, marks, names of types.

Lines come as a file gives them, so a fixed width may have cut one part in two, and two columns may stand in one line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kehoach.meaning.document_types import ABBREVIATIONS
from kehoach.meaning.spelling import plain, says
from kehoach.parser.lines import Line, is_capital, letters

TYPES = (
    "NGHỊ QUYẾT", "QUYẾT ĐỊNH", "CHỈ THỊ", "QUY CHẾ", "QUY ĐỊNH", "THÔNG CÁO", "THÔNG BÁO", "HƯỚNG DẪN", "CHƯƠNG TRÌNH",
    "KẾ HOẠCH", "PHƯƠNG ÁN", "ĐỀ ÁN", "DỰ ÁN", "BÁO CÁO", "BIÊN BẢN", "TỜ TRÌNH", "HỢP ĐỒNG", "CÔNG ĐIỆN", "THÔNG TƯ",
    "NGHỊ ĐỊNH", "ĐÍNH CHÍNH", "GIẤY MỜI", "GIẤY GIỚI THIỆU", "GIẤY NGHỈ PHÉP", "GIẤY ỦY QUYỀN", "BẢN GHI NHỚ",
    "BẢN THỎA THUẬN", "PHIẾU GỬI", "PHIẾU CHUYỂN", "PHIẾU BÁO",
)  # fmt: skip
"""Names of types as they stand over a title (Điều 7, and legal documents that plans rest on)."""

_TYPES = {letters(name): name for name in TYPES}
_LONGEST_TYPE = 60
"""Most characters of a line that holds nothing but a type, signs around it counted."""
_TYPE_IN_LINE = re.compile(rf"({'|'.join(TYPES)})\s+(?!SỐ\b)(?=\w)")
_SYMBOLS = {ABBREVIATIONS[name]: name for name in TYPES if name in ABBREVIATIONS}

_NATION = "CONGHOAXAHOICHUNGHIAVIETNAM"
_MOTTO = "DOCLAPTUDOHANHPHUC"
_PARTY = "DANGCONGSANVIETNAM"
"""What stands in the place of Quốc hiệu on documents of the Party (Hướng dẫn 36-HD/VPTW)."""
NATIONAL = _NATION + _MOTTO
"""The letters of Quốc hiệu and Tiêu ngữ."""
_RIGHT_COLUMN = re.compile(
    r"\s(?=(?:C[ỘÔO]NG\s?H(?:ÒA|OÀ|OA)\s?XÃ\s?H[ỘÔO]I\s?CH[ỦU]\s?NGH[ĨI]A|ĐẢNG CỘNG SẢN VIỆT NAM|"
    r"(?i:Đ[ộôo]c\s?l[ậâa]p\s?-?\s?T[ựưu]\s?do))\b)"
)
_WIDEST_LINE = 200
"""Most characters of a line that holds two columns."""
_PLACE = r"\D{2,60}?(?:\s\d{1,2})?"
"""A place name; that of a ward or commune may end in a number: "Phường 4", "Hòa Tú 1"."""
_DATE_COLUMN = re.compile(
    rf"(S[ốỐ]\s?:?\s?.{{0,30}}?/\s?[\wĐ&]+(?:\s?[-/]\s?[\w&]+)*)\s({_PLACE},\s?ngày(?!\w*[^\W\d]).{{0,40}})$"
)

_OPENS_DATE = re.compile(r",\s?ngày\b", re.IGNORECASE)

_BLANK_NUMBER = r"[\d.…_\[\]]*"
_NUMBER = re.compile(
    rf"S[ốỐ]\s?:?\s?(?P<number>{_BLANK_NUMBER})\s?/+\s?(?P<symbol>(?:\d{{4}}\s?/+\s?)?[A-ZĐ][A-ZĐa-zđ&.]*\d{{0,3}}"
    r"(?:\s?[-/]\s?(?:[A-ZĐ][\w&.]*|\[?[.…]+\]?)){0,4})$"
)
_PARTY_NUMBER = re.compile(
    rf"S[ốỐ]\s?:?\s?(?P<number>{_BLANK_NUMBER})\s?-\s?(?P<symbol>[A-ZĐ][A-ZĐa-z]{{1,4}}\s?/\s?[A-ZĐ][\w&-]*)$"
)
_BARE_NUMBER = re.compile(r"(?P<number>\d+)\s?/\s?(?P<symbol>[A-ZĐ]+(?:\s?-\s?[\w&]+)+)$")
_PLACE_DATE = re.compile(
    rf"(?:(?P<place>{_PLACE})\s?,\s?)?(?P<date>ngày(?!\w*[^\W\d]).{{0,40}}\bnăm\b.{{0,12}})$", re.IGNORECASE
)
_LONGEST_PLACE_DATE = 126
"""Most characters that the pattern of place and date allows."""
_MARK = re.compile(
    r"\(?(DU THAO( .{0,40})?|KHAN|THUONG KHAN|HOA TOC( .{0,20})?|MAT|TOI MAT|TUYET MAT|LUU HANH NOI BO)$"
)


@dataclass(frozen=True)
class Number:
    """Number (None: blank) and symbol; `slip` tells that the line writes them otherwise than they are printed here."""

    number: str | None
    symbol: str
    slip: bool


def read_number(text: str) -> Number | None:
    """The number and symbol that a line is: "Số: 163/KH-UBND", "Số:      /KH-UBND", "Số: 35-NQ/TU"; else None."""
    if not text.lstrip().startswith("S"):
        return None
    words = " ".join(plain(text).split())
    match = _NUMBER.match(words) or _PARTY_NUMBER.match(words)
    return _number(match) if match else None


def read_bare_number(text: str) -> Number | None:
    """The number and symbol of a line that leaves out the word "Số"."""
    match = _BARE_NUMBER.match(plain(text))
    return _number(match) if match else None


def _number(match: re.Match[str]) -> Number:
    symbol = re.sub(r"\s?([-/&])\s?", r"\1", match["symbol"])
    once = re.sub(r"/+", "/", symbol)
    return Number(match["number"].strip("._…[] ") or None, once, once != symbol or "//" in match[0])


def read_place_date(text: str) -> tuple[str | None, str] | None:
    """Place and date words of a line like "Sóc Trăng, ngày 24 tháng 11 năm 2021" (parts of the date may be blank)."""
    if len(text) > _LONGEST_PLACE_DATE or not says(text, "ngày"):
        return None
    match = _PLACE_DATE.match(text)
    return (match["place"] and match["place"].strip(), match["date"]) if match else None


_LONGEST_NATIONAL = 120
_NEVER_NATIONAL = re.compile(r"[\W_]*[^\W_ĐDđdÐð].*?[bkqrsyBKQRSY]", re.DOTALL)
"""Letters that neither line has, in words that do not begin as the motto: what most lines show at a look."""


def is_national(text: str) -> bool:
    """Whether the line is Quốc hiệu or Tiêu ngữ, or a part of one that was cut."""
    if len(text) > _LONGEST_NATIONAL or _NEVER_NATIONAL.match(text):
        return False
    folded = letters(text).replace(" ", "")
    if folded in (_NATION, _MOTTO, NATIONAL, _PARTY, "VIETNAM", "HANHPHUC") or folded.startswith(_MOTTO):
        return True
    # A sentence that names the state is no Quốc hiệu: that stands in capitals.
    if is_capital(text) and (folded.startswith(_NATION) or (len(folded) > 7 and folded in _NATION)):
        return True
    return len(folded) > 7 and folded in _MOTTO


def holds_nation(text: str) -> bool:
    """Whether Quốc hiệu stands in the text, alone or beside other words."""
    return len(text) <= _WIDEST_LINE and _NATION in letters(text).replace(" ", "")


def is_mark(text: str) -> bool:
    """Whether the line only marks the document: draft, secrecy, urgency (Điều 8.3)."""
    return _MARK.match(letters(text)) is not None


def type_of(line: Line) -> str | None:
    """The name of a type that is all of the line, in capitals."""
    return _TYPES.get(letters(line.text)) if len(line.text) <= _LONGEST_TYPE and line.is_upper else None


def type_in_small_letters(line: Line) -> str | None:
    """The name of a type that is all of the line, not in capitals as it should be."""
    return _TYPES.get(letters(line.text)) if len(line.text) <= _LONGEST_TYPE and line.text[:1].isupper() else None


def type_with_title(line: Line) -> tuple[str, str] | None:
    """Type and title of a line in capitals that holds both: "KẾ HOẠCH PHÁT TRIỂN DU LỊCH NĂM 2027"."""
    match = _TYPE_IN_LINE.match(plain(line.text)) if line.is_upper else None
    return (match[1], line.text[match.end() :]) if match else None


def type_of_symbol(symbol: str) -> str | None:
    """The type that a symbol begins with by the decree's abbreviations (Phụ lục III): KH is a KẾ HOẠCH."""
    first = next((part for part in re.split(r"[-/]", symbol) if not part.isdigit()), "")
    return _SYMBOLS.get(first)


def ready_lines(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines with cut parts put together and two columns in one line taken apart."""
    return (part for line in _join_cut_lines(lines) for part in _columns(line))


def _columns(line: Line) -> list[Line]:
    if line.cell is not None or len(line.text) > _WIDEST_LINE:
        return [line]
    if "|" in line.text and (parts := _between_bars(line.text)):
        return [line._replace(text=part) for part in parts]
    words = plain(line.text)
    match = _RIGHT_COLUMN.search(words) or _DATE_COLUMN.match(words)
    if match is None:
        return [line]
    end = match.start() if not match.lastindex else match.end(1)
    if not match.lastindex and not is_capital(line.text[:end]):
        return [line]
    return [line._replace(text=line.text[:end]), line._replace(text=line.text[end:].strip())]


def _between_bars(text: str) -> list[str]:
    """The parts of a line that a dump made of a head's row, bars between its cells; none for any other line."""
    parts = [part.strip() for part in text.split("|") if part.strip()]
    is_head = any(is_national(part) or read_number(part) or read_place_date(part) for part in parts)
    return parts if is_head else []


def _join_cut_lines(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines with those put together that a fixed width cut inside a part: "KẾ" / "HOẠCH", "Số:" / "45/KH-SYT"."""
    before: Line | None = None
    for line in lines:
        if before is None:
            before = line
        elif before.block == line.block and before.cell == line.cell and _is_cut(before, line):
            before = before._replace(text=f"{before.text} {line.text}")
        else:
            yield before
            before = line
    if before is not None:
        yield before


def _is_cut(before: Line, line: Line) -> bool:
    whole = f"{before.text} {line.text}"
    if len(whole) <= _LONGEST_TYPE and before.is_upper and letters(whole) in _TYPES:
        return letters(line.text) not in _TYPES
    if before.text.rstrip(": ").lower() == "số":
        return read_number(whole) is not None
    opens_date = _OPENS_DATE.search(before.text) is not None
    short = len(before.text) <= 20 and not before.is_upper and not before.is_rule and "," not in before.text
    if not opens_date and (not short or line.text.lower().startswith("ngày")):
        return False
    return read_place_date(before.text) is None and read_place_date(whole) is not None
