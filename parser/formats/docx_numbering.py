"""Word's automatic list numbers, counted as Word counts them.

A paragraph names a list (`w:num`) and a level; the number that Word prints exists nowhere in the file.
Rules: ECMA-376 part 1, 17.9. Lists of one abstract definition go on counting together; a level begins
anew after a higher one; a level whose higher levels have not come yet takes them as begun ("1.1", and
the next number of level 1 is "2.": Microsoft Knowledge Base Q110380).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kehoach.meaning.numbering import LETTERS, roman
from kehoach.parser.formats.docx_styles import Styles
from kehoach.parser.formats.docx_xml import PARAGRAPH_PROPERTIES, Element, W, child, number, switched_on, value

MAX_LEVEL = 8

_PLACEHOLDER = re.compile("%([1-9])")
_SUFFIXES = {"space": " ", "nothing": ""}
_KEPT_BULLETS = frozenset("+*")
_LETTER_FORMATS = frozenset({"lowerLetter", "upperLetter"})
_MOST_LETTERS = 780  # Word prints z thirty times and then stops
_LONGEST_TEXT = 255
_LONGEST_PADDING = 9
_UNITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


@dataclass(frozen=True)
class Label:
    """What Word prints before a paragraph, the space after it included.

    `foreign` is the printed letter that the Vietnamese list of letters does not have; `unread` is the
    number format that was replaced by plain digits.
    """

    text: str
    foreign: bool = False
    unread: str | None = None


@dataclass(frozen=True)
class _Level:
    start: int = 0
    format: str = "decimal"
    text: str = ""
    separator: str = " "
    decimal_only: bool = False
    restart: int | None = None
    style: str | None = None
    properties: Element | None = None


@dataclass
class _List:
    """A `w:num`: the levels of its abstract definition with its own changes."""

    abstract: str
    levels: dict[int, _Level]
    starts: dict[int, int] = field(default_factory=dict)

    def start(self, index: int) -> int:
        """The first number of a level."""
        return self.starts.get(index, self.levels.get(index, _Level()).start)

    def place(self, level: int | None, style: str | None) -> int:
        """The level that a paragraph stands at: the one linked to the style that names the list, else the one named."""
        linked = next((index for index, found in self.levels.items() if style and found.style == style), level or 0)
        return min(max(linked, 0), MAX_LEVEL)


class Numbering:
    """The lists of a document and how far each has counted. Ask in reading order, once a paragraph."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstracts: dict[str, Element] = {}
        self._nums: dict[int, Element] = {}
        for element in root if root is not None else ():
            if element.tag == W + "abstractNum":
                self._abstracts.setdefault(element.get(W + "abstractNumId", ""), element)
            elif element.tag == W + "num":
                self._nums.setdefault(number(element.get(W + "numId"), 0), element)
        self._lists: dict[int, _List | None] = {}
        self._levels: dict[str, dict[int, _Level]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._started: set[tuple[int, int]] = set()

    def is_defined(self, num_id: int) -> bool:
        """Whether the document defines that list."""
        return self._list(num_id) is not None

    def next_label(self, num_id: int, level: int | None, style: str | None) -> Label | None:
        """Count one paragraph and give its label; None when Word prints nothing.

        `style` is the id of the style that names the list, if a style does: the level linked to it wins.
        """
        entry = self._list(num_id)
        if entry is None:
            return None
        index = entry.place(level, style)
        definition = entry.levels.get(index)
        if definition is None:
            return None
        if definition.format == "bullet":
            return _bullet(definition)
        return _label(entry.levels, index, self._count(num_id, entry, index))

    def paragraph_properties(self, num_id: int, level: int | None, style: str | None) -> Element | None:
        """The `w:pPr` that a level gives its paragraphs; counts nothing. `style` as in `next_label`."""
        entry = self._list(num_id)
        return entry.levels.get(entry.place(level, style), _Level()).properties if entry is not None else None

    def _count(self, num_id: int, entry: _List, index: int) -> dict[int, int]:
        """The counts of all levels after one more paragraph at level `index`."""
        counts = self._counts.setdefault(entry.abstract, {})
        for lower in [level for level in counts if level > index]:
            restart = entry.levels.get(lower, _Level()).restart
            if restart is None or index < restart:
                del counts[lower]
        for higher in range(index):
            counts.setdefault(higher, entry.start(higher))
        first = (num_id, index) not in self._started
        self._started.add((num_id, index))
        if index not in counts or (first and index in entry.starts):
            counts[index] = entry.start(index)
        else:
            counts[index] += 1
        return counts

    def _list(self, num_id: int) -> _List | None:
        if num_id not in self._lists:
            self._lists[num_id] = self._read_list(num_id)
        return self._lists[num_id]

    def _read_list(self, num_id: int) -> _List | None:
        element = self._nums.get(num_id)
        identifier = value(element, W + "abstractNumId")
        abstract = self._abstracts.get(identifier or "")
        if element is None or identifier is None or abstract is None:
            return None
        if identifier not in self._levels:
            self._levels[identifier] = _levels(self._linked(abstract))
        levels = dict(self._levels[identifier])
        starts: dict[int, int] = {}
        for override in element.iterchildren(W + "lvlOverride"):
            levels.update(_levels(override))
            start = value(override, W + "startOverride")
            if start is not None:
                starts[number(override.get(W + "ilvl"), 0)] = number(start, 0)
        return _List(identifier, levels, starts)

    def _linked(self, abstract: Element) -> Element:
        """The definition that holds the levels: another one when this one only names a list style."""
        link = value(abstract, W + "numStyleLink")
        num_id = self._styles.run(link).num_id
        target = value(self._nums.get(num_id), W + "abstractNumId") if num_id is not None else None
        return self._abstracts.get(target or "", abstract)


def _levels(parent: Element) -> dict[int, _Level]:
    """The levels that stand below an element, at most one for each place."""
    elements = {number(element.get(W + "ilvl"), -1): element for element in parent.iterchildren(W + "lvl")}
    return {index: _level(element) for index, element in elements.items() if 0 <= index <= MAX_LEVEL}


def _level(element: Element) -> _Level:
    # A custom format stands in a branch of mc:AlternateContent, hence the search below the children.
    numbered = next(element.iter(W + "numFmt"), None)
    kind = numbered.get(W + "val", "decimal") if numbered is not None else "decimal"
    if kind == "custom" and numbered is not None:
        kind = numbered.get(W + "format", "").partition(",")[0].strip()
    text = (value(element, W + "lvlText") or "")[:_LONGEST_TEXT]
    if child(element, W + "lvlPicBulletId") is not None:
        kind, text = "bullet", "•"
    restart = value(element, W + "lvlRestart")
    return _Level(
        start=number(value(element, W + "start"), 0),
        format=kind,
        text=text,
        separator=_SUFFIXES.get(value(element, W + "suff") or "tab", " "),
        decimal_only=switched_on(child(element, W + "isLgl")),
        restart=number(restart, 0) if restart is not None else None,
        style=value(element, W + "pStyle"),
        properties=child(element, PARAGRAPH_PROPERTIES),
    )


def _bullet(level: _Level) -> Label | None:
    sign = level.text.strip()
    if not sign:
        return None
    return Label(f"{sign if sign in _KEPT_BULLETS else '-'} ")


def _label(levels: dict[int, _Level], index: int, counts: dict[int, int]) -> Label | None:
    own = levels[index]
    foreign = False
    unread: str | None = None

    def printed(match: re.Match[str]) -> str:
        nonlocal foreign, unread
        place = int(match[1]) - 1
        if place > index:
            return ""
        kind = levels.get(place, own).format
        if own.decimal_only and kind not in {"decimalZero", "none"}:
            kind = "decimal"
        text = format_number(counts[place], kind)
        if text is None:
            unread = kind
            return str(counts[place])
        foreign = foreign or (kind in _LETTER_FORMATS and text[:1].lower() not in LETTERS)
        return text

    text = _PLACEHOLDER.sub(printed, own.text)
    return Label(text + own.separator, foreign, unread) if text.strip() else None


def format_number(count: int, kind: str) -> str | None:
    """A count in a number format of Word (`w:numFmt`); None when that format is not known or cannot say it."""
    if kind in {"decimal", "none", "numberInDash"}:
        return {"decimal": str(count), "none": "", "numberInDash": f"- {count} -"}[kind]
    if kind.isdecimal() or kind == "decimalZero":
        return str(count).zfill(2 if kind == "decimalZero" else min(len(kind), _LONGEST_PADDING))
    if kind in {"upperRoman", "lowerRoman"} and 1 <= count <= 399:
        return roman(count) if kind == "upperRoman" else roman(count).lower()
    if kind in _LETTER_FORMATS and 1 <= count <= _MOST_LETTERS:
        repeats, place = divmod(count - 1, 26)
        return chr(ord("A" if kind == "upperLetter" else "a") + place) * (repeats + 1)
    return _counting(count) if kind == "vietnameseCounting" and 1 <= count <= 99 else None


def _counting(count: int) -> str:
    """1 to 99 in Vietnamese words."""
    tens, unit = divmod(count, 10)
    if tens == 0:
        return _UNITS[unit]
    words = ["mười"] if tens == 1 else [_UNITS[tens], "mươi"]
    if unit:
        words.append("lăm" if unit == 5 else "mốt" if unit == 1 and tens > 1 else _UNITS[unit])
    return " ".join(words)
