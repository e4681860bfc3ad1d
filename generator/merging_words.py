"""The words of a paragraph in Word, changed in place as tracked changes: each word keeps the look that it has."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy

from lxml import etree

from kehoach.generator.formats.docx_template import W
from kehoach.generator.formats.revisions import Revision, delete_run, insert_run, text_run
from kehoach.meaning.word_changes import word_changes

Element = etree._Element

_RUN, _TEXT, _PROPERTIES = f"{W}r", f"{W}t", f"{W}rPr"
_SIGNS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_GONE = (f"{W}del", f"{W}moveFrom", f"{W}txbxContent")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def words_of(paragraph: Element) -> str:
    """The words of a paragraph as they read when its tracked changes are accepted; line breaks are newlines."""
    return "".join(_words(piece) for run in _runs(paragraph) for piece in run)


def revise_in_place(paragraph: Element, text: str, revision: Revision) -> None:
    """Turn the words of a paragraph into others, word by word; what is added looks as the word before it."""
    runs = [piece for run in _runs(paragraph) for piece in _single(run)]
    place = 0
    last: Element | None = runs[0] if runs else None
    anchor: Element | None = None
    for kind, words in word_changes(words_of(paragraph), text):
        if kind == "added":
            run = text_run(words, last.find(_PROPERTIES) if last is not None else None)
            _put(run, anchor, paragraph, runs)
            insert_run(run, revision)
            anchor = _outermost(run, paragraph)
            continue
        rest = len(words)
        while rest and place < len(runs):
            run = runs[place]
            if len(_words(_content(run))) > rest:
                runs[place : place + 1] = run, _cut(run, rest)
            length = len(_words(_content(run)))
            last = run
            rest -= length
            if kind == "deleted" and length:
                delete_run(run, revision)
            anchor = _outermost(run, paragraph)
            place += 1


def _runs(paragraph: Element) -> list[Element]:
    """The runs of a paragraph that are not deleted; those of text boxes are no part of it."""
    return [run for run in paragraph.iter(_RUN) if next(run.iterancestors(*_GONE), None) is None]


def _words(piece: Element | None) -> str:
    if piece is None:
        return ""
    return (piece.text or "") if piece.tag == _TEXT else _SIGNS.get(str(piece.tag), "")


def _content(run: Element) -> Element | None:
    """The one thing that stands in a run that `_single` made."""
    return next((child for child in run if child.tag != _PROPERTIES), None)


def _single(run: Element) -> Iterator[Element]:
    """The run parted into runs of one thing each, which look like it."""
    pieces = [child for child in run if child.tag != _PROPERTIES]
    yield run
    for piece in reversed(pieces[1:]):
        run.remove(piece)
    last = run
    for piece in pieces[1:]:
        other = _like(run)
        other.append(piece)
        last.addnext(other)
        last = other
        yield other


def _cut(run: Element, length: int) -> Element:
    """Part a run of text after so many signs; the run behind."""
    text = run.find(_TEXT)
    other = _like(run)
    if text is not None:
        words = text.text or ""
        text.text = words[:length]
        text.set(_SPACE, "preserve")
        etree.SubElement(other, _TEXT, {_SPACE: "preserve"}).text = words[length:]
    run.addnext(other)
    return other


def _like(run: Element) -> Element:
    other = etree.Element(_RUN, run.attrib)
    properties = run.find(_PROPERTIES)
    if properties is not None:
        other.append(copy(properties))
    return other


def _outermost(run: Element, paragraph: Element) -> Element:
    """What stands in the paragraph itself and holds the run: the run, a hyperlink, a tracked change."""
    element = run
    while (parent := element.getparent()) is not None and parent is not paragraph:
        element = parent
    return element


def _put(run: Element, anchor: Element | None, paragraph: Element, runs: list[Element]) -> None:
    """Put a run after the anchor, or first of all runs."""
    if anchor is not None:
        anchor.addnext(run)
    elif runs:
        _outermost(runs[0], paragraph).addprevious(run)
    else:
        paragraph.append(run)
