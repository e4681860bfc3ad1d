from datetime import date

import pytest

from kehoach.checker import Subject, check
from kehoach.meaning.province import registry_for_plan


@pytest.fixture(scope="session")
def outcomes_of():
    """What some rules come to on a plan, held against a parent or not, on one day."""

    def outcomes(rules, plan, parent=None):
        subject = Subject(plan, registry_for_plan(plan), date(2026, 11, 23), parent=parent)
        return check(subject, file="ví dụ", rules=rules).outcomes

    return outcomes
