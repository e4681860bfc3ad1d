"""A check as JSON for other programs: findings, summary, and the outcome of every rule."""

from __future__ import annotations

import json

from kehoach.checker.summary import summarise, verdict
from kehoach.model import CheckResult


def check_json(result: CheckResult) -> str:
    """{"file", "checked_on", "verdict", "summary", "findings", "outcomes", "off"}; UTF-8 letters kept, newline at the end.

    "findings" are those that stand; "outcomes" holds for each rule its result, reason, findings and waived findings.
    """
    told = result.model_dump(mode="json")
    data = {
        "file": told["file"],
        "checked_on": told["checked_on"],
        "verdict": verdict(result),
        "summary": summarise(result).model_dump(mode="json"),
        "findings": [finding.model_dump(mode="json") for finding in result.findings],
        "outcomes": told["outcomes"],
        "off": told["off"],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
