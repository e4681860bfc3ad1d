"""Runs the rules on a subject and says honestly what came of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kehoach.checker.edits import Edit
from kehoach.checker.inherited import REMARK, is_inherited
from kehoach.checker.places import path_of, place_of
from kehoach.checker.profile import Profile
from kehoach.checker.rule import Hit, NotApplicable, NotEvaluated, Rule
from kehoach.checker.rules import RULES
from kehoach.checker.safe_edits import safe_edits
from kehoach.checker.subject import Subject
from kehoach.checker.untold_words import named
from kehoach.checker.waivers import waiver_outcomes
from kehoach.model import CheckResult, Finding, Outcome, Result, Source, Target, WorkItem

BROKEN = "quy tắc gặp lỗi của chương trình khi kiểm tra"
"""How the reason begins where a rule itself failed."""


@dataclass(frozen=True)
class Checked:
    """What a check found, and the corrections that the standing findings offer, in the order of the findings."""

    result: CheckResult
    edits: tuple[Edit, ...] = ()


def check(
    subject: Subject, *, file: str, profile: Profile | None = None, rules: Mapping[str, Rule] = RULES
) -> CheckResult:
    """The outcome of every rule that is in force on the document's day and not switched off."""
    return run(subject, file=file, profile=profile, rules=rules).result


def run(subject: Subject, *, file: str, profile: Profile | None = None, rules: Mapping[str, Rule] = RULES) -> Checked:
    """`check`, with the corrections that the standing findings offer and that harm nothing else."""
    profile = profile or Profile()
    in_force = [rule for rule in rules.values() if _is_in_force(rule, subject)]
    off = tuple(rule.code for rule in in_force if profile.switches_off(rule))
    answers = [(rule, _answer(rule, subject)) for rule in in_force if rule.code not in off]
    hits = [hit for _, answer in answers if not isinstance(answer, Outcome) for hit in answer]
    judge = _Judge(subject, profile, safe_edits(hits, subject.layout))
    outcomes = [answer if isinstance(answer, Outcome) else judge.outcome(rule, answer) for rule, answer in answers]
    outcomes += waiver_outcomes(profile, outcomes, off, subject.today)
    result = CheckResult(file=file, checked_on=subject.today, outcomes=tuple(outcomes), off=off)
    return Checked(result, tuple(judge.edits))


def _is_in_force(rule: Rule, subject: Subject) -> bool:
    return rule.since <= subject.dated and (rule.until is None or subject.dated <= rule.until)


def _answer(rule: Rule, subject: Subject) -> list[Hit] | Outcome:
    """What the check finds, or the outcome of a rule that gives no answer."""
    try:
        return _hits(rule, subject)
    except NotApplicable as reason:
        return Outcome(code=rule.code, result="not_applicable", reason=str(reason))
    except NotEvaluated as reason:
        return Outcome(code=rule.code, result="not_evaluated", reason=str(reason))


def _hits(rule: Rule, subject: Subject) -> list[Hit]:
    """What the check finds. Raises `NotApplicable`, also before `NotEvaluated` where the file cannot show what it reads."""
    if any(field.startswith("parent.") for field in rule.reads) and subject.parent is None:
        raise NotApplicable("không có kế hoạch cấp trên để đối chiếu (--against)")
    untold = untold_fields(rule, subject.layout.untold) if subject.layout is not None else []
    try:
        hits = list(rule.check(subject))
    except NotApplicable:
        raise
    except NotEvaluated:
        if not untold:
            raise
    except Exception as error:  # one broken rule must not take the other results from the officer
        raise NotEvaluated(f"{BROKEN} ({type(error).__name__}: {error}); hãy báo cho người phát triển") from error
    if untold and subject.layout is not None:
        raise NotEvaluated(f"tệp .{subject.layout.format} không cho biết {named(untold)}; hãy kiểm tra bản .docx")
    return hits


def untold_fields(rule: Rule, untold: Iterable[str]) -> list[str]:
    """Those of the fields that a rule reads which a format cannot show, as `Layout.untold` names them."""
    cannot = set(untold)
    fields = [field.removeprefix("layout.") for field in rule.reads if field.startswith("layout.")]
    return [field for field in fields if field in cannot]


class _Judge:
    """Makes outcomes of hits, and gathers the corrections that the standing ones offer."""

    def __init__(self, subject: Subject, profile: Profile, safe: frozenset[Edit]) -> None:
        self._subject = subject
        self._profile = profile
        self._safe = safe
        self.edits: dict[Edit, None] = {}

    def outcome(self, rule: Rule, hits: Iterable[Hit]) -> Outcome:
        told = [self._finding(rule, hit) for hit in hits]
        findings = tuple(finding for finding, _ in told if finding.accepted is None)
        waived = tuple(finding for finding, _ in told if finding.accepted is not None)
        for finding, edits in told:
            self.edits |= dict.fromkeys(edits if finding.accepted is None else ())
        return Outcome(code=rule.code, result=_result(findings), findings=findings, waived=waived)

    def _finding(self, rule: Rule, hit: Hit) -> tuple[Finding, tuple[Edit, ...]]:
        where = hit.where
        edits = hit.edits if not hit.review and self._safe.issuperset(hit.edits) else ()
        finding = Finding(
            code=rule.code,
            severity=self._profile.severity.get(rule.code, rule.severity),
            basis=rule.basis,
            message=f"{hit.message} ({REMARK})" if is_inherited(hit, self._subject) else hit.message,
            place=hit.place or place_of(where, hit.column, self._subject),
            item=where.id if isinstance(where, Target | WorkItem) else None,
            path=path_of(where, hit.column, self._subject),
            source=where if isinstance(where, Source) else getattr(where, "source", None),
            review=hit.review,
            fixable=bool(edits),
        )
        return self._accepted(finding), edits

    def _accepted(self, finding: Finding) -> Finding:
        """The finding with the reason of the waiver that covers it, if there is one."""
        day = self._subject.today
        waivers = (each for each in self._profile.waivers if each.covers(finding) and each.holds(day))
        waiver = next(waivers, None)
        return finding.model_copy(update={"accepted": waiver.reason}) if waiver else finding


def _result(findings: Iterable[Finding]) -> Result:
    reviews = [finding.review for finding in findings]
    if not reviews:
        return "passed"
    return "needs_review" if all(reviews) else "failed"
