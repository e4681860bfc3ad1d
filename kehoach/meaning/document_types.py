"""The types of administrative documents and their official abbreviations (Nghị định 30/2020/NĐ-CP, Điều 7 and Phụ lục III)."""

from __future__ import annotations

from kehoach.meaning.agencies.names import tokenize

ABBREVIATIONS = {
    "NGHỊ QUYẾT": "NQ", "QUYẾT ĐỊNH": "QĐ", "CHỈ THỊ": "CT", "QUY CHẾ": "QC", "QUY ĐỊNH": "QyĐ", "THÔNG CÁO": "TC",
    "THÔNG BÁO": "TB", "HƯỚNG DẪN": "HD", "CHƯƠNG TRÌNH": "CTr", "KẾ HOẠCH": "KH", "PHƯƠNG ÁN": "PA", "ĐỀ ÁN": "ĐA",
    "DỰ ÁN": "DA", "BÁO CÁO": "BC", "BIÊN BẢN": "BB", "TỜ TRÌNH": "TTr", "HỢP ĐỒNG": "HĐ", "CÔNG ĐIỆN": "CĐ",
    "BẢN GHI NHỚ": "BGN", "BẢN THỎA THUẬN": "BTT", "GIẤY ỦY QUYỀN": "GUQ", "GIẤY MỜI": "GM", "GIẤY GIỚI THIỆU": "GGT",
    "GIẤY NGHỈ PHÉP": "GNP", "PHIẾU GỬI": "PG", "PHIẾU CHUYỂN": "PC", "PHIẾU BÁO": "PB",
}  # fmt: skip
"""Name of a type, as it stands over a title, to what opens the symbol. Upper and lower case tell CT from CTr."""

WITHOUT_ABBREVIATION = ("CÔNG VĂN", "THƯ CÔNG")
"""Types of Điều 7 that have none: a symbol never begins with "CV"."""


def known_type(words: str) -> str | None:
    """The type of Điều 7 that words name, in any case and with the tone mark in either place; None for other words."""
    return _KNOWN.get(_key(words))


def _key(words: str) -> tuple[str, ...]:
    return tuple(token.word for token in tokenize(words))


_KNOWN = {_key(name): name for name in (*ABBREVIATIONS, *WITHOUT_ABBREVIATION)}
