"""The head of a document: issuer, number, place and date, type, title (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.1-II.5)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date as Date
from itertools import islice

from kehoach.meaning.dates import read_date
from kehoach.model import Notice, Severity, Source
from kehoach.parser.header_lines import (
    TYPES,
    Number,
    is_mark,
    is_national,
    read_bare_number,
    read_number,
    read_place_date,
    type_in_small_letters,
    type_of,
    type_of_symbol,
    type_with_title,
)
from kehoach.parser.lines import CAPTION, Line
from kehoach.parser.ordinals import split_ordinal
from kehoach.parser.stamps import stamp_lines

_ISSUER = re.compile(
    r"(ỦY BAN|UỶ BAN|UBND|HỘI ĐỒNG|HĐND|SỞ|BỘ|CHÍNH PHỦ|THỦ TƯỚNG|VĂN PHÒNG|THANH TRA|BAN|CHI CỤC|CỤC|TỔNG CỤC|TRUNG TÂM|"
    r"TRƯỜNG|PHÒNG|CÔNG AN|ĐÀI|BÁO|VIỆN|TÒA|LIÊN|HỘI|TỈNH|THÀNH PHỐ|TP|HUYỆN|QUẬN|THỊ XÃ|THỊ TRẤN|XÃ|PHƯỜNG|"
    r"ĐẶC KHU|ĐOÀN|TỔ|ĐẢNG|MẶT TRẬN|BẢO HIỂM|KHO BẠC|NGÂN HÀNG|BỆNH VIỆN|HỌC VIỆN|CÔNG TY|TẬP ĐOÀN|TỔNG CÔNG TY)\b"
)
_ORGANISATION = re.compile(
    r"(SỞ|VĂN PHÒNG|THANH TRA|BAN|CHI CỤC|TRUNG TÂM|TRƯỜNG|PHÒNG|ĐÀI|BÁO|VIỆN|CÔNG AN|CỤC|ĐOÀN|TỔ|BỆNH VIỆN)\b"
)
_BLANK_UNIT = re.compile(r"(TÊN )?(ĐƠN VỊ|CƠ QUAN|TỔ CHỨC|ĐỊA PHƯƠNG)\b|[(\[]?[.…]{3}")
_TWO_ISSUERS = re.compile(
    r"((?:UBND|[ỦU][ỶY] BAN NHÂN DÂN) (?:TỈNH|THÀNH PHỐ|TP)\b.*?\S) (?=(?:SỞ|BAN QUẢN LÝ|THANH TRA|VĂN PHÒNG|CÔNG AN)\b)"
)
_GOES_ON = ("VÀ", "CỦA", "THEO", "CÁC", "THUỘC", ",", "-", "–")
_OPENING = re.compile(
    r"(căn cứ|thực hiện|triển khai|để |nhằm|theo |xét |trên cơ sở|kính gửi|phần |thi hành|tiếp tục|"
    r"ủy ban|uỷ ban|ubnd|chủ tịch|sở )",
    re.IGNORECASE,
)
_DECIDING = ("QUYẾT ĐỊNH", "NGHỊ QUYẾT", "CHỈ THỊ", "THÔNG TƯ", "NGHỊ ĐỊNH")
_AUTHORITY = re.compile(
    r"(CHỦ TỊCH|[ỦU][ỶY] BAN|UBND|HỘI ĐỒNG|BỘ TRƯỞNG|THỦ TƯỚNG|CHÍNH PHỦ|GIÁM ĐỐC|CỤC TRƯỞNG|BAN THƯỜNG VỤ)\b"
)
_BASIS = re.compile(r"(căn cứ|xét|theo|thực hiện)\b", re.IGNORECASE)
_BEGINS_BASES = re.compile(r"căn cứ\b", re.IGNORECASE)
_NEVER_TITLE = re.compile(r"(căn cứ|kính gửi|điều \d)", re.IGNORECASE)
_SUBJECT = re.compile(r"v/v\b|về việc\b", re.IGNORECASE)
_FEW_WORDS = 2
"""Most words after a type in its line that only name it more closely: "CHƯƠNG TRÌNH HÀNH ĐỘNG"; the title begins below."""
SEARCHED = 200
"""How many lines from the top the head is looked for in."""
_TALLEST_HEAD = 25
_WIDEST_GAP = 12
"""Most lines (rules, marks, stamps) between two sure lines of one head."""
_MOST_TITLE_LINES = 6


@dataclass
class Head:
    """What the head says; parts that are not there stay None. `end` is the first line after it; `sure`: its type stands
    below a line that can only stand in a head."""

    type: str | None = None
    number: str | None = None
    symbol: str | None = None
    superior: tuple[str, ...] = ()
    issuer: tuple[str, ...] = ()
    place: str | None = None
    date: Date | None = None
    date_text: str | None = None
    title: str | None = None
    caption: str | None = None
    start: int = 0
    end: int = 0
    sure: bool = False
    sources: dict[str, tuple[Source, ...]] = field(default_factory=dict)
    notices: list[Notice] = field(default_factory=list)
    noticed: list[Line] = field(default_factory=list)
    leftover: list[Line] = field(default_factory=list)

    def place_at(self, name: str, lines: Sequence[Line]) -> None:
        """Note where a part was read."""
        self.sources[name] = tuple(line.source for line in lines if line.source is not None)

    def tell(self, code: str, severity: Severity, message: str, line: Line) -> None:
        """Add a notice that quotes a line."""
        self.notices.append(Notice(code=code, severity=severity, message=message, source=line.source))


def read_head(lines: Sequence[Line]) -> Head:
    """The head at the top of these lines; lines above it are not looked at (`start` is its first line)."""
    lines = lines[:SEARCHED]
    found = _find_head(lines)
    if found is None:
        return Head()
    first, limit, type_at = found
    head = Head(start=top_of_head(lines, first, first - _TALLEST_HEAD), end=limit)
    _read_lines(head, lines[head.start : limit])
    if type_at is not None:
        head.sure = type_at > first
        _read_type(head, lines, type_at)
    elif head.symbol and (kind := type_of_symbol(head.symbol)):
        head.type = kind
        if (
            limit + 1 < len(lines)
            and _BEGINS_BASES.match(lines[limit + 1].text)
            and not lines[limit].text.endswith(":")
        ):
            head.end = _read_title(head, lines, limit, None)
        words = f"Không thấy dòng tên loại và trích yếu; tên loại «{kind}» đọc từ ký hiệu «{head.symbol}»."
        head.tell("P022", "warning", words, lines[first])
    return head


def _find_head(lines: Sequence[Line]) -> tuple[int, int, int | None] | None:
    """Where a head's first sure line stands, the line after the last one above the type, and the type's line.

    The first run of sure lines that leads to a type is the head; without one, the first run of several.
    """
    only: list[int] | None = None
    for run in _runs(lines):
        type_at = _find_type(lines, run)
        if type_at is not None:
            return run[0], type_at, type_at
        if len(run) > 1:
            return run[0], run[-1] + 1, None
        only = only or run
    if only:
        return only[0], only[-1] + 1, None
    type_at = next((place for place, line in enumerate(lines) if type_of(line)), None)
    return None if type_at is None else (type_at, type_at, type_at)


def _runs(lines: Sequence[Line]) -> Iterator[list[int]]:
    """The places of sure lines in runs of near ones; no line is looked at before the run that it may belong to is asked for."""
    run: list[int] = []
    for place, line in enumerate(lines):
        if run and (place - run[-1] > _WIDEST_GAP or place - run[0] > _TALLEST_HEAD):
            yield run
            run = []
        if _is_anchor(line):
            run.append(place)
    if run:
        yield run


def _is_anchor(line: Line) -> bool:
    """Whether the line can only stand in a head."""
    if is_national(line.text):
        return len(line.text) > 20
    return read_number(line.text) is not None or (read_place_date(line.text) or (None,))[0] is not None


def _find_type(lines: Sequence[Line], run: Sequence[int]) -> int | None:
    """The line that names the type: alone, or below the last sure line together with the title."""
    for place in range(run[0] + 1, min(run[-1] + 1 + _WIDEST_GAP, len(lines))):
        line = lines[place]
        if line.text.endswith(":") and any(_BEGINS_BASES.match(above.text) for above in lines[run[-1] + 1 : place]):
            break  # "QUYẾT ĐỊNH:" below the legal bases opens what is decided
        if (type_of(line) and not _cites_number(lines, place + 1)) or (place > run[-1] and type_with_title(line)):
            return place
    return next((place for place in _right_below(lines, run[-1]) if type_in_small_letters(lines[place])), None)


def _right_below(lines: Sequence[Line], place: int) -> Iterator[int]:
    """The first line with words below another, where a type stands even if it is not in capitals."""
    return islice((below for below in range(place + 1, len(lines)) if not lines[below].is_rule), 1)


def _cites_number(lines: Sequence[Line], place: int) -> bool:
    """Whether the line is another document's number inside the issuer's name: "ĐOÀN ... THEO QUYẾT ĐỊNH" / "SỐ 1050/QĐ-SCT"."""
    if not 0 < place < len(lines) or ":" in lines[place].text or not read_number(lines[place].text):
        return False
    return lines[place - 1].text.endswith(TYPES)


def top_of_head(lines: Sequence[Line], first: int, lowest: int) -> int:
    """The first line of the head that a sure line of it belongs to, not above `lowest`: the topmost issuer, mark or sure
    line in the unbroken run of lines that can stand in a head."""
    start = place = first
    while place > max(0, lowest) and _may_stand_in_head(lines, place - 1):
        place -= 1
        if _is_anchor(lines[place]) or is_mark(lines[place].text) or _ISSUER.match(lines[place].text):
            start = place
    return start


def _may_stand_in_head(lines: Sequence[Line], place: int) -> bool:
    line = lines[place]
    if type_of(line):
        return _cites_number(lines, place + 1)
    is_sure = is_national(line.text) or is_mark(line.text) or _is_anchor(line)
    return line.is_rule or line.is_upper or is_sure or _names_unit(line)


def _read_lines(head: Head, lines: Sequence[Line]) -> None:
    """Take the lines above the type."""
    number_at = _find_number(lines)
    stamps = stamp_lines([line.text for line in lines])
    issuer: list[Line] = []
    for place, line in enumerate(lines):
        if line.is_rule or is_national(line.text):
            continue
        if place == number_at:
            _read_number(head, line)
        elif found := read_place_date(line.text):
            _read_place_date(head, line, *found)
        elif is_mark(line.text):
            head.tell("P023", "info", f"Dấu, chỉ dẫn ở đầu văn bản: «{line.text}».", line)
            head.noticed.append(line)
        elif place in stamps:
            head.tell("P002", "info", f"Chữ của dấu ký số, không thuộc nội dung: «{line.text}».", line)
            head.noticed.append(line)
        elif (line.is_upper and not line.text.startswith("(")) or _names_unit(line):
            issuer.append(line)
        elif _SUBJECT.match(line.text) and head.title is None:
            head.title = line.text
            head.place_at("title", [line])
        else:
            head.leftover.append(line)
    _set_issuer(head, issuer)


def opens_issuer(text: str) -> bool:
    """Whether a line in capitals can be who issues a form: a unit's name, the place for one ("ĐƠN VỊ ...."), or a rule."""
    line = Line(text, 0, None)
    return bool(text) and (
        line.is_rule or (line.is_upper and (_ISSUER.match(text) or _BLANK_UNIT.match(text)) is not None)
    )


