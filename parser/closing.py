"""The foot of a document: Nơi nhận and the signature block (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.7 and II.9)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from kehoach.model import Signature, Source
from kehoach.parser.lines import Line

_RECIPIENTS = re.compile(r"nơi nhận\s*(?::\s*|$)", re.IGNORECASE)
_CAPACITY = re.compile(
    r"(TM|KT|TL|TUQ|Q)\s*\.\s*\w|(CHỦ TỊCH|PHÓ CHỦ TỊCH|GIÁM ĐỐC|PHÓ GIÁM ĐỐC|CHÁNH|PHÓ CHÁNH|TRƯỞNG|PHÓ TRƯỞNG|"
    r"BỘ TRƯỞNG|THỨ TRƯỞNG|TỔNG BIÊN TẬP|THỦ TƯỚNG|HIỆU TRƯỞNG|TỔNG GIÁM ĐỐC|CỤC TRƯỞNG|THỦ TRƯỞNG|VIỆN TRƯỞNG|CHÁNH ÁN|"
    r"BÍ THƯ|ỦY BAN|UBND|SỞ )"
)
_SIGNED = re.compile(r"\(?\s*(đã ký|ký tên|chữ ký|ký, ghi)", re.IGNORECASE)


@dataclass
class Foot:
    """What the foot says; `start` is its first line, None when there is no foot."""

    start: int | None = None
    end: int = 0
    recipients: tuple[str, ...] = ()
    signature: Signature | None = None
    sources: dict[str, tuple[Source, ...]] = field(default_factory=dict)
    leftover: list[Line] = field(default_factory=list)


def read_foot(lines: Sequence[Line]) -> Foot:
    """The foot in these lines (the body's, without annexes)."""
    foot = Foot()
    label = _find_label(lines)
    signature = _find_signature(lines, label)
    starts = [place for place in (label, signature) if place is not None]
    if not starts:
        return foot
    foot.start = min(starts)
    taken: list[Line] = []
    if label is not None:
        taken = _read_recipients(foot, lines, label)
    rest = [line for line in lines[foot.start :] if not any(line is other for other in taken)]
    _read_signature(foot, rest)
    foot.end = len(lines)
    return foot


def _find_label(lines: Sequence[Line]) -> int | None:
    return next((place for place, line in enumerate(lines) if _RECIPIENTS.match(line.text)), None)


def _find_signature(lines: Sequence[Line], label: int | None) -> int | None:
    """The first line of capacity: near the label when there is one, else in the last lines."""
    start = max(0, (label if label is not None else len(lines)) - 12)
    for place in range(start, len(lines)):
        line = lines[place]
        if line.is_upper and len(line.text) <= 80 and _CAPACITY.match(line.text):
            return place
    return None


def _read_recipients(foot: Foot, lines: Sequence[Line], label: int) -> list[Line]:
    """Read the list after the label; returns the lines that it took."""
    taken = [lines[label]]
    items: list[str] = []
    cell = lines[label].cell
    column = cell[1] if cell else None
    first = _RECIPIENTS.sub("", lines[label].text, count=1)
    if first:
        items.append(first)
    for line in lines[label + 1 :]:
        if column is not None and line.cell is not None:
            if line.cell[1] != column:
                continue
        elif line.is_upper and _CAPACITY.match(line.text):
            break
        if line.text.startswith(("-", "–", "•", "+", "*")) or not items:
            items.append(line.text)
        elif items[-1].rstrip().endswith((".", ";")) and column is None:
            break
        else:
            items[-1] += " " + line.text
        taken.append(line)
    foot.recipients = tuple(items)
    foot.sources["recipients"] = tuple(line.source for line in taken if line.source is not None)
    return taken


def _read_signature(foot: Foot, lines: Sequence[Line]) -> None:
    capacity: list[Line] = []
    name: list[Line] = []
    for line in lines:
        if line.is_rule or (name and not name[-1].text):
            continue
        if line.is_upper and not name and (_CAPACITY.match(line.text) or capacity):
            capacity.append(line)
        elif capacity and not name and not _SIGNED.match(line.text) and len(line.text) <= 60:
            name.append(line)
        else:
            foot.leftover.append(line)
    if not capacity:
        return
    authority = "\n".join(line.text for line in capacity[:-1]) or None
    foot.signature = Signature(authority=authority, title=capacity[-1].text, name=name[0].text if name else None)
    foot.sources["signature"] = tuple(line.source for line in [*capacity, *name] if line.source is not None)
