"""Margins of pages, in millimetres."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from kehoach.checker.edits import SetPage
from kehoach.checker.form import administrative
from kehoach.checker.rule import Check, Hit
from kehoach.checker.subject import NotApplicable, NotEvaluated, Subject
from kehoach.model import PageSetup

Side = Literal["top", "bottom", "left", "right"]
_NAMES: dict[Side, str] = {"top": "lề trên", "bottom": "lề dưới", "left": "lề trái", "right": "lề phải"}
_TOLERANCE = 0.5  # Word stores twentieths of a point and rounds centimetres


def check_margins(ranges: dict[Side, tuple[float, float]], *, landscape: bool = False) -> Check:
    """A check that upright (or lying) pages have these margins; it offers the nearest ones."""

    def check(subject: Subject) -> Iterator[Hit]:
        pages = [each for each in enumerate(administrative(subject).pages) if each[1].is_landscape is landscape]
        if not pages:
            raise NotApplicable(f"văn bản không có trang {'ngang' if landscape else 'đứng'}")
        hits = [hit for place, page in pages for hit in _hits(place, page, ranges)]
        unknown = [_NAMES[side] for side in ranges if all(getattr(page, side) is None for _, page in pages)]
        if unknown and not hits:
            raise NotEvaluated(f"tệp không cho biết {', '.join(unknown)}")
        yield from hits

    return check


def _hits(place: int, page: PageSetup, ranges: dict[Side, tuple[float, float]]) -> Iterator[Hit]:
    for side, (low, high) in ranges.items():
        value = getattr(page, side)
        if value is not None and not low - _TOLERANCE <= value <= high + _TOLERANCE:
            message = f"{_NAMES[side]} {value:.1f} mm; khoảng đúng là {low:g} - {high:g} mm".replace(".", ",")
            yield Hit(message, page, edits=(SetPage(place, side, low if value < low else high),))
