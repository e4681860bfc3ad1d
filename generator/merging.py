"""A draft that an officer edited, merged three ways with the new draft of an amended plan.

Base is the draft as it was written, theirs the edited file, new the draft of the amended plan. In their file our changes
become tracked changes; where they changed the same thing, theirs stays and a comment says what the plan has now. To reject
all changes gives their text, to accept them all gives theirs with what the amendment changed.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from kehoach.generator.formats.alignment import Fingerprint, align
from kehoach.generator.formats.docx_template import W
from kehoach.generator.formats.edited_file import EditedFile, open_edited
from kehoach.generator.formats.revisions import (
    Revision,
    delete_paragraph,
    delete_row,
    insert_paragraph,
    insert_row,
    number_revisions,
)
from kehoach.generator.merging_words import revise_in_place, words_of

Element = etree._Element

AUTHOR = "kehoach"
_PARAGRAPH, _TABLE, _ROW, _CELL, _SECTION = f"{W}p", f"{W}tbl", f"{W}tr", f"{W}tc", f"{W}sectPr"
_WRAPPERS = frozenset({f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}smartTag"})


@dataclass(frozen=True)
class Merged:
    """The merged file, how many of our changes are tracked in it, and how many are left to a person in comments."""

    data: bytes
    changes: int
    conflicts: int


@dataclass(frozen=True)
class _Unit:
    """A paragraph, a table, a row or a cell, with what it is recognised by."""

    element: Element
    key: str


def merge_drafts(base: bytes, theirs: bytes, new: bytes, revision: Revision | None = None) -> Merged:
    """Merge three .docx files. Raises `KehoachError` when one of them is no Word file.

    The same files give the same bytes; parts other than the text (and comments) stay as they are.
    """
    revision = revision or Revision(AUTHOR)
    file = open_edited(theirs)
    merger = _Merger(file, revision)
    merger.blocks(*(_body(one) for one in (open_edited(base), file, open_edited(new))))
    if not merger.changes and not file.comments:
        return Merged(theirs, 0, 0)
    number_revisions(file.root)
    return Merged(file.written(revision), merger.changes, len(file.comments))


class _Merger:
    """Carries what differs from base to new over to their file."""

    def __init__(self, file: EditedFile, revision: Revision) -> None:
        self.file = file
        self.revision = revision
        self.changes = 0

    def blocks(self, base: Element, theirs: Element, new: Element, *, by_place: bool = False) -> None:
        """Merge the paragraphs and tables of a body or a cell."""
        self._sequence(theirs, *(_blocks(one) for one in (base, theirs, new)), by_place=by_place)

    def _sequence(
        self, container: Element, base: list[_Unit], theirs: list[_Unit], new: list[_Unit], *, by_place: bool = False
    ) -> None:
        prints = [[_fingerprint(unit, by_place) for unit in units] for units in (base, theirs, new)]
        pairs = list(align(prints[0], prints[1]))
        kept = {was: theirs[now] for was, now in pairs if was is not None and now is not None}
        own = [theirs[now] for was, now in pairs if was is None and now is not None]
        last: Element | None = None
        for was, now in align(prints[0], prints[2]):
            mine = kept.get(was) if was is not None else None
            if was is None and now is not None:
                last = self._add(container, new[now], last, own)
            elif was is not None and now is None and mine is not None:
                self._remove(base[was], mine)
            elif was is not None and now is not None and base[was].key != new[now].key:
                if mine is None:
                    self._tell_removed(container, last, new[now])
                else:
                    self._change(base[was], mine, new[now])
            last = mine.element if mine is not None else last

    def _add(self, container: Element, unit: _Unit, last: Element | None, own: Sequence[_Unit]) -> Element | None:
        """Put something new after `last`, unless they have written the same themselves; what stands last then."""
        same = next((one for one in own if unit.key and one.key == unit.key), None)
        if same is not None:
            return same.element
        added = deepcopy(unit.element)
        if last is not None:
            last.addnext(added)
        else:
            container.insert(_first_place(container), added)
        if added.tag == _PARAGRAPH:
            _adopt_section(added, self.file.root)
            insert_paragraph(added, self.revision)
        for row in [added] if added.tag == _ROW else added.iter(_ROW):
            insert_row(row, self.revision)
        self.changes += 1
        return added

    def _remove(self, base: _Unit, mine: _Unit) -> None:
        if mine.key != base.key:
            self._comment(mine.element, "Kế hoạch đã sửa đổi không còn nội dung này, mà dự thảo đã sửa tay chỗ này.")
            return
        if mine.element.tag == _PARAGRAPH:
            delete_paragraph(mine.element, self.revision)
        for row in [mine.element] if mine.element.tag == _ROW else mine.element.iter(_ROW):
            delete_row(row, self.revision)
        self.changes += 1

    def _change(self, base: _Unit, mine: _Unit, new: _Unit) -> None:
        if mine.key == new.key:
            return
        tag = mine.element.tag
        if tag == _TABLE and len({_width(one.element) for one in (base, mine, new)}) == 1:
            self._sequence(mine.element, *(_rows(one.element) for one in (base, mine, new)))
        elif tag == _ROW and len({len(_cells(one.element)) for one in (base, mine, new)}) == 1:
            for cells in zip(*(_cells(one.element) for one in (base, mine, new)), strict=True):
                self.blocks(*cells, by_place=True)
        elif mine.key != base.key:
            self._comment(mine.element, _now(new.element))
        elif tag == _PARAGRAPH:
            revise_in_place(mine.element, words_of(new.element), self.revision)
            self.changes += 1
        else:
            self._remove(base, mine)
            parent = mine.element.getparent()
            if parent is not None:
                self._add(parent, new, mine.element, ())

    def _tell_removed(self, container: Element, last: Element | None, new: _Unit) -> None:
        """They took out what the amendment changed: a comment at what stands before it has our words."""
        self._comment(container if last is None else last, f"{_now(new.element)}\n(Dự thảo đã bỏ nội dung này.)")

    def _comment(self, element: Element, words: str) -> None:
        paragraphs = [element] if element.tag == _PARAGRAPH else list(element.iter(_PARAGRAPH))
        if not paragraphs:
            body = self.file.root.find(f"{W}body")
            paragraphs = list((self.file.root if body is None else body).iter(_PARAGRAPH))
        if paragraphs:
            self.file.comment(paragraphs[0], words)


def _now(element: Element) -> str:
    words = "\n".join(words_of(paragraph) for paragraph in element.iter(_PARAGRAPH))
    return f"Theo kế hoạch đã sửa đổi, chỗ này là:\n{words}"


def _body(file: EditedFile) -> Element:
    body = file.root.find(f"{W}body")
    return file.root if body is None else body


def _fingerprint(unit: _Unit, by_place: bool) -> Fingerprint:
    """What a unit is matched by; in a cell, `by_place`, one line is the other's partner however different."""
    return Fingerprint(str(unit.element.tag), unit.key, by_place=by_place)


