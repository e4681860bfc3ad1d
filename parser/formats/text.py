"""Plain text: a web page's or a document's words, its layout flattened.

Text has lines only. A line of nothing but U+00A0 is kept as an empty paragraph, because that is how
a flattened table shows an empty cell; other blank lines separate paragraphs. Rows with "|" or a tab
between their cells are tables; lines that were cut at a fixed width are put together again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kehoach.errors import KehoachError
from kehoach.model import Block, Cell, Paragraph, Table
from kehoach.parser.extraction import Extraction, Origin, clean
from kehoach.parser.formats.text_bars import BarTable
from kehoach.parser.formats.text_pipes import find_tables
from kehoach.parser.formats.text_rows import RowTable
from kehoach.parser.formats.text_wrapping import Wrapping, find_wrapping, goes_on_in_running_text

MAX_LINE = 200_000
"""Longest line, in characters, that is still taken for text."""

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_CONTROL_BYTES = bytes([*range(9), *range(14, 32), 127])
"""The same signs as bytes of UTF-8; where none of them is, the text need not be searched."""


def extract(origin: Origin) -> Extraction:
    """The paragraphs and pipe tables of a text file.

    Raises `KehoachError` for text in no known encoding, with control characters, or with an endless line.
    """
    text = _decode(origin)
    lines = text.splitlines()
    if lines and max(map(len, lines)) > MAX_LINE:
        raise KehoachError(f"có dòng dài quá {MAX_LINE:,} ký tự, không phải văn bản thường", file=origin.file)
    blocks: list[Block] = []
    start = 0
    has_tables = "|" in text or "\t" in text
    for number, table in enumerate(find_tables(lines) if has_tables else (), start=1):
        blocks += _paragraphs(origin, lines, start, table.first)
        blocks += _blocks(origin, table, number)
        start = table.last + 1
    blocks += _paragraphs(origin, lines, start, len(lines))
    return Extraction("text", tuple(blocks))


def _decode(origin: Origin) -> str:
    data = origin.data
    may_hold_control = len(data.translate(None, _CONTROL_BYTES)) < len(data)
    try:
        text = data.decode("utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig")
    except UnicodeDecodeError:
        # Hardly any file is in another encoding, and the guesser takes longer to load than a plan to read.
        from charset_normalizer import from_bytes  # noqa: PLC0415 (see above)

        guess = from_bytes(data).best()
        if guess is None:
            raise KehoachError(
                "không nhận ra bảng mã ký tự của tệp văn bản",
                file=origin.file,
                advice="Lưu lại tệp với bảng mã UTF-8 rồi chạy lại.",
            ) from None
        text, may_hold_control = str(guess), True
    if may_hold_control and (found := _CONTROL.search(text)):
        place = f"dòng {text.count(chr(10), 0, found.start()) + 1}"
        raise KehoachError("có ký tự điều khiển, không phải văn bản thuần", file=origin.file, place=place)
    return text


def _table(origin: Origin, table: RowTable, number: int) -> Table:
    rows = tuple(
        tuple(
            Cell(text=clean(text), source=origin.at(line=line + 1, table=number, row=row, column=column))
            for column, text in enumerate(texts, start=1)
        )
        for row, (line, texts) in enumerate(table.rows, start=1)
    )
    return Table(rows=rows, source=origin.at(line=table.first + 1, end_line=table.last + 1, table=number))


def _blocks(origin: Origin, table: RowTable | BarTable, number: int) -> list[Block]:
    """A table; where merged cells leave open which columns a row fills, its cells as paragraphs, a flattened table."""
    if isinstance(table, RowTable):
        if table.is_regular:
            return [_table(origin, table, number)]
        return [origin.paragraph(clean(cell), line=line + 1) for line, cells in table.rows for cell in cells]
    if not table.is_regular:
        return [origin.paragraph(clean(slot.text), line=slot.line + 1) for row in table.rows for slot in row]
    rows = tuple((row[0].line, (*(slot.text for slot in row), *[""] * (table.width - len(row)))) for row in table.rows)
    return [_table(origin, RowTable(table.first, table.last, rows), number)]


def _paragraphs(origin: Origin, lines: Sequence[str], start: int, end: int) -> Iterator[Paragraph]:
    part = lines[start:end]
    wrapping = find_wrapping(part)
    filled = [bool(line) and not line.isspace() for line in part]
    chunked = _has_chunks(filled, lines_each=2 if wrapping is None else 6)
    for first, last in _spans(part, filled, chunked, wrapping):
        if first == last:
            yield origin.paragraph(clean(part[first]), line=start + first + 1)
            continue
        text = _joined(part[first : last + 1], chunked, wrapping)
        yield origin.paragraph(clean(text), line=start + first + 1, end_line=start + last + 1)


def _joined(lines: Sequence[str], chunked: bool, wrapping: Wrapping | None) -> str:
    """The lines of one paragraph, those that were only cut put together again."""
    if wrapping is None:
        return "\n".join(lines)
    is_running = chunked and wrapping.is_running_text(lines)
    text = lines[0]
    for line, after in pairwise(lines):
        cut = wrapping.goes_on(line, after) or (is_running and goes_on_in_running_text(line, after))
        text += (" " if cut else "\n") + after
    return text


def _has_chunks(filled: Sequence[bool], *, lines_each: int) -> bool:
    """Whether blank lines set paragraphs apart: a chunk of lines, fewer than `lines_each` on average, is one paragraph."""
    starts = sum(line and not before for before, line in zip([False, *filled], filled, strict=False))
    return starts * lines_each > sum(filled)


def _spans(
    lines: Sequence[str], filled: Sequence[bool], chunked: bool, wrapping: Wrapping | None
) -> Iterator[tuple[int, int]]:
    """First and last line index of every paragraph, the empty ones of U+00A0 included."""
    start = None
    for index, line in enumerate(lines):
        follows = filled[index] and start is not None
        if follows and (chunked or (wrapping is not None and wrapping.goes_on(lines[index - 1], line))):
            continue
        if start is not None:
            yield start, index - 1
            start = None
        if filled[index]:
            start = index
        elif "\u00a0" in line:
            yield index, index
    if start is not None:
        yield start, len(lines) - 1
