"""Lines to paragraphs: does the next line go on with this paragraph or begin a new one?

Each cue votes; the votes are weighed against what the file itself shows in its clear places (`Manner`):
how far apart lines stand, whether paragraphs are parted by a gap or an indent, whether a broken line
keeps its space.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from statistics import median

from kehoach.parser.formats import pdf_wording as wording
from kehoach.parser.formats.pdf_lines import Line
from kehoach.parser.formats.pdf_wording import Wording, has_ended, has_label

_SPACE = 0.25
"""Width of a space as a part of the font size."""
_GAP = 0.08
"""How much more than the line pitch (in font sizes) parts two paragraphs."""
_INDENT = 10.0
_TORN = -10.0
_AT_LIMIT = 2.0
"""A stretched line ends within this of its limit (points)."""
_ENOUGH = 4
"""So many clear places show a habit."""

Step = tuple[Line, Line]
"""Two lines that follow each other in one text area (perhaps continued on the next page)."""


@dataclass
class Manner:
    """How a file sets its paragraphs, learnt from its clear places.

    `pitch` is the distance of baselines in font sizes (`learnt_pitch`: seen, not assumed). `gaps`: new
    paragraphs stand farther off; `indents`: they begin indented. `justified`: broken lines end at the limit.
    `keeps_spaces`: a broken line ends in the space character that stood at the break; with `spaces_tell`
    a paragraph's last line does not.
    """

    pitch: float = 1.2
    learnt_pitch: bool = False
    gaps: bool = False
    indents: bool = False
    keeps_spaces: bool = False
    spaces_tell: bool = False
    justified: bool = False
    wording: Wording = field(default_factory=Wording)


def room_left(line: Line, following: Line) -> float:
    """Free width (points) on `line` beyond what the first word of `following` would need."""
    need = following.words[0].x1 - following.words[0].x0 + _SPACE * line.size
    if is_centred(line) and is_centred(following):
        return line.right - line.left - (line.x1 - line.x0) - need
    return line.right - line.x1 - need


def is_centred(line: Line) -> bool:
    """Whether the line stands in the middle of its area, clear of both sides."""
    left, right = line.x0 - line.left, line.right - line.x1
    return left > 0.5 * line.size and abs(left - right) <= max(4.0, 0.06 * (left + right))


def learn(steps: Sequence[Step], fallback: Manner | None = None) -> Manner:
    """What the clear places of `steps` show; where they are too few, what `fallback` says."""
    manner = replace(fallback) if fallback else Manner()
    running = [step for step in steps if _surely_runs_on(*step)]
    broken = [step for step in steps if _surely_breaks(*step)]
    distances = [_distance(before, after) for before, after in running if before.page == after.page]
    if distances:
        manner.pitch, manner.learnt_pitch = median(distances), True
    if len(running) >= _ENOUGH:
        manner.keeps_spaces = _share(before.trailing_space for before, _ in running) >= 0.6
        manner.justified = _share(before.right - before.x1 < _AT_LIMIT for before, _ in running) >= 0.7
    if len(broken) >= _ENOUGH:
        parted = [_distance(before, after) for before, after in broken if before.page == after.page]
        manner.gaps = _share(distance > manner.pitch + _GAP for distance in parted) >= 0.7
        manner.indents = _indents(broken) >= 0.5 and _indents(running) <= 0.2
        manner.spaces_tell = _share(before.trailing_space for before, _ in broken) <= 0.25
    manner.spaces_tell = manner.spaces_tell and manner.keeps_spaces
    return manner


def begins_paragraph(before: Line, after: Line, manner: Manner, opening: Line | None = None) -> float:
    """Weight of evidence that `after` begins a new paragraph: positive for it, negative against.

    `opening` is the first line of the paragraph that `before` stands in, where it is known.
    """
    if wording.is_torn_abbreviation(before, after):
        return _TORN
    votes = _gap_vote(before, after, manner) + _space_vote(before, after, manner)
    votes += _room_vote(before, after, manner) + _indent_vote(before, after, manner)
    votes += wording.vote(before.text, after.text) + manner.wording.vote(before, after)
    if opening is not None and wording.are_items(opening.text, after.text):
        votes += 2.0
    if before.style is not None and after.style is not None and before.style != after.style:
        votes += 3.0
    if abs(before.size - after.size) > 0.8:
        votes += 3.0
    return votes


def split_paragraphs(lines: Sequence[Line], manner: Manner) -> list[list[Line]]:
    """The lines of one flow, parted into paragraphs."""
    paragraphs: list[list[Line]] = []
    for index, line in enumerate(lines):
        if index and begins_paragraph(lines[index - 1], line, manner, paragraphs[-1][0]) <= 0:
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return paragraphs


def _surely_runs_on(before: Line, after: Line) -> bool:
    text = after.text
    return (
        room_left(before, after) < -1
        and text[0].islower()
        and not has_label(text)
        and not has_ended(before.text)
        and abs(before.size - after.size) < 0.5
    )


def _surely_breaks(before: Line, after: Line) -> bool:
    return room_left(before, after) > 2 * before.size and not after.text[0].islower() and after.base > before.base


def _share(values: Iterable[bool]) -> float:
    counts = Counter(values)
    return counts[True] / counts.total() if counts else 0.0


def _indents(steps: Iterable[Step]) -> float:
    """The share of indented lines among those that go on from a line; centred lines show nothing."""
    return _share(
        after.x0 > after.left + _INDENT for before, after in steps if not (is_centred(before) or is_centred(after))
    )


def _distance(before: Line, after: Line) -> float:
    return (after.base - before.base) / max(before.size, after.size)


def _gap_vote(before: Line, after: Line, manner: Manner) -> float:
    if before.page != after.page:
        return 0.0
    excess = _distance(before, after) - manner.pitch
    limit = _GAP if manner.learnt_pitch else 0.4
    if excess > limit:
        return 5.0 if excess > 2 * limit else 2.5
    return -3.0 if manner.gaps else -0.5


def _space_vote(before: Line, after: Line, manner: Manner) -> float:
    if not manner.spaces_tell:
        return 0.0
    if before.trailing_space:
        return -4.0
    has_room = before.right - before.x1 > (_SPACE + 0.1) * before.size and not is_centred(before)
    return 3.0 if has_room and not before.text.endswith(wording.HYPHENS) else 0.0


def _room_vote(before: Line, after: Line, manner: Manner) -> float:
    room = room_left(before, after)
    if room > 1.0:
        return 6.0 if room > 4 * before.size else 4.0
    if manner.justified and len(before.words) > 1:
        return -1.5 if before.right - before.x1 < _AT_LIMIT else 1.5
    return -1.0 if room < -1.0 else 0.0


def _indent_vote(before: Line, after: Line, manner: Manner) -> float:
    if not manner.indents or is_centred(after) or is_centred(before):
        return 0.0
    if after.x0 <= after.left + _INDENT / 2:
        return -4.0
    hangs = len(before.words) > 1 and has_label(before.text) and abs(after.x0 - before.words[1].x0) < 2.0
    return 0.0 if hangs or abs(after.x0 - before.x0) < 1.0 else 3.0
