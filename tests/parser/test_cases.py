"""Synthetic plans: each folder of tests/cases holds a source and, beside it, what a reader finds in it.

`expected.toml` is written by reading the source, never by running the code. In `document`, and in `items` (address to
parts of a target, task or project), only the parts that are written down are compared; a blank head part has to be
blank.
"""

import re
import tomllib
import unicodedata
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest

from kehoach.model import Plan, Section, Target, WorkItem
from kehoach.parser import read_plan

CASES = sorted(path.parent for path in (Path(__file__).parent.parent / "cases").glob("*/expected.toml"))


@pytest.fixture(params=CASES, ids=lambda path: path.name)
def folder(request: pytest.FixtureRequest) -> Path:
    return request.param


@pytest.fixture
def case(folder: Path) -> tuple[Plan, dict]:
    return read_plan(source_of(folder)), tomllib.loads((folder / "expected.toml").read_text(encoding="utf-8"))


def source_of(folder: Path) -> Path:
    (source,) = folder.glob("source.*")
    return source


def test_head_and_foot_are_as_the_source_says(case):
    plan, expected = case
    document = plan.document.model_dump(mode="json")
    wanted = dict(expected["document"])
    signature = wanted.pop("signature", None)
    wanted.pop("outline")
    assert part_of(document, wanted) == wanted
    for name in {"number", "date", "superior", "issuer", "enacted_by", "enclosing"} - set(wanted):
        assert not document[name], f"{name} is not in the source"
    if signature is not None:
        found = {name: value for name, value in (document["signature"] or {}).items() if value is not None}
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


def test_other_parts_of_items_are_as_written_down(case):
    plan, expected = case
    items = {item.id: item.model_dump(mode="json") for item in (*plan.targets, *plan.tasks, *plan.projects)}
    for address, wanted in expected.get("items", {}).items():
        assert part_of(items[address], wanted) == wanted


def test_responsibilities_are_those_written_down(case):
    plan, expected = case
    if "responsibilities" in expected:
        assert {part.id: part.title for part in plan.responsibilities} == expected["responsibilities"]


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
    for code, quoted in expected["notices"].get("quotes", {}).items():
        messages = [notice.message for notice in plan.notices if notice.code == code]
        assert all(any(words in message for message in messages) for words in quoted), messages


def test_nothing_is_lost(case):
    plan, _ = case
    coverage = plan.coverage
    assert coverage is not None
    assert coverage.in_model + coverage.in_notices == coverage.blocks
    assert not [notice.message for notice in plan.notices if notice.code.startswith("P9")]


def test_every_line_of_the_source_stands_in_the_document_or_a_notice(case, folder):
    """Looks every line up in the JSON as often as the source has it, whatever the reader says of its own coverage."""
    plan, _ = case
    document = plan.document.model_dump(mode="json")
    strings = list(_strings(document)) + [notice.message for notice in plan.notices]
    held = _folded(" ".join(strings))
    rebuilt = " ".join(_put_together(document))
    titles = {_folded(cell) for table in _tables(document) for cell in _strings(table["header"])}
    missing = []
    for line, count in Counter(_lines(source_of(folder))).items():
        words = _folded(line)
        bare = _folded(re.sub(r"^(?:[IVX]+|[\d.]+|[a-zđ])[.)] |^[A-H]\. |^[ĐÐ]iều \d+\. ", "", line).strip("-–+ ;."))
        found = max(held.count(words), held.count(bare) if bare else 0) + _folded(rebuilt).count(bare or words)
        repeats = words in titles  # a table that a page break cuts prints its header again
        if words and found < (1 if repeats else count) and not _is_furniture(line):
            missing.append((line, found, count))
    assert missing == []


def part_of(found, wanted):
    """What of `found` is spoken of in `wanted`."""
    if isinstance(found, dict) and isinstance(wanted, dict):
        return {name: part_of(found.get(name), value) for name, value in wanted.items()}
    if isinstance(found, list) and isinstance(wanted, list) and len(found) == len(wanted):
        return [part_of(one, other) for one, other in zip(found, wanted, strict=True)]
    return found


def _strings(value):
    if isinstance(value, dict):
        for name, inner in value.items():
            if name not in ("sources", "source", "file"):
                yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)
    elif isinstance(value, str):
        yield value


def _tables(value):
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from inner if name == "tables" else _tables(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _tables(inner)


def _put_together(document):
    """The parts that the model takes to pieces, as a source prints them."""
    yield f"Số: {document['number'] or ''}/{document['symbol']}"
    yield f"{document['type']} {document['title']}"
    yield f"{document['place']}, {document['date_text']}"
    yield " ".join((*document["superior"], *document["issuer"]))
    yield from (f"Căn cứ {basis['text']}" for basis in document["legal_bases"])
    signature = document["signature"] or {}
    yield " ".join(signature[name] or "" for name in ("authority", "title", "name") if name in signature)
    if document["enclosing"]:
        yield from _put_together(document["enclosing"])


def _is_furniture(line):
    """Whether a line says nothing that a model has to keep: the national lines, the label of the recipients."""
    bare = "".join(s for s in unicodedata.normalize("NFD", line.lower()) if s.isalpha() and s.isascii())
    national = ("conghoaxahoichunghiavietnam", "oclaptudohanhphuc")
    return bare == "noinhan" or (len(bare) > 7 and any(bare in words for words in national))


def _lines(source):
    text = source.read_text(encoding="utf-8")
    if source.suffix == ".html":
        words = _Words()
        words.feed(text)
        text = words.text
    # Bars, tabs and runs of spaces part columns.
    return [part.strip() for line in text.splitlines() for part in re.split(r"[|\t]| {4,}", line) if part.strip()]


class _Words(HTMLParser):
    """The text of a page, a line for every block element and line break."""

    def __init__(self):
        super().__init__()
        self.text = ""
        self.skipped = 0

    def handle_starttag(self, tag, attrs):
        self.skipped += tag in ("head", "script", "style")
        self.text += "\n" if tag in ("p", "br", "td", "th", "tr", "div", "table", "h1", "h2", "li") else ""

    def handle_endtag(self, tag):
        self.skipped -= tag in ("head", "script", "style")
        self.text += "\n" if tag in ("p", "td", "th", "tr", "div", "table", "h1", "h2", "li") else ""

    def handle_data(self, data):
        self.text += "" if self.skipped else " ".join(re.split(r"\s+", data))


def _folded(text):
    """Letters and digits only."""
    return "".join(sign for sign in unicodedata.normalize("NFC", text) if sign.isalnum())


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
