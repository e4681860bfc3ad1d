"""Which items of a plan a sentence gives to an agency: those that it addresses, and those of its field of work.

"mục 1 Phụ lục 1 và Phụ lục 2" addresses a group of annex 1, and all of annex 2. No agency is meant to
answer for a whole annex when the same sentence narrows the other to a field: of annex 2 the groups of the
same field are meant. What is narrowed so is derived, never stated, and is kept apart.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from kehoach.meaning.references import Address, Reference, find_references, resolve
from kehoach.meaning.spelling import says
from kehoach.model import Paragraph, Scope

SAME_FIELD = 0.6
"""The least share of words that two group titles of one field have in common (of the words of both)."""

_OPENING = re.compile(r"^(?:các |những )?(?:chỉ tiêu|nhiệm vụ|mục tiêu|nội dung)(?: (?:về|cải cách hành chính))?\s+")
_MAY_REFER = re.compile(r"phụ lục|biểu|(?:mục|điểm|số thứ tự)\s+(?:số\s+)?[\w.]{1,4}\b", re.IGNORECASE)
"""What every reference has in it: a quick look that spares most paragraphs the closer one."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class ScopeReading:
    """The scopes of a paragraph, and the references in it that lead to no item."""

    scopes: tuple[Scope, ...]
    missing: tuple[str, ...]


def read_scopes(paragraph: Paragraph, groups: Mapping[str, str], annexes: Collection[str] = ()) -> ScopeReading:
    """The scopes that a paragraph states; `groups` has for every item id the title of its group ("" for none).

    `annexes` are the ids of the annexes that are there, also those without items (forms, lists): they are not missing.
    """
    if not (says(paragraph.text, "phụ lục", "biểu", "mục", "điểm", "số thứ tự") and _MAY_REFER.search(paragraph.text)):
        return ScopeReading((), ())
    scopes: list[Scope] = []
    missing: list[str] = []
    for reference in find_references(paragraph.text):
        if reference.external:
            continue
        missed = resolve(reference, groups).missing
        if any(not _is_whole_annex(address) or not _is_there(address, annexes) for address in missed):
            missing.append(reference.text)
        scopes.append(_scope(reference, paragraph, groups))
    return ScopeReading(tuple(scopes), tuple(missing))


def _scope(reference: Reference, paragraph: Paragraph, groups: Mapping[str, str]) -> Scope:
    whole = tuple(address for address in reference.items if _is_whole_annex(address))
    narrow = tuple(address for address in reference.items if address not in whole)
    stated = resolve(replace(reference, items=narrow), groups).ids
    rest = resolve(replace(reference, items=whole, excluded=()), groups).ids
    if not whole:
        return Scope(text=reference.text, ids=stated, source=paragraph.source)
    fields = _fields(stated, paragraph.text[: reference.start], groups)
    meant = _titles_of_fields({groups[item] for item in rest if groups[item]}, fields)
    derived = tuple(item for item in rest if groups[item] in meant)
    if not derived:
        return Scope(text=reference.text, ids=(*stated, *rest), source=paragraph.source)
    return Scope(text=reference.text, ids=stated, derived=derived, source=paragraph.source)


def _is_whole_annex(address: Address) -> bool:
    return address.group is None and address.letter is None and address.sub is None


def _is_there(annex: Address, annexes: Collection[str]) -> bool:
    return not resolve(Reference(0, 0, "", items=(annex,)), annexes).missing


def _fields(stated: Sequence[str], sentence: str, groups: Mapping[str, str]) -> list[frozenset[str]]:
    """The fields of work that the sentence speaks of: those of the items that it addresses, else a group that it names."""
    titles = {groups[item] for item in stated if groups[item]}
    if not titles:
        words = _folded(sentence.rpartition(". ")[2])
        titles = {title for title in set(groups.values()) if title and _folded(title) in words}
    return [_words(title) for title in sorted(titles)]


def _titles_of_fields(titles: AbstractSet[str], fields: Iterable[frozenset[str]]) -> set[str]:
    """For each field the group titles nearest to it, where they are near enough."""
    words = {title: _words(title) for title in titles}
    meant: set[str] = set()
    for field in fields:
        nearness = {title: _share(field, own) for title, own in words.items()}
        best = max(nearness.values(), default=0.0)
        if best >= SAME_FIELD:
            meant |= {title for title, share in nearness.items() if share == best}
    return meant


def _share(first: frozenset[str], second: frozenset[str]) -> float:
    return len(first & second) / len(first | second) if first | second else 0.0


def _folded(text: str) -> str:
    return _OPENING.sub("", " ".join(text.lower().split()))


def _words(title: str) -> frozenset[str]:
    return frozenset(_WORD.findall(_folded(title)))
