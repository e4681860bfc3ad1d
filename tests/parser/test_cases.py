"""Synthetic plans: each folder of tests/cases holds a source and, beside it, what a reader finds in it.

`expected.toml` is written by reading the source, never by running the code.
"""

import tomllib
from pathlib import Path

import pytest

from kehoach.model import Plan, Section, Target, WorkItem
from kehoach.parser import read_plan

CASES = sorted(path.parent for path in (Path(__file__).parent.parent / "cases").glob("*/expected.toml"))


@pytest.fixture(params=CASES, ids=lambda path: path.name)
def case(request: pytest.FixtureRequest) -> tuple[Plan, dict]:
    folder: Path = request.param
    (source,) = folder.glob("source.*")
    return read_plan(source), tomllib.loads((folder / "expected.toml").read_text(encoding="utf-8"))


def test_head_and_foot_are_as_the_source_says(case):
    plan, expected = case
    document = plan.document.model_dump(mode="json")
    wanted = dict(expected["document"])
    signature = wanted.pop("signature", None)
    wanted.pop("outline")
    assert {name: document[name] for name in wanted} == wanted
    for name in {"number", "date", "superior", "issuer"} - set(wanted):
        assert not document[name], f"{name} is not in the source"
    if signature is not None:
        found = {name: value for name, value in document["signature"].items() if value is not None}
        assert found == signature


def test_outline_has_the_addresses_of_the_source(case):
    plan, expected = case
    assert [section.id for section in _all_sections(plan.document.outline)] == expected["document"]["outline"]


def test_targets_are_those_of_the_source(case):
    plan, expected = case
    assert {target.id: _target(target) for target in plan.targets} == expected["targets"]


@pytest.mark.parametrize("kind", ["tasks", "projects"])
def test_tasks_and_projects_are_those_of_the_source(case, kind):
    plan, expected = case
    items = {item.id: _work(item) for item in getattr(plan, kind)}
    assert list(items) == list(expected[kind])
    for address, wanted in expected[kind].items():
        found = items[address]
        assert found[1].startswith(wanted[1])
        assert [found[0], *found[2:]] == [wanted[0], *wanted[2:]]


def test_what_the_source_leaves_open_keeps_all_its_readings(case):
    plan, expected = case
    found = {
        item.id: [[reading.lead.text, reading.coordinate.text] for reading in item.alternatives]
        for item in plan.tasks
        if item.alternatives
    }
    assert {address: sorted(readings) for address, readings in found.items()} == {
        address: sorted(readings) for address, readings in expected["alternatives"].items()
    }


def test_notices_are_those_expected(case):
    plan, expected = case
    assert sorted({notice.code for notice in plan.notices}) == expected["notices"]["codes"]


def test_nothing_is_lost(case):
    plan, _ = case
    coverage = plan.coverage
    assert coverage is not None
    assert coverage.in_model + coverage.in_notices == coverage.blocks
    assert not [notice.message for notice in plan.notices if notice.code.startswith("P9")]


def _all_sections(sections: tuple[Section, ...]) -> list[Section]:
    return [found for section in sections for found in (section, *_all_sections(section.children))]


def _group(item: Target | WorkItem) -> str:
    return item.group.title if item.group else ""


def _target(target: Target) -> list[str]:
    lead = [target.lead.text or ""] if target.lead is not None else []
    return [_group(target), target.text, *lead, *(value.text or "" for value in target.values)]


def _work(item: WorkItem) -> list[str]:
    open_mark = "?"
    return [
        _group(item),
        item.text,
        item.product or "",
        item.deadline.text if item.deadline.text is not None else open_mark,
        item.lead.text if item.lead.text is not None else open_mark,
        item.coordinate.text if item.coordinate.text is not None else open_mark,
    ]