def _blocks(container: Element) -> list[_Unit]:
    return [_Unit(element, _key(element)) for element in _children(container, (_PARAGRAPH, _TABLE))]


def _rows(table: Element) -> list[_Unit]:
    return [_Unit(row, _key(row)) for row in _children(table, (_ROW,))]


def _cells(row: Element) -> list[Element]:
    return list(_children(row, (_CELL,)))


def _children(container: Element, tags: Sequence[str]) -> Iterator[Element]:
    """The children of these kinds, those in content controls too."""
    for child in container:
        if child.tag in tags:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _children(child, tags)


def _key(element: Element) -> str:
    """The words of a paragraph, row or table, spaces aside; a section's end is no empty paragraph."""
    if element.tag == _PARAGRAPH:
        ends = element.find(f"{W}pPr/{_SECTION}") is not None
        return _folded(words_of(element)) + ("\n§" if ends else "")
    inner: Callable[[Element], Iterator[Element]] = {
        _TABLE: lambda one: _children(one, (_ROW,)),
        _ROW: lambda one: _children(one, (_CELL,)),
        _CELL: lambda one: _children(one, (_PARAGRAPH, _TABLE)),
    }[str(element.tag)]
    sign = {_TABLE: "\n", _ROW: " | ", _CELL: "\n"}[str(element.tag)]
    return sign.join(_key(one) for one in inner(element))


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _width(table: Element) -> int:
    """How many columns the grid of a table has."""
    return len(table.findall(f"{W}tblGrid/{W}gridCol"))


def _first_place(container: Element) -> int:
    """Where the first block of a body or cell, or the first row of a table, can stand: after its properties."""
    properties = (f"{W}tcPr", f"{W}tblPr", f"{W}tblGrid")
    return sum(child.tag in properties for child in container)


def _adopt_section(paragraph: Element, root: Element) -> None:
    """Let a section that comes into their file use their headers: ours are named in our file only."""
    section = paragraph.find(f"{W}pPr/{_SECTION}")
    if section is None:
        return
    names = (f"{W}headerReference", f"{W}footerReference")
    for reference in [child for child in section if child.tag in names]:
        section.remove(reference)
    theirs = next((one for one in root.iter(_SECTION) if one is not section), None)
    found = [] if theirs is None else [deepcopy(child) for child in theirs if child.tag in names]
    section[:0] = found
