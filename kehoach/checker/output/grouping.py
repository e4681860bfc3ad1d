"""The outcomes of a check in the order in which people read them: by family, then by rule."""

from __future__ import annotations

from dataclasses import dataclass

from kehoach.checker.records import FAMILIES, all_records
from kehoach.checker.rule import Record
from kehoach.model import CheckResult, Outcome, Result


@dataclass(frozen=True)
class Told:
    """An outcome and the record of its rule."""

    record: Record
    outcome: Outcome


def outcomes_of(result: CheckResult, *results: Result) -> list[Told]:
    """The outcomes that came to one of these results, families in their order."""
    records = all_records()
    by_code = {outcome.code: outcome for outcome in result.outcomes if outcome.result in results}
    return [Told(record, by_code[code]) for code, record in records.items() if code in by_code]


def by_family(told: list[Told]) -> list[tuple[str, list[Told]]]:
    """Outcomes under the names of their families; families without any are left out."""
    groups = {name: [each for each in told if each.record.family == letters] for letters, name in FAMILIES.items()}
    return [(name, group) for name, group in groups.items() if group]
