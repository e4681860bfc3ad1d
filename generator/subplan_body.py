"""The numbered parts of a sub-plan: aims, targets, main tasks, solutions, money, organisation of the work."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kehoach.generator.addressing import closed
from kehoach.generator.draft_outline import Part, numbered, say
from kehoach.generator.subplan_aims import aims, purpose
from kehoach.generator.subplan_material import Material, paragraphs_of
from kehoach.generator.subplan_tasks import main_tasks
from kehoach.meaning.addresses import cite_sections
from kehoach.meaning.open_points import BLANK
from kehoach.model import Paragraph, Section

_SOLUTIONS = re.compile(r"giải pháp", re.IGNORECASE)
_MONEY = re.compile(r"kinh phí|nguồn lực", re.IGNORECASE)


def body(material: Material) -> tuple[Section, ...]:
    """All parts in order."""
    return numbered(
        (
            purpose(material),
            aims(material),
            main_tasks(material),
            _solutions(material),
            _money(material),
            _organisation(material),
        )
    )


def _solutions(material: Material) -> Part:
    """The parent's solutions as far as they are said to the unit, and room for its own."""
    unit, parent = material.unit.agency.name, material.parent
    found = list(_topmost(material.plan.document.outline, _SOLUTIONS))
    shown = [part for section in found for part in _adapted(material, section)]
    opening = (
        f"Trong phạm vi chức năng, nhiệm vụ được giao, {unit} thực hiện các giải pháp nêu tại "
        f"{cite_sections([section.id for section in found])} {parent.code}:"
    )
    own = Part(f"Giải pháp riêng của {unit}: {BLANK}.")
    return Part("GIẢI PHÁP CHỦ YẾU", [say(opening)] if shown else (), [*shown, own])


def _topmost(sections: Sequence[Section], title: re.Pattern[str]) -> Iterator[Section]:
    """The topmost sections about something; one that is about more ("NHIỆM VỤ, GIẢI PHÁP") gives way to those below it."""
    for section in sections:
        below = list(_topmost(section.children, title))
        if not title.search(section.title) or (below and not title.match(section.title)):
            yield from below
        else:
            yield section


def _adapted(material: Material, section: Section) -> list[Part]:
    """The solutions of a section; one without items gives its paragraphs."""
    adapted = material.addressing.adapted
    if not section.children:
        texts = (adapted(paragraph.text) for paragraph in section.paragraphs)
        return [Part(closed(text)) for text in texts if text]
    as_sentences = any(child.title.rstrip().endswith(".") for child in section.children)
    parts = []
    for child in section.children:
        lines = [*child.paragraphs, *(Paragraph(text=item.title, source=item.source) for item in child.children)]
        said = [line.model_copy(update={"text": closed(text)}) for line in lines if (text := adapted(line.text))]
        title = adapted(child.title)
        if title:
            parts.append(Part(closed(title) if as_sentences else title, said))
        else:
            parts += [Part(line.text) for line in said]
    return parts


def _money(material: Material) -> Part:
    found = _topmost(material.plan.document.outline, _MONEY)
    paragraphs = [
        paragraph.model_copy(update={"text": closed(text)})
        for section in found
        for paragraph in paragraphs_of(section)
        if (text := material.addressing.adapted(paragraph.text))
    ]
    return Part("KINH PHÍ THỰC HIỆN", paragraphs or [say(BLANK)])


def _organisation(material: Material) -> Part:
    inner = say(
        f"- Căn cứ Kế hoạch này và chức năng, nhiệm vụ được giao, tổ chức thực hiện các nhiệm vụ nêu tại "
        f"{material.own_annexes}; phân công cụ thể: {BLANK}"
    )
    reports = [*material.reports, *_own_reports(material)]
    return Part(
        "TỔ CHỨC THỰC HIỆN",
        below=[Part(material.unit.inner_units, [inner]), Part("Chế độ báo cáo", reports or [say(BLANK)])],
    )


def _own_reports(material: Material) -> list[Paragraph]:
    """Where the reports of the unit's own sections stand: part III has their words."""
    places = [part.id for part in material.allocation.responsibilities if part.agencies and part.reporting]
    if not places:
        return []
    where = f"{cite_sections(places)} {material.parent.code}"
    return [say(f"- Thực hiện các báo cáo được giao tại {where}, nêu tại Phần III Kế hoạch này.")]
