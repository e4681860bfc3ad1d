"""Addresses of items as officers cite them, from ids and back: "pl2/5/b/1" is "ý 1 điểm b mục 5 Phụ lục 2".

The words run from the small to the large, as in amending documents ("điểm b mục 2 Phụ lục 1"). A group
is a mục; a lettered item a điểm; a numbered item a số thứ tự; a sub-row that has no number an ý. A number that stands a
second time ("IV~2") is "IV (lần 2)".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from kehoach.meaning.numbering import Label, read_label, read_roman
from kehoach.model import Document, Section

_PARTS = re.compile(r"(ý|điểm|số thứ tự|mục)\s+([\w.~]+(?: \(lần \d+\))?)\s+(?=ý|điểm|số thứ tự|mục|\S)")
_PART = re.compile(r"(?<!\w)phần (?=[IVXLC]+(?: \(lần \d+\))?$)")
_AGAIN = re.compile(r"~(\d+)")
_AGAIN_WORDS = re.compile(r" \(lần (\d+)\)")
_TABLE = re.compile(r"bang\d+")
_OWNER_TABLE = re.compile(r"bảng (\d+)(?: (.+))?")


def cite(item: str, annex: str) -> str:
    """The address of an item in words; `annex` is what its annex (the id's first part) is called, "Phụ lục 2"."""
    parts = item.split("/")[1:]
    words = [f"{_kind(parts, place)} {_shown(part)}" for place, part in enumerate(parts)]
    return " ".join([*reversed(words), annex])


def cite_in(item: str, document: Document) -> str:
    """The address of an item of a document: in an annex ("điểm l mục 6 Phụ lục 2"), in its text ("ý 2 mục 4 phần III"), or in
    a table of its text ("số thứ tự 3 bảng 1 mục 2 phần IV")."""
    parts = item.split("/")
    for annex in document.annexes:
        if annex.id == parts[0]:
            return cite(item, annex_name(annex.label)) if len(parts) > 1 else annex_name(annex.label)
    table = next((place for place, part in enumerate(parts) if _TABLE.fullmatch(part)), None)
    if table is not None:
        words = [f"bảng {parts[table].removeprefix('bang')}", cite_sections(["/".join(parts[:table])]) if table else ""]
        return cite("/".join(["", *parts[table + 1 :]]), " ".join(filter(None, words)))
    known = set(_section_ids(document.outline))
    own = next((end for end in range(len(parts), 0, -1) if "/".join(parts[:end]) in known), 0)
    if not own:
        return item  # an address that the document does not have
    rows = [f"ý {part}" for part in reversed(parts[own:])]
    return " ".join([*rows, cite_sections(["/".join(parts[:own])])])


def _section_ids(sections: Iterable[Section]) -> Iterator[str]:
    for section in sections:
        yield section.id
        yield from _section_ids(section.children)


def cite_sections(addresses: Sequence[str]) -> str:
    """The addresses of parts of the text as documents cite them, those of one part together: "mục 1 và mục 4 Phần V"
    (Nghị định 30/2020/NĐ-CP, Phụ lục II, Mục V, khoản 7: Phần has a capital)."""
    groups: dict[str, list[str]] = {}
    for address in addresses:
        above = cite_section(address.rpartition("/")[0]) if "/" in address else ""
        groups.setdefault(above, []).append(cite_section(address).removesuffix(f" {above}" if above else ""))
    words = [f"{listed(members)} {above}".strip() for above, members in groups.items()]
    return listed([_PART.sub("Phần ", one) for one in words])


def listed(words: Sequence[str]) -> str:
    """Words as a sentence lists them: "Phụ lục I, Phụ lục II và Phụ lục III"."""
    return " và ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def cite_section(address: str) -> str:
    """The way to a part of the text in words: "V/2/a" is "điểm a mục 2 phần V", "Phần II/I/1" "mục 1 mục I Phần II"."""
    words: list[str] = []
    for part in address.split("/"):
        label = _label(part)
        largest = "mục" if words else "phần"
        kind = {"letter": "điểm", "roman": largest}.get(label.style, "mục") if label else "mục"
        words.append(_shown(part if " " in part else f"{kind} {part}"))
    return " ".join(reversed(words))


def locate(item: str, annex: str) -> str:
    """The way to an item from the outside in: "Phụ lục 2, mục 6, điểm l"."""
    parts = item.split("/")[1:]
    return ", ".join([annex, *(f"{_kind(parts, place)} {_shown(part)}" for place, part in enumerate(parts))])


def cite_many(items: Sequence[str], annex: str) -> str:
    """The addresses of several items of one annex, those of one group together: "các điểm b, c mục 1 và điểm a mục 2
    Phụ lục 2"."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for item in items:
        parts = item.split("/")[1:]
        above = " ".join(f"{_kind(parts, place)} {_shown(parts[place])}" for place in reversed(range(len(parts) - 1)))
        groups.setdefault(above, []).append((_kind(parts, len(parts) - 1), parts[-1]))
    words = []
    for above, members in groups.items():
        kinds = dict.fromkeys(kind for kind, _ in members)
        lists = ", ".join(_list(kind, [sign for other, sign in members if other == kind]) for kind in kinds)
        words.append(f"{lists} {above}".strip())
    return f"{_joined(words)} {annex}"


def _list(kind: str, signs: Sequence[str]) -> str:
    shown = [_shown(sign) for sign in signs]
    return f"{kind} {shown[0]}" if len(shown) == 1 else f"các {kind} {', '.join(shown)}"


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
    """What was cited, as (the id's parts below the annex or part, what that is called), or None for other words."""
    place = 0
    parts: list[str] = []
    while match := _PARTS.match(text, place):
        parts.append(_AGAIN_WORDS.sub(r"~\1", match[2]))
        place = match.end()
    annex = text[place:]
    if not parts or not annex:
        return None
    return "/".join(reversed(parts)), annex


def item_id(below: str, owner: str) -> str:
    """The id of an item from its parts below its annex or part of the text, and what that is called: ("1/b", "Phụ lục II") is
    "pl2/1/b", ("3/a", "phần II") "II/3/a", ("2", "bảng 1 phần IV") "IV/bang1/2"."""
    if table := _OWNER_TABLE.fullmatch(owner):
        above = read_citation(table[2]) if table[2] else None
        root = item_id(*above) if above else (table[2] or "")[len("phần ") :]
        return "/".join(filter(None, [root, f"bang{table[1]}", below]))
    if owner.lower().startswith("phần "):
        part = _AGAIN_WORDS.sub(r"~\1", owner[len("phần ") :])
        return f"{part}/{below}"
    number = owner.removeprefix("Phụ lục").strip().removeprefix("số ").lstrip("0")
    head, dot, tail = number.partition(".")
    value = read_roman(head)
    return f"pl{value or head.lower()}{dot}{tail}/{below}"


def _shown(part: str) -> str:
    return _AGAIN.sub(r" (lần \1)", part)


def _label(part: str) -> Label | None:
    return read_label(part.partition("~")[0])


def _kind(parts: list[str], place: int) -> str:
    label = _label(parts[place])
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
    label, above = _label(parts[place]), _label(parts[place - 1])
    if label is None or above is None or label.style != "arabic":
        return False
    return above.style in ("letter", "arabic", "decimal")
