"""Every rule tells its good example from its bad one, and its record is whole."""

from datetime import date

import pytest

from kehoach.checker import RULES, Subject, check
from kehoach.meaning.province import registry_for_plan
from kehoach.model import Document, Plan

TODAY = date(2026, 11, 23)


def outcome(rule, example):
    plan = example.plan or Plan(document=Document(type="KẾ HOẠCH"))
    subject = Subject(plan, registry_for_plan(plan), TODAY, layout=example.layout, parent=example.parent)
    (only,) = check(subject, file="ví dụ", rules={rule.code: rule}).outcomes
    return only


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_a_rules_good_example_passes(rule):
    found = outcome(rule, rule.good)
    assert found.result == "passed", found


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_a_rules_bad_example_is_found(rule):
    found = outcome(rule, rule.bad)
    assert found.result in {"failed", "needs_review"}, found
    assert all(finding.message and finding.place for finding in found.findings)


@pytest.mark.parametrize("rule", [rule for rule in RULES.values() if rule.not_applicable], ids=lambda rule: rule.code)
def test_a_rule_knows_what_it_does_not_concern(rule):
    found = outcome(rule, rule.not_applicable)
    assert found.result == "not_applicable", found
    assert found.reason


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_only_mandatory_law_is_an_error(rule):
    assert rule.severity != "error" or rule.basis == "law"
    assert rule.place
    assert rule.reads
