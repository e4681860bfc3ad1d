"""Which of the corrections that rules offer can be carried out without harm to something else.

A paragraph of a Word file may hold several printed lines with a component each (Nơi nhận typed with line breaks): its runs
and its form can only be corrected as a whole. And where two rules ask for different things, neither may win by chance.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from kehoach.checker.edits import Edit, ReplaceText, SetPage, SetRuns
from kehoach.checker.rule import Hit
from kehoach.model import LaidOutParagraph, Layout


def safe_edits(hits: Iterable[Hit], layout: Layout | None) -> frozenset[Edit]:
    """Those corrections that no other one contradicts, and that suit all lines of their paragraph."""
    offered: dict[Edit, set[int]] = defaultdict(set)
    values: dict[tuple[object, ...], set[object]] = defaultdict(set)
    for hit in hits:
        for edit in hit.edits:
            offered[edit].add(id(hit.where))
            if not isinstance(edit, ReplaceText):
                values[_what(edit)].add(edit.value)
    lines = _lines(layout)
    return frozenset(
        edit
        for edit, places in offered.items()
        if isinstance(edit, ReplaceText) or (len(values[_what(edit)]) == 1 and _suits(edit, places, lines))
    )


def _what(edit: Edit) -> tuple[object, ...]:
    """What an edit sets, without the value."""
    if isinstance(edit, ReplaceText):
        return (edit.path, edit.old)
    return (type(edit), edit.page if isinstance(edit, SetPage) else edit.path, edit.field)


def _lines(layout: Layout | None) -> dict[str, list[LaidOutParagraph]]:
    found: dict[str, list[LaidOutParagraph]] = defaultdict(list)
    for paragraph in layout.paragraphs if layout else ():
        if paragraph.path:
            found[paragraph.path].append(paragraph)
    return found


def _suits(edit: Edit, places: set[int], lines: dict[str, list[LaidOutParagraph]]) -> bool:
    """Whether each line of the paragraph was found wrong in the same way, or is that way already.

    What is offered for a paragraph of one line was found there, though one finding may speak of many paragraphs.
    """
    if isinstance(edit, SetPage | ReplaceText):
        return True
    held = lines.get(edit.path, [])
    return len(held) == 1 or all(id(line) in places or _is_so(line, edit) for line in held)


def _is_so(line: LaidOutParagraph, edit: Edit) -> bool:
    if isinstance(edit, SetPage | ReplaceText):
        return False
    if isinstance(edit, SetRuns):
        return all(getattr(run, edit.field) == edit.value for run in line.runs if run.text.strip())
    return bool(getattr(line, edit.field) == edit.value)
