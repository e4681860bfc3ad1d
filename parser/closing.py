"""The foot of a document: Nơi nhận and the signature block (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.7 and II.9)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kehoach.meaning.open_points import BLANK
from kehoach.model import Notice, Signature, Source
from kehoach.parser.folded_foot import TITLES, unfolded
from kehoach.parser.header_lines import TYPES
from kehoach.parser.lines import Line
from kehoach.parser.ordinals import split_ordinal
from kehoach.parser.stamps import stamp_lines

_RECIPIENTS = re.compile(r"nơi nhận\s*(?::\s*|$)", re.IGNORECASE)
_CERTIFIED = "XÁC THỰC VĂN BẢN HỢP NHẤT"
"""What stands over who signs a consolidated text (Pháp lệnh 01/2012/UBTVQH13)."""
_CAPACITY = re.compile(
    rf"(TM|KT|TL|TUQ|Q)\s*\.\s*\w|(T/M|K/T|T/L)\b|{_CERTIFIED}|((PHÓ |QUYỀN )?({TITLES})|[ỦU][ỶY] BAN|UBND|SỞ )"
)
_OFFICE = re.compile(rf"((TM|KT|TL|TUQ|Q)\s*\.\s*)?(PHÓ |QUYỀN )?({TITLES})\b")
_BESIDE = re.compile(
    rf"(?P<left>nơi nhận\s*:?|[-–+]\s.*?)\s(?P<right>(?-i:(?:TM|KT|TL|TUQ|Q)\.\s?\w.*|(?:T/M|K/T|T/L)\s\w.*|"
    rf"(?:PHÓ )?(?:{TITLES})\b.*))$",
    re.IGNORECASE,
)
_UNIT = re.compile(r"(TỈNH|THÀNH PHỐ|HUYỆN|XÃ|PHƯỜNG|ĐẶC KHU|HỘI ĐỒNG|BAN|ĐOÀN|TỔ|VÀ) ")
_SIGNED = re.compile(r"\(?\s*(đã ký|ký tên|chữ ký|ký, ghi|ký và)", re.IGNORECASE)
_NAME_BESIDE = re.compile(r"(?P<left>.*\blưu\s*:.*?\.|[-–+]\s.*;)\s(?P<right>\w+(?:\s\w+){1,4})$", re.IGNORECASE)
_DRAFTER = re.compile(r"[^\W\d_]{1,6}\.? ?(?:\(\d{1,4}\)|\d{1,4}b)")
_OTHER_PART = re.compile(rf"({'|'.join(TYPES)}|DANH MỤC|DANH SÁCH|BẢNG|BIỂU|PHỤ LỤC)\b")
_LONGEST_REST = 40
_WIDEST_GAP = 5
"""Most lines of the signature between two recipients."""
_BEFORE_LABEL = 12
"""How many lines before "Nơi nhận", or before the end when there is none, a signature may begin."""


@dataclass
class Foot:
    """What the foot says; `start` is its first line, None when there is no foot, `last_block` the last block it reaches."""

    start: int | None = None
    last_block: int = -1
    recipients: tuple[str, ...] = ()
    signature: Signature | None = None
    sources: dict[str, tuple[Source, ...]] = field(default_factory=dict)
    notices: list[Notice] = field(default_factory=list)
    noticed: list[Line] = field(default_factory=list)
    leftover: list[Line] = field(default_factory=list)


def is_recipients_label(text: str) -> bool:
    """Whether a line opens the list of recipients: "Nơi nhận:"."""
    return _RECIPIENTS.match(text) is not None


def is_drafters_sign(text: str) -> bool:
    """Whether a line is the drafter's sign with the number of copies, "PL.(300)" (Nghị định 30/2020/NĐ-CP, Phụ lục I, III.3)."""
    return _DRAFTER.fullmatch(text) is not None


