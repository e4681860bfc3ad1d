"""References to annexes and to their items in a document's text, and which of them lead somewhere."""

from __future__ import annotations

from dataclasses import replace

from kehoach.checker.passages import Passage, body_passages
from kehoach.checker.subject import Subject, once
from kehoach.meaning.in_force import in_force
from kehoach.meaning.references import Address, Reference, find_references, resolve
from kehoach.model import Plan, Target, WorkItem


@once
def own_references(subject: Subject) -> tuple[tuple[Passage, Reference], ...]:
    """The references of the body to annexes of the same document."""
    return tuple(
        (passage, reference)
        for passage in body_passages(subject)
        for reference in find_references(passage.text)
        if not reference.external
    )


def all_items(plan: Plan) -> tuple[Target | WorkItem, ...]:
    """Targets, tasks and projects, in that order."""
    return (*plan.targets, *plan.tasks, *plan.projects)


def items_in_force(plan: Plan) -> tuple[Target | WorkItem, ...]:
    """`all_items` without what was repealed."""
    return (*in_force(plan.targets), *in_force(plan.tasks), *in_force(plan.projects))


def has_annex(plan: Plan, address: Address) -> bool:
    """Whether the annex of an address is there; one without a number ("Phụ lục kèm theo") is any."""
    if not address.annex:
        return bool(plan.document.annexes)
    return leads_somewhere(Address(annex=address.annex), [annex.id for annex in plan.document.annexes])


def is_the_parents(plan: Plan, address: Address) -> bool:
    """Whether an address is one of the parent plan's, from which the document's items come."""
    return leads_somewhere(address, [item.origin for item in all_items(plan) if item.origin])


def leads_somewhere(address: Address, ids: list[str]) -> bool:
    """Whether an address leads to one of these ids."""
    reference = Reference(0, 0, "", items=(address,))
    return not resolve(reference, ids).missing


def annexes_referred_to(subject: Subject) -> set[str]:
    """The ids of the annexes that the body points to."""
    ids = [annex.id for annex in subject.document.annexes]
    found: set[str] = set()
    for _, reference in own_references(subject):
        for address in reference.items:
            whole = replace(reference, items=(Address(annex=address.annex),), excluded=())
            found |= set(resolve(whole, ids).ids)
            if address.annex == "":
                found |= set(ids)
    return found
