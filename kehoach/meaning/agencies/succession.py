"""Who took over from an agency."""

from __future__ import annotations

from datetime import date as Date

from kehoach.meaning.agencies.agency import Successor
from kehoach.meaning.agencies.registry import Registry


def successors_on(agency_id: str, day: Date, registry: Registry) -> tuple[Successor, ...]:
    """The successors of an agency on a day."""
    return tuple(successor for successor in registry.agency(agency_id).successors if successor.date <= day)