def read_foot(lines: Sequence[Line]) -> Foot:
    """The foot in these lines (the body's, without annexes)."""
    foot = Foot()
    label = next((place for place, line in enumerate(lines) if is_recipients_label(line.text)), None)
    signature = _find_signature(lines, label)
    starts = [place for place in (label, signature) if place is not None]
    if not starts:
        return foot
    foot.start = min(starts)
    before = list(lines[foot.start : label]) if label is not None else []
    rest = unfolded(_in_columns(unfolded(lines[foot.start + len(before) :])))
    if label is not None:
        rest = _read_recipients(foot, rest)
    _read_signature(foot, [*before, *rest])
    return foot


def _find_signature(lines: Sequence[Line], label: int | None) -> int | None:
    """The first line of capacity after the label; else the first of those close before it, or before the end."""
    end = label if label is not None else len(lines)
    after = range(end + 1, len(lines))
    close = range(max(0, end - _BEFORE_LABEL), end)
    signature = next((place for place in after if _is_capacity(lines[place])), None)
    if signature is not None:
        return signature
    return next((place for place in close if _is_capacity(lines[place]) and _ends_document(lines[place:end])), None)


def _ends_document(lines: Sequence[Line]) -> bool:
    """Whether nothing but a signature can stand here: short lines that are no sentences and no headings."""
    return all(
        len(line.text) <= 80 and not line.text.endswith((";", ":", ",", "./.")) and split_ordinal(line.text) is None
        for line in lines
    )


def _is_capacity(line: Line) -> bool:
    return line.is_upper and len(line.text) <= 80 and _CAPACITY.match(line.text) is not None


def _in_columns(lines: Sequence[Line]) -> list[Line]:
    """The lines, recipients and lines of the signature that share one line apart, the signature's after the recipients."""
    left: list[Line] = []
    right: list[Line] = []
    last = 0
    for line in lines:
        match = _BESIDE.match(line.text) if line.cell is None else None
        if match is None and right and line.cell is None:
            match = _NAME_BESIDE.match(line.text)
            match = match if match and all(word[0].isupper() for word in match["right"].split()) else None
        left.append(line._replace(text=match["left"]) if match else line)
        if match:
            right.append(line._replace(text=match["right"]))
            last = len(left)
    return [*left[:last], *right, *left[last:]]


def _read_recipients(foot: Foot, lines: Sequence[Line]) -> list[Line]:
    """Read the list that the first line labels; returns the lines that it did not take."""
    label, *others = lines
    own, rest = _same_column(label, others) if label.cell is not None else _listed(others)
    first = _RECIPIENTS.sub("", label.text, count=1)
    items: list[list[str]] = [[first]] if first else []
    is_unsigned = not any(map(_opens_item, own))
    for line in own:
        if _opens_item(line) or not items or (is_unsigned and items[-1][-1].endswith(";")):
            items.append([line.text])
        else:
            items[-1].append(line.text)
    foot.recipients = tuple(" ".join(parts) for parts in items)
    foot.last_block = max(line.block for line in [label, *own])
    foot.sources["recipients"] = tuple(_sources([label, *own]))
    return rest


