"""What a sub-plan is for and what it has to reach: parts I and II."""

from __future__ import annotations

import re

from kehoach.generator.addressing import dashed, tidy
from kehoach.generator.draft_outline import Part, say
from kehoach.generator.subplan_items import unit_of
from kehoach.generator.subplan_material import Material, paragraphs_of
from kehoach.generator.wording import in_one_line, lower_first
from kehoach.meaning.in_force import words_in_force
from kehoach.meaning.open_points import BLANK
from kehoach.meaning.spelling import says
from kehoach.model import Paragraph, Target, TargetValue

_GENERAL_AIM = re.compile(r"mục tiêu (chung|tổng quát)|^mục tiêu$", re.IGNORECASE)
_PURPOSE = re.compile(r"^mục đích\W*$", re.IGNORECASE)
_DEMAND = re.compile(r"^yêu cầu\W*$", re.IGNORECASE)


def purpose(material: Material) -> Part:
    """Part I: what the parent wants, and what it asks of the plans that carry it out."""
    own = say(
        f"- Tổ chức triển khai thực hiện đầy đủ, đúng tiến độ các mục tiêu, nhiệm vụ được giao cho "
        f"{material.unit.agency.name} tại {material.parent.code}."
    )
    purposes = material.addressing.lines(_titled(material, _PURPOSE))
    demands = [*material.addressing.lines(_titled(material, _DEMAND)), *material.demands]
    below = [Part("Mục đích", [own, *purposes]), Part("Yêu cầu", demands or [say(BLANK)])]
    return Part("MỤC ĐÍCH, YÊU CẦU", below=below)


def aims(material: Material) -> Part:
    """Part II: the parent's general aim, the targets to be met and those to be followed."""
    named = [section for section in material.sections() if _GENERAL_AIM.search(section.title)]
    general = next((section for section in named if section.paragraphs), None)
    shown = list(general.paragraphs) if general else [say(BLANK)]
    return Part("MỤC TIÊU", below=[Part("Mục tiêu chung", shown), Part("Chỉ tiêu cụ thể", _targets(material))])


def _targets(material: Material) -> list[Paragraph]:
    """The unit's own targets one by one; those that it only follows are cited, the annex has their words."""
    shares = material.allocation.targets
    lines = [
        _target(material, share.item) for share in shares if share.role != "monitor" and isinstance(share.item, Target)
    ]
    followed = [share.item.id for share in shares if share.role == "monitor"]
    if followed:
        lines.append(
            say(
                f"- Theo dõi, tham mưu thực hiện {len(followed):02} chỉ tiêu tại {material.parent.cite_many(followed)} "
                f"của {material.parent.code}, nêu tại {material.target_annex} kèm theo Kế hoạch này."
            )
        )
    return lines or [say(f"- Chỉ tiêu cụ thể của {material.unit.agency.name}: {BLANK}")]


def _target(material: Material, target: Target) -> Paragraph:
    """A target as a line: its words, its goals by period, its address."""
    goals = [
        f"{lower_first(tidy(value.label))}: {goal}" if value.label and len(target.values) > 1 else goal
        for value in target.values
        if (goal := _goal(target, value))
    ]
    where = f"{material.parent.cite(target.id)} {material.parent.code}"
    return Paragraph(
        text=f"- {tidy(in_one_line(words_in_force(target)))}: {'; '.join(goals) or BLANK} ({where}).",
        source=target.source,
    )


def _goal(target: Target, value: TargetValue) -> str:
    """A goal in running text, with the unit that its own cell leaves to a column."""
    text, unit = tidy(lower_first(in_one_line(value.text or ""))), unit_of(target)
    return f"{text}{unit}" if text and not says(text, unit.strip().lower()) else text


def _titled(material: Material, title: re.Pattern[str]) -> list[Paragraph]:
    """What stands in the parent's section of a title, its items as paragraphs."""
    found = next((section for section in material.sections() if title.search(section.title)), None)
    return [dashed(paragraph) for paragraph in paragraphs_of(found)] if found else []
