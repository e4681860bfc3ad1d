"""What a check finds. Messages are in Vietnamese."""

from __future__ import annotations

from datetime import date as Date
from typing import Literal

from kehoach.model.base import Model
from kehoach.model.plan import Severity
from kehoach.model.source import Source

Result = Literal["passed", "failed", "not_applicable", "not_evaluated", "needs_review"]
Basis = Literal["law", "practice", "style"]


class Finding(Model):
    """One thing found at one place.

    `place` says where in an officer's words ("Phụ lục 2, mục 6, điểm l, cột Cơ quan chủ trì"); `item` is the id of a plan's
    item, `path` the address of a DOCX paragraph (`LaidOutParagraph.path`). `review` marks what a person has to look at:
    the rule cannot decide it. `fixable` tells that `--fix` can put it right. `accepted` is the reason for which the unit's
    profile accepts a waived finding.
    """

    code: str
    severity: Severity
    basis: Basis
    message: str
    place: str = ""
    item: str | None = None
    path: str | None = None
    source: Source | None = None
    review: bool = False
    fixable: bool = False
    accepted: str | None = None


class Outcome(Model):
    """What one rule came to. `reason` says why it was not applicable or not evaluated.

    `waived` findings are told, not counted.
    """

    code: str
    result: Result
    reason: str | None = None
    findings: tuple[Finding, ...] = ()
    waived: tuple[Finding, ...] = ()


class CheckResult(Model):
    """The outcomes of all rules on one file, in the order of codes; those of codes PF tell of the unit's profile itself.

    `off` are the codes of rules that the profile switched off: they have no outcome.
    """

    file: str
    checked_on: Date
    outcomes: tuple[Outcome, ...]
    off: tuple[str, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings that stand, in the order of the rules."""
        return tuple(finding for outcome in self.outcomes for finding in outcome.findings)

    @property
    def conforms(self) -> bool:
        """Whether no error stands and no applicable rule was left without a result."""
        unclear = any(outcome.result in {"not_evaluated", "needs_review"} for outcome in self.outcomes)
        return not unclear and not any(finding.severity == "error" for finding in self.findings)
