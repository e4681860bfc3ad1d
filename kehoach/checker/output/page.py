"""A check as one HTML page that an officer reads on a screen or prints: no script, nothing from the network."""

from __future__ import annotations

from importlib.resources import files

from jinja2 import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from kehoach.checker.output.grouping import by_family, outcomes_of
from kehoach.checker.records import BASES, RESULTS, SEVERITIES, all_records
from kehoach.checker.summary import summarise, verdict
from kehoach.model import CheckResult

_TEMPLATE = "check.html"


def check_page(result: CheckResult) -> str:
    """The page: verdict and numbers first, then what was found by family and rule, then what could not be decided."""
    environment = ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    template = environment.from_string((files("kehoach.templates") / _TEMPLATE).read_text(encoding="utf-8"))
    every = outcomes_of(result, "failed", "needs_review", "passed")
    return template.render(
        file=result.file,
        day=f"{result.checked_on:%d/%m/%Y}",
        verdict=verdict(result),
        conforms=result.conforms,
        summary=summarise(result),
        results=RESULTS,
        severities=SEVERITIES,
        bases=BASES,
        families=by_family([told for told in every if told.outcome.findings]),
        waived=[told for told in every if told.outcome.waived],
        not_evaluated=outcomes_of(result, "not_evaluated"),
        not_applicable=outcomes_of(result, "not_applicable"),
        passed=outcomes_of(result, "passed"),
        off=[all_records()[code] for code in result.off],
    )
