"""Ruling lines to table grids: which boxes of a page are the cells of a table."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from kehoach.parser.formats.pdf_content import Box, PageContent, PageTooHeavyError, Rule

_SNAP = 3.0
"""Rules this near to each other are one (double rules, the borders of neighbouring cells)."""
_SHORTEST_RULE = 5.0
_COVERED = 0.5
"""Part of a cell's side that a rule must cover to be a wall."""
MAX_RULES = 1500


@dataclass(frozen=True)
class Region:
    """A cell of a grid, merged or not: rows `row` to `end_row` and columns `column` to `end_column`, ends not included."""

    row: int
    column: int
    end_row: int
    end_column: int


@dataclass
class Grid:
    """The part of a table that stands on one page.

    `xs` and `ys` are the positions of its columns' and rows' borders. `regions` tile the grid.
    `closed_below` tells for each column whether a rule closes it at the bottom.
    """

    xs: list[float]
    ys: list[float]
    regions: list[Region]
    closed_below: list[bool]

    @property
    def box(self) -> Box:
        """x0, top, x1, bottom."""
        return (self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    def box_of(self, region: Region) -> Box:
        """The region's box on the page."""
        return (self.xs[region.column], self.ys[region.row], self.xs[region.end_column], self.ys[region.end_row])

    def index(self) -> dict[tuple[int, int], Region]:
        """The region at each row and column."""
        return {
            (row, column): region
            for region in self.regions
            for row in range(region.row, region.end_row)
            for column in range(region.column, region.end_column)
        }

    def position(self, x: float, y: float) -> tuple[int, int] | None:
        """Row and column at a point, or None outside."""
        if not (self.xs[0] - _SNAP <= x <= self.xs[-1] + _SNAP and self.ys[0] - _SNAP <= y <= self.ys[-1] + _SNAP):
            return None
        row = min(max(bisect_right(self.ys, y) - 1, 0), len(self.ys) - 2)
        return row, min(max(bisect_right(self.xs, x) - 1, 0), len(self.xs) - 2)


def find_grids(content: PageContent) -> list[Grid]:
    """The grids of a page with two cells or more, from top to bottom. Raises `PageTooHeavyError`."""
    horizontals, verticals = _merge(content.horizontals), _merge(content.verticals)
    if max(len(horizontals), len(verticals)) > MAX_RULES:
        raise PageTooHeavyError
    grids = [grid for group in _connected(horizontals, verticals) for grid in _grids(*group) if len(grid.regions) > 1]
    outer = [grid for grid in grids if not any(_inside(grid.box, other.box) for other in grids if other is not grid)]
    return sorted(outer, key=lambda grid: (grid.ys[0], grid.xs[0]))


def _merge(rules: Iterable[Rule]) -> list[Rule]:
    """Rules on one line joined where they touch; very short ones dropped."""
    merged: list[Rule] = []
    cluster: list[Rule] = []
    for rule in sorted(rules, key=lambda rule: rule.at):
        if cluster and rule.at - cluster[0].at > _SNAP:
            merged += _joined(cluster)
            cluster = []
        cluster.append(rule)
    return [rule for rule in merged + _joined(cluster) if rule.end - rule.start >= _SHORTEST_RULE]


def _joined(cluster: list[Rule]) -> list[Rule]:
    at = sum(rule.at for rule in cluster) / len(cluster) if cluster else 0.0
    joined: list[Rule] = []
    for rule in sorted(cluster, key=lambda rule: rule.start):
        if joined and rule.start <= joined[-1].end + _SNAP:
            joined[-1].end = max(joined[-1].end, rule.end)
        else:
            joined.append(Rule(at, rule.start, rule.end))
    return joined


def _connected(horizontals: list[Rule], verticals: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Groups of rules that cross or touch. Verticals with the same two ends go together: at the edge
    of a page a row may stand between its side rules alone."""
    parent = list(range(len(horizontals) + len(verticals)))

    def root(item: int) -> int:
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    shared_ends: dict[tuple[int, int], int] = {}
    for index, vertical in enumerate(verticals, len(horizontals)):
        for other, horizontal in enumerate(horizontals):
            if _touch(horizontal, vertical):
                parent[root(index)] = root(other)
        ends = (round(vertical.start / _SNAP), round(vertical.end / _SNAP))
        parent[root(index)] = root(shared_ends.setdefault(ends, index))
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for index in range(len(parent)):
        group = groups.setdefault(root(index), ([], []))
        if index < len(horizontals):
            group[0].append(horizontals[index])
        else:
            group[1].append(verticals[index - len(horizontals)])
    return list(groups.values())


def _touch(horizontal: Rule, vertical: Rule) -> bool:
    return (
        horizontal.start - _SNAP <= vertical.at <= horizontal.end + _SNAP
        and vertical.start - _SNAP <= horizontal.at <= vertical.end + _SNAP
    )


def _grids(horizontals: list[Rule], verticals: list[Rule]) -> list[Grid]:
    """The grid that connected rules draw, or the grids of several tables that touch."""
    if len(verticals) < 2 and len(horizontals) < 2:
        return []
    xs = _positions(verticals, [end for rule in horizontals for end in (rule.start, rule.end)])
    ys = _positions(horizontals, [end for rule in verticals for end in (rule.start, rule.end)])
    if len(xs) < 2 or len(ys) < 2:
        return []
    walls = _Walls(xs, ys, horizontals, verticals)
    return _tables_of(Grid(xs, ys, _regions(walls), _covered(ys[-1], xs, horizontals)), walls)


def _tables_of(grid: Grid, walls: _Walls) -> list[Grid]:
    """The tables that touch in a grid: where one follows the other at once, hardly a column's border goes on from it."""
    rows = len(grid.ys) - 1
    inner = [
        {region.column for region in grid.regions if region.row <= row < region.end_row} - {0} for row in range(rows)
    ]
    crossed = {row for region in grid.regions for row in range(region.row + 1, region.end_row)}
    cuts = [row for row in range(1, rows) if row not in crossed and _are_apart(inner[row - 1], inner[row])]
    return [_part(grid, walls, first, last) for first, last in pairwise([0, *cuts, rows])] if cuts else [grid]


def _are_apart(above: set[int], below: set[int]) -> bool:
    """Whether rows with these inner borders are of different tables: rows of three columns and more that share few."""
    fewer = min(len(above), len(below))
    return fewer > 1 and 2 * len(above & below) < fewer


def _part(grid: Grid, walls: _Walls, first: int, last: int) -> Grid:
    """The rows of a grid from `first` on to `last`, not included, with the columns that they have.

    What lies beyond their outermost rules is not theirs: the other table is broader.
    """
    regions = [region for region in grid.regions if first <= region.row < last]
    borders = sorted({border for region in regions for border in (region.column, region.end_column)})
    ruled = [border for border in borders if walls.stand_at(border, first, last)]
    if len(ruled) > 1:
        regions = [r for r in regions if ruled[0] <= r.column and r.end_column <= ruled[-1]]
        borders = [border for border in borders if ruled[0] <= border <= ruled[-1]]
    place = {border: count for count, border in enumerate(borders)}
    moved = [Region(r.row - first, place[r.column], r.end_row - first, place[r.end_column]) for r in regions]
    is_last = last == len(grid.ys) - 1
    closed = [not is_last or all(grid.closed_below[low:high]) for low, high in pairwise(borders)]
    return Grid([grid.xs[border] for border in borders], grid.ys[first : last + 1], moved, closed)


def _positions(rules: list[Rule], ends: list[float]) -> list[float]:
    """Where rules stand, and the ends of the crossing rules where they reach beyond the outermost."""
    positions: list[float] = []
    for at in sorted(rule.at for rule in rules):
        if not positions or at - positions[-1] > _SNAP:
            positions.append(at)
    if not ends:
        return positions
    low, high = min(ends), max(ends)
    if not positions or low < positions[0] - 2 * _SNAP:
        positions.insert(0, low)
    if high > positions[-1] + 2 * _SNAP:
        positions.append(high)
    return positions


class _Walls:
    """Tells which sides of a grid's positions are ruled."""

    def __init__(self, xs: list[float], ys: list[float], horizontals: list[Rule], verticals: list[Rule]) -> None:
        self.rows, self.columns = len(ys) - 1, len(xs) - 1
        self._below = [_covered(y, xs, horizontals) for y in ys]
        self._right = [_covered(x, ys, verticals) for x in xs]

    def right_of(self, row: int, column: int) -> bool:
        return self._right[column + 1][row]

    def stand_at(self, border: int, first: int, last: int) -> bool:
        """Whether a column's border is ruled in some of these rows."""
        return any(self._right[border][first:last])

    def below(self, row: int, start: int, end: int) -> bool:
        return any(self._below[row + 1][start:end])


def _covered(at: float, borders: list[float], rules: list[Rule]) -> list[bool]:
    """For each stretch between two borders: whether rules at `at` cover it."""
    near = [rule for rule in rules if abs(rule.at - at) <= _SNAP]
    covered = []
    for low, high in zip(borders, borders[1:], strict=False):
        length = sum(max(0.0, min(rule.end, high) - max(rule.start, low)) for rule in near)
        covered.append(length >= _COVERED * (high - low))
    return covered


def _regions(walls: _Walls) -> list[Region]:
    """Positions without a wall between them as one: along the rows first, then equal stretches downwards."""
    done: list[Region] = []
    growing: dict[tuple[int, int], Region] = {}
    for row in range(walls.rows):
        spans: dict[tuple[int, int], Region] = {}
        start = 0
        for column in range(walls.columns):
            if column + 1 < walls.columns and not walls.right_of(row, column):
                continue
            span = (start, column + 1)
            above = growing.get(span)
            if above is not None and walls.below(row - 1, *span):
                above = None
            spans[span] = Region(above.row if above else row, start, row + 1, column + 1)
            start = column + 1
        done += [region for span, region in growing.items() if span not in spans or spans[span].row > region.row]
        growing = spans
    return sorted([*done, *growing.values()], key=lambda region: (region.row, region.column))


def _inside(inner: Box, outer: Box) -> bool:
    return (
        inner[0] >= outer[0] - _SNAP
        and inner[1] >= outer[1] - _SNAP
        and inner[2] <= outer[2] + _SNAP
        and inner[3] <= outer[3] + _SNAP
    )
