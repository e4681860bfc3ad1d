"""Work that is given outside tables.

A numbered part, or a paragraph, that ends in "Đơn vị chủ trì: ...; Đơn vị phối hợp: ..." is a task. Sentences that give
work ("Giao Sở X chủ trì ...") are only quoted: where the task in them begins and ends is not for a program to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from kehoach.model import Document, Notice, Paragraph, Section, Source
from kehoach.parser import columns as col
from kehoach.parser.items import ColumnCell, Item
from kehoach.parser.role_labels import names_somebody, split_roles

_BODY = r"(?:Sở|Ủy ban|Uỷ ban|UBND|Văn phòng|Ban|Công an|Thanh tra|Chủ tịch|Giám đốc|Thủ trưởng|Cục|Chi cục|Bộ)"
_GIVES = re.compile(
    rf"(?<!được )\b[Gg]iao (?:cho )?(?:các )?(?:{_BODY}|sở|đơn vị|cơ quan)\b|\b{_BODY}\b[^.;:]{{0,80}}\bchủ trì,? phối hợp\b"
)


@dataclass
class _Unit:
    """Paragraphs and the labels that close them."""

    texts: list[str] = field(default_factory=list)
    roles: list[ColumnCell] = field(default_factory=list)
    source: Source | None = None


def read_text_tasks(sections: Iterable[Section]) -> tuple[list[Item], list[Notice]]:
    """The tasks that numbered parts state outside tables, and notices about labels that may close one part or another."""
    tasks: list[Item] = []
    notices: list[Notice] = []
    for section in sections:
        _read_section(section, tasks, notices)
    return tasks, notices


def _read_section(section: Section, tasks: list[Item], notices: list[Notice]) -> None:
    closing = _closing_of_children(section)
    if closing is None:
        tasks += _own_tasks(section)
    else:
        last = section.children[-1]
        text = "\n".join([section.title, *(f"{part.number}) {part.title}" for part in section.children)])
        tasks.append(_task(section.id, text, closing.roles, section.source))
        labels = "; ".join(f"{cell.title}: {cell.text}" for cell in closing.roles)
        message = f"Phân công sau mục {last.id}, đọc là của cả mục {section.id}: «{labels}»."
        notices.append(Notice(code="P203", severity="warning", message=message, source=closing.source))
    for child in section.children if closing is None else section.children[:-1]:
        _read_section(child, tasks, notices)


def _task(address: str, text: str, roles: Sequence[ColumnCell], source: Source | None) -> Item:
    return Item(address, None, (ColumnCell(col.TEXT, "", text, source), *roles), source=source)


def _closing_of_children(section: Section) -> _Unit | None:
    """The labels under the last child, where no other child has any: they close the whole list."""
    if len(section.children) < 2:
        return None
    *others, last = section.children
    units = _units(last.paragraphs)
    alone = len(units) == 1 and not units[0].texts and not last.children
    if not alone or names_somebody(split_roles(last.title)[1]) or any(_has_labels(child) for child in others):
        return None
    return units[0]


def _has_labels(section: Section) -> bool:
    texts = (section.title, *(paragraph.text for paragraph in section.paragraphs))
    return any(names_somebody(split_roles(text)[1]) for text in texts) or any(map(_has_labels, section.children))


def _own_tasks(section: Section) -> Iterator[Item]:
    """The tasks that a part's own title and paragraphs state."""
    title, roles = split_roles(section.title, section.source)
    units = _units(section.paragraphs)
    if names_somebody(roles):
        more = units[0].roles if len(units) == 1 and not units[0].texts else []
        yield _task(section.id, title, [*roles, *more], section.source)
    elif len(units) == 1 and units[0].source == section.paragraphs[-1].source:
        yield _task(section.id, "\n".join([section.title, *units[0].texts]), units[0].roles, section.source)
    else:
        for count, unit in enumerate(units, start=1):
            yield _task(f"{section.id}/{count}", "\n".join(unit.texts) or section.title, unit.roles, unit.source)


def _units(paragraphs: Sequence[Paragraph]) -> list[_Unit]:
    """The paragraphs in stretches that labels close; what stands after the last label is left out."""
    units: list[_Unit] = []
    current = _Unit()
    for paragraph in paragraphs:
        before, roles = split_roles(paragraph.text, paragraph.source)
        repeats = all(any(cell.role == col.LEAD for cell in cells) for cells in (current.roles, roles))
        if current.roles and (before or repeats):
            units.append(current)
            current = _Unit()
        if before:
            current.texts.append(before)
        current.roles += roles
        current.source = paragraph.source
    if current.roles:
        units.append(current)
    return [unit for unit in units if names_somebody(unit.roles)]


def quote_assignments(document: Document, known: Iterable[str]) -> Iterator[Notice]:
    """A notice for every sentence that gives work outside tables; `known` are the ids of parts that were read as
    responsibilities or tasks."""
    sections = (*(document.enclosing.outline if document.enclosing else ()), *document.outline)
    for place, text, source in (*_section_texts(sections, set(known)), *_loose_texts(document)):
        if _gives_work(text) or (not place.startswith("mục ") and names_somebody(split_roles(text)[1])):
            message = f"Phân công ngoài bảng ({place}), không đưa vào danh sách nhiệm vụ: «{text}»"
            yield Notice(code="P203", severity="warning", message=message, source=source)


def _gives_work(text: str) -> bool:
    return ("iao " in text or "chủ trì" in text) and _GIVES.search(text) is not None


def _section_texts(sections: Iterable[Section], known: set[str]) -> Iterator[tuple[str, str, Source | None]]:
    for section in sections:
        if section.id in known:
            continue
        place = f"mục {section.id}"
        yield place, section.title, section.source
        yield from ((place, paragraph.text, paragraph.source) for paragraph in (*section.paragraphs, *section.trailing))
        yield from _section_texts(section.children, known)


def _loose_texts(document: Document) -> Iterator[tuple[str, str, Source | None]]:
    yield from (("phần mở đầu", paragraph.text, paragraph.source) for paragraph in document.lead)
    yield from (("phần kết", paragraph.text, paragraph.source) for paragraph in document.closing)
    for annex in document.annexes:
        place = annex.label or annex.title or "phụ lục"
        yield from ((place, paragraph.text, paragraph.source) for paragraph in annex.paragraphs)
