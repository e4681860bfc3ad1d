from pathlib import Path

import pytest

from kehoach.meaning.agencies import Registry
from kehoach.meaning.province import registry_for_plan
from kehoach.model import Plan
from kehoach.parser import read_plan

CASES = Path(__file__).parent.parent / "cases"


@pytest.fixture(scope="session")
def registry_163(plan_163) -> Registry:
    return registry_for_plan(plan_163)


@pytest.fixture(scope="session")
def plan_binh_son() -> Plan:
    """Synthetic: another province, other columns, Roman groups."""
    return read_plan(CASES / "binh-son-roman-groups-with-products" / "source.txt")


@pytest.fixture(scope="session")
def registry_binh_son(plan_binh_son) -> Registry:
    return registry_for_plan(plan_binh_son)
