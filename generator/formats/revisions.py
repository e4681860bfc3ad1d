"""Tracked changes in the XML of Word: words, paragraphs and table rows marked as inserted or deleted by somebody.

ECMA-376 Part 1, 17.13.5. Whoever accepts all of them gets the new text, whoever rejects all gets the old one. The marks
have no ids until `number_revisions` gives them, once for a whole part.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection
from copy import copy
from dataclasses import dataclass

from lxml import etree

from kehoach.generator.formats.docx_template import W

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_INS, _DEL, _ID = f"{W}ins", f"{W}del", f"{W}id"
_PARAGRAPH, _RUN, _TEXT, _DELETED_TEXT = f"{W}p", f"{W}r", f"{W}t", f"{W}delText"
_PARAGRAPH_PROPERTIES, _RUN_PROPERTIES = f"{W}pPr", f"{W}rPr"
_ROW_PROPERTIES, _EXCEPTIONS = f"{W}trPr", f"{W}tblPrEx"
_ROW_CHANGE = f"{W}trPrChange"
_AFTER_MARK = frozenset({f"{W}sectPr", f"{W}pPrChange"})

Element = etree._Element


@dataclass(frozen=True)
class Revision:
    """Who changed something, as Word names the author, and on which day."""

    author: str
    date: datetime.date | None = None

    def mark(self, tag: str) -> Element:
        """An empty element of this revision: `tag` is the qualified name of w:ins or w:del."""
        mark = etree.Element(tag, {_ID: "0", f"{W}author": self.author})
        if self.date:
            mark.set(f"{W}date", f"{self.date.isoformat()}T00:00:00Z")
        return mark


def revision_of(mark: Element) -> Revision:
    """Whose revision a w:ins or w:del is; a time that is none counts as not told."""
    try:
        day = datetime.date.fromisoformat(mark.get(f"{W}date", "")[:10])
    except ValueError:
        return Revision(mark.get(f"{W}author", ""))
    return Revision(mark.get(f"{W}author", ""), day)


def insert_run(run: Element, revision: Revision) -> None:
    """Mark a run that stands in a paragraph as inserted."""
    _wrap(run, revision.mark(_INS))


def delete_run(run: Element, revision: Revision) -> None:
    """Mark a run as deleted; inside a w:ins (inserted by somebody before) it becomes inserted and deleted."""
    for text in run.findall(_TEXT):
        text.tag = _DELETED_TEXT
    _wrap(run, revision.mark(_DEL))


def insert_mark(paragraph: Element, revision: Revision) -> None:
    """Mark the end of a paragraph as inserted: when it is rejected, the paragraph is one with the next."""
    _mark_properties(paragraph).insert(0, revision.mark(_INS))


def delete_mark(paragraph: Element, revision: Revision) -> None:
    """Mark the end of a paragraph as deleted: when it is accepted, the paragraph is one with the next."""
    properties = _mark_properties(paragraph)
    properties.insert(int(properties.find(_INS) is not None), revision.mark(_DEL))


def insert_paragraph(paragraph: Element, revision: Revision) -> None:
    """Mark a whole paragraph as inserted, its end too."""
    for run in _runs(paragraph):
        insert_run(run, revision)
    insert_mark(paragraph, revision)


def delete_paragraph(paragraph: Element, revision: Revision) -> None:
    """Mark all of a paragraph as deleted that is not deleted yet, its end too."""
    for run in _runs(paragraph):
        delete_run(run, revision)
    if not is_deleted(paragraph):
        delete_mark(paragraph, revision)


def insert_row(row: Element, revision: Revision) -> None:
    """Mark a row of a table as inserted, with all that stands in it."""
    for paragraph in list(row.iter(_PARAGRAPH)):
        insert_paragraph(paragraph, revision)
    insert_row_mark(row, revision)


def insert_row_mark(row: Element, revision: Revision) -> None:
    """Mark a row of a table as inserted, but not what stands in it."""
    _mark_row(row, revision.mark(_INS), before={_DEL, _ROW_CHANGE})


def delete_row(row: Element, revision: Revision) -> None:
    """Mark a row of a table as deleted, with all that stands in it; one that is deleted already stays as it is."""
    if is_deleted(row):
        return
    for paragraph in list(row.iter(_PARAGRAPH)):
        delete_paragraph(paragraph, revision)
    _mark_row(row, revision.mark(_DEL), before={_ROW_CHANGE})


def is_deleted(element: Element) -> bool:
    """Whether a row, or the end of a paragraph, is marked as deleted."""
    if element.tag == _PARAGRAPH:
        return element.find(f"{_PARAGRAPH_PROPERTIES}/{_RUN_PROPERTIES}/{_DEL}") is not None
    return element.find(f"{_ROW_PROPERTIES}/{_DEL}") is not None


def text_run(text: str, form: Element | None = None) -> Element:
    """A run with these words, that looks as `form` (a w:rPr) says; newlines become line breaks."""
    run = etree.Element(_RUN)
    if form is not None:
        run.append(copy(form))
    for place, line in enumerate(text.split("\n")):
        if place:
            etree.SubElement(run, f"{W}br")
        if line:
            etree.SubElement(run, _TEXT, {_SPACE: "preserve"}).text = line
    return run


def number_revisions(root: Element) -> None:
    """Give every tracked change of a part an id of its own, apart from those that bookmarks and comments have."""
    marks = list(root.iter(_INS, _DEL))
    taken = (element.get(_ID, "") for element in root.iter("*") if element.tag not in (_INS, _DEL))
    first = max((int(identifier) for identifier in taken if identifier.isdecimal()), default=0) + 1
    for identifier, mark in enumerate(marks, start=first):
        mark.set(_ID, str(identifier))


def own_runs(paragraph: Element) -> list[Element]:
    """The runs of a paragraph; those of its text boxes belong to other paragraphs."""
    return [run for run in paragraph.iter(_RUN) if next(run.iterancestors(_PARAGRAPH)) is paragraph]


def _runs(paragraph: Element) -> list[Element]:
    """The runs of a paragraph that are not deleted."""
    return [run for run in own_runs(paragraph) if next(run.iterancestors(_DEL, _PARAGRAPH)) is paragraph]


def _wrap(run: Element, mark: Element) -> None:
    run.addprevious(mark)
    mark.append(run)


def _mark_properties(paragraph: Element) -> Element:
    """The w:rPr of a paragraph's end; where the order of its properties wants it, if there is none yet."""
    properties = paragraph.find(_PARAGRAPH_PROPERTIES)
    if properties is None:
        properties = etree.Element(_PARAGRAPH_PROPERTIES)
        paragraph.insert(0, properties)
    mark = properties.find(_RUN_PROPERTIES)
    if mark is None:
        mark = etree.Element(_RUN_PROPERTIES)
        place = next((place for place, later in enumerate(properties) if later.tag in _AFTER_MARK), len(properties))
        properties.insert(place, mark)
    return mark


def _mark_row(row: Element, mark: Element, before: Collection[str]) -> None:
    """Put a mark among the properties of a row, where their order wants it."""
    properties = row.find(_ROW_PROPERTIES)
    if properties is None:
        properties = etree.Element(_ROW_PROPERTIES)
        row.insert(int(row.find(_EXCEPTIONS) is not None), properties)
    place = next((place for place, later in enumerate(properties) if later.tag in before), len(properties))
    properties.insert(place, mark)
