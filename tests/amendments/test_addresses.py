"""Addresses: read from words, completed, printed, found."""

from pathlib import Path

import pytest

from kehoach.amendments.address import Address, find, labels_of, read_address
from kehoach.amendments.diff_document import sections_of
from kehoach.amendments.places import address_words
from kehoach.parser import read_plan

PLANS = sorted((Path(__file__).parents[1] / "cases").glob("*/source.*"))


def ids_of(plan):
    items = [item.id for item in (*plan.targets, *plan.tasks, *plan.projects)]
    sections = [section.id for section in sections_of(plan.document.outline)]
    return items, sections, [annex.id for annex in plan.document.annexes]


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.parent.name)
def test_the_address_of_every_item_in_a_table_leads_back_to_it(path):
    plan = read_plan(path)
    items, sections, annexes = ids_of(plan)
    ambiguous = {annex.partition("~")[0] for annex in annexes if "~" in annex}
    for item in items:
        root = item.partition("/")[0]
        if (root in annexes or "bang" in item) and "~" not in item and root not in ambiguous:
            address = read_address(address_words(item, plan.document))
            assert find(address, items, sections, annexes).id == item


def test_every_address_of_163_leads_back(plan_163):
    items, sections, annexes = ids_of(plan_163)
    for item in (*items, *sections, *annexes):
        address = read_address(address_words(item, plan_163.document))
        assert find(address, items, sections, annexes).id == item


@pytest.mark.parametrize(
    ("words", "labels"),
    [
        ("điểm a, b và d", ("a", "b", "d")),
        ("từ điểm c đến điểm e", ("c", "d", "đ", "e")),
        ("mục 2 đến mục 4", ("2", "3", "4")),
        ("Phụ lục I, Phụ lục III", ("I", "III")),
        ("số thứ tự 05", ("5",)),
        ("gạch đầu dòng thứ nhất", ("1",)),
        ("tiểu mục 3.2", ("3.2",)),
        ("mục II - IV", ("II", "III", "IV")),
        ("Phụ lục", ()),
    ],
)
def test_a_part_of_an_address_has_these_labels(words, labels):
    assert labels_of(words) == labels


@pytest.mark.parametrize(
    ("words", "kind", "item"),
    [
        ("điểm c mục 1 Phụ lục I", "none", ""),
        ("mục 2 Phụ lục 2", "group", "pl2/2"),
        ("điểm c mục 5 Phụ lục 2", "group", "pl2/5/c"),
        ("Phụ lục III", "annex", "pl3"),
        ("điểm a", "several", ""),
        ("số thứ tự 7 Phụ lục 3", "none", ""),
        ("số thứ tự 7 mục 1 Phụ lục 3", "item", "pl3/1/7"),
        ("mục 12 phần V", "section", "V/12"),
        ("mục 12", "section", "V/12"),
    ],
)
def test_an_address_leads_to_one_place_or_says_why_not(plan_163, words, kind, item):
    found = find(read_address(words), *ids_of(plan_163))
    assert (found.kind, found.id) == (kind, item)


def test_what_an_address_lacks_it_takes_from_a_larger_one():
    assert str(read_address("điểm b").within(read_address("mục 2 Phụ lục 1"))) == "điểm b mục 2 Phụ lục 1"
    assert str(read_address("mục 3 Phụ lục 2").within(read_address("mục 2 Phụ lục 1"))) == "mục 3 Phụ lục 2"


def test_words_that_are_no_address_are_none():
    assert read_address("Sở Nội vụ") is None
    assert Address().label == ""
