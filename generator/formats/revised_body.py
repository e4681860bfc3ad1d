"""A Word document's body turned into that of a later version, every difference a tracked change.

Paragraphs, tables and rows are brought side by side; partners change word by word, the others are inserted or deleted as
a whole. A row whose cells are merged otherwise than before is no partner. Form is not tracked: what stays looks as in the
later version. Blocks that are neither paragraph nor table (the form of the last section) are those of the later version.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from itertools import chain
from typing import TypeVar

from lxml import etree

from kehoach.generator.formats.alignment import Fingerprint, align
from kehoach.generator.formats.docx_template import W
from kehoach.generator.formats.revised_text import (
    Line,
    deleted,
    inserted,
    live,
    paragraphs_of,
    pieces_of,
    text_of,
    woven,
)
from kehoach.generator.formats.revisions import (
    Element,
    Revision,
    delete_mark,
    delete_row,
    insert_mark,
    insert_row,
    insert_row_mark,
    is_deleted,
    revision_of,
)

_PARAGRAPH, _TABLE, _ROW, _CELL, _CELL_PROPERTIES = f"{W}p", f"{W}tbl", f"{W}tr", f"{W}tc", f"{W}tcPr"
_SECTION, _VALUE = f"{W}sectPr", f"{W}val"
_BEFORE_MERGE = frozenset(f"{W}{name}" for name in ("cnfStyle", "tcW", "gridSpan", "hMerge"))

Node = Line | Element
"""A line, or an element that is none: a table, the form of the last section."""

_T = TypeVar("_T", Node, Element)


def revised(old: Element, new: Element, revision: Revision) -> Element:
    """The new w:document (or another container) with what `revision` changed since the old one, whose own tracked changes
    stay. Both are left as they are; ids are not given yet."""
    result = deepcopy(new)
    body, former, later = result.find(f"{W}body"), old.find(f"{W}body"), new.find(f"{W}body")
    if body is None or former is None or later is None:
        raise ValueError("no document of Word")
    _fill(body, _merged(_nodes(former), _nodes(later), revision))
    return result


def _fill(container: Element, content: Iterator[Element]) -> None:
    """Put content in the place of what a container has besides its properties."""
    found = list(content)
    for child in list(container):
        if child.tag != _CELL_PROPERTIES:
            container.remove(child)
    container.extend(found)


def _nodes(container: Element) -> list[Node]:
    """Paragraphs whose end is deleted are one line with what follows them."""
    nodes: list[Node] = []
    open_line: Line = ()
    for child in container:
        if child.tag == _PARAGRAPH:
            open_line += pieces_of(child)
            if open_line[-1].deleted is None:
                nodes.append(open_line)
                open_line = ()
        elif child.tag != _CELL_PROPERTIES:
            nodes += [open_line, child] if open_line else [child]
            open_line = ()
    return [*nodes, open_line] if open_line else nodes


def _is_live(node: Node) -> bool:
    """Whether anything of a block or row is not deleted."""
    if isinstance(node, tuple):
        return bool(live(node))
    if node.tag == _ROW:
        return not is_deleted(node)
    return node.tag != _TABLE or any(not is_deleted(row) for row in node.findall(_ROW))


def _fingerprint(node: Node) -> Fingerprint:
    if isinstance(node, tuple):
        form = node[-1].form
        ends_section = form is not None and form.find(_SECTION) is not None
        return Fingerprint("section" if ends_section else "paragraph", text_of(node))
    if node.tag == _TABLE:
        rows = [_row_fingerprint(row).text for row in node.findall(_ROW) if not is_deleted(row)]
        return Fingerprint(
            f"table of {len(_widths(node))}", "\n".join(rows), number=next(iter(rows), ""), by_place=False
        )
    return Fingerprint(str(node.tag), "")


def _merged(old: Sequence[Node], new: Sequence[Node], revision: Revision) -> Iterator[Element]:
    former: Element | None = None
    for before, after in _side_by_side(old, new, _is_live, _fingerprint):
        for element in _one(before, after, revision):
            if former is not None and former.tag == element.tag == _TABLE:
                yield _parting(revision)
            yield (former := element)


def _side_by_side(
    old: Sequence[_T], new: Sequence[_T], is_live: Callable[[_T], bool], fingerprint: Callable[[_T], Fingerprint]
) -> Iterator[tuple[_T | None, _T | None]]:
    """Partners, and what has none; what was deleted before has none either and keeps its place."""
    standing = [place for place, each in enumerate(old) if is_live(each)]
    done = 0
    for left, right in align([fingerprint(old[place]) for place in standing], [fingerprint(each) for each in new]):
        if left is not None:
            yield from ((gone, None) for gone in old[done : standing[left]])
            done = standing[left] + 1
        yield (None if left is None else old[standing[left]]), (None if right is None else new[right])
    yield from ((gone, None) for gone in old[done:])


def _parting(revision: Revision) -> Element:
    """A paragraph that is gone in either case: without one, Word makes one table of two."""
    paragraph = etree.Element(_PARAGRAPH)
    insert_mark(paragraph, revision)
    delete_mark(paragraph, revision)
    return paragraph


def _one(old: Node | None, new: Node | None, revision: Revision) -> Iterator[Element]:
    """A node on both sides, or on one of them."""
    if isinstance(old, tuple) and isinstance(new, tuple):
        yield from paragraphs_of(woven(old, new, revision))
    elif isinstance(old, tuple):
        yield from paragraphs_of(deleted(old, revision))
    elif isinstance(new, tuple):
        yield from paragraphs_of(inserted(new, revision))
    else:
        yield from _element(old, new, revision)


def _element(old: Element | None, new: Element | None, revision: Revision) -> Iterator[Element]:
    """A table in tracked changes; of anything else what the new document has, untracked."""
    if new is None:
        if old is not None and old.tag == _TABLE:
            yield _marked(old, delete_row, revision)
    elif new.tag != _TABLE:
        yield deepcopy(new)
    else:
        yield _marked(new, insert_row, revision) if old is None else _table(old, new, revision)


def _marked(element: Element, mark: Callable[[Element, Revision], None], revision: Revision) -> Element:
    """A row, or a table with all its rows, inserted or deleted."""
    element = deepcopy(element)
    for row in [element] if element.tag == _ROW else element.findall(_ROW):
        mark(row, revision)
    return element


def _table(old: Element, new: Element, revision: Revision) -> Element:
    """The new table's form with the rows of both."""
    result = deepcopy(new)
    for row in result.findall(_ROW):
        result.remove(row)
    for before, after in _side_by_side(old.findall(_ROW), new.findall(_ROW), _is_live, _row_fingerprint):
        if before is not None and after is not None:
            result.append(_row(before, after, revision))
        elif after is not None:
            result.append(_marked(after, insert_row, revision))
        elif before is not None:
            result.append(_marked(before, delete_row, revision))
    _set_widths(result)
    return result


