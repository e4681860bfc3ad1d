"""The head of a document: issuer, number, place and date, type, title (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.1-II.5)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date as Date

from kehoach.meaning.dates import read_date
from kehoach.meaning.numbering import split_label
from kehoach.model import Notice, Source
from kehoach.parser.lines import Line, letters

TYPES = (
    "NGHỊ QUYẾT", "QUYẾT ĐỊNH", "CHỈ THỊ", "QUY CHẾ", "QUY ĐỊNH", "THÔNG CÁO", "THÔNG BÁO", "HƯỚNG DẪN", "CHƯƠNG TRÌNH",
    "KẾ HOẠCH", "PHƯƠNG ÁN", "ĐỀ ÁN", "DỰ ÁN", "BÁO CÁO", "BIÊN BẢN", "TỜ TRÌNH", "HỢP ĐỒNG", "CÔNG ĐIỆN", "THÔNG TƯ",
    "NGHỊ ĐỊNH", "ĐÍNH CHÍNH",
)  # fmt: skip
"""Names of types as they stand over a title (Điều 7, and legal documents that plans rest on)."""

_TYPES = {letters(name): name for name in TYPES}
_NATION = "CONG HOA XA HOI CHU NGHIA VIET NAM"
_MOTTO = "DOC LAP TU DO HANH PHUC"
_NUMBER = re.compile(r"Số\s*:?\s*([\d.…_]*)\s*/+\s*([\wĐđ&.\-–\s/]{2,40})$", re.IGNORECASE)
_BARE_NUMBER = re.compile(r"(\d+)\s*/\s*([A-ZĐ]+(?:\s*-\s*[\wĐđ&]+)+)$")
_PLACE_DATE = re.compile(r"(?P<place>\D{2,60}?)\s*,\s*(?P<date>ngày\b.{0,40}\bnăm\b.{0,12})$", re.IGNORECASE)
_ISSUER = re.compile(
    r"(ỦY BAN|UỶ BAN|UBND|HỘI ĐỒNG|HĐND|SỞ|BỘ|CHÍNH PHỦ|THỦ TƯỚNG|VĂN PHÒNG|THANH TRA|BAN|CHI CỤC|CỤC|TỔNG CỤC|TRUNG TÂM|"
    r"TRƯỜNG|PHÒNG|CÔNG AN|ĐÀI|BÁO|VIỆN|TÒA|LIÊN|HỘI|TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|THỊ TRẤN|XÃ|PHƯỜNG|"
    r"ĐẶC KHU|ĐOÀN|TỔ|ĐẢNG|MẶT TRẬN)\b"
)
_ORGANISATION = re.compile(
    r"(SỞ|VĂN PHÒNG|THANH TRA|BAN|CHI CỤC|TRUNG TÂM|TRƯỜNG|PHÒNG|ĐÀI|BÁO|VIỆN|CÔNG AN|CỤC|ĐOÀN|TỔ)\b"
)
_OPENING = re.compile(
    r"(căn cứ|thực hiện|triển khai|để |nhằm|theo |xét |trên cơ sở|kính gửi|phần |thi hành|tiếp tục|"
    r"ủy ban|uỷ ban|ubnd|chủ tịch|sở )",
    re.IGNORECASE,
)
_SEARCHED = 60
"""How many lines from the top the head is looked for in."""


@dataclass
class Head:
    """What the head says; parts that are not there stay None. `end` is the first line after the title."""

    type: str | None = None
    number: str | None = None
    symbol: str | None = None
    superior: tuple[str, ...] = ()
    issuer: tuple[str, ...] = ()
    place: str | None = None
    date: Date | None = None
    date_text: str | None = None
    title: str | None = None
    start: int = 0
    end: int = 0
    sources: dict[str, tuple[Source, ...]] = field(default_factory=dict)
    notices: list[Notice] = field(default_factory=list)
    leftover: list[Line] = field(default_factory=list)

    def place_at(self, name: str, lines: Sequence[Line]) -> None:
        """Note where a part was read."""
        self.sources[name] = tuple(line.source for line in lines if line.source is not None)


def join_cut_lines(lines: Sequence[Line]) -> list[Line]:
    """The lines with those put together that a fixed width cut inside a part: "KẾ" / "HOẠCH", "Số:" / "45/KH-SYT"."""
    joined: list[Line] = []
    for line in lines:
        before = joined[-1] if joined else None
        if before is not None and before.block == line.block and before.cell == line.cell and _is_cut(before, line):
            joined[-1] = replace(before, text=f"{before.text} {line.text}")
        else:
            joined.append(line)
    return joined


def _is_cut(before: Line, line: Line) -> bool:
    whole = f"{before.text} {line.text}"
    if letters(whole) in _TYPES and before.is_upper:
        return letters(line.text) not in _TYPES
    if before.text.rstrip(": ").lower() == "số":
        return _NUMBER.match(whole) is not None
    short = len(before.text) <= 20 and not before.is_upper and not before.is_rule
    return short and "," not in before.text and _PLACE_DATE.match(whole) is not None


def read_head(lines: Sequence[Line]) -> Head:
    """The head at the top of these lines; lines above it are not looked at (`start` is its first line)."""
    head = Head()
    type_at = _find_type(lines)
    limit = type_at if type_at is not None else min(len(lines), _SEARCHED)
    head.start = _find_start(lines, limit)
    head.end = limit if type_at is not None else head.start
    issuer: list[Line] = []
    for line in lines[head.start : limit]:
        if not _read_line(head, line, issuer):
            head.leftover.append(line)
    if type_at is None and not (issuer or head.number or head.date):
        head.leftover.clear()
        return head
    _set_issuer(head, issuer)
    if type_at is not None:
        head.type = _TYPES[letters(lines[type_at].text)]
        head.place_at("type", lines[type_at : type_at + 1])
        head.end = _read_title(head, lines, type_at + 1)
    else:
        head.end = limit
    return head


def _find_type(lines: Sequence[Line]) -> int | None:
    for place, line in enumerate(lines[:_SEARCHED]):
        if line.is_upper and letters(line.text) in _TYPES:
            return place
    return None


def _find_start(lines: Sequence[Line], limit: int) -> int:
    """The first line of the head: the topmost of the unbroken run of head lines that ends before the type."""
    for place in range(min(limit, _SEARCHED)):
        line = lines[place]
        folded = letters(line.text)
        if folded == _NATION or (line.is_upper and _ISSUER.match(line.text) and folded not in _TYPES):
            return place
    for place in range(limit):
        if _NUMBER.match(lines[place].text) or _PLACE_DATE.match(lines[place].text):
            return place
    return limit


def _read_line(head: Head, line: Line, issuer: list[Line]) -> bool:
    """Take one line of the head; False when it is none of its parts."""
    folded = letters(line.text)
    if (
        line.is_rule
        or folded.startswith(_NATION)
        or folded == _MOTTO
        or (_NATION.startswith(folded) and len(folded) > 7)
    ):
        return True
    if folded in ("VIET NAM", "DU THAO") or (len(folded) > 12 and folded in _NATION):
        return True
    if match := _PLACE_DATE.match(line.text):
        _read_place_date(head, line, match)
        return True
    match = _NUMBER.match(line.text) or (None if head.symbol else _BARE_NUMBER.match(line.text))
    if match and head.symbol is None:
        head.number = match[1].strip("._… ") or None
        head.symbol = re.sub(r"\s*([-–/&])\s*", r"\1", match[2].strip()).replace("–", "-")
        head.place_at("number", [line])
        return True
    if line.is_upper and not line.text.startswith("("):
        issuer.append(line)
        return True
    return False


def _read_place_date(head: Head, line: Line, match: re.Match[str]) -> None:
    head.place = match["place"].strip()
    head.date_text = match["date"]
    head.date = read_date(head.date_text)
    head.place_at("date", [line])
    if head.date is None and len(re.findall(r"\d+", match["date"])) == 3:
        head.notices.append(
            Notice(
                code="P021", severity="warning", message=f"Ngày tháng không có thật: «{line.text}».", source=line.source
            )
        )


def _set_issuer(head: Head, issuer: Sequence[Line]) -> None:
    texts = [line.text for line in issuer]
    split = next((place for place, text in enumerate(texts) if place and _ORGANISATION.match(text)), 0)
    # "ỦY BAN NHÂN DÂN / TỈNH X" is one issuer; "UBND TỈNH X / SỞ Y" is a superior and an issuer.
    head.superior, head.issuer = tuple(texts[:split]), tuple(texts[split:])
    if texts:
        head.place_at("issuer", issuer)


def _read_title(head: Head, lines: Sequence[Line], start: int) -> int:
    """Read the title from the lines after the type; returns the first line after it."""
    end = start
    while end < len(lines) and end - start < 6 and _continues_title(lines, start, end):
        end += 1
    words = [line for line in lines[start:end] if not line.is_rule]
    head.title = " ".join(line.text for line in words) or None
    if words:
        head.place_at("title", words)
    while end < len(lines) and lines[end].is_rule:
        end += 1
    return end


def _continues_title(lines: Sequence[Line], start: int, end: int) -> bool:
    line = lines[end]
    if line.is_rule:
        return end > start or True
    if line.text.startswith("(") or split_label(line.text) or (_OPENING.match(line.text) and end > start):
        return False
    if end == start:
        return not line.text.endswith((".", ":")) or line.is_upper
    same_block = line.block == lines[end - 1].block
    return same_block or (line.is_upper and lines[start].is_upper)
