"""Text that stands side by side without rules: the document's head, the recipients beside the signature."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kehoach.parser.formats.pdf_lines import Line, split_line
from kehoach.parser.formats.pdf_paragraphs import room_left
from kehoach.parser.formats.pdf_strip import Growth, Strip, narrowed, opens_annex, seed_strip
from kehoach.parser.formats.pdf_wording import has_ended, has_label

_DATE_WORDS = ("ngày", "tháng", "năm")
"""Words that a number has to follow."""
_NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"


@dataclass
class SideBySide:
    """Two columns of lines parted by the free strip `strip`.

    `rows` holds, for each row of the block, the left and the right lines.
    """

    rows: list[tuple[list[Line], list[Line]]]
    lines: list[Line]
    strip: Strip


def find_columns(lines: Sequence[Line], pitch: float) -> list[SideBySide]:
    """The two-column blocks among the lines of a page (in reading order). `pitch` is in font sizes."""
    blocks = []
    done = 0
    for seed in range(len(lines)):
        strip = seed_strip(lines, seed) if seed >= done else None
        if strip is None:
            continue
        growth = Growth(lines, seed, strip, pitch)
        growth.grow(done)
        if growth.is_block():
            blocks.append(_block(lines[growth.first : growth.last + 1], growth.strip, pitch))
            done = growth.last + 1
    return blocks


def continue_columns(block: SideBySide, lines: Sequence[Line], pitch: float) -> int:
    """Adds to a block that ends a page the lines at the top of the next page that go on with it; how many."""
    count = 0
    for line in lines:
        strip = narrowed(block.strip, line)
        far = count and line.base - lines[count - 1].base > 12 * line.size
        if strip is None or far or opens_annex(line):
            break
        parts = split_line(line, [sum(strip) / 2])
        if not all(_goes_on(part, block) for part in parts):
            break
        block.strip = strip
        _set_limits(parts, sum(strip) / 2, line.left, line.right)
        for part in parts:
            block.rows[-1][part.x0 >= strip[1]].append(part)
        block.lines.append(line)
        count += 1
    return count


def _goes_on(part: Line, block: SideBySide) -> bool:
    """Whether a line at the top of a page is set with its column: an item of the left list, a right line on its axis."""
    left, right = block.rows[-1]
    if part.x1 <= block.strip[1]:
        is_list = any(line.text[0] in "-+N" for line in left)
        return is_list and part.text[0] in "-+" and abs(part.x0 - left[0].x0) < 3
    first = right[0] if right else None
    return first is not None and (abs(part.x0 - first.x0) < 3 or abs(part.x0 + part.x1 - first.x0 - first.x1) < 12)


def column_paragraphs(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines of one column, those joined that the column's width broke.

    In such blocks each line is set by hand, so a line goes on only where its words say so.
    """
    paragraphs: list[list[Line]] = []
    for line in lines:
        if paragraphs and _runs_on(paragraphs[-1][-1], line, paragraphs[-1]):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return paragraphs


def _runs_on(before: Line, after: Line, paragraph: Sequence[Line]) -> bool:
    if has_label(after.text) or has_ended(before.text):
        return False
    so_far = " ".join(line.text for line in paragraph)
    if _NATION.startswith(so_far.replace("HOÀ", "HÒA")) and after.text.startswith(("VIỆT", "NAM", "CHỦ", "NGHĨA")):
        return True
    if before.text[-1] == "-" or after.text[0] in "-_*":
        return False
    if before.words[-1].text in _DATE_WORDS and after.text[0].isdigit():
        return True
    if has_label(paragraph[0].text):
        return True
    return after.text[0].islower() or (after.text[0].isdigit() and room_left(before, after) <= 0)


def _block(lines: Sequence[Line], strip: Strip, pitch: float) -> SideBySide:
    middle = sum(strip) / 2
    sides: tuple[list[Line], list[Line]] = ([], [])
    for line in lines:
        parts = split_line(line, [middle])
        _set_limits(parts, middle, line.left, line.right)
        for part in parts:
            sides[(part.x0 + part.x1) / 2 > middle].append(part)
    cuts = [base for base in _shared_bases(*sides) if all(_stands_off(side, base, pitch) for side in sides)]
    rows = []
    for low, high in zip([0.0, *cuts], [*cuts, float("inf")], strict=True):
        rows.append((_between(sides[0], low, high), _between(sides[1], low, high)))
    return SideBySide(rows, list(lines), strip)


def _set_limits(parts: Sequence[Line], middle: float, left: float, right: float) -> None:
    for part in parts:
        part.left, part.right = (left, middle) if part.x0 < middle else (middle, right)


def _shared_bases(left: Sequence[Line], right: Sequence[Line]) -> list[float]:
    return [line.base - 2.0 for line in left[1:] if any(abs(line.base - other.base) < 2.0 for other in right[1:])]


def _stands_off(side: Sequence[Line], base: float, pitch: float) -> bool:
    """Whether the line at `base` stands farther below the one before than a line does."""
    before = [line for line in side if line.base < base]
    after = [line for line in side if line.base >= base]
    return bool(before and after) and after[0].base - before[-1].base > (pitch + 0.25) * after[0].size


def _between(side: Sequence[Line], low: float, high: float) -> list[Line]:
    return [line for line in side if low <= line.base < high]
