"""The flow of a PDF as blocks of the model, each with its page and box."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kehoach.model import Block, Cell, Notice, Paragraph, Row, Source, Table
from kehoach.parser.extraction import Origin
from kehoach.parser.formats.pdf_columns import SideBySide, column_paragraphs
from kehoach.parser.formats.pdf_content import Box, PageContent
from kehoach.parser.formats.pdf_joining import Compounds, joined, joints
from kehoach.parser.formats.pdf_layout import Flow, Item
from kehoach.parser.formats.pdf_lines import Line
from kehoach.parser.formats.pdf_notices import notice
from kehoach.parser.formats.pdf_paragraphs import Manner, split_paragraphs
from kehoach.parser.formats.pdf_pieces import Piece
from kehoach.parser.formats.pdf_tables import JoinedTable, TableCell, join


@dataclass(frozen=True)
class SeenParagraph:
    """The lines of a paragraph, what joins them, and its place. `beside` are all lines of its column, where it stands in
    one of two."""

    lines: Sequence[Line]
    joints: Sequence[str]
    source: Source
    beside: Sequence[Line] = ()


class BlockBuilder:
    """Turns a flow into blocks; `notices` collects what was left out or is in doubt.

    `seen` notes the lines that blocks are made of, for those who ask what they look like.
    """

    def __init__(
        self, origin: Origin, pages: Mapping[int, PageContent], flow: Flow, seen: list[SeenParagraph] | None = None
    ) -> None:
        self._origin, self._pages, self._flow, self._seen = origin, pages, flow, seen
        self._tables = 0
        self.notices: list[Notice] = []
        self._compounds = Compounds(_all_lines(flow.items), flow.steps)

    def blocks(self) -> list[Block]:
        """The blocks in reading order."""
        blocks: list[Block] = []
        run: list[Line] = []
        for item in self._flow.items:
            if isinstance(item, Line):
                if run and item.page - run[-1].page > 1:
                    blocks += self._paragraphs(run)
                    run = []
                run.append(item)
                continue
            blocks += self._paragraphs(run)
            run = []
            blocks.append(self._side_by_side(item) if isinstance(item, SideBySide) else self._table(item))
        blocks += self._paragraphs(run)
        self._tell_furniture()
        if self._compounds.doubts:
            quote = "; ".join(dict.fromkeys(self._compounds.doubts))
            self.notices.append(notice("P010", self._origin.at(), quote=quote))
        return [block for block in blocks if not isinstance(block, Paragraph) or block.text]

    def _paragraphs(self, run: Sequence[Line]) -> Iterator[Paragraph]:
        for lines in split_paragraphs(run, self._flow.body):
            source = self.at_lines(lines)
            yield Paragraph(text=self._text(lines, self._flow.body, source), source=source)

    def _text(self, lines: Sequence[Line], manner: Manner, source: Source, beside: Sequence[Line] = ()) -> str:
        """The text of one paragraph."""
        between = joints(lines, manner, self._compounds)
        if self._seen is not None:
            self._seen.append(SeenParagraph(lines, between, source, beside))
        return joined(lines, between)

    def _side_by_side(self, block: SideBySide) -> Table:
        self._tables += 1
        rows = []
        whole = [[line for sides in block.rows for line in sides[column]] for column in (0, 1)]
        for number, sides in enumerate(block.rows, 1):
            rows.append(tuple(self._column(lines, number, column, whole) for column, lines in enumerate(sides, 1)))
        return Table(rows=tuple(rows), source=self.at_lines(block.lines, table=self._tables))

    def _column(self, lines: Sequence[Line], row: int, column: int, whole: Sequence[Sequence[Line]]) -> Cell:
        place = {"table": self._tables, "row": row, "column": column}
        source = self.at_lines(lines, **place) if lines else self._origin.at(**place)
        beside = whole[column - 1]
        parts = [self._text(part, self._flow.body, source, beside) for part in column_paragraphs(lines)]
        return Cell(text="\n".join(parts), source=source)

    def _table(self, pieces: Sequence[Piece]) -> Table:
        self._tables += 1
        table = join(pieces, self._flow.cells)
        grid: list[list[Cell | None]] = [[None] * table.columns for _ in range(table.rows)]
        for cell in table.cells:
            for row in range(cell.row, cell.end_row):
                for column in range(cell.column, cell.end_column):
                    grid[row][column] = self._cell(table, cell, row, column)
        for page in table.doubtful_pages:
            self._tell_doubt(table, page)
        rows = tuple(_row(cells) for cells in grid)
        first = pieces[0]
        return Table(rows=rows, source=self._at(first.page, first.grid.box, table=self._tables))

    def _cell(self, table: JoinedTable, cell: TableCell, row: int, column: int) -> Cell:
        place = {"table": self._tables, "row": row + 1, "column": column + 1}
        source = self._at(cell.page, cell.box, **place)
        if column > cell.column:
            return Cell(merged="left", source=source)
        if row > cell.row:
            return Cell(merged="up", source=source)
        parts = split_paragraphs(cell.lines, table.manner)
        joins = [joints(part, table.manner, self._compounds) for part in parts]
        if self._seen is not None and parts:
            # Narrow columns leave it open where a paragraph ends: a cell is seen as one.
            between = [joint for first, *rest in joins for joint in (first or "\n", *rest)]
            self._seen.append(SeenParagraph(cell.lines, ["", *between[1:]], source))
        return Cell(text="\n".join(map(joined, parts, joins)), source=source)

    def _tell_doubt(self, table: JoinedTable, page: int) -> None:
        words = [line.text for cell in table.cells for line in cell.lines if line.page == page]
        self.notices.append(notice("P014", self._origin.at(page=page), page=page, quote=" ".join(words[:3])))

    def _tell_furniture(self) -> None:
        furniture = self._flow.furniture
        for code, lines in (("P015", furniture.running + furniture.page_numbers), ("P016", furniture.stamps)):
            if lines:
                quotes = list(
                    dict.fromkeys(line.text for line in sorted(lines, key=lambda line: (line.page, line.base)))
                )
                self.notices.append(notice(code, self.at_lines(lines[:1]), quote="; ".join(quotes)))
        for page in dict.fromkeys(line.page for line in furniture.footnotes):
            lines = [line for line in furniture.footnotes if line.page == page]
            quote = " ".join(line.text for line in lines)
            self.notices.append(notice("P017", self.at_lines(lines), page=page, quote=quote))

    def at_lines(self, lines: Sequence[Line], **place: int) -> Source:
        """The box of those lines that stand on the first one's page."""
        boxes = [line.box for line in lines if line.page == lines[0].page]
        box = (
            min(box[0] for box in boxes),
            min(box[1] for box in boxes),
            max(box[2] for box in boxes),
            max(box[3] for box in boxes),
        )
        return self._at(lines[0].page, box, **place)

    def _at(self, page: int, box: Box, **place: int) -> Source:
        return self._origin.at(page=page, box=self._pages[page].on_page(box), **place)


def _row(cells: Iterable[Cell | None]) -> Row:
    return tuple(cell or Cell() for cell in cells)


def _all_lines(items: Iterable[Item]) -> Iterator[Line]:
    for item in items:
        if isinstance(item, Line):
            yield item
        elif isinstance(item, SideBySide):
            yield from item.lines
        else:
            for piece in item:
                for lines in piece.lines.values():
                    yield from lines
