"""A check as SARIF 2.1.0 (OASIS), which editors and code hosts show.

A Word file has no lines: a place is there a logical location in an officer's words, with the address of the paragraph
among the properties. Text and HTML have lines, and those are regions.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from typing import Any
from urllib.parse import quote

from kehoach.checker.records import RESULTS, all_records
from kehoach.checker.rule import Record, Rule
from kehoach.model import CheckResult, Finding, Outcome

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_KINDS = {"passed": "pass", "not_applicable": "notApplicable", "not_evaluated": "open"}
"""Results without findings; "open" is SARIF's word for a rule that could not decide (§3.27.9)."""


def check_sarif(result: CheckResult, records: Mapping[str, Record] | None = None) -> str:
    """The log with one run: the rules that had an outcome, and a result for every finding and every rule without one."""
    known = records or all_records()
    codes = [outcome.code for outcome in result.outcomes]
    run = {
        "tool": {
            "driver": {
                "name": "kehoach",
                "version": version("kehoach"),
                "language": "vi",
                "rules": [_rule(known[code]) for code in codes],
            }
        },
        "language": "vi",
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": {"uri": quote(result.file)}, "roles": ["analysisTarget"]}],
        "invocations": [{"executionSuccessful": True}],
        "results": [
            {"ruleId": outcome.code, "ruleIndex": place} | told
            for place, outcome in enumerate(result.outcomes)
            for told in _results(outcome, result.file)
        ],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _rule(record: Record) -> dict[str, Any]:
    properties: dict[str, Any] = {"basis": record.basis, "place": record.place}
    if isinstance(record, Rule):
        properties["since"] = record.since.isoformat()
    if isinstance(record, Rule) and record.until:
        properties["until"] = record.until.isoformat()
    return {
        "id": record.code,
        "name": record.name,
        "shortDescription": {"text": record.requirement},
        "fullDescription": {"text": record.reason},
        "help": {"text": f"{record.requirement} ({record.place})"},
        "defaultConfiguration": {"level": _LEVELS[record.severity]},
        "properties": properties,
    }


def _results(outcome: Outcome, file: str) -> Iterator[dict[str, Any]]:
    for finding in (*outcome.findings, *outcome.waived):
        yield _result(finding, file)
    if not outcome.findings and not outcome.waived:
        words = outcome.reason or RESULTS[outcome.result]
        yield {"kind": _KINDS[outcome.result], "level": "none", "message": {"text": words}}


def _result(finding: Finding, file: str) -> dict[str, Any]:
    """A finding; one for a person's eye is of kind "review", whose level has to be "none" (§3.27.10)."""
    kept = {"basis": finding.basis, "severity": finding.severity, "path": finding.path, "item": finding.item}
    told: dict[str, Any] = {
        "kind": "review" if finding.review else "fail",
        "level": "none" if finding.review else _LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [_location(finding, file)],
        "properties": {name: value for name, value in kept.items() if value} | {"fixable": finding.fixable},
    }
    if finding.accepted is not None:
        told["suppressions"] = [{"kind": "external", "status": "accepted", "justification": finding.accepted}]
    return told


def _location(finding: Finding, file: str) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": quote(file), "index": 0}}
    source = finding.source
    if source is not None and source.line is not None:
        physical["region"] = {"startLine": source.line, "endLine": max(source.end_line or 0, source.line)}
    location: dict[str, Any] = {"physicalLocation": physical}
    if finding.place:
        location["logicalLocations"] = [{"fullyQualifiedName": finding.place}]
    return location
