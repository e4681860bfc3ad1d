"""Agencies that need not report on a plan themselves, each with the reason: nobody is left out in silence."""

from __future__ import annotations

from fnmatch import fnmatchcase

from kehoach.meaning.agencies import Agency
from kehoach.model.base import Model


class Exclusion(Model):
    """Agencies that need not report, and why: an id, a pattern of ids ("ubnd-xa-*"), or "level:xa", "kind:so"."""

    agencies: str
    reason: str

    def covers(self, agency: Agency) -> bool:
        """Whether the agency is meant."""
        kind, _, value = self.agencies.partition(":")
        if value:
            return value == {"level": agency.level, "kind": agency.kind}.get(kind)
        return fnmatchcase(agency.id, self.agencies)
