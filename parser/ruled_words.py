"""The rules below words: how long they are beside the words, and those that are typed or underlined and not drawn."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Literal

from kehoach.model import DrawnLine, LaidOutParagraph, Run
from kehoach.model.trusted import changed
from kehoach.parser.text_width import text_width

_MM_PER_POINT = 25.4 / 72
_TYPED = re.compile(r"[\s\-–—_=*.·⎯─━]+")
_DASHES = re.compile(r"[\-–—_=*⎯─━]{2}")
_STRETCH = re.compile(r"[\-–—_=*⎯─━]{2,}")
_Kind = Literal["drawn", "border", "underline", "underscores"]


def ruled(paragraph: LaidOutParagraph, kind: _Kind, length: float | None) -> LaidOutParagraph:
    """The paragraph with a rule of that length (mm) below its last line; beside those of the same kind that are there."""
    words = _width_of_last_line(paragraph)
    share = round(length / words, 3) if length is not None and words else None
    line = DrawnLine(kind=kind, length=length, share=share)
    others = [each for each in paragraph.lines_below if each.kind == kind]
    return changed(paragraph, line_below=line, lines_below=(*others, line))


def in_columns(
    left: LaidOutParagraph, right: LaidOutParagraph, lines: Sequence[DrawnLine]
) -> tuple[LaidOutParagraph, LaidOutParagraph]:
    """Two columns of one line, each with the rule below it; one rule alone is taken for the right one's."""
    owners = [changed(each, line_below=None, lines_below=()) for each in (left, right)]
    for place, line in ((0, lines[0]), (1, lines[-1])) if len(lines) > 1 else ((1, line) for line in lines):
        owners[place] = ruled(owners[place], line.kind, line.length)
    return owners[0], owners[1]


def is_typed_rule(text: str) -> bool:
    """Whether a line is a rule made of dashes, underscores or the like."""
    return _TYPED.fullmatch(text) is not None and _DASHES.search(text) is not None


def with_typed_rules(paragraphs: Sequence[LaidOutParagraph]) -> list[LaidOutParagraph]:
    """The paragraphs with the rules that are not drawn as such: typed signs or underlined blanks in the paragraph below,
    and underlined words. A rule that is drawn counts first."""
    result = list(paragraphs)
    above: dict[object, int] = {}
    for index, paragraph in enumerate(paragraphs):
        place = _surroundings(paragraph)
        before = above.get(place)
        if is_typed_rule(paragraph.text) or (not paragraph.text.strip() and _underlined(paragraph.runs)):
            kind: _Kind = "underscores" if paragraph.text.strip() else "drawn"
            if before is not None and result[before].line_below is None:
                for place_above, runs in _owners(result, before, paragraph):
                    result[place_above] = ruled(result[place_above], kind, _millimetres(text_width(runs)))
        elif paragraph.text.strip():
            above[place] = index
            marked = [run for run in paragraph.runs if run.underline and run.text.strip()]
            if marked and paragraph.line_below is None:
                result[index] = ruled(paragraph, "underline", _millimetres(text_width(marked)))
    return result


def _owners(
    paragraphs: Sequence[LaidOutParagraph], last: int, rule: LaidOutParagraph
) -> list[tuple[int, Sequence[Run]]]:
    """The paragraphs that stand above a typed rule, each with its signs: two rules in one line are those of two columns."""
    typed = list(_STRETCH.finditer(rule.text))
    columns = range(last - len(typed) + 1, last + 1)
    path = paragraphs[last].path
    if len(typed) < 2 or path is None or any(each < 0 or paragraphs[each].path != path for each in columns):
        return [(last, rule.runs)]
    cut = [cut_runs(cut_runs(rule.runs, match.end(), match.end())[0], 0, match.start())[1] for match in typed]
    return list(zip(columns, cut, strict=True))


def split_runs(runs: Iterable[Run], separator: str) -> list[list[Run]]:
    """The runs of each stretch between separators: soft breaks or tab stops."""
    stretches: list[list[Run]] = [[]]
    for run in runs:
        first, *others = run.text.split(separator)
        if not others:
            stretches[-1].append(run)
            continue
        stretches[-1] += [changed(run, text=first)] if first else []
        stretches += [[changed(run, text=text)] if text else [] for text in others]
    return stretches


def cut_runs(runs: Iterable[Run], start: int, end: int) -> tuple[list[Run], list[Run]]:
    """The runs before the sign at `start` and those from `end` on."""
    before: list[Run] = []
    after: list[Run] = []
    place = 0
    for run in runs:
        head, tail = run.text[: max(start - place, 0)], run.text[max(end - place, 0) :]
        before += [changed(run, text=head)] if head else []
        after += [changed(run, text=tail)] if tail else []
        place += len(run.text)
    return before, after


def _surroundings(paragraph: LaidOutParagraph) -> object:
    source = paragraph.source
    cell = (source.table, source.row, source.column) if source is not None else None
    return paragraph.container, cell


def _underlined(runs: Iterable[Run]) -> bool:
    """Whether blanks are underlined, so that they print as a rule."""
    return any(run.underline and run.text for run in runs)


def _width_of_last_line(paragraph: LaidOutParagraph) -> float | None:
    """How wide (mm) the words above the rule are: at most as wide as there is room."""
    lines = [line for line in split_runs(paragraph.runs, "\n") if any(run.text.strip() for run in line)]
    if not lines:
        return None
    first, *others = lines[-1]
    runs = [changed(first, text=first.text.lstrip()), *others]
    runs[-1] = changed(runs[-1], text=runs[-1].text.rstrip())
    width = _millimetres(text_width(runs))
    if width is None or paragraph.room is None or paragraph.room <= 0:
        return width
    return min(width, paragraph.room)


def _millimetres(points: float | None) -> float | None:
    return round(points * _MM_PER_POINT, 2) if points is not None else None
