from pathlib import Path

import pytest

from kehoach.meaning.agencies import Registry
from kehoach.meaning.province import registry_for_plan
from kehoach.model import Plan
from kehoach.parser import read_plan

ROOT = Path(__file__).parent.parent
SOURCE_163 = ROOT / "source_docs" / "163-KH-UBND" / "163-KH-UBND.txt"
CASES = Path(__file__).parent / "cases"
PLAN_HA_LINH = Path(__file__).parent / "amendments" / "plans" / "ha-linh.html"


@pytest.fixture(scope="session")
def source_163() -> Path:
    """The plan 163/KH-UBND as received: a web page's text, tables flattened."""
    return SOURCE_163


@pytest.fixture(scope="session")
def plan_163() -> Plan:
    """163/KH-UBND read from its text form."""
    return read_plan(SOURCE_163)


@pytest.fixture(scope="session")
def registry_163(plan_163) -> Registry:
    return registry_for_plan(plan_163)


@pytest.fixture(scope="session")
def plan_binh_son() -> Plan:
    """Synthetic: another province, other columns, Roman groups."""
    return read_plan(CASES / "binh-son-roman-groups-with-products" / "source.txt")


@pytest.fixture(scope="session")
def plan_ha_linh() -> Plan:
    """Synthetic: a third province, decimals below numbers below Roman groups, columns for products and "theo dõi"."""
    return read_plan(PLAN_HA_LINH)


@pytest.fixture(scope="session")
def registry_binh_son(plan_binh_son) -> Registry:
    return registry_for_plan(plan_binh_son)
