"""Sections of a PDF: pages of one size whose numbers follow each other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final, Literal

from kehoach.model import Alignment, PageNumbering, PageSetup
from kehoach.parser.formats.pdf_content import PageContent
from kehoach.parser.formats.pdf_form_runs import run_of
from kehoach.parser.formats.pdf_lines import Line

MM_PER_POINT: Final = 25.4 / 72

_NUMBER = re.compile(r"\d{1,4}")
_CENTRED = 30.0
"""Points that a page number's middle may stand off that of the page: side margins may differ by 20 mm."""
_AT_MARGIN = 2.0
_ENOUGH = 4
"""So many full lines show where the margins are."""


@dataclass(frozen=True)
class Section:
    """Pages in a row: their numbers in the file, and the set-up that they share."""

    pages: tuple[int, ...]
    setup: PageSetup


def read_sections(
    pages: Mapping[int, PageContent], numbers: Sequence[Line], lines: Iterable[Line], *, justified: bool
) -> list[Section]:
    """The sections of a file. `numbers` are its page numbers, `lines` its text; `justified`: broken lines end at the margin."""
    told = {line.page: line for line in numbers}
    first_of = _firsts(told)
    text: dict[int, list[Line]] = {}
    for line in lines if justified else ():
        text.setdefault(line.page, []).append(line)
    groups: list[list[int]] = []
    for number in sorted(pages):
        before = pages[groups[-1][-1]] if groups else None
        if before is None or number in first_of or _size(before) != _size(pages[number]):
            groups.append([])
        groups[-1].append(number)
    return [Section(tuple(group), _setup(group, pages, told, text)) for group in groups]


def container_of(line: Line, page: PageContent) -> Literal["header", "footer"]:
    """Whether a line at a page's edge stands above or below its text."""
    return "header" if line.base < page.height / 2 else "footer"


def _firsts(told: Mapping[int, Line]) -> set[int]:
    """The pages that would bear number 1, where the numbers of those after them do not go on with the ones before."""
    firsts: list[int] = []
    for number, line in sorted(told.items()):
        value = _value(line)
        first = number - value + 1
        if first >= 1 and (not firsts or first > firsts[-1]):
            firsts.append(first)
    return set(firsts)


def _value(line: Line) -> int:
    found = _NUMBER.search(line.text)
    return int(found[0]) if found else 0


def _size(page: PageContent) -> tuple[int, int]:
    return round(page.width), round(page.height)


def _setup(
    group: Sequence[int], pages: Mapping[int, PageContent], told: Mapping[int, Line], text: Mapping[int, list[Line]]
) -> PageSetup:
    page = pages[group[0]]
    margins = [found for number in group if (found := _margins(text.get(number, []), pages[number]))]
    return PageSetup(
        width=_mm(page.width),
        height=_mm(page.height),
        left=_mm(min(left for left, _ in margins)) if margins else None,
        right=_mm(min(right for _, right in margins)) if margins else None,
        numbering=_numbering(group, page, told),
    )


def _margins(lines: Sequence[Line], page: PageContent) -> tuple[float, float] | None:
    """The left and right margin in points that a page's full lines show."""
    full = [line for line in lines if line.x0 - line.left < _AT_MARGIN and abs(line.right - line.x1) < _AT_MARGIN]
    if len(full) < _ENOUGH:
        return None
    return median(line.x0 for line in full), page.width - median(line.x1 for line in full)


def _numbering(group: Sequence[int], page: PageContent, told: Mapping[int, Line]) -> PageNumbering | None:
    number = next((told[each] for each in group if each in told), None)
    if number is None:
        return None
    run = run_of(number.text, number.words[0].looks[0][1])
    return PageNumbering(
        container=container_of(number, page),
        alignment=_alignment(number, page),
        font=run.font,
        size=run.size,
        bold=run.bold,
        italic=run.italic,
        format="decimal",
        on_first_page=group[0] in told,
        start=_value(number) - (number.page - group[0]),
    )


def _alignment(line: Line, page: PageContent) -> Alignment:
    middle = (line.x0 + line.x1) / 2 - page.width / 2
    if abs(middle) <= _CENTRED:
        return "center"
    return "left" if middle < 0 else "right"


def _mm(points: float) -> float:
    return round(points * MM_PER_POINT, 1)
