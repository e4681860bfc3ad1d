from pathlib import Path

import pytest

from kehoach.model import Plan
from kehoach.parser import read_plan

ROOT = Path(__file__).parent.parent
SOURCE_163 = ROOT / "source_docs" / "163-KH-UBND" / "163-KH-UBND.txt"


@pytest.fixture(scope="session")
def source_163() -> Path:
    """The plan 163/KH-UBND as received: a web page's text, tables flattened."""
    return SOURCE_163


@pytest.fixture(scope="session")
def plan_163() -> Plan:
    """163/KH-UBND read from its text form."""
    return read_plan(SOURCE_163)
