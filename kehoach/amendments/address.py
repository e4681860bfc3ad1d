"""Addresses in amending documents: read from their words, completed by each other, printed, and found in a plan."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod

from kehoach.meaning.numbering import LETTERS, read_label, read_roman, roman

SENTENCE, PARAGRAPH, ROW, LETTER, CLAUSE, GROUP, TABLE, ARTICLE, PART, ANNEX = range(10)
"""The levels of an address, from the small to the large."""

LAST = "cuối"
"""The label of the last sentence or paragraph."""

WORDS = {
    SENTENCE: "câu",
    PARAGRAPH: "đoạn",
    ROW: "ý",
    LETTER: "điểm",
    CLAUSE: "khoản",
    GROUP: "mục",
    TABLE: "bảng",
    ARTICLE: "Điều",
    PART: "phần",
    ANNEX: "Phụ lục",
}
FORMS = {"biểu mẫu": "bm", "biểu số": "b", "biểu": "b", "phụ biểu": "pb", "mẫu số": "m", "danh mục số": "dm"}
"""What annexes are called besides "Phụ lục", and how their ids begin; the label of an ANNEX part tells it: "b:1"."""

_CALLED = {prefix: words for words, prefix in reversed(FORMS.items())} | {"b": "biểu số"}
_FORM = re.compile(rf"(?:từ )?({'|'.join(sorted(FORMS, key=len, reverse=True))})(?!\w)", re.IGNORECASE)
_ORDINALS = {"nhất": "1", "hai": "2", "ba": "3", "tư": "4", "năm": "5", "sáu": "6", "bảy": "7", "tám": "8", "chín": "9"}
_ORDINALS |= {LAST: LAST}
_FIRST = re.compile(r"(?<= )đầu(?: tiên)?$", re.IGNORECASE)
_KEYWORDS = re.compile(
    r"^(?:câu|đoạn(?: văn)?"
    r"|gạch đầu dòng|dấu gạch|số thứ tự"
    r"|(?:nhiệm vụ|chỉ tiêu|đề án|dự án|nội dung)(?: số)?|tiểu mục|phụ lục(?: số)?|bảng(?: số)?|tiết|điểm|khoản"
    rf"|điều|mục|phần|stt|số|ý|{'|'.join(FORMS)})\s*(?:thứ )?",
    re.IGNORECASE,
)
_HIGHEST = 200
_MOST_ADDRESSES = 500


@dataclass(frozen=True)
class Address:
    """A place in a plan: its parts from the small to the large, each a level and a label; none means the whole plan.

    An ANNEX label of "" is the only annex.
    """

    parts: tuple[tuple[int, str], ...] = ()

    @property
    def smallest(self) -> int:
        """The level of the smallest part."""
        return self.parts[0][0] if self.parts else ANNEX + 1

    @property
    def largest(self) -> int:
        """The level of the largest part."""
        return self.parts[-1][0] if self.parts else ANNEX + 1

    @property
    def label(self) -> str:
        """The label of the smallest part, "" for the whole plan."""
        return self.parts[0][1] if self.parts else ""

    @property
    def passage(self) -> tuple[tuple[int, str], ...]:
        """The parts that name a paragraph or a sentence of what the rest of the address leads to."""
        return tuple(part for part in self.parts if part[0] <= PARAGRAPH)

    def within(self, larger: Address) -> Address:
        """The address with the parts that it lacks taken from a larger one."""
        own = self.largest if self.parts else -1
        return Address((*self.parts, *(part for part in larger.parts if part[0] > own)))

    def __str__(self) -> str:
        return " ".join(_printed(level, label) for level, label in self.parts)


def _word(level: int, label: str) -> str:
    return "số thứ tự" if level == LETTER and label[:1].isdigit() else WORDS[level]


def split_form(label: str) -> tuple[str, str]:
    """How the id of an annex begins, and its number: ("b", "1") for "b:1", ("pl", "II") for "II"."""
    form, colon, number = label.rpartition(":")
    return (form, number) if colon else ("pl", label)


def _printed(level: int, label: str) -> str:
    form, number = split_form(label) if level == ANNEX else ("pl", label)
    word = _word(level, label) if form == "pl" else _CALLED[form].capitalize()
    return f"{word} {number}".strip()


def labels_of(words: str) -> tuple[str, ...]:
    """The labels of one part of an address: "điểm a, b và d" has a, b, d; "từ mục 2 đến mục 4" has 2, 3, 4."""
    form = _FORM.match(words)
    if form is not None:
        return tuple(f"{FORMS[form[1].lower()]}:{label}" for label in labels_of(_FORM.sub("", words)))
    labels: list[str] = []
    open_range = False
    for word in re.findall(r"[^\s,\-]+|-", _FIRST.sub("1", re.sub(r"(?i)^từ ", "", words))):
        folded = word.lower()
        if folded in ("-", "đến"):
            open_range = True
        elif folded not in _CONNECTING:
            label = _ORDINALS.get(folded, word)
            label = label.lstrip("0") or label if label.isdigit() else label
            labels += _between(labels[-1], label) if open_range and labels else [label]
            open_range = False
    return tuple(labels)


_CONNECTING = frozenset(
    {
        *("câu", "đoạn", "văn", "cùng"),
        *("và", "gạch", "đầu", "dòng", "dấu", "ý", "thứ", "số", "tự", "stt", "nhiệm", "vụ", "chỉ", "tiêu"),
        *("đề", "án", "dự", "nội", "dung"),
        *("tiểu", "mục", "phụ", "lục", "tiết", "điểm", "khoản", "điều", "phần", "bảng"),
    }
)


def _between(first: str, last: str) -> list[str]:
    """The labels after the first up to the last; only the last where they are in no order."""
    if first.isdigit() and last.isdigit() and int(first) < int(last) < int(first) + _HIGHEST:
        return [str(number) for number in range(int(first) + 1, int(last) + 1)]
    if first in LETTERS and last in LETTERS and LETTERS.index(first) < LETTERS.index(last):
        return list(LETTERS[LETTERS.index(first) + 1 : LETTERS.index(last) + 1])
    (stem, _, low), (other, _, high) = first.rpartition("."), last.rpartition(".")
    if stem and stem == other and low.isdigit() and high.isdigit():
        return [f"{stem}.{number}" for number in _between(low, high)]
    start, end = read_roman(first), read_roman(last)
    return [roman(number) for number in range(start + 1, end + 1)] if start and end and start < end else [last]


def addresses_of(chains: Sequence[Sequence[tuple[int, tuple[str, ...]]]]) -> tuple[Address, ...]:
    """The addresses that lists of parts name.

    What a chain lacks it takes from the next one ("điểm a mục 1 và điểm b mục 2 Phụ lục 1"); single parts that go from
    the large to the small are one address ("Phụ lục 1, mục 2, điểm b"). "Tiểu mục 3.2 mục 3" is group 3.2 in group 3.
    Raises ValueError for more addresses than anybody would name.
    """
    joined: list[list[tuple[int, tuple[str, ...]]]] = []
    descending = False
    for chain in chains:
        before = joined[-1] if joined else []
        single = all(len(labels) == 1 for _, labels in before)
        descending = bool(before) and single and before[0][0] > chain[-1][0] and (descending or len(before) == 1)
        if descending:
            joined[-1] = [*chain, *before]
        else:
            joined.append(list(chain))
    for place in reversed(range(len(joined) - 1)):
        own, following = joined[place], joined[place + 1]
        if own[-1][0] < ARTICLE or own[-1][0] in [level for level, _ in following]:  # "mục 6 phần V và mục 2 Phụ lục 2"
            own += [part for part in following if part[0] > own[-1][0]]
    if sum(prod(max(len(labels), 1) for _, labels in chain) for chain in joined) > _MOST_ADDRESSES:
        raise ValueError("more addresses than anybody names")
    return tuple(Address(parts) for chain in joined for parts in _expanded(_by_size(chain)))


def _by_size(chain: Sequence[tuple[int, tuple[str, ...]]]) -> list[tuple[int, tuple[str, ...]]]:
    return sorted(chain, key=lambda part: part[0])


def _expanded(chain: Sequence[tuple[int, tuple[str, ...]]]) -> Iterable[tuple[tuple[int, str], ...]]:
    for labels in product(*(labels or ("",) for _, labels in chain)):
        yield tuple((level, label) for (level, _), label in zip(chain, labels, strict=True))


def read_address(words: str) -> Address | None:
    """What `str` of an address was given; None for other words."""
    parts: list[tuple[int, str]] = []
    rest = words.strip()
    while rest:
        match = _KEYWORDS.match(rest)
        if match is None:
            return None
        keyword = match[0].lower().split(" thứ ")[0].strip()
        form = FORMS.get(keyword)
        level = ANNEX if form else _LEVELS[keyword.removesuffix(" số")]
        label, _, rest = rest[match.end() :].partition(" ")
        parts.append((level, f"{form}:{label}" if form else label))
        rest = rest.strip()
    return Address(tuple(parts)) if parts else None


_LEVELS = {
    "câu": SENTENCE,
    "đoạn": PARAGRAPH,
    "đoạn văn": PARAGRAPH,
    "gạch đầu dòng": ROW,
    "dấu gạch": ROW,
    "ý": ROW,
    "ý thứ": ROW,
    "tiết": LETTER,
    "điểm": LETTER,
    "số thứ tự": LETTER,
    "stt": LETTER,
    "số": LETTER,
    "nhiệm vụ": LETTER,
    "chỉ tiêu": LETTER,
    "đề án": LETTER,
    "dự án": LETTER,
    "nội dung": LETTER,
    "khoản": CLAUSE,
    "mục": GROUP,
    "tiểu mục": GROUP,
    "bảng": TABLE,
    "điều": ARTICLE,
    "phần": PART,
    "phụ lục": ANNEX,
}


@dataclass(frozen=True)
class Found:
    """What an address leads to: an item's, a group's, an annex's or a section's id ("" for the whole plan).

    `kind` is "item", "group", "annex", "section" or "plan"; "none" or "several" where it leads nowhere or to several
    places, which are in `candidates`.
    """

    kind: str
    id: str = ""
    candidates: tuple[str, ...] = ()


def find(address: Address, items: Iterable[str], sections: Iterable[str], annexes: Sequence[str]) -> Found:
    """What an address leads to among the ids of a plan's items, sections and annexes."""
    if not address.parts:
        return Found("plan")
    if address.passage:
        return Found("none")
    below = [f"bang{label}" if level == TABLE else label for level, label in reversed(address.parts) if level != ANNEX]
    if address.largest == ANNEX:
        return _in_annex(below, _annexes(address.parts[-1][1], annexes), items)
    body = _search(below, sections, skip=0, kind="section")
    if body.kind == "none":
        body = _search(below, [item for item in items if "bang" in item], skip=0, kind="item")
    if address.largest in (TABLE, PART, ARTICLE, CLAUSE) and body.kind != "none":
        return body
    rows = _anywhere(below, [item for item in items if item.split("/")[0] in annexes])
    if "none" in (rows.kind, body.kind):
        return body if rows.kind == "none" else rows
    return Found("several", candidates=tuple(filter(None, (*rows.candidates, rows.id, *body.candidates, body.id))))


