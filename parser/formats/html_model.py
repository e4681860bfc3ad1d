"""The reader's items as blocks of the model, each with its place in the file, and notices about them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kehoach.model import Block, Cell, Notice, Paragraph, Row, Severity, Source, Table
from kehoach.model.trusted import trusted
from kehoach.parser.extraction import Origin
from kehoach.parser.formats.html_blocks import Box, Grid, Item, Slot, Text

_NOTICES: dict[str, tuple[Severity, str]] = {
    "P001": ("info", "Không thuộc văn bản, đã bỏ qua: «{}»"),
    "P301": ("warning", "Tệp không ghi bảng mã ký tự; đã đọc theo {}. Kiểm tra lại dấu tiếng Việt."),
    "P302": ("error", "Không đọc được vì không ở dạng Unicode (phông TCVN3, VNI hoặc sai bảng mã): «{}»"),
    "P303": ("warning", "Có ký tự hỏng (\ufffd): «{}»"),
    "P304": ("info", "Bảng lồng trong ô được đọc thành các dòng của ô: «{}»"),
}
_NO_PLACE: dict[str, Any] = dict.fromkeys(Source.model_fields)


class ModelBlocks:
    """Builds blocks and gathers `notices`. Tables are counted from 1 in reading order.

    Without `lines` (a file whose HTML is encoded inside it) paragraphs are counted instead.
    """

    def __init__(self, origin: Origin, *, lines: bool) -> None:
        self.notices: list[Notice] = []
        self._place = {**_NO_PLACE, "file": origin.file, "sha256": origin.sha256}
        self._lines = lines
        self._tables = 0
        self._paragraphs = 0

    def of(self, items: Iterable[Item]) -> list[Block]:
        """The blocks that items are."""
        return [self._table(item) if isinstance(item, Grid) else self._paragraph(item) for item in items]

    def tell(self, code: str, line: int | None, words: str = "") -> None:
        """Add the notice of that code; `words` are quoted in it."""
        severity, message = _NOTICES[code]
        self.notices.append(Notice(code=code, severity=severity, message=message.format(words), source=self._at(line)))

    def _paragraph(self, text: Text) -> Paragraph:
        if self._lines:
            source = self._at(text.line, end_line=text.end_line)
        else:
            self._paragraphs += 1
            source = self._at(None, paragraph=self._paragraphs)
        return trusted(Paragraph, {"text": text.text, "source": source})

    def _table(self, grid: Grid) -> Table:
        self._tables += 1
        rows = tuple(self._row(row, slots) for row, slots in enumerate(grid.rows, start=1))
        return trusted(Table, {"rows": rows, "source": self._at(grid.line, table=self._tables)})

    def _row(self, row: int, slots: list[Slot]) -> Row:
        place = {**self._place, "table": self._tables, "row": row}
        cells = []
        for column, slot in enumerate(slots, start=1):
            source = place.copy()
            source["column"] = column
            text, merged = "", slot
            if isinstance(slot, Box):
                text, merged = slot.text, None
                if self._lines:
                    source["line"] = slot.line
                if slot.nested:
                    self.tell("P304", slot.line, text)
            values = {"text": text, "source": trusted(Source, source), "merged": merged, "undecided": False}
            cells.append(trusted(Cell, values))
        return tuple(cells)

    def _at(self, line: int | None, **place: int | None) -> Source:
        return trusted(Source, {**self._place, "line": line if self._lines else None, **place})
