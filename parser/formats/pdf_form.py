"""The form of a PDF: what its pages show of paragraphs, fonts, rules and page numbers.

A PDF holds signs at places and no paragraphs, so alignment and indents are measured, and what Word only knows (space
before and after, styles, repeated headers) cannot be told.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from statistics import median
from typing import Final, Literal

from kehoach.model import Alignment, Block, Component, DrawnLine, LaidOutParagraph, Layout, Table, TableForm
from kehoach.model.trusted import trusted
from kehoach.parser.formats.pdf_blocks import BlockBuilder, SeenParagraph
from kehoach.parser.formats.pdf_content import PageContent
from kehoach.parser.formats.pdf_form_pages import MM_PER_POINT, Section, container_of, read_sections
from kehoach.parser.formats.pdf_form_rules import rules_below
from kehoach.parser.formats.pdf_form_runs import runs_of
from kehoach.parser.formats.pdf_layout import Flow, PageLayout
from kehoach.parser.formats.pdf_lines import Line
from kehoach.parser.formats.pdf_note_marks import NOTE_SIGN
from kehoach.parser.formats.pdf_paragraphs import is_centred

UNTOLD: Final = frozenset(
    {
        "language", "pages.top", "pages.bottom", "pages.header", "paragraphs.style", "paragraphs.before",
        "paragraphs.after", "paragraphs.right", "paragraphs.keep_next",
        "paragraphs.runs.underline", "tables.header_repeated", "tables.rows_kept_whole",
    }
)  # fmt: skip
"""Fields that a PDF cannot show."""

_SINGLE = 1.15
"""Height of a single line in type sizes, for Times New Roman and those made to its measures."""
_AT_LIMIT = 4.0
"""Points that a full line may end off its limit: italics and marks reach a little farther or less far."""
_AT_INDENT = 1.5
_SAME = 3.0
_MOSTLY = 0.7
_SIGNED = b"/ByteRange"
_OPENS_NOTE = re.compile(rf"{NOTE_SIGN.pattern}|\d{{1,3}}\s")


def form_of(
    data: bytes,
    seen: Sequence[SeenParagraph],
    blocks: Iterable[Block],
    builder: BlockBuilder,
    pages: Mapping[int, PageContent],
    layouts: Sequence[PageLayout],
    flow: Flow,
) -> Layout:
    """The form of a file whose blocks were built of these lines."""
    justified = flow.body.justified
    sections = read_sections(pages, flow.furniture.page_numbers, _of_text(flow), justified=justified)
    rules = rules_below((paragraph.lines for paragraph in seen), {page.number: page.rules for page in layouts})
    form = _Form(builder, pages, sections)
    return Layout(
        format="pdf",
        pages=tuple(section.setup for section in sections),
        paragraphs=(*form.paragraphs(seen, rules, justified=justified), *form.furniture(flow)),
        tables=tuple(TableForm(source=block.source) for block in blocks if isinstance(block, Table)),
        untold=UNTOLD,
        states=("signed",) if _SIGNED in data else (),
    )


def _of_text(flow: Flow) -> Iterator[Line]:
    """The lines that run over the whole width of the text."""
    return (item for item in flow.items if isinstance(item, Line))


class _Form:
    """Lays out the paragraphs of one file."""

    def __init__(self, builder: BlockBuilder, pages: Mapping[int, PageContent], sections: Sequence[Section]) -> None:
        self._builder = builder
        self._pages = pages
        self._sections = {page: place for place, section in enumerate(sections) for page in section.pages}

    def paragraphs(
        self, seen: Sequence[SeenParagraph], rules: Mapping[int, DrawnLine], *, justified: bool
    ) -> Iterator[LaidOutParagraph]:
        """The paragraphs of the text; `rules` are those drawn below lines, `justified` tells how most of it is set."""
        around = [None, *seen, None]
        indent = _usual_indent(seen)
        for place, paragraph in enumerate(seen):
            lines = paragraph.lines
            neighbours = [each for each in (around[place], around[place + 2]) if each is not None]
            is_indented = len(lines) == 1 and indent is not None and abs(_offset(lines[0]) - indent) < _AT_INDENT
            # A line that begins where paragraphs do is no centred one, though it may end as far from the other side.
            alignment = None if is_indented else _alignment(paragraph, neighbours, justified=justified)
            runs = runs_of(lines, paragraph.joints)
            yield trusted(
                LaidOutParagraph,
                {
                    "text": "".join(run.text for run in runs),
                    "runs": runs,
                    "alignment": alignment,
                    **(_indents(lines) if alignment in {"left", "justify", None} and not paragraph.beside else {}),
                    "room": _mm(lines[0].right - lines[0].left),
                    "line_spacing": _spacing(lines),
                    "line_below": rules.get(id(lines[-1])),
                    "page": self._sections[lines[0].page],
                    "source": paragraph.source,
                },
            )

    def furniture(self, flow: Flow) -> Iterator[LaidOutParagraph]:
        """Footnotes, and what stands at the edges of pages: each text once in a section."""
        furniture = flow.furniture
        for note in _notes(furniture.footnotes):
            yield self._beside_text(note, "note", "note")
        told: set[tuple[int, str]] = set()
        numbers = {id(line) for line in furniture.page_numbers}
        for line in (*furniture.running, *furniture.page_numbers):
            is_number = id(line) in numbers
            key = (self._sections[line.page], "" if is_number else line.text)
            if key not in told:
                told.add(key)
                container = container_of(line, self._pages[line.page])
                yield self._beside_text([line], container, "page_number" if is_number else "other")

    def _beside_text(
        self, lines: Sequence[Line], container: Literal["header", "footer", "note"], component: Component
    ) -> LaidOutParagraph:
        return LaidOutParagraph(
            text=" ".join(line.text for line in lines),
            runs=runs_of(lines, ["", *(" " for _ in lines[1:])]),
            component=component,
            container=container,
            page=self._sections[lines[0].page],
            source=self._builder.at_lines(lines),
        )


def _notes(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines of each footnote: a page's first line, or one with a sign, opens one."""
    note: list[Line] = []
    for line in lines:
        if note and (line.page != note[-1].page or _OPENS_NOTE.match(line.text)):
            yield note
            note = []
        note.append(line)
    if note:
        yield note


