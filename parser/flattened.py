"""Tables rebuilt from flattened text: one paragraph a cell paragraph, merged cells printed once.

The header's words give the columns their roles; the ordinals cut the text into rows; and each row's
paragraphs are laid into the columns as their words allow (`row_fit`). What the text leaves open is
kept as a `RowDoubt` and said in a notice, never settled in silence.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from kehoach.model import Cell, Notice, Paragraph, Row, RowDoubt, Source, Table
from kehoach.model.trusted import trusted
from kehoach.parser.cell_score import Column, Words, paragraph_score
from kehoach.parser.columns import CONTENT_ROLES
from kehoach.parser.flattened_header import Layout, find_header, layouts
from kehoach.parser.flattened_rows import Segment, candidate, is_group, segments
from kehoach.parser.row_fit import Fit, fits, obvious
from kehoach.parser.row_search import RowSpans

_TRAILING_MARGIN = 2.0
_RAGGED = -8.0
_SAMPLE = 8
_MISFIT = -2.5
"""A paragraph with this score hardly belongs to its column."""
_LONGEST_QUOTE = 80
_BLANK = Cell()
_COVERED = {"up": Cell(merged="up"), "left": Cell(merged="left")}


@dataclass(frozen=True)
class Rebuilt:
    """A table, the paragraphs before it and after it that are not its cells, and notices."""

    table: Table
    before: tuple[Paragraph, ...]
    after: tuple[Paragraph, ...]
    notices: tuple[Notice, ...]


def rebuild(paragraphs: Sequence[Paragraph], *, number: int = 1) -> Rebuilt | None:
    """The table that the paragraphs flatten, or None when no header is found. `number` is its place for sources."""
    texts = [paragraph.text for paragraph in paragraphs]
    found = find_header(texts)
    if found is None:
        return None
    start, titles_end, body = found
    titles = texts[start:titles_end]
    words = [Words(text) for text in texts]
    candidates = [candidate(text) for text in texts]

    def rows_of(layout: Layout) -> Iterator[Segment]:
        return segments(texts, candidates, body, layout.width - 1)

    layout = max(layouts(titles), key=lambda layout: _plausibility(layout, words, rows_of(layout)), default=None)
    if layout is None:
        return None
    builder = _Builder(paragraphs, words, layout, number)
    builder.add_header(start)
    builder.add_column_numbers(titles_end, body)
    end = builder.add_body(list(rows_of(layout)))
    return Rebuilt(builder.table(), tuple(paragraphs[:start]), tuple(paragraphs[end:]), tuple(builder.notices))


def _plausibility(layout: Layout, words: Sequence[Words], rows: Iterable[Segment]) -> float:
    """How well the first rows fit into a layout's columns."""
    cells = layout.columns[1:]
    if not any(column.role in CONTENT_ROLES for column in cells):
        return -math.inf
    total = 0.0
    for segment in islice(rows, _SAMPLE):
        part = words[segment.start : segment.end]
        if is_group([word.text for word in part], len(cells)):
            total += 1.0 if len(part) == len(cells) else 0.0
        else:
            total += _regular_score(part, cells)
    return total