def _names_unit(line: Line) -> bool:
    """Whether a line in the head's first cell is a unit's name that is not in capitals as it should be."""
    return line.cell is not None and line.cell[1] == 0 and _ORGANISATION.match(line.text.upper()) is not None


def _find_number(lines: Sequence[Line]) -> int | None:
    """The line of number and symbol: the last, since an issuer's cell may name another document's number before it."""
    for place in range(len(lines) - 1, -1, -1):
        if read_number(lines[place].text) and not _cites_number(lines, place):
            return place
    return next((place for place, line in enumerate(lines) if read_bare_number(line.text)), None)


def _read_number(head: Head, line: Line) -> None:
    number: Number | None = read_number(line.text) or read_bare_number(line.text)
    if number is None:
        return
    head.number, head.symbol = number.number, number.symbol
    head.place_at("number", [line])
    if number.slip:
        words = f"{number.number or ''}/{number.symbol}"
        head.tell("P024", "warning", f"Số, ký hiệu viết lệch thể thức: «{line.text}», đọc là «{words}».", line)
        head.noticed.append(line)


def _read_place_date(head: Head, line: Line, place: str | None, words: str) -> None:
    head.place, head.date_text = place or head.place, words
    head.date = read_date(words)
    head.place_at("date", [line])
    if head.date is None and len(re.findall(r"\d+", words)) == 3:
        head.tell("P021", "warning", f"Ngày tháng không có thật: «{line.text}».", line)


