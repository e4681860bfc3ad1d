"""How place and date are written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.form import ANNEX_1, TOP, administrative, required
from kehoach.checker.head_lines import BLANK, place_date
from kehoach.checker.rule import Example, Hit, Rule
from kehoach.checker.subject import Subject
from kehoach.model import Layout

_DATE = re.compile(
    rf"ngày\s?(?:\d{{1,2}}|{BLANK})\s?tháng\s?(?:\d{{1,2}}|{BLANK})\s?năm\s?(?:\d{{4}}|(?:20)?\d?{BLANK})"
)
_IN_FIGURES = re.compile(r"\d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?\d{4}")
_UNIT_WORDS = {"phố", "phường", "xã", "quận", "huyện", "tỉnh", "trấn", "khu"}


def check(subject: Subject) -> Iterator[Hit]:
    """The line reads "Vàm Cỏ, ngày 05 tháng 3 năm 2026"; a draft may leave day, month and the year's end blank."""
    found = required(subject, "place_date")
    if not found:
        yield _written_otherwise(administrative(subject)) or Hit("thiếu địa danh và thời gian ban hành", place=TOP)
    for each in found:
        line = place_date(each)
        if line is None or not _DATE.fullmatch(line.date):
            yield Hit("thời gian phải viết đầy đủ, in thường: «ngày … tháng … năm …»", each)
        elif not line.place or not line.comma:
            yield Hit("trước ngày phải có địa danh, sau địa danh có dấu phẩy", each)
        elif not _has_initials(line.place):
            yield Hit(f"địa danh «{line.place}» phải in thường, viết hoa các chữ cái đầu", each)


def _written_otherwise(form: Layout) -> Hit | None:
    """The line of the head that holds a date in figures where place and date belong."""
    for each in form.paragraphs:
        if each.component in ("type", "legal_basis", "body", "heading"):
            return None
        if each.component == "other" and _IN_FIGURES.search(each.text):
            return Hit("thời gian phải viết đầy đủ, in thường: «ngày … tháng … năm …»", each)
    return None


def _has_initials(place: str) -> bool:
    words = [word for word in place.split() if word[0].isalpha()]
    if not words:
        return True  # a draft's blank, or a name that is a number
    shouted = len(words) > 1 and place.isupper()
    return words[0][0].isupper() and not shouted and all(word[0].isupper() or word in _UNIT_WORDS for word in words)


RULE = Rule(
    code="TT030",
    name="Cách ghi địa danh, thời gian",
    severity="error",
    basis="law",
    place=f"{ANNEX_1}, Mục II, khoản 4, điểm b, c",
    requirement="Có địa danh (viết hoa chữ đầu), dấu phẩy và «ngày … tháng … năm …» viết đầy đủ, in thường.",
    reason="Thời gian ban hành quyết định ngày tính thời hạn và cách viện dẫn văn bản.",
    reads=("layout.paragraphs.component", "layout.paragraphs.text", "layout.paragraphs.runs.text"),
    good=Example(
        "Vàm Cỏ, ngày 05 tháng 3 năm 2026", layout=layout(paragraph("place_date", "Vàm Cỏ, ngày 05 tháng 3 năm 2026"))
    ),
    bad=Example("Vàm Cỏ, ngày 05/3/2026", layout=layout(paragraph("place_date", "Vàm Cỏ, ngày 05/3/2026"))),
    check=check,
)
