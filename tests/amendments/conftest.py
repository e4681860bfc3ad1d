from collections.abc import Callable
from pathlib import Path

import pytest

from kehoach.amendments.fold import Folded, fold
from kehoach.amendments.instructions import read_instructions
from kehoach.amendments.operations import Manifest, Operation
from kehoach.model import Document, Plan
from kehoach.parser import read_document, read_plan, reread

CASES = Path(__file__).parent / "cases"
PLANS = Path(__file__).parent / "plans"


@pytest.fixture(scope="session")
def plans(plan_163: Plan, plan_binh_son: Plan) -> dict[str, Plan]:
    """The plans that cases amend, by name."""
    return {"163": plan_163, "binh-son": plan_binh_son, "ha-linh": read_plan(PLANS / "ha-linh.html")}


@pytest.fixture(scope="session")
def manifest_of(plans: dict[str, Plan]) -> Callable[[str, str], Manifest]:
    """The manifest of a case's amending document, read for a plan."""

    def read(case: str, plan: str) -> Manifest:
        (path,) = (CASES / case).glob("amendment.*")
        return read_instructions(read_document(path).document, plans[plan])

    return read


@pytest.fixture(scope="session")
def read_case() -> Callable[[str], Document]:
    """A case's amending document."""

    def read(case: str) -> Document:
        (path,) = (CASES / case).glob("amendment.*")
        return read_document(path).document

    return read


@pytest.fixture(scope="session")
def carry_out() -> Callable[..., Folded]:
    """A plan with these operations carried out in their order."""

    def run(plan: Plan, *operations: Operation) -> Folded:
        return fold(plan, Manifest(operations=operations), reread)

    return run
