"""Who answers for what in the part that organises the work (Tổ chức thực hiện): its sections by agency."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from kehoach.meaning.agencies import Registry, read_assignment
from kehoach.meaning.scopes import read_scopes
from kehoach.meaning.spelling import says
from kehoach.model import Assignment, Document, Notice, Paragraph, Responsibility, Section

_ORGANISING = ("tổ chức thực hiện", "phân công", "trách nhiệm")
_PERIODIC = re.compile(
    r"định kỳ|đột xuất|chuyên đề|6 tháng|(?:hàng|hằng) (?:tháng|quý|năm)|chế độ báo cáo", re.IGNORECASE
)
"""What makes a report a duty of its own, and not the end of another task."""


def read_responsibilities(
    document: Document, registry: Registry, groups: Mapping[str, str]
) -> tuple[tuple[Responsibility, ...], list[Notice]]:
    """The sections that say what agencies do, and notices about references that lead nowhere.

    `groups` has for every item id of the plan the title of its group.
    """
    found: list[Responsibility] = []
    notices: list[Notice] = []
    for section in _organising_sections(document.outline):
        for part, named in _agency_sections(section, registry):
            found.append(_responsibility(part, named, groups, notices))
    return tuple(found), notices


def _organising_sections(sections: Iterable[Section]) -> Iterator[Section]:
    """The topmost sections that are about organising the work."""
    for section in sections:
        if says(section.title, *_ORGANISING):
            yield section
        else:
            yield from _organising_sections(section.children)


def _agency_sections(section: Section, registry: Registry) -> Iterator[tuple[Section, Assignment]]:
    """The sections below this one whose titles name agencies, with those; one that names none is searched further."""
    for child in section.children:
        named = read_assignment(child.title.strip(" :."), registry)
        if named.agencies or named.groups:
            yield child, named
        else:
            yield from _agency_sections(child, registry)


def _responsibility(
    section: Section, named: Assignment, groups: Mapping[str, str], notices: list[Notice]
) -> Responsibility:
    paragraphs = tuple(_paragraphs(section))
    readings = [(paragraph, read_scopes(paragraph, groups)) for paragraph in paragraphs]
    for paragraph, reading in readings:
        for text in reading.missing:
            message = f"«{text}» dẫn đến mục không có trong kế hoạch."
            notices.append(Notice(code="P501", severity="warning", message=message, source=paragraph.source))
    return Responsibility(
        id=section.id,
        title=section.title,
        agencies=named.agencies,
        groups=named.groups,
        unknown=named.unknown,
        paragraphs=paragraphs,
        scopes=tuple(scope for _, reading in readings for scope in reading.scopes),
        reporting=tuple(
            paragraph
            for paragraph in paragraphs
            if says(paragraph.text, "báo cáo") and _PERIODIC.search(paragraph.text)
        ),
        source=section.source,
    )


def _paragraphs(section: Section) -> Iterator[Paragraph]:
    yield from section.paragraphs
    for child in section.children:
        yield Paragraph(text=f"{child.number}) {child.title}", source=child.source)
        yield from _paragraphs(child)
    yield from section.trailing
