"""Runs the rules on a subject and says honestly what came of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kehoach.checker.places import place_of
from kehoach.checker.profile import Profile, Waiver
from kehoach.checker.rule import Hit, NotApplicable, NotEvaluated, Rule
from kehoach.checker.rules import RULES
from kehoach.checker.subject import Subject
from kehoach.model import CheckResult, Finding, LaidOutParagraph, Outcome, Result, Severity, Source, Target, WorkItem


def check(
    subject: Subject, *, file: str, profile: Profile | None = None, rules: Mapping[str, Rule] = RULES
) -> CheckResult:
    """The outcome of every rule that is in force on the document's day and not switched off."""
    profile = profile or Profile()
    outcomes = [_outcome(rule, subject, profile) for rule in rules.values() if _is_wanted(rule, subject, profile)]
    return CheckResult(file=file, checked_on=subject.today, outcomes=tuple(outcomes))


def _is_wanted(rule: Rule, subject: Subject, profile: Profile) -> bool:
    in_force = rule.since <= subject.dated and (rule.until is None or subject.dated <= rule.until)
    return in_force and rule.code not in profile.off


def _outcome(rule: Rule, subject: Subject, profile: Profile) -> Outcome:
    try:
        _can_be_read(rule, subject)
        findings = [_finding(rule, hit, subject, profile) for hit in rule.check(subject)]
    except NotApplicable as reason:
        return Outcome(code=rule.code, result="not_applicable", reason=str(reason))
    except NotEvaluated as reason:
        return Outcome(code=rule.code, result="not_evaluated", reason=str(reason))
    standing = tuple(finding for finding in findings if not _waivers_of(finding, subject, profile.waivers))
    waived = tuple(finding for finding in findings if finding not in standing)
    return Outcome(code=rule.code, result=_result(standing), findings=standing, waived=waived)


def _can_be_read(rule: Rule, subject: Subject) -> None:
    """Raises `NotEvaluated` where the file cannot show what the rule reads."""
    if any(field.startswith("layout.") for field in rule.reads):
        layout = subject.form
        untold = [field for field in rule.reads if field.removeprefix("layout.") in layout.untold]
        if untold:
            raise NotEvaluated(f"tệp .{layout.format} không cho biết điều này; hãy kiểm tra bản .docx")
    if any(field.startswith("parent.") for field in rule.reads) and subject.parent is None:
        raise NotApplicable("không có kế hoạch cấp trên để đối chiếu (--against)")


def _result(findings: Iterable[Finding]) -> Result:
    reviews = [finding.review for finding in findings]
    if not reviews:
        return "passed"
    return "needs_review" if all(reviews) else "failed"


def _finding(rule: Rule, hit: Hit, subject: Subject, profile: Profile) -> Finding:
    where = hit.where
    severity: Severity = profile.severity.get(rule.code, rule.severity)
    return Finding(
        code=rule.code,
        severity=severity,
        basis=rule.basis,
        message=hit.message,
        place=hit.place or place_of(where, hit.column, subject),
        item=where.id if isinstance(where, Target | WorkItem) else None,
        path=where.path if isinstance(where, LaidOutParagraph) else None,
        source=where if isinstance(where, Source) else getattr(where, "source", None),
        review=hit.review,
        fixable=bool(hit.edits),
    )


def _waivers_of(finding: Finding, subject: Subject, waivers: Iterable[Waiver]) -> list[Waiver]:
    return [
        waiver
        for waiver in waivers
        if waiver.covers(finding) and (waiver.until is None or subject.today <= waiver.until)
    ]
