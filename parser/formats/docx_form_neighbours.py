"""What a paragraph's neighbours do to its form: space that falls away, rules drawn from the paragraph below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kehoach.model import LaidOutParagraph
from kehoach.model.trusted import changed
from kehoach.parser.formats.docx_form_lines import Stroke
from kehoach.parser.formats.docx_xml import Element
from kehoach.parser.ruled_words import ruled

_HALF_LINE = 0.6
"""A rule drawn this part of the type size or more below the top of a paragraph stands below its first line."""
_USUAL_SIZE = 13.0


class Formed(NamedTuple):
    """A paragraph with what only Word knows of it. Neighbours have one `parent`: the text, a cell, a text box."""

    paragraph: LaidOutParagraph
    parent: Element | None
    style: str
    contextual: bool = False
    bordered: bool = False
    overlined: bool = False
    strokes: tuple[tuple[int, Stroke], ...] = ()


def without_contextual_space(found: Sequence[Formed]) -> list[Formed]:
    """The paragraphs less the space that `w:contextualSpacing` drops between neighbours of one style."""
    result = list(found)
    for index in range(1, len(result)):
        above, below = result[index - 1], result[index]
        if above.parent is not below.parent or above.style != below.style:
            continue
        if above.contextual:
            result[index - 1] = above._replace(paragraph=changed(above.paragraph, after=0.0))
        if below.contextual:
            result[index] = below._replace(paragraph=changed(below.paragraph, before=0.0))
    return result


def with_strokes(found: Sequence[Formed]) -> list[LaidOutParagraph]:
    """The paragraphs, each with the rule that is drawn or bordered below its words.

    A border above a paragraph is the rule below the words before it.
    """
    result = [formed.paragraph for formed in found]
    above: dict[Element | None, int] = {}
    """The place of the last paragraph with words, by parent."""
    for index, formed in enumerate(found):
        own = index if formed.paragraph.text.strip() else None
        before = above.get(formed.parent)
        if formed.bordered:
            _rule(result, own if own is not None else before, "border", formed.paragraph.room)
        if formed.overlined and not formed.bordered:  # borders on both sides frame the words
            _rule(result, before, "border", formed.paragraph.room)
        for signs, stroke in sorted(formed.strokes, key=_across):
            owner = (
                own if own is not None and (before is None or _is_below(formed.paragraph, signs, stroke)) else before
            )
            _rule(result, owner, "drawn", stroke.length)
        if own is not None:
            above[formed.parent] = own
    return result


def _rule(paragraphs: list[LaidOutParagraph], place: int | None, kind: str, length: float | None) -> None:
    if place is not None and (kind == "drawn" or paragraphs[place].line_below is None):
        paragraphs[place] = ruled(paragraphs[place], "drawn" if kind == "drawn" else "border", length)


def _across(stroke: tuple[int, Stroke]) -> float:
    return stroke[1].across or 0.0


def _is_below(paragraph: LaidOutParagraph, signs: int, stroke: Stroke) -> bool:
    """Whether a rule that hangs on a paragraph is drawn below that paragraph's words, not below those of the one above."""
    if stroke.inline:
        return bool(paragraph.text[:signs].strip())
    if stroke.offset is None:
        return True
    size = max((run.size for run in paragraph.runs if run.size is not None), default=_USUAL_SIZE)
    return stroke.offset >= _HALF_LINE * size + (paragraph.before or 0.0)