def _same_column(label: Line, lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines in the label's column of its table, and the others; tables that follow at once, cut off by a page
    break, count as that table."""
    own: list[Line] = []
    rest: list[Line] = []
    last = label.block
    for line in lines:
        if (
            label.cell is not None
            and line.cell is not None
            and line.block - last <= 1
            and line.cell[1] == label.cell[1]
        ):
            own.append(line)
            last = line.block
        else:
            rest.append(line)
    return own, rest


def _listed(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines of the list, and the others; the signature's lines may stand among them where two columns were read as one."""
    count = _count_unsigned(lines)
    if count:
        return list(lines[:count]), list(lines[count:])
    last = -1
    for place, line in enumerate(lines):
        if place - last > _WIDEST_GAP or line.cell is not None:
            break
        last = place if _opens_item(line) else last
    own: list[Line] = []
    rest: list[Line] = []
    for place, line in enumerate(lines):
        ended = bool(own) and own[-1].text.endswith((".", ";"))
        is_over = place > last and (ended or bool(rest))
        if _opens_item(line) and place <= last:
            own.append(line)
        elif is_over or ended or line.cell is not None or _is_capacity(line):
            rest.append(line)
        else:
            own.append(line)
    return own, rest


def _count_unsigned(lines: Sequence[Line]) -> int:
    """How many lines a list has that lost its dashes: each but the last ends in ";", and the last says what is kept
    ("Lưu: VT."); 0 for any other list."""
    for place, line in enumerate(lines):
        if _opens_item(line) or line.cell is not None:
            return 0
        if line.text.startswith("Lưu"):
            return place + 1
        if not line.text.endswith(";"):
            return 0
    return 0


def _opens_item(line: Line) -> bool:
    return line.text.startswith(("-", "–", "•", "+", "*"))


def _read_signature(foot: Foot, lines: Sequence[Line]) -> None:
    capacity: list[Line] = []
    name: Line | None = None
    stamps = stamp_lines([line.text for line in lines])
    for place, line in enumerate(lines):
        if line.is_rule:
            continue
        if place in stamps or _SIGNED.match(line.text):
            message = f"Chữ của dấu ký, không thuộc nội dung: «{line.text}»."
            foot.notices.append(Notice(code="P002", severity="info", message=message, source=line.source))
            foot.noticed.append(line)
        elif name is None and _is_of_capacity(line, capacity, foot):
            capacity.append(line)
        elif capacity and name is None and not _opens_item(line) and _may_be_name(line.text):
            name = line
        else:
            foot.leftover.append(line)
    if not capacity:
        return
    if name is None and len(capacity) > 1 and _is_name(capacity[-1].text):
        name = capacity.pop()
    *authority, title = _whole_capacities([line.text for line in capacity])
    foot.signature = Signature(authority="\n".join(authority) or None, title=title, name=name.text if name else None)
    taken = [*capacity, *([name] if name else [])]
    foot.last_block = max(foot.last_block, *(line.block for line in taken))
    foot.sources["signature"] = tuple(_sources(taken))


def _is_of_capacity(line: Line, capacity: Sequence[Line], foot: Foot) -> bool:
    """Whether a line, below those of `capacity`, says who signs. A blank does that is still to be written in: under the
    words of who certifies, or first beside the recipients."""
    if line.text != BLANK:
        return _opens_capacity(line) or (bool(capacity) and line.is_upper and _goes_on(line.text))
    if capacity:
        return [each.text for each in capacity] == [_CERTIFIED]
    return bool(foot.recipients) and line.cell is not None and line.block <= foot.last_block


def _opens_capacity(line: Line) -> bool:
    """Whether a line says who signs: in capitals, or, in a cell beside the recipients, in small letters by mistake."""
    if line.is_upper:
        return _CAPACITY.match(line.text) is not None
    return line.cell is not None and len(line.text) <= _LONGEST_REST and _OFFICE.match(line.text.upper()) is not None


def _goes_on(text: str) -> bool:
    """Whether a line in capitals under a line of capacity can belong to the signature: a unit, a rest, a name."""
    return len(text) <= _LONGEST_REST and not _OTHER_PART.match(text)


def _whole_capacities(lines: Sequence[str]) -> list[str]:
    """The lines with one put together that was cut: "TM. ỦY BAN NHÂN" / "DÂN"."""
    whole = [lines[0]]
    for line in lines[1:]:
        if _CAPACITY.match(line.upper()) or _UNIT.match(line) or line == BLANK:
            whole.append(line)
        else:
            whole[-1] += f" {line}"
    return whole


def _may_be_name(text: str) -> bool:
    """Whether a line under the capacity can be a name: a few words, no number, no sentence."""
    return len(text) <= 60 and not text.endswith((";", ":", ",")) and not any(map(str.isdigit, text))


def _is_name(text: str) -> bool:
    """Whether a line in capitals under the capacity is the signer's name."""
    return 2 <= len(text.split()) <= 5 and not _CAPACITY.match(text) and not _UNIT.match(text)


def _sources(lines: Sequence[Line]) -> Iterator[Source]:
    return (line.source for line in lines if line.source is not None)
