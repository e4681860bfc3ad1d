"""Who answers for what in the part that organises the work (Tổ chức thực hiện): its sections by agency."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kehoach.meaning.references import find_references, resolve

from kehoach.meaning.agencies import Registry, read_assignment
from kehoach.model import Document, Notice, Paragraph, Responsibility, Scope, Section

_ORGANISING = re.compile(r"tổ chức thực hiện|phân công|trách nhiệm", re.IGNORECASE)
_REPORTING = re.compile(r"báo cáo", re.IGNORECASE)


def read_responsibilities(
    document: Document, registry: Registry, ids: Sequence[str]
) -> tuple[tuple[Responsibility, ...], list[Notice]]:
    """The sections that say what agencies do, and notices about references that lead nowhere."""
    found: list[Responsibility] = []
    notices: list[Notice] = []
    for section in document.outline:
        if _ORGANISING.search(section.title):
            for part in _agency_sections(section, registry):
                found.append(_responsibility(part, registry, ids, notices))
    return tuple(found), notices


def _agency_sections(section: Section, registry: Registry) -> Iterator[Section]:
    """The sections below this one whose titles name agencies; one that names none is searched further."""
    for child in section.children:
        named = read_assignment(child.title.strip(" :."), registry)
        if named.agencies or named.groups:
            yield child
        else:
            yield from _agency_sections(child, registry)


def _responsibility(section: Section, registry: Registry, ids: Sequence[str], notices: list[Notice]) -> Responsibility:
    named = read_assignment(section.title.strip(" :."), registry)
    paragraphs = tuple(_paragraphs(section))
    scopes = tuple(scope for paragraph in paragraphs for scope in _scopes(paragraph, ids, notices))
    return Responsibility(
        id=section.id,
        title=section.title,
        agencies=named.agencies,
        groups=named.groups,
        unknown=named.unknown,
        paragraphs=paragraphs,
        scopes=scopes,
        reporting=tuple(paragraph for paragraph in paragraphs if _REPORTING.search(paragraph.text)),
        source=section.source,
    )


def _paragraphs(section: Section) -> Iterator[Paragraph]:
    yield from section.paragraphs
    for child in section.children:
        yield Paragraph(text=f"{child.number}) {child.title}", source=child.source)
        yield from _paragraphs(child)
    yield from section.trailing


def _scopes(paragraph: Paragraph, ids: Sequence[str], notices: list[Notice]) -> Iterator[Scope]:
    for reference in find_references(paragraph.text):
        resolution = resolve(reference, ids)
        if resolution.missing:
            message = f"«{reference.text}» dẫn đến mục không có trong kế hoạch."
            notices.append(Notice(code="P501", severity="warning", message=message, source=paragraph.source))
        yield Scope(text=reference.text, ids=tuple(resolution.ids), source=paragraph.source)