def _row_fingerprint(row: Element) -> Fingerprint:
    """How its cells are merged, and their words; the first cell is its number."""
    cells = row.findall(_CELL)
    texts = ["\n".join(text_of(node) for node in _nodes(cell) if isinstance(node, tuple)) for cell in cells]
    form = " ".join(f"{_columns(cell)}{'^' if _merge(cell) == 'continue' else ''}" for cell in cells)
    return Fingerprint(form, "\t".join(texts), number=texts[0] if texts else "")


def _row(old: Element, new: Element, revision: Revision) -> Element:
    """A row that stays, cell by cell."""
    result = deepcopy(new)
    for cell, former, later in zip(result.findall(_CELL), old.findall(_CELL), new.findall(_CELL), strict=True):
        if _merge(former) == "restart" and not _merge(later):
            _begin_merge(cell)
        _fill(cell, _cell(_nodes(former), _nodes(later), revision))
    mark = old.find(f"{W}trPr/{W}ins")
    if mark is not None:
        insert_row_mark(result, revision_of(mark))
    return result


def _cell(old: Sequence[Node], new: Sequence[Node], revision: Revision) -> Iterator[Element]:
    """A cell's content. Its lines are compared as one text: the last one's end is the cell's and cannot be deleted."""
    lines, new_lines = ([node for node in nodes if isinstance(node, tuple)] for nodes in (old, new))
    if len(lines) == len(old) and len(new_lines) == len(new):
        return paragraphs_of(woven(tuple(chain(*lines)), tuple(chain(*new_lines)), revision))
    return _merged(old, new, revision)


def _columns(cell: Element) -> int:
    span = cell.find(f"{_CELL_PROPERTIES}/{W}gridSpan")
    return 1 if span is None else int(span.get(_VALUE, "1"))


def _merge(cell: Element) -> str:
    """Whether a cell begins ("restart") or continues a merge with those below or above it; "" for neither."""
    merge = cell.find(f"{_CELL_PROPERTIES}/{W}vMerge")
    return "" if merge is None else merge.get(_VALUE, "continue")


def _begin_merge(cell: Element) -> None:
    """Let a cell begin a merge, as those that continue it in rejected rows want; without such rows it means nothing."""
    properties = cell.find(_CELL_PROPERTIES)
    if properties is not None:
        place = sum(1 for each in properties if each.tag in _BEFORE_MERGE)
        properties.insert(place, etree.Element(f"{W}vMerge", {_VALUE: "restart"}))


def _set_widths(table: Element) -> None:
    """Let the cells be as wide as the table's columns, those of deleted rows too."""
    widths = _widths(table)
    for row in table.findall(_ROW):
        start = 0
        for cell in row.findall(_CELL):
            end = start + _columns(cell)
            width = cell.find(f"{_CELL_PROPERTIES}/{W}tcW")
            if width is not None and width.get(f"{W}type") == "dxa":
                width.set(f"{W}w", str(sum(widths[start:end])))
            start = end


def _widths(table: Element) -> list[int]:
    return [int(column.get(f"{W}w", "0")) for column in table.findall(f"{W}tblGrid/{W}gridCol")]
