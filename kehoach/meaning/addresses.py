"""Addresses of items as officers cite them, from ids and back: "pl2/5/b/1" is "ý 1 điểm b mục 5 Phụ lục 2".

The words run from the small to the large, as in amending documents ("điểm b mục 2 Phụ lục 1"). A group
is a mục; a lettered item a điểm; a numbered item a số thứ tự; a sub-row that has no number an ý.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kehoach.meaning.numbering import read_label, read_roman

_PARTS = re.compile(r"(ý|điểm|số thứ tự|mục)\s+([\w.~]+)\s+(?=ý|điểm|số thứ tự|mục|\S)")


def cite(item: str, annex: str) -> str:
    """The address of an item in words; `annex` is what its annex (the id's first part) is called, "Phụ lục 2"."""
    parts = item.split("/")[1:]
    words = [f"{_kind(parts, place)} {part}" for place, part in enumerate(parts)]
    return " ".join([*reversed(words), annex])


def locate(item: str, annex: str) -> str:
    """The way to an item from the outside in: "Phụ lục 2, mục 6, điểm l"."""
    parts = item.split("/")[1:]
    return ", ".join([annex, *(f"{_kind(parts, place)} {part}" for place, part in enumerate(parts))])


def cite_many(items: Sequence[str], annex: str) -> str:
    """The addresses of several items of one annex, those of one group together: "các điểm b, c mục 1 và điểm a mục 2
    Phụ lục 2"."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for item in items:
        parts = item.split("/")[1:]
        above = " ".join(f"{_kind(parts, place)} {parts[place]}" for place in reversed(range(len(parts) - 1)))
        groups.setdefault(above, []).append((_kind(parts, len(parts) - 1), parts[-1]))
    words = []
    for above, members in groups.items():
        kinds = dict.fromkeys(kind for kind, _ in members)
        lists = ", ".join(_list(kind, [sign for other, sign in members if other == kind]) for kind in kinds)
        words.append(f"{lists} {above}".strip())
    return f"{_joined(words)} {annex}"


def _list(kind: str, signs: Sequence[str]) -> str:
    return f"{kind} {signs[0]}" if len(signs) == 1 else f"các {kind} {', '.join(signs)}"


def _joined(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{'; '.join(words[:-1])} và {words[-1]}"


def annex_name(label: str) -> str:
    """An annex's label as running text has it, its number kept: "PHỤ LỤC II" is "Phụ lục II"."""
    words = [
        word if any(sign.isdigit() for sign in word) or read_roman(word) else word.lower() for word in label.split()
    ]
    name = " ".join(words)
    return name[:1].upper() + name[1:]


def read_citation(text: str) -> tuple[str, str] | None:
    """What `cite` was given, as (the id's parts below the annex, the annex's name), or None for other words."""
    place = 0
    parts: list[str] = []
    while match := _PARTS.match(text, place):
        parts.append(match[2])
        place = match.end()
    annex = text[place:]
    if not parts or not annex:
        return None
    return "/".join(reversed(parts)), annex


def item_id(below: str, annex: str) -> str:
    """The id of an item from its parts below the annex and the annex's name: ("1/b", "Phụ lục II") is "pl2/1/b"."""
    number = annex.removeprefix("Phụ lục").strip()
    head, dot, tail = number.partition(".")
    value = read_roman(head)
    return f"pl{value or head.lower()}{dot}{tail}/{below}"


def _kind(parts: list[str], place: int) -> str:
    label = read_label(parts[place])
    if label is not None and label.style == "letter":
        return "điểm"
    below = read_label(parts[place + 1]) if place + 1 < len(parts) else None
    if below is not None and below.style == "decimal":
        return "mục"
    if place == 0:
        return "mục" if len(parts) > 1 and not _is_sub_row(parts, 1) else "số thứ tự"
    return "ý" if _is_sub_row(parts, place) else "số thứ tự"


def _is_sub_row(parts: list[str], place: int) -> bool:
    """Whether a part counts the rows of the item before it: an Arabic number under a letter or under an Arabic number."""
    label, above = read_label(parts[place]), read_label(parts[place - 1])
    if label is None or above is None or label.style != "arabic":
        return False
    return above.style in ("letter", "arabic", "decimal")