def _regular_score(part: Sequence[Words], cells: Sequence[Column]) -> float:
    """How well a segment would fill the columns one paragraph a cell, row by row; a ragged one speaks against them."""
    if not part or len(part) % len(cells):
        return _RAGGED
    scores = [paragraph_score(cells[place % len(cells)], word) for place, word in enumerate(part)]
    return sum(scores) / (len(part) // len(cells))


class _Builder:
    """Grid, doubts and notices, row by row."""

    def __init__(self, paragraphs: Sequence[Paragraph], words: Sequence[Words], layout: Layout, number: int) -> None:
        self.paragraphs = paragraphs
        self.words = words
        self.texts = [word.text for word in words]
        self.layout = layout
        self.number = number
        self.header: list[Row] = []
        self.rows: list[Row] = []
        self.doubts: list[RowDoubt] = []
        self.notices: list[Notice] = []
        self.known_ways: dict[tuple[int, int], list[Fit]] = {}

    def table(self) -> Table:
        roles = tuple(column.role for column in self.layout.columns)
        parts = {"header": tuple(self.header), "rows": tuple(self.rows), "roles": roles, "doubts": tuple(self.doubts)}
        return trusted(Table, parts)

    def add_header(self, start: int) -> None:
        for depth, titles in enumerate(self.layout.rows):
            covered = _COVERED["up" if depth else "left"]
            self.header.append(
                tuple(
                    covered if title is None else self.cell((start + title, start + title + 1), -1, place)
                    for place, title in enumerate(titles)
                )
            )

    def add_column_numbers(self, start: int, end: int) -> None:
        """Add the row "(1) (2) (3)" where the header has one; columns that it leaves out stay empty."""
        if end > start:
            numbers = [self.cell((place, place + 1), -1, place - start) for place in range(start, end)]
            self.header.append((*numbers, *[_BLANK] * (self.layout.width - len(numbers))))

    def add_body(self, parts: list[Segment]) -> int:
        """Add the rows of all segments; the paragraph after the last cell is returned."""
        cells = self.layout.columns[1:]
        if parts:
            parts = [*parts[:-1], self.without_separators(parts[-1])]
        for segment in parts:
            if is_group(self.texts[segment.start : segment.end], len(cells)):
                self.add_group(segment)
                continue
            whole = self.words[segment.start : segment.end]
            if rows := _rows_without_numbers(whole, cells):
                self.add_row(segment, [Fit(0.0, rows)])
                continue
            ways = [] if obvious(whole, cells) else self.ways(segment.start, segment.end)
            if segment is parts[-1] and self.has_trailing_words(whole, ways):
                self.add_row(segment, [_one_each(len(cells))])
                return segment.start + len(cells)
            if not ways and len(whole) != len(cells):
                self.add_unfit(segment)
                continue
            self.add_row(segment, ways or [_one_each(len(whole))])
        return parts[-1].end if parts else len(self.paragraphs)

    def without_separators(self, segment: Segment) -> Segment:
        """The last segment without the blank paragraphs that only part the table from what follows.

        A blank there may also be the last row's empty cell: the ending that fits best tells.
        """
        cells = self.layout.columns[1:]
        ends = [segment.end]
        while ends[-1] - segment.start > len(cells) and not self.texts[ends[-1] - 1]:
            ends.append(ends[-1] - 1)
        if len(ends) == 1:
            return segment
        if obvious(self.words[segment.start : ends[-1]], cells):
            return segment._replace(end=ends[-1])
        best, best_end = -math.inf, segment.end
        for end in reversed(ends):
            score = self.score_until(segment, end, least=best)
            if score > -math.inf:
                best, best_end = score, end
        return segment._replace(end=best_end)

    def score_until(self, segment: Segment, end: int, *, least: float) -> float:
        """How well the segment fits that ends there; minus infinity where it fits less well than `least`."""
        words, cells = self.words[segment.start : end], self.layout.columns[1:]
        if least > -math.inf and not fits(words, cells, least=least):
            return -math.inf
        ways = self.ways(segment.start, end)
        return ways[0].score if ways and ways[0].score >= least else -math.inf

    def ways(self, start: int, end: int) -> list[Fit]:
        """The ways to lay these paragraphs into the columns; a run is searched once."""
        if (start, end) not in self.known_ways:
            self.known_ways[start, end] = fits(self.words[start:end], self.layout.columns[1:])
        return self.known_ways[start, end]

    def has_trailing_words(self, whole: Sequence[Words], ways: list[Fit]) -> bool:
        """Whether the last row is whole after one paragraph a cell, and what follows fits nowhere."""
        cells = self.layout.columns[1:]
        if len(whole) <= len(cells) or not obvious(whole[: len(cells)], cells):
            return False
        plain = sum(paragraph_score(column, word) for column, word in zip(cells, whole, strict=False))
        return not ways or ways[0].score < plain - _TRAILING_MARGIN

    def add_group(self, segment: Segment) -> None:
        """A title row: its cells as printed, or one cell merged over the columns that printed none."""
        spans = [(place, place + 1) for place in range(segment.start, segment.end)]
        first = [] if segment.ordinal is None else [(segment.ordinal, segment.ordinal + 1)]
        printed = [self.cell(span, len(self.rows), place) for place, span in enumerate([*first, *spans])]
        rest = self.layout.width - len(printed)
        self.rows.append((*printed, *[_COVERED["left"]] * rest))

    def add_unfit(self, segment: Segment) -> None:
        """A row that no way explains: its words are kept together in the content's cell, and that is told."""
        content = next(i for i, column in enumerate(self.layout.columns[1:]) if column.role in CONTENT_ROLES)
        span = (0, segment.end - segment.start) if segment.end > segment.start else None
        spans = [span if place == content else None for place in range(self.layout.width - 1)]
        self.tell("P106", "Không xếp được các đoạn của dòng này vào cột nào; giữ nguyên trong cột nội dung.", segment)
        self.rows.append(self.row(segment, spans, 0))

    def add_row(self, segment: Segment, ways: list[Fit]) -> None:
        """Add the rows that a segment is; `ways` are those to read it between which its words do not decide."""
        best = ways[0]
        first_row = len(self.rows)
        if segment.gap and segment.ordinal is not None:
            self.tell("P105", f"Số thứ tự «{self.texts[segment.ordinal]}» không liền sau số trước nó.", segment)
        if len(ways) > 1:
            self.add_undecided(segment, ways)
        else:
            self.tell_misfits(segment, best)
            for depth, spans in enumerate(best.rows):
                self.rows.append(self.row(segment, spans, depth))
        if best.missing:
            self.tell(
                "P104",
                f"Dòng {first_row + 1} của bảng thiếu {best.missing} ô trong văn bản nguồn; các ô còn lại được xếp theo từ ngữ.",
                segment,
            )

    def tell_misfits(self, segment: Segment, way: Fit) -> None:
        """Say which words stand in a column that they do not look like, though no other way to read the row is better."""
        words = self.words[segment.start : segment.end]
        strange = [
            words[place].text
            for spans in way.rows
            for column, span in zip(self.layout.columns[1:], spans, strict=True)
            for place in range(*(span or (0, 0)))
            if words[place].text and paragraph_score(column, words[place]) <= _MISFIT
        ]
        if strange:
            quoted = " | ".join(text for text in strange if len(text) <= _LONGEST_QUOTE)
            message = f"Có ô xếp theo thứ tự nhưng chữ không giống nội dung của cột, cần đối chiếu: {quoted}"
            self.tell("P107", message, segment)

    def add_undecided(self, segment: Segment, rivals: list[Fit]) -> None:
        readings = [self.one_row(segment, way) for way in rivals]
        shared = tuple(
            cell
            if all(reading[place].text == cell.text for reading in readings)
            else Cell(undecided=True, source=cell.source)
            for place, cell in enumerate(readings[0])
        )
        weights = [math.exp(way.score - rivals[0].score) for way in rivals]
        confidences = tuple(round(weight / sum(weights), 3) for weight in weights)
        self.doubts.append(RowDoubt(row=len(self.rows), readings=tuple(readings), confidences=confidences))
        ordinal = self.texts[segment.ordinal] if segment.ordinal is not None else ""
        quoted = " | ".join(text for text in self.texts[segment.start : segment.end] if len(text) <= 80)
        self.tell(
            "P101",
            f"Dòng «{ordinal}»: văn bản nguồn không đủ để biết từng đoạn thuộc cột nào; có {len(rivals)} cách đọc "
            f"(xem alternatives): {quoted}",
            segment,
        )
        self.rows.append(shared)

    def one_row(self, segment: Segment, way: Fit) -> Row:
        """A way to read the segment as a single row, its sub-rows' cells one below the other."""
        rows = [self.row(segment, spans, depth) for depth, spans in enumerate(way.rows)]
        return tuple(
            _cell("\n".join(row[place].text for row in rows if row[place].text), rows[0][place].source)
            for place in range(self.layout.width)
        )

    def row(self, segment: Segment, spans: Sequence[tuple[int, int] | None], depth: int) -> Row:
        index = len(self.rows)
        if depth:
            ordinal = _COVERED["up"]
        elif segment.ordinal is None:
            ordinal = _BLANK
        else:
            ordinal = self.cell((segment.ordinal, segment.ordinal + 1), index, 0)
        cells = [ordinal]
        for place, span in enumerate(spans, start=1):
            if span is None:
                cells.append(_COVERED["up"] if depth else _BLANK)
            else:
                cells.append(self.cell((segment.start + span[0], segment.start + span[1]), index, place))
        return tuple(cells)

    def cell(self, span: tuple[int, int], row: int, column: int) -> Cell:
        """The cell that holds the paragraphs of a span; `row` -1 is the header."""
        first, last = self.paragraphs[span[0]], self.paragraphs[span[1] - 1]
        text = first.text if first is last else "\n".join(filter(None, self.texts[span[0] : span[1]]))
        return _cell(text, _cell_source(first.source, last.source, self.number, row + 1, column + 1))

    def tell(self, code: str, message: str, segment: Segment) -> None:
        place = segment.ordinal if segment.ordinal is not None else min(segment.start, len(self.paragraphs) - 1)
        self.notices.append(
            Notice(code=code, severity="warning", message=message, source=self.paragraphs[place].source)
        )


def _cell(text: str, source: Source | None) -> Cell:
    return trusted(Cell, {"text": text, "source": source, "merged": None, "undecided": False})


def _rows_without_numbers(words: Sequence[Words], cells: Sequence[Column]) -> tuple[RowSpans, ...]:
    """The rows that a segment is where rows follow that have a blank instead of a number; none for any other segment."""
    width = len(cells)
    starts = range(0, len(words), width + 1)
    if len(words) <= width or len(words) % (width + 1) != width or any(words[start - 1].text for start in starts[1:]):
        return ()
    if not all(obvious(words[start : start + width], cells) for start in starts):
        return ()
    return tuple(tuple((place, place + 1) for place in range(start, start + width)) for start in starts)


def _one_each(count: int) -> Fit:
    return Fit(0.0, (tuple((place, place + 1) for place in range(count)),))


def _cell_source(first: Source | None, last: Source | None, table: int, row: int, column: int) -> Source | None:
    if first is None:
        return None
    end = last.end_line or last.line if last is not None else None
    place = {"end_line": end if end != first.line else None, "table": table, "row": row or None, "column": column}
    return trusted(Source, {**first.__dict__, **place})