def _set_issuer(head: Head, issuer: Sequence[Line]) -> None:
    texts = [part for line in issuer for part in _TWO_ISSUERS.sub(r"\1\n", line.text).split("\n")]
    # "ỦY BAN NHÂN DÂN / TỈNH X" is one issuer; "UBND TỈNH X / SỞ Y" is a superior and an issuer.
    splits = [
        place
        for place in range(1, len(texts))
        if _opens_name(texts[place], _ORGANISATION) and not texts[place - 1].endswith(_GOES_ON)
    ]
    split = splits[-1] if splits else 0
    head.superior, head.issuer = tuple(_whole_names(texts[:split])), tuple(_whole_names(texts[split:]))
    if texts:
        head.place_at("issuer", issuer)


def _opens_name(line: str, kind: re.Pattern[str]) -> bool:
    """Whether a name of that kind begins in the line; one syllable alone ends a name that was too long for its line, as
    the last of "SỞ NÔNG NGHIỆP VÀ MÔI" / "TRƯỜNG"."""
    return " " in line and kind.match(line.upper()) is not None


def _whole_names(lines: Sequence[str]) -> list[str]:
    """The lines with a name put together that was too long for one ("SỞ THÔNG TIN VÀ TRUYỀN" / "THÔNG")."""
    names: list[str] = []
    for line in lines:
        if names and (not _opens_name(line, _ISSUER) or names[-1].endswith(_GOES_ON) or names[-1] == "THỦ TƯỚNG"):
            names[-1] += f" {line}"
        else:
            names.append(line)
    return names


