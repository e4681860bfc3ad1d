"""Who has taken over from an agency by a day, and which document says so."""

from __future__ import annotations

from datetime import date as Date

from kehoach.meaning.agencies.agency import Successor
from kehoach.meaning.agencies.registry import Registry
from kehoach.model.base import Model


class Candidate(Model):
    """An agency (or group) that may answer for something on a day; `steps` lead to it, oldest first.

    `functions` names what it took over; None means everything that no other candidate took.
    """

    agency: str
    functions: str | None = None
    steps: tuple[Successor, ...] = ()
    unverified: bool = False


class Succession(Model):
    """What became of an agency by a day.

    `successor` is the one body that answers now: the agency itself while it exists, or the only one that
    took over. It is None when the agency ended and its functions were split, or nobody in particular took
    over: then a person decides between the `candidates`. For a body that went on but gave something away,
    `candidates` lists that too. Whether the facts were seen in a source, its candidate says (`unverified`).
    """

    agency: str
    on: Date
    successor: str | None
    candidates: tuple[Candidate, ...]


def successors_on(agency_id: str, day: Date, registry: Registry) -> Succession:
    """What became of an agency or group of the registry by a day. Raises KeyError for an id that is neither."""
    successor, candidates = _follow(agency_id, day, registry, ())
    unique = {(candidate.agency, candidate.functions): candidate for candidate in candidates}
    general_first = sorted(unique.values(), key=lambda candidate: candidate.functions is not None)
    return Succession(agency=agency_id, on=day, successor=successor, candidates=tuple(general_first))


def _follow(id: str, day: Date, registry: Registry, path: tuple[Successor, ...]) -> tuple[str | None, list[Candidate]]:
    """The one body that answers on a day for what `id` had, if there is one, and all candidates."""
    agency = registry.agencies_by_id.get(id)
    every = agency.successors if agency else registry.group(id).successors
    steps = [step for step in every if step.date <= day and _goes_on(step, path)]
    last_day = agency.valid_to if agency else None
    last_steps = [step for step in steps if last_day is None or step.date > last_day]
    candidates: list[Candidate] = []
    heir: str | None = None
    if agency.exists_on(day) if agency else not steps:
        candidates.append(_candidate(id, path))
        heir = id if agency or not path else None
        last_steps = []
    for step in steps:
        one, further = _follow(step.agency, day, registry, (*path, step))
        candidates += further
        if last_steps == [step] and step.functions is None:
            heir = one
    return heir, candidates


def _goes_on(step: Successor, path: tuple[Successor, ...]) -> bool:
    """Whether a step can follow those of a path: what a body gave away before or when something came to it was
    not that; and no body follows itself."""
    if not path:
        return True
    is_later = step.date > path[-1].date or (step.date == path[-1].date and step.functions is None)
    return is_later and step.agency not in {before.agency for before in path}


def _candidate(id: str, path: tuple[Successor, ...]) -> Candidate:
    functions = "; ".join(step.functions for step in path if step.functions) or None
    return Candidate(agency=id, functions=functions, steps=path, unverified=any(step.unverified for step in path))
