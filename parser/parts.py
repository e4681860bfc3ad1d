"""The stretches of a file: what stands around a document, its head, body, foot and annexes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kehoach.model import Block, Paragraph, Table
from kehoach.parser.annexes import annex_starts, is_annex_label
from kehoach.parser.closing import Foot, is_recipients_label, read_foot
from kehoach.parser.header import SEARCHED, Head, read_head
from kehoach.parser.header_lines import ready_lines
from kehoach.parser.lines import CAPTION, Line, lines_of
from kehoach.parser.outline import split_soft_lines

_USUAL_HEAD = 60
"""How many lines from the top hold the head of nearly every document."""
_FOLLOWING = 30
"""How many lines after a head have been looked at when no further line can change what it says."""


@dataclass(frozen=True)
class Parts:
    """The blocks of a document, told apart; `around` stand above it."""

    around: tuple[Block, ...]
    head: Head
    body: tuple[Block, ...]
    foot: Foot
    annexes: tuple[tuple[Block, ...], ...]


def take_apart(blocks: Sequence[Block]) -> Parts:
    """The parts of the document that the blocks are."""
    lines, head = _find_head(blocks)
    first = lines[head.start] if head.start < len(lines) else None
    above = cut_before(blocks, first)[0] if first is not None and head.end > head.start else []
    rest = _after_head(blocks, lines, head)
    starts = _annex_starts(rest)
    foot, body, unlabelled = _split_foot(rest[: starts[0]] if starts else rest)
    annexes = [rest[start:end] for start, end in zip(starts, [*starts[1:], len(rest)], strict=False)]
    return Parts(
        around=tuple(above),
        head=head,
        body=tuple(split_soft_lines(body)),
        foot=foot,
        annexes=tuple(map(tuple, [unlabelled, *annexes] if unlabelled else annexes)),
    )


def _find_head(blocks: Sequence[Block]) -> tuple[list[Line], Head]:
    """The first lines and the head in them; more lines are made only where a usual head's do not show it for sure."""
    for most in (_USUAL_HEAD, SEARCHED):
        lines = _top_lines(blocks, most)
        head = _read_head(blocks, lines)
        if len(lines) < most or (head.sure and head.end + _FOLLOWING <= len(lines)):
            break
    return lines, head


def _top_lines(blocks: Sequence[Block], most: int) -> list[Line]:
    """The lines at the top, up to the end of the block that the last of them stands in."""
    top: list[Line] = []
    for line in ready_lines(lines_of(enumerate(blocks[:SEARCHED]))):
        if len(top) >= most and line.block != top[-1].block:
            break
        top.append(line)
    return top


def _read_head(blocks: Sequence[Block], lines: Sequence[Line]) -> Head:
    """The head before the first annex where a type stands there: a form in an annex has a head of its own."""
    last = lines[-1].block if lines else -1
    annex = next((place for place, block in enumerate(blocks[: last + 1]) if is_annex_label(block)), None)
    if annex is not None:
        head = read_head([line for line in lines if line.block < annex])
        if head.type:
            return head
    return read_head(lines)


def cut_before(blocks: Sequence[Block], line: Line) -> tuple[list[Block], list[Block]]:
    """The blocks before a line and those from it on; of the block that it stands in, each side gets its lines.

    A table that is cut becomes paragraphs, one a line.
    """
    place = line.block
    lines = list(lines_of([(place, blocks[place])]))
    index = next((i for i, other in enumerate(lines) if other.source == line.source and line.text in other.text), 0)
    if index == 0:
        return list(blocks[:place]), list(blocks[place:])
    upper = [*blocks[:place], *_as_paragraphs(blocks[place], lines[:index])]
    return upper, [*_as_paragraphs(blocks[place], lines[index:]), *blocks[place + 1 :]]


def _as_paragraphs(block: Block, lines: Sequence[Line]) -> list[Block]:
    if isinstance(block, Table):
        return [Paragraph(text=line.text, source=line.source) for line in lines]
    return [block.model_copy(update={"text": "\n".join(line.text for line in lines)})] if lines else []


def _after_head(blocks: Sequence[Block], lines: Sequence[Line], head: Head) -> list[Block]:
    """The blocks after the head; of a block that the head ends in, the lines that it did not take."""
    if head.end == 0:
        return list(blocks)
    place = lines[head.end - 1].block
    rest = [line for line in lines[head.end :] if line.block == place]
    return [*_as_paragraphs(blocks[place], rest), *blocks[place + 1 :]]


def _annex_starts(blocks: Sequence[Block]) -> list[int]:
    """Where annexes begin: after the foot, unless one with a caption stands before it (the foot is a form's then)."""
    foot = next((place for place, block in enumerate(blocks) if _opens_foot(block)), -1)
    starts = annex_starts(blocks)
    for place in starts:
        if place > foot or any(_is_caption(block) for block in blocks[place + 1 : place + 6]):
            return [start for start in starts if start >= place]
    return []


def _opens_foot(block: Block) -> bool:
    if isinstance(block, Paragraph):
        return any(map(is_recipients_label, block.text.split("\n")))
    return any(is_recipients_label(line) for row in block.rows for cell in row for line in cell.text.split("\n"))


def _is_caption(block: Block) -> bool:
    return isinstance(block, Paragraph) and CAPTION.match(block.text) is not None


def _split_foot(blocks: Sequence[Block]) -> tuple[Foot, list[Block], list[Block]]:
    """The foot, the body's blocks before it, and what stands after it where that is an annex without a label: with a table."""
    lines = list(lines_of(enumerate(blocks)))
    foot = read_foot(lines)
    if foot.start is None:
        return foot, list(blocks), []
    body = cut_before(blocks, lines[foot.start])[0]
    after = foot.last_block + 1
    if not any(isinstance(block, Table) for block in blocks[after:]):
        return foot, body, []
    foot.leftover = [line for line in foot.leftover if line.block < after]
    return foot, body, list(blocks[after:])
