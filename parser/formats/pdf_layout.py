"""The good pages of a PDF as one flow of text lines, side-by-side blocks and pieces of tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from kehoach.parser.formats.pdf_columns import SideBySide, continue_columns, find_columns
from kehoach.parser.formats.pdf_content import Glyph, PageContent, Rule
from kehoach.parser.formats.pdf_furniture import Furniture, take_out
from kehoach.parser.formats.pdf_grid import Grid, Region, find_grids
from kehoach.parser.formats.pdf_lines import Line, build_lines
from kehoach.parser.formats.pdf_note_marks import without_note_marks
from kehoach.parser.formats.pdf_paragraphs import Manner, Step, learn
from kehoach.parser.formats.pdf_pieces import Piece, goes_on, repeated_header, set_limits, steps
from kehoach.parser.formats.pdf_wording import Wording

_USUAL_MARGIN = 85.0
"""The left margin of an official document in points: 30 mm (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""

_HARDLY = 0.25
"""A line begins within this part of its size under a grid that it belongs to."""


@dataclass
class PageLayout:
    """What stands on a page: text lines outside tables, pieces of tables."""

    number: int
    width: float
    height: float
    lines: list[Line]
    pieces: list[Piece]
    rules: list[Rule] = field(default_factory=list)


Item = Line | SideBySide | list[Piece]
"""A text line, a block of two columns, or the pieces of one table."""


def lay_out(content: PageContent) -> PageLayout:
    """A page's glyphs sorted into tables and text lines. Raises `PageTooHeavyError`."""
    grids = find_grids(content)
    if grids:
        _reach_down(grids[-1], content.glyphs)
    outside: list[Glyph] = []
    inside: list[dict[Region, list[Glyph]]] = [{} for _ in grids]
    indexes = [grid.index() for grid in grids]
    place: tuple[int, tuple[int, int]] | None = None
    before: Glyph | None = None
    for glyph in without_note_marks(content.glyphs):
        if grids and not (before and _same_word(before, glyph)):
            place = _place(glyph, grids)
        before = glyph
        if place is None:
            outside.append(glyph)
        else:
            number, position = place
            inside[number].setdefault(indexes[number][position], []).append(glyph)
    pieces = [
        Piece(content.number, grid, {region: build_lines(found, content.number) for region, found in cells.items()})
        for grid, cells in zip(grids, inside, strict=True)
    ]
    for piece in pieces:
        piece.lines = {region: lines for region, lines in piece.lines.items() if lines}
    lines = build_lines(outside, content.number)
    loose = [rule for rule in content.horizontals if not any(_crosses(rule, grid) for grid in grids)]
    return PageLayout(content.number, content.width, content.height, lines, pieces, loose)


def _reach_down(grid: Grid, glyphs: Sequence[Glyph]) -> None:
    """Lets a grid that no rule closes below reach as far as the line under it, which WeasyPrint may leave outside a row
    that goes on on the next page."""
    x0, _, x1, bottom = grid.box
    if any(grid.closed_below):
        return
    below = [g for g in glyphs if x0 <= g.x0 and g.x1 <= x1 and g.base > bottom and not g.text.isspace()]
    line = min((glyph.base for glyph in below), default=0.0)
    lowest = [glyph.bottom for glyph in below if glyph.base - line < 1 and glyph.top - bottom <= _HARDLY * glyph.size]
    grid.ys[-1] = max([bottom, *lowest])


def _same_word(before: Glyph, glyph: Glyph) -> bool:
    """Whether a glyph goes on with the word of the one drawn before it; a word too wide for its cell stays whole."""
    near = -0.3 * glyph.size < glyph.x0 - before.x1 < 0.1 * glyph.size
    return near and before.base == glyph.base and not before.text.isspace() and not glyph.text.isspace()


def _place(glyph: Glyph, grids: Sequence[Grid]) -> tuple[int, tuple[int, int]] | None:
    x, y = (glyph.x0 + glyph.x1) / 2, glyph.base - 0.3 * glyph.size
    for number, grid in enumerate(grids):
        position = grid.position(x, y)
        if position is not None:
            return number, position
    return None


def _crosses(rule: Rule, grid: Grid) -> bool:
    x0, top, x1, bottom = grid.box
    return top - 3 <= rule.at <= bottom + 3 and rule.start <= x1 and rule.end >= x0


@dataclass
class Flow:
    """The whole document in reading order; `body` and `cells` are the manners of its text and its tables,
    `steps` the pairs of lines that follow each other on a page."""

    items: list[Item]
    body: Manner
    cells: Manner
    furniture: Furniture
    steps: list[Step]


def flow_of(pages: Sequence[PageLayout]) -> Flow:
    """The pages one after the other, without their furniture; pieces of one table brought together."""
    furniture = take_out(
        {page.number: page.lines for page in pages},
        {page.number: page.height for page in pages},
        {page.number: page.rules for page in pages},
        _usual_size(pages),
    )
    _set_text_limits(pages)
    pitch = learn(list(_text_steps(pages))).pitch
    items: list[Item] = []
    for page in pages:
        _add_page(items, page, pitch)
    text_steps = [
        (a, b) for a, b in pairwise(items) if isinstance(a, Line) and isinstance(b, Line) and a.page == b.page
    ]
    body = learn(text_steps)
    tables = [item for item in items if isinstance(item, list)]
    for table in tables:
        set_limits(table)
    cell_steps = [step for table in tables for step in steps(table)]
    cells = learn(cell_steps, replace(body, gaps=False, indents=False))
    cells.wording = _wording(pages, tables)
    return Flow(items, body, cells, furniture, text_steps + cell_steps)


def _wording(pages: Sequence[PageLayout], tables: Sequence[list[Piece]]) -> Wording:
    flows: list[tuple[Sequence[Line], bool]] = [(page.lines, False) for page in pages]
    for table in tables:
        for piece in table:
            first = repeated_header(table[0], piece) if piece is not table[0] else 0
            # the row at the top may be the rest of a split row
            flows += [(lines, region.row > first) for region, lines in piece.lines.items()]
    return Wording(flows)


def _usual_size(pages: Sequence[PageLayout]) -> float:
    sizes = Counter(round(line.size, 1) for page in pages for line in page.lines)
    sizes.update(
        round(line.size, 1)
        for page in pages
        for piece in page.pieces
        for lines in piece.lines.values()
        for line in lines
    )
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _set_text_limits(pages: Sequence[PageLayout]) -> None:
    """Gives the lines the margins of their page, and the tables the height left below them.

    Pages of one size share the width of their text; its left edge is each page's own.
    """
    sizes: dict[tuple[int, int], list[PageLayout]] = {}
    for page in pages:
        sizes.setdefault((round(page.width), round(page.height)), []).append(page)
    for group in sizes.values():
        lefts = {page.number: _left(page) for page in group}
        usual, width = _usual_area(group, [left for left in lefts.values() if left is not None])
        for page in group:
            left = lefts[page.number]
            if left is None or (left > usual and any(abs(line.x0 - usual) < 1 for line in page.lines)):
                left = usual  # few full lines, and those indented
            for line in page.lines:
                line.left = left
                line.right = line.left + width
        bottom = max((end for page in group for end in _ends(page)), default=0.0)
        for piece in (piece for page in group for piece in page.pieces):
            piece.room_below = bottom - piece.grid.ys[-1]


def _usual_area(pages: Sequence[PageLayout], lefts: Sequence[float]) -> tuple[float, float]:
    """Left edge and width of the text on pages of one size; `lefts` are the edges that pages show by themselves.

    Where no page has enough full lines, the text reaches as far as lines, tables and the usual margins do.
    """
    if lefts:
        left = float(Counter(map(round, lefts)).most_common(1)[0][0])
        return left, max(_outermost([line.x1 for line in page.lines]) - left for page in pages if page.lines)
    starts = [line.x0 for page in pages for line in page.lines]
    starts += [piece.grid.xs[0] for page in pages for piece in page.pieces]
    left = min([*starts, _USUAL_MARGIN])
    ends = [line.x1 for page in pages for line in page.lines]
    return left, max([*ends, pages[0].width - left]) - left


def _ends(page: PageLayout) -> Iterator[float]:
    yield from (line.bottom for line in page.lines)
    yield from (piece.grid.ys[-1] for piece in page.pieces)


def _left(page: PageLayout) -> float | None:
    """Where the page's full lines begin, or None when it has too few to tell; short lines may bear them out."""
    wide = [line.x0 for line in page.lines if line.x1 - line.x0 > 0.5 * page.width]
    if len(wide) < 4:
        return None
    counts = Counter(round(line.x0) for line in page.lines)
    all_differ = len({round(x) for x in wide}) == len(wide)
    return float(min(x for x in wide if counts[round(x)] >= 2 or all_differ))


def _outermost(ends: list[float]) -> float:
    """The rightmost end that two others come near; the rightmost of all when none has such company."""
    ends = sorted(ends, reverse=True)
    return next((a for a, c in zip(ends, ends[2:], strict=False) if a - c < 12), ends[0])


def _text_steps(pages: Sequence[PageLayout]) -> Iterator[Step]:
    for page in pages:
        for before, after in pairwise(page.lines):
            if not any(before.base < piece.grid.ys[0] < after.base for piece in page.pieces):
                yield before, after


def _add_page(items: list[Item], page: PageLayout, pitch: float) -> None:
    if items and isinstance(items[-1], SideBySide) and items[-1].lines[-1].page == page.number - 1:
        page.lines = page.lines[continue_columns(items[-1], page.lines, pitch) :]
    columns = find_columns(page.lines, pitch)
    taken = {id(line) for block in columns for line in block.lines}
    found: list[tuple[float, Item]] = [(line.top, line) for line in page.lines if id(line) not in taken]
    found += [(block.lines[0].top, block) for block in columns]
    opens = True
    for piece in page.pieces:
        found.append((piece.grid.ys[0], [piece]))
    for _, item in sorted(found, key=lambda pair: pair[0]):
        before = items[-1] if items else None
        if (
            opens
            and isinstance(item, list)
            and isinstance(before, list)
            and before[-1].page == page.number - 1
            and goes_on(before[-1], item[0])
        ):
            before.extend(item)
        else:
            items.append(item)
        opens = False
