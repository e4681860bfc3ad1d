"""Brackets and quotation marks in pairs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.rule import Example, Hit, Rule
from kehoach.checker.subject import Subject
from kehoach.checker.wording import SPELLING, written

_PAIRS = {")": "(", "]": "[", "”": "“", "»": "«"}
_SIGNS = re.compile(r"[][()“”«»]")
_ITEM = re.compile(r"(?:^|[\s,;(])(?:[a-zđ]\d?|\d{1,2}|[ivx]{1,4})$", re.IGNORECASE)


def check(subject: Subject) -> Iterator[Hit]:
    """Every bracket and quotation mark that opens is closed, by the next paragraph at the latest; "a)" closes nothing."""
    is_pdf = subject.layout is not None and subject.layout.format == "pdf"
    found = [(passage, _unpaired(passage.text)) for passage in written(subject)]
    for place, (passage, sign) in enumerate(found):
        before = found[place - 1][1] if place else ""
        after = found[place + 1][1] if place + 1 < len(found) else ""
        goes_on = _PAIRS.get(after) == sign or _PAIRS.get(sign) == before
        is_cut = is_pdf and passage.component == "table"  # a cell may go on, on the next page
        if sign and not goes_on and not is_cut:
            told = "mở mà không đóng" if sign in _PAIRS.values() else "đóng mà không mở"
            yield Hit(f"dấu {sign} {told}" if sign != '"' else 'dấu " không đủ đôi', passage.where)


def _unpaired(text: str) -> str:
    """The first sign without its partner, "" when all have one."""
    opened: list[str] = []
    for match in _SIGNS.finditer(text):
        place, sign = match.start(), match[0]
        if sign in _PAIRS.values():
            opened.append(sign)
        elif opened and opened[-1] == _PAIRS[sign]:
            opened.pop()
        elif not (sign == ")" and _ITEM.search(text[max(0, place - 6) : place])):
            return sign
    return opened[-1] if opened else '"' * (text.count('"') % 2)


RULE = Rule(
    code="TT100",
    name="Dấu ngoặc đủ đôi",
    severity="warning",
    basis="practice",
    place="Thông lệ: kỹ thuật soạn thảo văn bản",
    requirement="Dấu ngoặc đơn, ngoặc vuông, ngoặc kép có mở thì có đóng.",
    reason="Thiếu một dấu thì không biết lời chú hay lời trích đến đâu là hết.",
    reads=(*SPELLING, "layout.format"),
    good=Example("Đủ đôi", layout=layout(paragraph("body", "Theo điểm a), b) của Kế hoạch (gọi tắt là KH)."))),
    bad=Example("Thiếu dấu đóng", layout=layout(paragraph("body", "Theo Kế hoạch (gọi tắt là KH của tỉnh."))),
    check=check,
    not_applicable=Example("Không nhận ra nội dung", layout=layout(paragraph("type", "KẾ HOẠCH"))),
)
