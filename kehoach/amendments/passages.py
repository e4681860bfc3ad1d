"""Paragraphs and sentences ("đoạn thứ hai mục 5 phần V", "câu cuối điểm a mục 1 Phụ lục 2"): found, changed, put in."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from kehoach.amendments import operations as op
from kehoach.amendments.address import LAST, PARAGRAPH, SENTENCE, Address, read_address
from kehoach.amendments.changes import Field
from kehoach.amendments.draft import Draft
from kehoach.amendments.edits import Edit, SectionEdit
from kehoach.amendments.facts import FIELD_NAMES
from kehoach.amendments.lookup import look_up, row_place
from kehoach.amendments.paper import Paper
from kehoach.amendments.refusal import NO_COLUMN, NO_PLACE, NOT_HERE, SEVERAL_PLACES, TAKEN, Refused
from kehoach.amendments.sections import section_place
from kehoach.model import Paragraph, Section, Source

Rewrite = Callable[[str], Sequence[str]]
"""What stands in the place of a passage: nothing, it in other words, or it and others beside it."""

_TEXT = FIELD_NAMES[Field.TEXT]
_HEADING_LENGTH = 120
_STOP = re.compile(r"(?<=[.!?…])[ ]+(?=[“\"(]?(?P<next>\w))")
_SHORT = re.compile(r"(?:^|[\s(“])(?:\d{1,2}|\w{1,2}|[IVXLC]+)\.$")
"""What ends in a full stop that ends no sentence: "1.", "TT.", "IV."."""


def names_passage(words: str | None) -> bool:
    """Whether an address names a paragraph or a sentence."""
    address = read_address(words or "")
    return address is not None and bool(address.passage)


def bottom_up(operations: Sequence[op.Operation]) -> list[op.Operation]:
    """The operations of one document in the order to carry them out: those on paragraphs and sentences count as the
    document found them, so words are changed first, then what stands last is taken out or put in before what stands
    above it. All others keep their places."""
    holders: dict[Address, list[int]] = {}
    for place, operation in enumerate(operations):
        for address in _passages_in(operation)[:1]:
            holders.setdefault(Address(address.parts[len(address.passage) :]), []).append(place)
    result = list(operations)
    for places in holders.values():
        ordered = sorted((operations[place] for place in places), key=_depth)
        for place, operation in zip(places, ordered, strict=True):
            result[place] = operation
    return result


def _passages_in(operation: op.Operation) -> list[Address]:
    named = [getattr(operation, name, None) for name in ("at", "beside")]
    listed = [words for value in named for words in (value if isinstance(value, tuple) else (value,)) if words]
    return [address for words in listed if (address := read_address(words)) is not None and address.passage]


def _depth(operation: op.Operation) -> tuple[bool, float, float, bool]:
    if isinstance(operation, op.ReplacePhrase | op.RemovePhrase | op.InsertPhrase | op.Correct):
        return False, 0, 0, False
    address = _passages_in(operation)[-1]
    paragraph, sentence = (_number(_label(address, level)) for level in (PARAGRAPH, SENTENCE))
    return True, -paragraph, -sentence, isinstance(operation, op.Insert)


def _number(label: str | None) -> float:
    return 0 if label is None else float("inf") if label == LAST else int(label)


def passage_words(words: str) -> str:
    """The paragraph or sentence that an address names, without the place that it is in; "" where it names none."""
    address = read_address(words)
    return str(Address(address.passage)) if address is not None else ""


def amended_passage(operation: op.Amend, paper: Paper) -> list[Edit]:
    """The edits of an amended paragraph or sentence. Raises `Refused` as `rewritten` does."""
    if set(operation.cells) != {_TEXT}:
        raise Refused(NO_COLUMN, f"Một đoạn, một câu chỉ có «{_TEXT}».")
    new = operation.cells[_TEXT].split("\n")
    return rewritten(operation.at, paper, operation.source, lambda _: new)


def inserted_passage(operation: op.Insert, paper: Paper) -> list[Edit]:
    """The edits of a paragraph or a sentence put in beside another one. Raises `Refused` as `rewritten` does."""
    if operation.beside is None:
        raise Refused(TAKEN, f"«{operation.at}»: cần nêu đoạn, câu mới đứng sau hay trước đoạn, câu nào.")
    new = "\n".join(operation.cells.values()).split("\n")
    if operation.where == "before":
        return rewritten(operation.beside, paper, operation.source, lambda text: [*new, text])
    return rewritten(operation.beside, paper, operation.source, lambda text: [text, *new], adds=True)


def rewritten(at: str, paper: Paper, source: Source | None, rewrite: Rewrite, *, adds: bool = False) -> list[Edit]:
    """The edits that give a passage other words; `adds` tells that something is only put in behind it.

    Paragraphs of a section are those below its numbered line; a numbered line that is a whole sentence is the first of
    them. Those of an item are the lines of its content. Raises `Refused` where there is no such passage, or several.
    """
    address = read_address(at) or Address()
    found = look_up(str(Address(address.parts[len(address.passage) :])), paper)
    if found.kind == "section":
        return [_in_section(at, address, paper.sections[found.id], paper, source, rewrite, adds=adds)]
    if found.kind != "item":
        raise Refused(NOT_HERE, f"«{at}»: cần nêu đoạn, câu của mục nào.")
    item = paper.items[found.id]
    row_place(found.id, paper)
    if len({reading.text for reading in item.alternatives}) > 1:
        raise Refused(NOT_HERE, f"«{at}»: lời của mục này chưa đọc chắc chắn được từ bản gốc.")
    lines = _rewritten(at, address, item.text.split("\n"), rewrite)
    if not lines:
        raise Refused(NOT_HERE, f"«{at}» là toàn bộ nội dung của mục: cần bãi bỏ cả mục.")
    draft = Draft(paper, source)
    draft.write(found.id, {_TEXT: "\n".join(lines)})
    return [*draft.edits()]


def _in_section(
    at: str, address: Address, old: Section, paper: Paper, source: Source | None, rewrite: Rewrite, *, adds: bool
) -> Edit:
    under, place = section_place(old.id, paper)
    behind = bool(old.children) and _label(address, PARAGRAPH) == LAST
    if behind and adds and _label(address, SENTENCE) is None:
        new = [*_texts(old.trailing), *rewrite("")[1:]]
        return SectionEdit(under=under, at=place, old=old, new=_with(old, "trailing", new, source))
    if behind:
        new = _rewritten(at, address, _texts(old.trailing), rewrite)
        return SectionEdit(under=under, at=place, old=old, new=_with(old, "trailing", new, source))
    titled = _speaks(old)
    now = [*([old.title] if titled else []), *_texts(old.paragraphs)]
    new = _rewritten(at, address, now, rewrite)
    changed = old
    if titled:
        if not new or (new[0] != old.title and len(new) < len(now)):
            raise Refused(NOT_HERE, f"«{at}» là dòng có số của mục: cần sửa đổi hoặc bãi bỏ cả mục.")
        changed, new = old.model_copy(update={"title": new[0]}), new[1:]
    return SectionEdit(under=under, at=place, old=old, new=_with(changed, "paragraphs", new, source))


def _speaks(section: Section) -> bool:
    """Whether the numbered line of a section is a paragraph itself, and no heading."""
    return section.title.rstrip().endswith((".", ":", ";", "!", "?")) or len(section.title) > _HEADING_LENGTH


def _texts(paragraphs: Sequence[Paragraph]) -> list[str]:
    return [paragraph.text for paragraph in paragraphs]


def _with(section: Section, name: str, texts: Sequence[str], source: Source | None) -> Section:
    """The section with other paragraphs; those that stay are the very same, so that tables between them stay too."""
    old: list[Paragraph] = list(getattr(section, name))
    first = next(
        (place for place, text in enumerate(texts) if place >= len(old) or old[place].text != text), len(texts)
    )
    last = 0
    while last < min(len(old), len(texts)) - first and old[-1 - last].text == texts[len(texts) - 1 - last]:
        last += 1
    fresh = [Paragraph(text=text, source=source) for text in texts[first : len(texts) - last]]
    moved = len(texts) - len(old)
    tables = tuple(
        table.model_copy(update={"position": table.position + moved}) if table.position > first else table
        for table in section.tables
    )
    update: dict[str, object] = {name: (*old[:first], *fresh, *old[len(old) - last :])}
    return section.model_copy(update=update | ({"tables": tables} if name == "paragraphs" and moved else {}))


def _rewritten(at: str, address: Address, paragraphs: Sequence[str], rewrite: Rewrite) -> list[str]:
    """Paragraphs of which one, or one sentence of one, was given other words."""
    if not paragraphs:
        raise Refused(NO_PLACE, f"Không có «{at}»: mục này không có đoạn nào.")
    sentence = _label(address, SENTENCE)
    place = _paragraph(at, address, len(paragraphs))
    if sentence is None:
        return [*paragraphs[:place], *rewrite(paragraphs[place]), *paragraphs[place + 1 :]]
    sentences = sentences_of(paragraphs[place])
    which = _index(at, sentence, len(sentences), "câu")
    new = " ".join([*sentences[:which], *rewrite(sentences[which]), *sentences[which + 1 :]])
    return [*paragraphs[:place], *([new] if new else []), *paragraphs[place + 1 :]]


def _paragraph(at: str, address: Address, count: int) -> int:
    label = _label(address, PARAGRAPH)
    if label is not None:
        return _index(at, label, count, "đoạn")
    sentence = _label(address, SENTENCE)
    if count > 1 and sentence not in (LAST, "1"):
        raise Refused(SEVERAL_PLACES, f"«{at}»: mục này có {count} đoạn, cần nêu câu của đoạn nào.")
    return count - 1 if sentence == LAST else 0


def _index(at: str, label: str, count: int, kind: str) -> int:
    place = count if label == LAST else int(label)
    if not 0 < place <= count:
        raise Refused(NO_PLACE, f"Không có «{at}»: chỉ có {count} {kind}.")
    return place - 1


def _label(address: Address, level: int) -> str | None:
    return next((label for own, label in address.passage if own == level), None)


def sentences_of(text: str) -> list[str]:
    """The sentences of a paragraph."""
    sentences: list[str] = []
    start = 0
    for stop in _STOP.finditer(text):
        if stop["next"].isupper() and not _SHORT.search(text[start : stop.start()]):
            sentences.append(text[start : stop.start()])
            start = stop.end()
    return [*sentences, text[start:]]
