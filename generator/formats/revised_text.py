"""The words of paragraphs as a stream in which each knows who inserted and who deleted it, and a new text woven in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from itertools import groupby

from lxml import etree

from kehoach.generator.formats.docx_template import W
from kehoach.generator.formats.revisions import (
    Element,
    Revision,
    delete_mark,
    delete_run,
    insert_mark,
    insert_run,
    own_runs,
    revision_of,
    text_run,
)
from kehoach.meaning.word_changes import split_words, stretches

_INS, _DEL, _PARAGRAPH, _RUN_PROPERTIES, _PROPERTIES = f"{W}ins", f"{W}del", f"{W}p", f"{W}rPr", f"{W}pPr"
_TEXTS = frozenset({f"{W}t", f"{W}delText"})
_END = "\n¶"


@dataclass(frozen=True)
class Piece:
    """A word, a sign, or the end of a paragraph, with who inserted and who deleted it.

    `key` is its text; of what is no text (a break, a picture) its XML, and `content` the element. `form` is the w:rPr of
    its run, of an end the w:pPr of its paragraph.
    """

    key: str
    form: Element | None = None
    content: Element | None = None
    inserted: Revision | None = None
    deleted: Revision | None = None

    @property
    def is_end(self) -> bool:
        """Whether it is the end of a paragraph."""
        return self.key == _END


Line = tuple[Piece, ...]
"""The pieces of one or more paragraphs, the last an end. What is not deleted in it is one paragraph, or a cell's lines."""


def pieces_of(paragraph: Element) -> Line:
    """A paragraph in pieces. Only runs count: links and fields become plain words."""
    found: list[Piece] = []
    for run in own_runs(paragraph):
        around = {mark.tag: revision_of(mark) for mark in run.iterancestors(_INS, _DEL)}
        who = around.get(_INS), around.get(_DEL)
        form = run.find(_RUN_PROPERTIES)
        for child in run:
            if child.tag in _TEXTS:
                found += [Piece(word, form, None, *who) for word in split_words(child.text or "")]
            elif child is not form:
                key = etree.tostring(child, encoding="unicode", with_tail=False)
                found.append(Piece(key, form, child, *who))
    return (*found, _end_of(paragraph))


def _end_of(paragraph: Element) -> Piece:
    properties = deepcopy(paragraph.find(_PROPERTIES))
    mark = None if properties is None else properties.find(_RUN_PROPERTIES)
    who: list[Revision | None] = [None, None]
    if mark is not None:
        for place, tag in enumerate((_INS, _DEL)):
            found = mark.find(tag)
            if found is not None:
                who[place] = revision_of(found)
                mark.remove(found)
        if not len(mark) and properties is not None:
            properties.remove(mark)
    return Piece(_END, properties, None, *who)


def live(line: Line) -> Line:
    """What is not deleted."""
    return tuple(piece for piece in line if piece.deleted is None)


def text_of(line: Line) -> str:
    """The text that is not deleted, without the last end."""
    return "".join(piece.key for piece in live(line[:-1]))


def inserted(line: Line, revision: Revision) -> Line:
    """All of it inserted."""
    return tuple(replace(piece, inserted=revision) for piece in line)


def deleted(line: Line, revision: Revision) -> Line:
    """All of it deleted that is not deleted yet."""
    return tuple(piece if piece.deleted else replace(piece, deleted=revision) for piece in line)


def woven(old: Line, new: Line, revision: Revision) -> Line:
    """The old pieces with what the new line has not deleted, and what only that has inserted; the last end is one.

    What stands in both looks as the new line says.
    """
    standing = live(old[:-1])
    result: list[Piece] = []
    rest = iter(old[:-1])
    for same, left, right in stretches([piece.key for piece in standing], [piece.key for piece in new[:-1]]):
        kept = iter(new[right])
        for piece in _up_to(rest, len(standing[left])):
            if piece.deleted:
                result.append(piece)
            elif same:
                result.append(replace(next(kept), inserted=piece.inserted))
            else:
                result.append(replace(piece, deleted=revision))
        if not same:
            result += inserted(new[right], revision)
    return (*result, *rest, replace(new[-1], inserted=old[-1].inserted))


def _up_to(pieces: Iterator[Piece], count: int) -> Iterator[Piece]:
    """The next pieces up to so many that are not deleted; deleted ones after the last stay for later."""
    while count:
        piece = next(pieces)
        count -= piece.deleted is None
        yield piece


def paragraphs_of(line: Line) -> Iterator[Element]:
    """The paragraphs of a line as XML."""
    start = 0
    for place, piece in enumerate(line, start=1):
        if piece.is_end:
            yield _paragraph(line[start : place - 1], piece)
            start = place


def _paragraph(pieces: Sequence[Piece], end: Piece) -> Element:
    paragraph = etree.Element(_PARAGRAPH)
    if end.form is not None:
        paragraph.append(deepcopy(end.form))
    if end.inserted:
        insert_mark(paragraph, end.inserted)
    if end.deleted:
        delete_mark(paragraph, end.deleted)
    for _, alike in groupby(pieces, key=_look):
        _append_run(paragraph, list(alike))
    return paragraph


def _look(piece: Piece) -> tuple[bytes, Revision | None, Revision | None]:
    form = b"" if piece.form is None else etree.tostring(piece.form, with_tail=False)
    return form, piece.inserted, piece.deleted


def _append_run(paragraph: Element, pieces: Sequence[Piece]) -> None:
    first = pieces[0]
    run = text_run("", first.form)
    for content in _contents(pieces):
        run.append(content)
    paragraph.append(run)
    if first.inserted:
        insert_run(run, first.inserted)
    if first.deleted:
        delete_run(run, first.deleted)


def _contents(pieces: Iterable[Piece]) -> Iterator[Element]:
    for content, together in groupby(pieces, key=lambda piece: piece.content):
        if content is None:
            yield from text_run("".join(piece.key for piece in together))
        else:
            yield deepcopy(content)