def _anywhere(below: Sequence[str], items: Sequence[str]) -> Found:
    """The one item or group with these labels in whichever annex."""
    found = [
        _search(below, [item for item in items if item.split("/")[0] == annex], skip=1, kind="item")
        for annex in dict.fromkeys(item.split("/")[0] for item in items)
    ]
    hits = [one for one in found if one.kind != "none"]
    if len(hits) == 1:
        return hits[0]
    candidates = tuple(name for one in hits for name in (*one.candidates, one.id) if name)
    return Found("several" if hits else "none", candidates=candidates)


def _in_annex(below: Sequence[str], named: Sequence[str], items: Iterable[str]) -> Found:
    if len(named) != 1:
        return Found("several" if named else "none", candidates=tuple(named))
    if not below:
        return Found("annex", named[0])
    return _search(below, [item for item in items if item.split("/")[0] == named[0]], skip=1, kind="item")


def _annexes(label: str, annexes: Sequence[str]) -> list[str]:
    """The annexes with a number; one that is cited without any is the one that has none, else any."""
    form, number = split_form(label)
    wanted = _key(number)
    same = [
        annex for annex in annexes if annex.startswith(form) and _key(annex.partition("~")[0][len(form) :]) == wanted
    ]
    return same if same or label else list(annexes)


