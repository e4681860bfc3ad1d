"""Rules drawn below the words of a PDF: which paragraph each belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from kehoach.model import DrawnLine
from kehoach.parser.formats.pdf_content import Rule
from kehoach.parser.formats.pdf_form_pages import MM_PER_POINT
from kehoach.parser.formats.pdf_lines import Line

_FARTHEST = 1.6
"""Type sizes that a rule may be drawn below the baseline of the words that it belongs to."""
_UNDERLINE = 0.25
"""An underline is drawn nearer to the baseline than this; a rule of its own keeps clear of the letters."""

_GAP = 2.0
"""Points between two pieces of one rule."""


def rules_below(paragraphs: Iterable[Sequence[Line]], rules: Mapping[int, Sequence[Rule]]) -> dict[int, DrawnLine]:
    """The rule below each paragraph that has one, by its last line's identity; `rules` are the loose ones of each page."""
    on_page: dict[int, list[Sequence[Line]]] = {}
    for lines in paragraphs:
        if rules.get(lines[-1].page):
            on_page.setdefault(lines[-1].page, []).append(lines)
    found: dict[int, DrawnLine] = {}
    for page, candidates in on_page.items():
        for rule in _whole(rules[page]):
            lines = _above(rule, candidates)
            if lines:
                found.setdefault(id(lines[-1]), _drawn(rule, lines))
    return found


def _whole(rules: Iterable[Rule]) -> Iterator[Rule]:
    """The rules with those put together that are drawn in pieces, one for each word."""
    before: Rule | None = None
    for rule in sorted(rules, key=lambda rule: (round(rule.at), rule.start)):
        if before is not None and abs(rule.at - before.at) <= _GAP and rule.start - before.end <= _GAP:
            before = Rule(before.at, before.start, max(before.end, rule.end))
            continue
        if before is not None:
            yield before
        before = rule
    if before is not None:
        yield before


def _above(rule: Rule, paragraphs: Iterable[Sequence[Line]]) -> Sequence[Line]:
    """The paragraph whose last line is the nearest above a rule, and stands over the rule's middle."""
    middle = (rule.start + rule.end) / 2
    near = [
        lines
        for lines in paragraphs
        if 0 <= rule.at - lines[-1].base <= _FARTHEST * lines[-1].size and lines[-1].x0 <= middle <= lines[-1].x1
    ]
    return max(near, key=lambda lines: lines[-1].base, default=())


def _drawn(rule: Rule, lines: Sequence[Line]) -> DrawnLine:
    length, width = rule.end - rule.start, max(line.x1 - line.x0 for line in lines)
    return DrawnLine(
        kind="underline" if rule.at - lines[-1].base < _UNDERLINE * lines[-1].size else "drawn",
        length=round(length * MM_PER_POINT, 2),
        share=round(length / width, 3) if width > 0 else None,
    )
