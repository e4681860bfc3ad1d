"""The reader's items as blocks of the model, each with its place in the file, and notices about them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kehoach.model import Block, Notice, Paragraph, Severity, Table
from kehoach.parser.extraction import Origin
from kehoach.parser.formats.html_blocks import Box, Grid, Item, Slot, Text

_NOTICES: dict[str, tuple[Severity, str]] = {
    "P001": ("info", "Không thuộc văn bản, đã bỏ qua: «{}»"),
    "P301": ("warning", "Tệp không ghi bảng mã ký tự; đã đọc theo {}. Kiểm tra lại dấu tiếng Việt."),
    "P302": ("error", "Không đọc được vì không ở dạng Unicode (phông TCVN3, VNI hoặc sai bảng mã): «{}»"),
    "P303": ("warning", "Có ký tự hỏng, hiện thành «\ufffd»."),
    "P304": ("info", "Bảng lồng trong ô được đọc thành các dòng của ô: «{}»"),
}


class ModelBlocks:
    """Builds blocks and gathers `notices`. Tables are counted from 1 in reading order.

    Without `lines` (a file whose HTML is encoded inside it) paragraphs are counted instead.
    """

    def __init__(self, origin: Origin, *, lines: bool) -> None:
        self.notices: list[Notice] = []
        self._place = {"file": origin.file, "sha256": origin.sha256}
        self._lines = lines
        self._tables = 0
        self._paragraphs = 0

    def of(self, items: Iterable[Item]) -> list[Block]:
        """The blocks that items are."""
        return [self._table(item) if isinstance(item, Grid) else self._paragraph(item) for item in items]

    def tell(self, code: str, line: int | None, words: str = "") -> None:
        """Add the notice of that code; `words` are quoted in it."""
        severity, message = _NOTICES[code]
        source = self._at(line)
        self.notices.append(
            Notice.model_validate({"code": code, "severity": severity, "message": message.format(words), "source": source})
        )

    def _paragraph(self, text: Text) -> Paragraph:
        self._paragraphs += 1
        source = self._at(text.line)
        if text.end_line is not None and self._lines:
            source["end_line"] = text.end_line
        if not self._lines:
            source["paragraph"] = self._paragraphs
        return Paragraph.model_validate({"text": text.text, "source": source})

    def _table(self, grid: Grid) -> Table:
        """One validation for the whole table: it costs half of what one for every cell and place does."""
        self._tables += 1
        rows = [
            [self._cell(slot, row, column) for column, slot in enumerate(slots, start=1)]
            for row, slots in enumerate(grid.rows, start=1)
        ]
        return Table.model_validate({"rows": rows, "source": self._at(grid.line) | {"table": self._tables}})

    def _cell(self, slot: Slot, row: int, column: int) -> dict[str, Any]:
        line = slot.line if isinstance(slot, Box) and self._lines else None
        source = {**self._place, "line": line, "table": self._tables, "row": row, "column": column}
        if not isinstance(slot, Box):
            return {"source": source, "merged": slot}
        if slot.nested:
            self.tell("P304", slot.line, slot.text)
        return {"text": slot.text, "source": source}

    def _at(self, line: int | None) -> dict[str, Any]:
        return {**self._place, "line": line if self._lines else None}
