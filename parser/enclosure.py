"""A plan enclosed in the decision that enacts it: where the plan begins, and what it takes from the decision."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from kehoach.meaning.citations import find_citations
from kehoach.model import Block, Document, LegalBasis, Notice
from kehoach.parser.annexes import is_annex_label
from kehoach.parser.closing import is_recipients_label
from kehoach.parser.header import Head, top_of_head
from kehoach.parser.header_lines import TYPES, ready_lines, type_of, type_with_title
from kehoach.parser.lines import CAPTION, Line, lines_of

_ENACTING = ("QUYẾT ĐỊNH", "NGHỊ QUYẾT", "CHỈ THỊ", "THÔNG TƯ", "NGHỊ ĐỊNH")
_ENACTS = re.compile(r"kèm theo (quyết định|nghị quyết|chỉ thị|thông tư|nghị định) này", re.IGNORECASE)
_REACH = 8
"""Most lines of title between the type's line and the caption."""
_TALLEST_HEAD = 20


def find_enclosed(blocks: Sequence[Block]) -> Line | None:
    """The first line of the document enclosed in another, None when there is none.

    It has a type, a title and "(Ban hành kèm theo Quyết định số ...)", or its type stands below the recipients of a
    decision that enacts something "kèm theo Quyết định này"; and it stands before any annex.
    """
    outer = next((kind for line in _lines_before_annexes(blocks) if (kind := type_of(line))), None)
    if outer not in _ENACTING:
        return None
    lines = list(_lines_before_annexes(blocks))
    types = [place for place, line in enumerate(lines) if type_of(line) or type_with_title(line)]
    enacting = next((place for place, line in enumerate(lines) if _ENACTS.search(line.text)), len(lines))
    foot = next((place for place in range(enacting, len(lines)) if is_recipients_label(lines[place].text)), len(lines))
    for place in types:
        kind = type_of(lines[place]) or (type_with_title(lines[place]) or ("",))[0]
        near = lines[place + 1 : place + 1 + _REACH]
        is_named = any(_is_caption(line, outer) for line in near) or (
            place > foot and type_of(lines[place]) is not None
        )
        if kind != outer and kind in TYPES and is_named:
            return lines[top_of_head(lines, place, place - _TALLEST_HEAD)]
    return None


def _lines_before_annexes(blocks: Sequence[Block]) -> Iterator[Line]:
    return ready_lines(lines_of(enumerate(takewhile(lambda block: not is_annex_label(block), blocks))))


def _is_caption(line: Line, outer: str) -> bool:
    return CAPTION.match(line.text) is not None and outer.lower() in line.text.lower()


def enacted_by(head: Head) -> LegalBasis | None:
    """What the caption under the title names; its `text` is the caption as printed."""
    if head.caption is None:
        return None
    source = next(iter(head.sources.get("enacted_by", ())), None)
    found = next(iter(find_citations(head.caption)), LegalBasis(text=""))
    return found.model_copy(update={"text": head.caption, "source": source})


def enclose(document: Document, enclosing: Document) -> tuple[Document, Notice]:
    """The enclosed document with the one around it, whose issuer, place and date it has unless it prints its own."""
    taken = [name for name in ("issuer", "place", "date") if not getattr(document, name)]
    update: dict[str, object] = {name: getattr(enclosing, name) for name in taken}
    if "issuer" in taken:
        update["superior"] = enclosing.superior
    if "date" in taken:
        update["date_text"] = document.date_text or enclosing.date_text
    sources = {name: enclosing.sources[name] for name in taken if name in enclosing.sources}
    code = f"{enclosing.number or ''}/{enclosing.symbol or ''}"
    message = (
        f"{(document.type or 'Văn bản').capitalize()} nằm trong {(enclosing.type or 'văn bản').lower()} số {code}; "
        "phần lời của văn bản ấy ở document.enclosing."
    )
    if taken:
        names = {"issuer": "cơ quan ban hành", "place": "địa danh", "date": "ngày"}
        message += f" Lấy từ đó: {', '.join(names[name] for name in taken)}."
    source = next(iter(document.sources.get("type", ())), None)
    if document.enacted_by is None:
        kind = (enclosing.type or "").capitalize() or None
        update["enacted_by"] = LegalBasis(type=kind, code=code, date=enclosing.date, text="")
    update |= {"enclosing": enclosing, "sources": sources | document.sources}
    return document.model_copy(update=update), Notice(code="P025", severity="info", message=message, source=source)
