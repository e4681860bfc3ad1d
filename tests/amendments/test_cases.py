"""Synthetic amending documents against 163/KH-UBND and a synthetic plan; expected results lie beside them."""

import tomllib
from functools import cache
from pathlib import Path

import pytest

from kehoach.amendments.fold import fold
from kehoach.model import Target
from kehoach.parser import reread

CASES = Path(__file__).parent / "cases"
NAMES = sorted(path.name for path in CASES.iterdir())
NOT_COMPARED = {"sentence", "provision", "source", "approved", "content"}


@cache
def expected(name):
    return tomllib.loads((CASES / name / "expected.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def folded(plans, manifest_of):
    """A case's plan before and after, with the cases that it follows carried out in the same run."""

    @cache
    def run(name):
        want = expected(name)
        manifests = [manifest_of(case, want["plan"]) for case in (*want.get("follows", ()), name)]
        plan = plans[want["plan"]]
        before = fold(plan, manifests[:-1], reread).plan
        return before, fold(before, manifests[-1], reread)

    return run


def operation_words(operation):
    data = operation.model_dump(mode="json", exclude_defaults=True)
    return {"kind": operation.kind} | {name: value for name, value in data.items() if name not in NOT_COMPARED}


def items_of(plan):
    return {item.id: item for item in (*plan.targets, *plan.tasks, *plan.projects)}


def told(item, names):
    """The named facts of an item as a case writes them."""
    facts = {
        "text": item.text,
        "standing": item.standing,
        "original_id": item.original_id,
        "group": item.group.title if item.group else None,
    }
    if isinstance(item, Target):
        facts |= {"lead": item.lead.text if item.lead else None}
        facts |= {"values": [value.text for value in item.values]}
        facts |= {"goals": [[goal.value for goal in value.goals] for value in item.values]}
    else:
        facts |= {
            "lead": item.lead.text,
            "lead_agencies": list(item.lead.agencies),
            "coordinate": item.coordinate.text,
            "product": item.product,
            "monitor": item.monitor.text if item.monitor else None,
            "deadline": item.deadline.text,
            "deadline_end": item.deadline.end.isoformat() if item.deadline.end else None,
        }
    return {name: facts[name] for name in names}


@pytest.mark.parametrize("name", NAMES)
def test_the_instructions_are_read_as_the_operations_that_they_are(name, manifest_of):
    want = expected(name)
    manifest = manifest_of(name, want["plan"])
    assert [operation_words(operation) for operation in manifest.operations] == want["operations"]
    assert [sentence.text for sentence in manifest.not_understood] == want.get("not_understood", [])
    assert manifest.effective is not None
    assert manifest.effective.isoformat() == want["effective"]


@pytest.mark.parametrize("name", NAMES)
def test_the_consolidated_rows_are_those_written_by_hand(name, folded):
    want = expected(name)
    before, result = folded(name)
    old, new = items_of(before), items_of(result.plan)
    touched = {item for item in new if new[item] is not old.get(item) and new[item] != old.get(item)}
    assert touched == set(want["items"])
    assert set(old) - set(new) == set(want.get("gone", []))
    for item, facts in want["items"].items():
        assert told(new[item], facts) == facts, item


@pytest.mark.parametrize("name", NAMES)
def test_operations_that_cannot_be_carried_out_are_told_and_change_nothing(name, folded):
    want = expected(name)
    _, result = folded(name)
    assert [notice.code for notice in result.notices] == want.get("refused", [])


@pytest.mark.parametrize("name", NAMES)
def test_sections_of_the_body_follow(name, folded):
    _, result = folded(name)
    sections = {}

    def gather(parts):
        for part in parts:
            sections[part.id] = part
            gather(part.children)

    gather(result.plan.document.outline)
    for item, words in expected(name).get("sections", {}).items():
        assert sections[item].title == words["title"]
        if "paragraphs" in words:
            assert [paragraph.text for paragraph in sections[item].paragraphs] == words["paragraphs"]


@pytest.mark.parametrize("name", [name for name in NAMES if "head" in expected(name)])
def test_head_and_annexes_follow(name, folded):
    want, document = expected(name), folded(name)[1].plan.document
    assert document.title == want["head"]["title"]
    assert [basis.text for basis in document.legal_bases] == want["head"]["legal_bases"]
    assert [paragraph.text for paragraph in document.lead] == want["head"]["lead"]
    assert list(document.recipients) == want["head"]["recipients"]
    assert [annex.label for annex in document.annexes] == want["annexes"]


@pytest.mark.parametrize("name", NAMES)
def test_the_amended_plan_is_the_one_that_its_amended_paper_says(name, folded):
    _, result = folded(name)
    again = reread(result.plan.document)
    read, kept = items_of(again), items_of(result.plan)
    assert list(read) == list(kept)
    for item in kept.values():
        if item.standing == "repealed":
            continue
        said = read[item.id].model_copy(update={"original_id": item.original_id, "standing": item.standing})
        assert said == item


@pytest.mark.parametrize("name", NAMES)
def test_taking_everything_back_gives_the_plan_that_was(name, folded, carry_out):
    before, result = folded(name)
    plan = result.plan
    for done in reversed(result.applied):
        back = carry_out(plan, done.inverse)
        assert back.notices == ()
        plan = back.plan
    assert plan == before
