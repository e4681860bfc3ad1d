"""A parent's item as the sub-plan's own: as a row by itself has it."""

from __future__ import annotations

from kehoach.generator.wording import alone
from kehoach.meaning.agencies import Registry, find_mentions
from kehoach.meaning.in_force import words_in_force
from kehoach.meaning.spelling import says
from kehoach.model import Assignment, Project, Target, Task


def own_item(item: Target | Task | Project, registry: Registry) -> Target | Task | Project:
    """The item, `origin` its address in the parent; what was one dash of several there needs no dash, and who leads and
    who coordinates have a cell each."""
    own = {"origin": item.id, "text": alone(words_in_force(item))}
    if isinstance(item, Target):
        values = tuple(value.model_copy(update={"text": alone(value.text or "")}) for value in item.values)
        return item.model_copy(update={**own, "values": values})
    lead, coordinate = item.lead, item.coordinate
    if not coordinate.text and (lead.partners or lead.partner_groups):
        lead, coordinate = _parted(lead, registry)
    deadline = item.deadline.model_copy(update={"text": _alone(item.deadline.text)})
    return item.model_copy(update={**own, "lead": _bare(lead), "coordinate": _bare(coordinate), "deadline": deadline})


def is_unit(title: str) -> bool:
    """Whether a column of that title has the unit in which a target is counted."""
    return says(title, "đơn vị tính", "đvt")


def unit_of(target: Target) -> str:
    """The unit that a column of its own gives to a target's goals, with the blank before it; "" where none does."""
    unit = next((text.strip() for title, text in target.columns.items() if is_unit(title) and text.strip()), "")
    return unit if unit in ("", "%") else f" {unit}"


def _parted(cell: Assignment, registry: Registry) -> tuple[Assignment, Assignment]:
    """A cell that names leads and partners as two cells, in its words; one with names that are not known stays whole."""
    mentions = [mention for mention in find_mentions(cell.text or "", registry) if mention.known]
    leads = [m.text for m in mentions if m.agency in cell.agencies or m.group in cell.groups]
    partners = [m.text for m in mentions if m.agency in cell.partners or m.group in cell.partner_groups]
    if cell.unknown or not leads or not partners:
        return cell, Assignment()
    return (
        cell.model_copy(update={"text": ", ".join(leads), "partners": (), "partner_groups": ()}),
        Assignment(text=", ".join(partners), agencies=cell.partners, groups=cell.partner_groups, source=cell.source),
    )


def _bare(cell: Assignment) -> Assignment:
    return cell.model_copy(update={"text": _alone(cell.text)})


def _alone(text: str | None) -> str | None:
    return alone(text) if text else text
