"""What a rule is: one requirement, its legal place, its reason, a good and a bad example, and how to check it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date as Date

from kehoach.checker.edits import Edit
from kehoach.checker.subject import NotApplicable, NotEvaluated, Subject
from kehoach.model import Basis, LaidOutParagraph, Layout, PageSetup, Plan, Severity, Source, Target, WorkItem

__all__ = ["DECREE_30", "Check", "Example", "Hit", "NotApplicable", "NotEvaluated", "Record", "Rule"]

DECREE_30 = Date(2020, 3, 5)
"""The day on which Nghị định 30/2020/NĐ-CP came into force (Điều 37)."""


@dataclass(frozen=True)
class Hit:
    """One place that breaks a rule.

    `where` is the paragraph, page set-up, item of the plan, or place in the file; `column` the title of the item's column.
    `place` overrides the words made from `where`. `review`: a person has to decide. `edits` put it right.
    """

    message: str
    where: LaidOutParagraph | PageSetup | WorkItem | Target | Source | None = None
    column: str = ""
    place: str = ""
    review: bool = False
    edits: tuple[Edit, ...] = ()


Check = Callable[[Subject], Iterable[Hit]]


@dataclass(frozen=True)
class Example:
    """A small document that is a rule's first test; `words` is how the documentation shows it."""

    words: str
    layout: Layout | None = None
    plan: Plan | None = None
    parent: Plan | None = None


@dataclass(frozen=True)
class Record:
    """What is told of a requirement.

    `code` is never reused. `basis` tells mandatory law from common practice and style; only law may be an error.
    `requirement` is one line; `reason` tells why it matters; `place` is where the law says it.
    """

    code: str
    name: str
    severity: Severity
    basis: Basis
    place: str
    requirement: str
    reason: str

    @property
    def family(self) -> str:
        """TT form, KH content of a plan, BC report, SP conformity to the parent plan, PF the profile itself."""
        return self.code[:2]


@dataclass(frozen=True)
class Rule(Record):
    """A requirement and how to check it.

    `reads` names the fields that `check` looks at ("layout.paragraphs.size"): where a reader cannot tell one of them,
    the check says so. `since` and `until` are the days between which the requirement is in force.
    """

    reads: tuple[str, ...]
    good: Example
    bad: Example
    check: Check
    not_applicable: Example | None = None
    since: Date = DECREE_30
    until: Date | None = None