def _search(below: Sequence[str], ids: Iterable[str], skip: int, kind: str) -> Found:
    """The one id or group with these labels below its first `skip` parts."""
    exact, groups = _in_paths(below, ids, skip)
    if len(exact) == 1:
        return Found(kind, exact[0])
    if exact:
        return Found("several", candidates=tuple(exact))
    if len(groups) == 1:
        return Found("group", groups[0])
    return Found("several" if groups else "none", candidates=tuple(groups))


def _in_paths(below: Sequence[str], ids: Iterable[str], skip: int) -> tuple[list[str], list[str]]:
    """The ids whose parts are these labels, and the groups whose parts are: whole paths first, then paths that leave
    out larger parts."""
    wanted = [_key(label) for label in below]
    known = list(ids)
    exact = [item for item in known if _keys(item)[skip:] == wanted]
    groups = list(
        dict.fromkeys(
            "/".join(item.split("/")[: skip + len(wanted)])
            for item in known
            if len(item.split("/")) > skip + len(wanted) and _keys(item)[skip : skip + len(wanted)] == wanted
        )
    )
    if exact or groups:
        return exact, groups
    inner = [item for item in known if _ends_with(item.split("/")[skip:], wanted)]
    return inner, _inner_groups(known, wanted, skip)


def _inner_groups(ids: Sequence[str], wanted: Sequence[str], skip: int) -> list[str]:
    """The groups below another level whose path ends with the labels: "mục IV" of "pl/A/IV/5"."""
    found: dict[str, None] = {}
    for item in ids:
        parts = item.split("/")
        for end in range(skip + 1, len(parts)):
            if _ends_with(parts[skip:end], wanted):
                found["/".join(parts[:end])] = None
    return list(found)


def _ends_with(parts: Sequence[str], wanted: Sequence[str]) -> bool:
    """Whether the labels are among an id's parts in this order, the last one last.

    Groups may be left out, but not the item that a row ("ý") belongs to.
    """
    keys = [_key(part) for part in parts]
    if not keys or keys[-1] != wanted[-1]:
        return False
    if _is_row(parts) and wanted[-2:-1] != keys[-2:-1]:
        return False
    rest = iter(keys)
    return all(label in rest for label in wanted)


def _is_row(parts: Sequence[str]) -> bool:
    """Whether the last part counts the rows of an item: an Arabic number under a letter or another Arabic number."""
    if len(parts) < 2:
        return False
    label, above = read_label(parts[-1]), read_label(parts[-2])
    if label is None or above is None or label.style != "arabic":
        return False
    return above.style in ("letter", "arabic", "decimal")


def _keys(item: str) -> list[str]:
    return [_key(part) for part in item.split("/")]


def _key(label: str) -> str:
    """A label for comparison: "II", "02" and "2" are the same."""
    label = re.sub(r"(?i)^điều ", "", label)
    return ".".join(str(read_roman(part) or part.lstrip("0") or part).lower() for part in label.split("."))
