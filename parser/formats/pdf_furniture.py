"""Lines of a page that are not the document's text: page numbers, running heads, signature stamps, footnotes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import dist

from kehoach.parser.formats.pdf_content import Rule
from kehoach.parser.formats.pdf_lines import Line
from kehoach.parser.formats.pdf_note_marks import NOTE_SIGN

_PAGE_NUMBER = re.compile(r"(?:trang|page)?\s*[-–—|]?\s*(\d{1,4})\s*(?:[-–—|]|/\s*\d{1,4})?", re.IGNORECASE)
_SIGNED = re.compile(
    r"(?:(?:được\s+)?ký\s+(?:số\s+)?(?:bởi|điện tử)|người\s+ký|signed\s+by|digitally\s+signed|signature\s+(?:not\s+)?valid)\b",
    re.IGNORECASE,
)
_TIMED = re.compile(r"\b\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\b\D{1,4}\d{1,2}:\d{2}:\d{2}\b")
"""A date with a time to the second, as only a machine prints it."""
_STAMP_PART = re.compile(
    r"(?:email|e-mail|thư điện tử|cơ quan|tổ chức|đơn vị|chức (?:vụ|danh)|(?:thời gian|ngày|giờ)(?: ký)?|date|time|dn"
    r"|reason|lý do|location|địa điểm|certificate|serial)\s*:|\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\b|\d{1,2}:\d{2}|\S+@\S+$",
    re.IGNORECASE,
)
_RUNNING_PAGES = 3
"""A line is a running head when it stands at one place on this many pages, at most one page apart."""
_SAME_PLACE = 3.0
_LOW = 0.6
"""A running foot stands below this part of its page's height."""
_MIDDLE = 15.0
"""How far (points) from the middle of a page's text a number in the middle may stand."""
_APART = 1.5
_SMALLER = 0.8
"""By how many points footnotes are smaller than the text."""


@dataclass
class Furniture:
    """Lines taken out of the pages, by kind."""

    page_numbers: list[Line]
    running: list[Line]
    stamps: list[Line]
    footnotes: list[Line]


def take_out(
    pages: dict[int, list[Line]], heights: dict[int, float], rules: dict[int, list[Rule]], usual: float
) -> Furniture:
    """Removes the furniture from each page's lines (in place).

    `heights` are those of the pages, `rules` are the pages' loose horizontal rules, `usual` is the font size of most of the
    document's lines.
    """
    taken = Furniture([], [], [], [])
    for lines in pages.values():
        taken.stamps += _remove(lines, _stamps(lines))
    for at in (0, -1):
        for _ in range(2):
            taken.running += _take_running(pages, heights, at)
            taken.page_numbers += _take_numbers(pages, at)
    for number, lines in pages.items():
        taken.footnotes += _remove(lines, _footnotes(lines, rules.get(number, []), usual))
    return taken


def _remove(lines: list[Line], unwanted: list[Line]) -> list[Line]:
    identities = {id(line) for line in unwanted}
    lines[:] = [line for line in lines if id(line) not in identities]
    return unwanted


def _take_numbers(pages: dict[int, list[Line]], at: int) -> list[Line]:
    """Page numbers at the top (`at` 0) or the bottom (-1): numbers that run with the pages, and those that stand where such
    ones do (an annex of two pages bears a single number)."""
    candidates: dict[int, tuple[int, Line]] = {}
    for number, lines in pages.items():
        match = _PAGE_NUMBER.fullmatch(lines[at].text) if lines else None
        if match:
            candidates[number] = (int(match[1]), lines[at])
    found = []
    for number, (value, line) in candidates.items():
        neighbours = {candidates[other][0] - other for other in (number - 1, number + 1) if other in candidates}
        if value == number or value - number in neighbours:
            found += _remove(pages[number], [line])
    places, known = [_place(line) for line in found], set(map(id, found))
    for number, (_, line) in candidates.items():
        if id(line) not in known and any(_same_place(line, place, pages[number]) for place in places):
            found += _remove(pages[number], [line])
    return found


def _same_place(line: Line, place: tuple[float, float], page: Sequence[Line]) -> bool:
    """Whether a line stands where another page has its number; on a page of another width, as high and in the middle."""
    middle, base = _place(line)
    if dist((middle, base), place) < _SAME_PLACE:
        return True
    text = (min(other.x0 for other in page) + max(other.x1 for other in page)) / 2
    return abs(base - place[1]) < _SAME_PLACE and abs(middle - text) < _MIDDLE


def _place(line: Line) -> tuple[float, float]:
    """Where the middle of a line stands."""
    return (line.x0 + line.x1) / 2, line.base


def _take_running(pages: dict[int, list[Line]], heights: dict[int, float], at: int) -> list[Line]:
    """Lines with the same words at the same place, page after page (or on every other page)."""
    places: dict[tuple[str, int], list[tuple[int, Line]]] = {}
    for number, lines in pages.items():
        # Over a table, the last line of a page may be an annex's caption: a running foot stands low.
        if lines and (at == 0 or lines[at].base > _LOW * heights[number]):
            line = lines[at]
            places.setdefault((_without_number(line, number), round(line.base / _SAME_PLACE)), []).append(
                (number, line)
            )
    found = []
    for repeated in places.values():
        numbers = [number for number, _ in repeated]
        near = sum(b - a <= 2 for a, b in zip(numbers, numbers[1:], strict=False)) + 1
        if near >= _RUNNING_PAGES and near == len(numbers):
            for number, line in repeated:
                found += _remove(pages[number], [line])
    return found


def _without_number(line: Line, number: int) -> str:
    """The words of a line less the page's number where it stands apart at one end ("CÔNG BÁO/Số 12      3")."""
    words = line.words
    if len(words) > 1:
        for own, next_to in ((words[0], words[1]), (words[-1], words[-2])):
            gap = max(next_to.x0 - own.x1, own.x0 - next_to.x1)
            if own.text == str(number) and gap > _APART * line.size:
                return " ".join(word.text for word in words if word is not own)
    return line.text


def _stamps(lines: Sequence[Line]) -> list[Line]:
    """The block of lines that an electronic signature prints: it opens with "Ký bởi" or the like."""
    found: list[Line] = []
    for line in lines:
        if _SIGNED.match(line.text) or _TIMED.search(line.text) or (found and _continues_stamp(found[-1], line)):
            found.append(line)
    return found


def _continues_stamp(last: Line, line: Line) -> bool:
    near = 0 < line.base - last.base <= 1.8 * last.size and abs(line.size - last.size) < 0.6
    aligned = abs(line.x0 - last.x0) < 3.0
    return near and (bool(_STAMP_PART.match(line.text)) or (aligned and line.size <= 10))


def _footnotes(lines: list[Line], rules: Sequence[Rule], usual: float) -> list[Line]:
    """The lines at the foot of the page, smaller than `usual`: under a short rule at the left margin, or from "[1]" on."""
    left = min((line.x0 for line in lines), default=0.0)
    for rule in sorted(rules, key=lambda rule: rule.at):
        below = [line for line in lines if line.base > rule.at]
        is_separator = abs(rule.start - left) < 20 and 40 <= rule.end - rule.start <= 260
        if is_separator and _are_small(below, usual):
            return below
    first = next((place for place, line in enumerate(lines) if NOTE_SIGN.match(line.text)), len(lines))
    return lines[first:] if _are_small(lines[first:], usual) else []


def _are_small(lines: Sequence[Line], usual: float) -> bool:
    return bool(lines) and all(line.size < usual - _SMALLER for line in lines)