def _alignment(paragraph: SeenParagraph, neighbours: Sequence[SeenParagraph], *, justified: bool) -> Alignment | None:
    """How lines are aligned in their area; None for what one or two lines do not show."""
    lines = paragraph.lines
    if paragraph.beside:
        return _alignment_of_column(paragraph.beside)
    if all(map(is_centred, lines)) or _share_axis(lines, neighbours):
        return "center"
    if all(abs(line.right - line.x1) < _AT_LIMIT and _offset(line) > line.size for line in lines):
        return "right"
    broken = lines[:-1]
    full = sum(abs(line.right - line.x1) < _AT_LIMIT for line in broken)
    if not broken or (len(broken) == 1 and full and not justified):
        return None
    return "justify" if full >= _MOSTLY * len(broken) else "left"


def _offset(line: Line) -> float:
    """How far a line begins from the left side of its area."""
    return line.x0 - line.left


def _usual_indent(seen: Sequence[SeenParagraph]) -> float | None:
    """Where paragraphs of several lines usually begin, in points from the left side; None for a text that has none."""
    firsts = [paragraph.lines[0] for paragraph in seen if len(paragraph.lines) > 1 and paragraph.source.table is None]
    counts = Counter(round(_offset(line)) for line in firsts if not is_centred(line))
    return counts.most_common(1)[0][0] if counts else None


def _share_axis(lines: Sequence[Line], neighbours: Sequence[SeenParagraph]) -> bool:
    """Whether all lines, or a line and one that stands alone next to it, have one middle and begin at different places.

    On a page without full lines it is not known how wide its text is.
    """
    alone = (each.lines[0] for each in neighbours if len(each.lines) == 1 and not each.beside)
    others = lines[1:] or [line for line in alone if line.page == lines[0].page and line.left == lines[0].left]
    same = [abs(line.x0 + line.x1 - lines[0].x0 - lines[0].x1) <= _SAME for line in others]
    apart = any(abs(line.x0 - lines[0].x0) > 2 * _SAME for line in others)
    return apart and (all(same) if lines[1:] else any(same))


def _alignment_of_column(lines: Sequence[Line]) -> Alignment | None:
    """How the lines of one of two columns are aligned: by the side, or the axis, that they share."""
    middles, starts = [line.x0 + line.x1 for line in lines], [line.x0 for line in lines]
    if len(lines) == 1:
        return "center" if is_centred(lines[0]) else None
    if max(starts) - min(starts) <= _SAME:
        return "left"
    return "center" if max(middles) - min(middles) <= 2 * _SAME else None


def _indents(lines: Sequence[Line]) -> dict[str, float]:
    """First line and left indent in mm. Of a single line, all is taken for the first line's."""
    first = _offset(lines[0])
    rest = min(map(_offset, lines[1:]), default=0.0)
    return {"first_line": _mm(first - rest), "left": _mm(rest)}


def _spacing(lines: Sequence[Line]) -> float | None:
    """The height of lines in single lines, where two stand on one page."""
    heights = [
        (after.base - before.base) / max(before.size, after.size)
        for before, after in pairwise(lines)
        if before.page == after.page
    ]
    return round(median(heights) / _SINGLE, 2) if heights else None


def _mm(points: float) -> float:
    return round(points * MM_PER_POINT, 1)
