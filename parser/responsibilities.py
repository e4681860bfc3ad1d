"""Who answers for what in the part that organises the work (Tổ chức thực hiện): its sections by agency."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kehoach.meaning.agencies import Registry, read_subject
from kehoach.meaning.scopes import read_scopes
from kehoach.meaning.spelling import says, unwrapped
from kehoach.model import Assignment, Document, Notice, Paragraph, Responsibility, Section

_ORGANISING = ("tổ chức thực hiện", "phân công", "trách nhiệm")
_PERIODIC = re.compile(
    r"định kỳ|đột xuất|chuyên đề|6 tháng|(?:hàng|hằng) (?:tháng|quý|năm)|chế độ báo cáo", re.IGNORECASE
)
"""What makes a report a duty of its own, and not the end of another task."""
_BODY = re.compile(
    r"(?:các )?(?:sở(?! hữu)|ban(?! hành)|cục|chi cục|ủy ban|uỷ ban|ubnd|hđnd|văn phòng|công an|công ty|công đoàn|tổng công ty"
    r"|trung tâm|kho bạc|ngân hàng|bảo hiểm xã hội|liên đoàn|liên hiệp|liên minh|hiệp hội|hội (?!nghị|thảo)|viện|bệnh viện"
    r"|trường (?!hợp)|báo (?!cáo)|đài|tòa án|doanh nghiệp|hợp tác xã|cơ sở|chủ đầu tư|đơn vị|cơ quan)|các (?:tổ chức|trường|hội)",
    re.IGNORECASE,
)
"""What the name of a body begins with."""


def read_responsibilities(
    document: Document, registry: Registry, groups: Mapping[str, str]
) -> tuple[tuple[Responsibility, ...], list[Notice]]:
    """The sections that say what agencies do, and notices about references that lead nowhere.

    `groups` has for every item id of the plan the title of its group.
    """
    found: list[Responsibility] = []
    notices: list[Notice] = []
    annexes = [annex.id for annex in document.annexes]
    for section in _organising_sections(document.outline):
        for part, named in _agency_sections(section, registry):
            found.append(_responsibility(part, named, groups, annexes, notices))
            notices += [_unknown_body(part, name) for name in named.unknown if _BODY.match(name)]
    return tuple(found), notices


def _organising_sections(sections: Iterable[Section]) -> Iterator[Section]:
    """The topmost sections that are about organising the work."""
    for section in sections:
        if says(unwrapped(section.title), *_ORGANISING):
            yield section
        else:
            yield from _organising_sections(section.children)


def _agency_sections(section: Section, registry: Registry) -> Iterator[tuple[Section, Assignment]]:
    """The sections below this one whose titles name agencies, known or not, with those; another is searched further."""
    for child in section.children:
        named = read_subject(child.title, registry)
        if named.agencies or named.groups or (named.unknown and _BODY.match(named.text or "")):
            yield child, named
        else:
            yield from _agency_sections(child, registry)


def _unknown_body(part: Section, name: str) -> Notice:
    message = f"Mục {part.id} giao việc cho «{name}»: không có cơ quan nào tên này trong danh bạ; giữ nguyên văn."
    return Notice(code="P504", severity="info", message=message, source=part.source)


def _responsibility(
    section: Section, named: Assignment, groups: Mapping[str, str], annexes: Sequence[str], notices: list[Notice]
) -> Responsibility:
    paragraphs = (*_own_words(section, named), *_paragraphs(section))
    readings = [(paragraph, read_scopes(paragraph, groups, annexes)) for paragraph in paragraphs]
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


def _own_words(section: Section, named: Assignment) -> Iterator[Paragraph]:
    """What a section's heading itself says that its agencies do: the sentence, or the words after their names and a colon."""
    title = unwrapped(section.title)
    _, _, rest = title.partition(named.text or "")
    duty = rest.lstrip(" ")
    if duty.startswith(":"):
        duty = duty.lstrip(": ")
        if duty:
            yield Paragraph(text=duty, source=section.source)
    elif any(map(str.isalnum, duty)) and not duty.startswith("("):
        yield Paragraph(text=section.title, source=section.source)


def _paragraphs(section: Section) -> Iterator[Paragraph]:
    yield from section.paragraphs
    for child in section.children:
        yield Paragraph(text=f"{child.number}) {child.title}", source=child.source)
        yield from _paragraphs(child)
    yield from section.trailing
