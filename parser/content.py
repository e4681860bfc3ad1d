"""What stands under a heading or in an annex: paragraphs, and tables real or flattened."""

from __future__ import annotations

from collections.abc import Sequence

from kehoach.model import Block, Notice, Paragraph, Table
from kehoach.model.trusted import changed
from kehoach.parser.flattened import rebuild
from kehoach.parser.tables import join_continuations, read_table, tables_in


def read_content(blocks: Sequence[Block]) -> tuple[list[Paragraph], list[Table], list[Notice]]:
    """Paragraphs and tables of a stretch of blocks; where no real table stands, flattened ones are rebuilt."""
    paragraphs: list[Paragraph] = []
    tables: list[Table] = []
    notices: list[Notice] = []
    if any(isinstance(block, Table) for block in blocks):
        for block in blocks:
            if isinstance(block, Table):
                tables += [changed(read_table(part), position=len(paragraphs)) for part in tables_in(block)]
            elif block.text:
                paragraphs.append(block)
        return paragraphs, join_continuations(tables), notices
    rest = [block for block in blocks if isinstance(block, Paragraph)]
    while rest:
        rebuilt = rebuild(rest, number=len(tables) + 1)
        if rebuilt is None:
            break
        paragraphs += [paragraph for paragraph in rebuilt.before if paragraph.text]
        tables.append(changed(rebuilt.table, position=len(paragraphs)))
        notices += rebuilt.notices
        rest = list(rebuilt.after)
    paragraphs += [paragraph for paragraph in rest if paragraph.text]
    return paragraphs, tables, notices
