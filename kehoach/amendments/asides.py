"""Words in brackets and words on what amended a place before: what narrows an instruction is kept, other words passed over."""

from __future__ import annotations

import re

from kehoach.amendments.masking import CLOSE, DOCUMENT, END, OPEN

_ASIDE = re.compile(r"\(([^()]*)\)")
_COUNT = re.compile(r"\d{1,3} (?:lần|chỗ|vị trí)", re.IGNORECASE)
_EXCEPTION = re.compile(
    r"(?:ngoại )?trừ |không (?:bao )?(?:gồm|kể) |không áp dụng (?:đối với |cho |tại )?", re.IGNORECASE
)
_COLUMN = re.compile(r"(?:chỉ )?(?:áp dụng )?(?:sửa |thay )?(?:đối với |tại |ở )?(?=(?:các )?cột )", re.IGNORECASE)
_PERIOD = re.compile(r"(?:cho |trong )?(?=(?:giai đoạn|năm) \d{4}(?: ?- ?\d{4})?$)", re.IGNORECASE)
_LABEL = r"(?:[IVXLC]{1,7}|\d{1,4}(?:\.\d{1,3})*|[a-zđ])\d?"
_PLACE = re.compile(
    rf"(?:(?:tại|ở|thuộc|của|,|và) ?)*(?:(?:điểm|mục|tiểu mục|khoản|phần|bảng|số thứ tự|phụ lục|điều)(?: số)? {_LABEL}"
    r"(?:,? (?:tại|thuộc|của|và) |, | |$))+",
    re.IGNORECASE,
)
_NARROWS = re.compile(
    r"(?:chỉ|riêng|nếu|khi|kể từ|từ ngày|đến|áp dụng|đối với|không|trước|sau|trong (?:thời hạn|trường hợp))(?!\w)",
    re.IGNORECASE,
)
_CHANGED = r"(?:sửa đổi|bổ sung|thay thế|điều chỉnh|đính chính|ban hành)"
_CITED = rf"(?:(?:điểm|khoản|mục|điều|phần) {_LABEL},? (?:của )?){{0,4}}{DOCUMENT}\d+{END}"
_HISTORY = re.compile(
    rf",? ?(?:đã )?được {_CHANGED}(?:(?:,|,? và) {_CHANGED})* (?:tại|theo|bởi) {_CITED}(?:(?:[,;]|,? và) {_CITED})*,?",
    re.IGNORECASE,
)


def without_history(words: str) -> str:
    """A masked sentence without the words that tell what amended a place before: "đã được sửa đổi tại Quyết định số ..."."""
    return _HISTORY.sub("", words)


def without_asides(words: str) -> str:
    """A masked sentence without brackets that only explain ("(Tỷ lệ hồ sơ trực tuyến)").

    A column, a period, a place in brackets stands without them, an exception ("(trừ điểm b mục 3)") between two signs.
    Other brackets that narrow the instruction ("(chỉ trong năm 2025)") stay, so that the grammar does not take the
    sentence for one that has none.
    """
    return _ASIDE.sub(_kept, words)


def _kept(aside: re.Match[str]) -> str:
    words = " ".join(aside[1].split())
    if _COUNT.fullmatch(words):
        return aside[0]
    if exception := _EXCEPTION.match(words):
        return f" {OPEN}{words[exception.end() :]}{CLOSE} "
    for pattern in (_COLUMN, _PERIOD):
        if match := pattern.match(words):
            return f" {'tại ' if pattern is _COLUMN else ''}{words[match.end() :]} "
    if _PLACE.fullmatch(words):
        return f" {words} "
    return aside[0] if _NARROWS.match(words) else " "