def _read_type(head: Head, lines: Sequence[Line], type_at: int) -> None:
    """Read type, title and caption; the title may begin in the type's line."""
    line = lines[type_at]
    together = type_with_title(line) if type_of(line) is None else None
    head.type = together[0] if together else type_of(line) or type_in_small_letters(line)
    head.place_at("type", [line])
    head.end = _read_title(head, lines, type_at + 1, (line, together[1]) if together else None)
    head.end = _read_caption(head, lines, head.end)


def _read_title(head: Head, lines: Sequence[Line], start: int, first: tuple[Line, str] | None) -> int:
    """Read the title from the lines after the type; returns the first line after it."""
    end = start
    before = [first[0]] if first and len(first[1].split()) > _FEW_WORDS else []
    while end < min(len(lines), start + _MOST_TITLE_LINES) and not _names_authority(head.type, lines, end):
        if not _continues_title([*before, *lines[start:end]], lines[end], _after(lines, end)):
            break
        end += 1
    words = [line for line in lines[start:end] if not line.is_rule]
    head.title = " ".join([*([first[1]] if first else []), *(line.text for line in words)]) or None
    if head.title:
        head.place_at("title", [*([first[0]] if first else []), *words])
    while end < len(lines) and lines[end].is_rule:
        end += 1
    return end


def _names_authority(kind: str | None, lines: Sequence[Line], place: int) -> bool:
    """Whether a line between a decision's title and its legal bases says who decides."""
    after = lines[place + 1].text if place + 1 < len(lines) else ""
    return kind in _DECIDING and bool(_AUTHORITY.match(lines[place].text)) and bool(_BASIS.match(after))


def _after(lines: Sequence[Line], place: int) -> str:
    """The words of the next line that has some; "" at the end."""
    return next((lines[below].text for below in _right_below(lines, place)), "")


def _continues_title(before: Sequence[Line], line: Line, after: str) -> bool:
    """Whether a line goes on the title whose lines so far are `before`; `after` are the words of the next line."""
    if line.is_rule:
        return True
    if (
        line.text.startswith("(")
        or CAPTION.match(line.text)
        or split_ordinal(line.text)
        or _NEVER_TITLE.match(line.text)
    ):
        return False
    words = [other for other in before if not other.is_rule]
    if not words:
        closed = line.text.endswith((":", ";")) or (line.text.endswith(".") and not _BEGINS_BASES.match(after))
        return not closed or line.is_upper
    if _OPENING.match(line.text) and not line.is_upper:
        return False
    if line.block == words[-1].block or (line.is_upper and words[0].is_upper):
        return True
    return (
        (line.text[0].islower() or line.text[0].isdigit())
        and not words[0].is_upper
        and not line.text.endswith((".", ":", ";"))
    )


def _read_caption(head: Head, lines: Sequence[Line], start: int) -> int:
    """Read "(Ban hành kèm theo Quyết định số ...)" under the title; returns the first line after it."""
    if start >= len(lines) or not CAPTION.match(lines[start].text):
        return start
    end = start + 1
    while end < len(lines) and end - start < 4 and "(" in lines[start].text and ")" not in lines[end - 1].text:
        end += 1
    head.caption = " ".join(line.text for line in lines[start:end])
    head.place_at("enacted_by", lines[start:end])
    while end < len(lines) and lines[end].is_rule:
        end += 1
    return end
