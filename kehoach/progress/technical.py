"""The hidden sheet that says what a workbook was made from: written and read back here.

Its rows are (kind, ...): ("form", version), ("agency", id), ("period", code), ("plan", code), ("digest", sha256),
("row", sheet, id, fingerprint) for every row handed out, ("carried", sheet, id, field, value) for every answer that was
carried forward from the last period.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kehoach.progress.columns import FORM_VERSION
from kehoach.progress.duties import Duties
from kehoach.progress.periods import print_report_period, read_report_period
from kehoach.progress.sheets import SheetRows

_BETWEEN = " – "
Carried = Mapping[tuple[str, str, str], str]
"""Answers carried forward, as text, by sheet, row id and field."""


def carried_text(value: object) -> str:
    """An answer as the hidden sheet has it: 40.0 as "40", a day as "2025-09-05"."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


@dataclass(frozen=True)
class Technical:
    """What a workbook says of itself; parts that it does not say are None. `agency_name` is read from the sheets' heads,
    where the hidden sheet is gone."""

    form: str | None = None
    agency: str | None = None
    agency_name: str | None = None
    period: str | None = None
    plan: str | None = None
    digest: str | None = None
    fingerprints: dict[tuple[str, str], str] = field(default_factory=dict)
    carried: dict[tuple[str, str, str], str] = field(default_factory=dict)


def head_line(duties: Duties) -> str:
    """What stands below every sheet's title: whose it is, for which period, on which plan."""
    return _BETWEEN.join((duties.agency_name, print_report_period(duties.period), duties.plan.code))


def read_head_line(text: str) -> Technical | None:
    """What that line says; None for other words."""
    agency, *parts = text.split(_BETWEEN)
    if len(parts) != 2 or read_report_period(parts[0]) is None:
        return None
    return Technical(agency_name=agency.strip(), period=parts[0])


def technical_rows(duties: Duties, sheets: Sequence[SheetRows], carried: Carried) -> Iterator[tuple[str, ...]]:
    """The rows to write."""
    yield ("form", FORM_VERSION)
    yield ("agency", duties.agency)
    yield ("period", duties.period.code)
    yield ("plan", duties.plan.code)
    yield ("digest", duties.plan.digest)
    for sheet in sheets:
        for row in sheet.given:
            yield ("row", sheet.form.key, row.id, row.fingerprint)
    for (sheet_key, row_id, name), value in carried.items():
        yield ("carried", sheet_key, row_id, name, value)


def read_technical(rows: Sequence[Sequence[str]]) -> Technical:
    """What the rows say; rows of other kinds are passed over."""
    said: dict[str, str] = {}
    fingerprints: dict[tuple[str, str], str] = {}
    carried: dict[tuple[str, str, str], str] = {}
    for row in rows:
        kind, *parts = (*row, "", "", "", "")
        if kind == "row":
            fingerprints[parts[0], parts[1]] = parts[2]
        elif kind == "carried":
            carried[parts[0], parts[1], parts[2]] = parts[3]
        elif kind in ("form", "agency", "period", "plan", "digest"):
            said[kind] = parts[0]
    return Technical(**said, fingerprints=fingerprints, carried=carried)
