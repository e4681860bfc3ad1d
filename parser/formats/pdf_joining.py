"""The lines of a paragraph as running text: with or without a space at the joints."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from kehoach.parser.extraction import clean
from kehoach.parser.formats.pdf_lines import Line
from kehoach.parser.formats.pdf_paragraphs import Manner, Step, is_centred, room_left
from kehoach.parser.formats.pdf_wording import has_no_vowel, is_torn_abbreviation

_JOINT = re.compile(r"(\w+)( ?[-–‐/] ?)(?=(\w+))")
_AT_END = re.compile(r"(\w+)([-–‐/])$")
_AT_START = re.compile(r"\w+")
CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f]")
"""Signs that are no text."""
_NEVER_FIRST = ".,;:)]}%!?”’…"
"""Signs that stand at the start of a line only where a word too wide for its cell was torn."""

_DATE = re.compile(r"(\d{1,2}[/.-]){1,2}(19|20)\d\d[;,.]?")
_FULL = 0.7
"""A line ends within this part of its size of its cell's limit where not one more letter would have fitted."""


class Compounds:
    """How the document writes its compounds: "2021-2025" or "Lao động- Thương binh".

    `doubts` collects the joints at line ends of which nothing in the file tells whether a space follows.
    """

    def __init__(self, lines: Iterable[Line], steps: Iterable[Step]) -> None:
        self._forms: dict[tuple[str, str], Counter[str]] = {}
        self._words: set[str] = set()
        for line in lines:
            self._words.update(word.text for word in line.words)
            for left, joint, right in _JOINT.findall(line.text):
                self._forms.setdefault((left.lower(), right.lower()), Counter())[joint] += 1
        self._keeps_numbers = any(_moves_number(before, after) for before, after in steps)
        self.doubts: list[str] = []

    def is_torn(self, before: Line, after: Line, *, keeps_spaces: bool) -> bool:
        """Whether the line's only word and the next line's first are one word, too wide for its cell: the file has the
        whole word elsewhere, one part is no syllable, or no space stands where broken lines have one."""
        if len(before.words) > 1:
            return False
        rest = after.words[0].text
        if before.text + rest in self._words or is_torn_abbreviation(before, after):
            return True
        if before.right - before.x1 > _FULL * before.size:
            return False
        if _DATE.fullmatch(before.text + rest) and not _DATE.fullmatch(before.text):
            return True
        if not before.text.isalpha() or not rest[0].islower():
            return False
        return has_no_vowel(before.text) or has_no_vowel(rest) or (keeps_spaces and not before.trailing_space)

    def joint(self, left: str, sign: str, right: str) -> str:
        """A space or nothing, to stand between a line that ends in `left` and `sign` and one that begins with `right`."""
        forms = self._forms.get((left.lower(), right.lower()), Counter())
        known = {form: count for form, count in forms.items() if form.startswith(sign)}
        if known:
            return " " if max(known, key=lambda form: known[form]).endswith(" ") else ""
        if self._keeps_numbers and left.isdigit() and right.isdigit():
            return " "  # had there been none, both numbers would stand on the next line
        self.doubts.append(f"{left}{sign}|{right}")
        return ""


def _moves_number(before: Line, after: Line) -> bool:
    """Whether "2021-2025" was moved to the next line whole although "2021-" would have fitted: so line
    ends of this file do not part numbers at their hyphen."""
    word = after.words[0]
    match = re.match(r"\d+-(?=\d)", word.text)
    if match is None or before.page != after.page or room_left(before, after) > 0:
        return False
    part = (word.x1 - word.x0) * (1 - match.end() / len(word.text))
    return room_left(before, after) + part > 2.0


def joints(lines: Sequence[Line], manner: Manner, compounds: Compounds) -> list[str]:
    """What stands before each line of a paragraph: nothing before the first, a space or nothing before the others."""
    return ["", *(_joint(before, after, manner, compounds) for before, after in pairwise(lines))]


def joined(lines: Sequence[Line], between: Sequence[str]) -> str:
    """The text of one paragraph, with what stands between its lines."""
    text = "".join(joint + line.text for joint, line in zip(between, lines, strict=True))
    return clean(CONTROLS.sub("", text))


def _joint(before: Line, after: Line, manner: Manner, compounds: Compounds) -> str:
    if after.text[0] in _NEVER_FIRST or compounds.is_torn(before, after, keeps_spaces=manner.keeps_spaces):
        return ""
    end, start = _AT_END.search(before.words[-1].text), _AT_START.match(after.words[0].text)
    if end is None or start is None:
        return " "
    if manner.keeps_spaces:
        if before.trailing_space:
            return " "
        if before.right - before.x1 > 0.35 * before.size and not is_centred(before):
            return ""
    return compounds.joint(end[1], end[2], start[0])
