import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.meaning.numbering import LETTERS, roman
from kehoach.meaning.references import Address, Reference, find_references, print_reference, resolve

HERE = Path(__file__).parent
OF_163 = tomllib.loads((HERE / "163-references.toml").read_text("utf-8"))["references"]
TARGETS_OF_163 = tomllib.loads((HERE / "163-targets.toml").read_text("utf-8"))["targets"]
WORK_OF_163 = tomllib.loads((HERE / "163-deadlines.toml").read_text("utf-8"))["cells"]
OTHERS = tomllib.loads((HERE / "references.toml").read_text("utf-8"))
IDS_OF_163 = [item["id"] for item in (*TARGETS_OF_163, *WORK_OF_163)]


def short(address: Address) -> str:
    parts = [address.annex, address.group, address.letter, address.sub]
    while parts[-1] is None:
        parts.pop()
    return "/".join("-" if part is None else part for part in parts)


def shorts(addresses: tuple[Address, ...]) -> list[str]:
    return [short(address) for address in addresses]


def test_every_annex_reference_of_163_is_found_with_its_addresses(source_163):
    found = find_references(source_163.read_text("utf-8"))
    assert [reference.text for reference in found] == [case["text"] for case in OF_163]
    assert [shorts(reference.items) for reference in found] == [case["items"] for case in OF_163]
    assert [shorts(reference.excluded) for reference in found] == [case.get("excluded", []) for case in OF_163]
    assert not any(reference.external for reference in found)


@pytest.mark.parametrize("case", [case for case in OF_163 if "ids" in case], ids=lambda case: case["section"])
def test_the_scopes_of_163_lead_to_the_items_of_annex_1_and_to_all_of_annex_2(case):
    resolution = resolve(find_references(case["text"])[0], IDS_OF_163)
    annex_2 = [item for item in IDS_OF_163 if item.startswith("pl2/")]
    assert list(resolution.ids) == case["ids"] + annex_2
    assert list(resolution.excluded) == case.get("excluded_ids", [])
    assert resolution.missing == ()


@pytest.mark.parametrize("case", OTHERS["cases"], ids=lambda case: case["text"])
def test_references_of_other_documents_are_found_with_their_addresses(case):
    [reference] = find_references(case["text"])
    assert reference.text == case["found"]
    assert case["text"][reference.start : reference.end] == case["found"]
    assert shorts(reference.items) == case["items"]
    assert shorts(reference.excluded) == case.get("excluded", [])
    assert reference.document == case.get("document")


@pytest.mark.parametrize("text", OTHERS["none"])
def test_words_that_name_no_annex_item_give_no_reference(text):
    assert find_references(text) == ()


def test_roman_and_arabic_labels_of_the_same_annex_and_group_lead_to_the_same_ids():
    ids = ["pl1/1/a", "pl1/2/a", "pl2/I/1", "pl2/II/1", "pl2/II/2"]
    [reference] = find_references("mục II Phụ lục 02 và mục 2 Phụ lục I")
    assert resolve(reference, ids).ids == ("pl1/2/a", "pl2/II/1", "pl2/II/2")


def test_an_address_without_an_annex_leads_somewhere_only_in_a_plan_with_one_annex():
    [reference] = find_references("điểm a mục 3")
    assert resolve(reference, ["pl/3/a", "pl/3/b"]).ids == ("pl/3/a",)
    undecided = resolve(reference, ["pl1/3/a", "pl2/3/a"])
    assert (undecided.ids, undecided.missing) == ((), (Address(None, "3", "a"),))


def test_an_annex_without_a_number_is_the_only_annex_that_there_is():
    [reference] = find_references("mục 3 Phụ lục kèm theo Kế hoạch này")
    assert resolve(reference, ["pl/3/a"]).ids == ("pl/3/a",)
    assert resolve(reference, ["pl1/3/a"]).ids == ("pl1/3/a",)
    assert resolve(reference, ["pl1/3/a", "pl2/3/a"]).missing == (Address("", "3"),)


def test_an_annex_of_another_document_leads_to_none_of_these_ids():
    [reference] = find_references("mục 3 Phụ lục 1 kèm theo Quyết định số 5/QĐ-UBND")
    assert reference.external
    assert resolve(reference, ["pl1/3/a"]).missing == (Address("1", "3"),)


def test_addresses_that_lead_nowhere_are_told():
    [reference] = find_references("mục 1 và mục 9 Phụ lục 1 (trừ điểm x mục 1)")
    resolution = resolve(reference, ["pl1/1/a", "pl1/2/a"])
    assert resolution.ids == ("pl1/1/a",)
    assert resolution.missing == (Address("1", "9"), Address("1", "1", "x"))


def test_decimal_groups_and_deeper_items_are_found_by_their_labels():
    [reference] = find_references("mục 2.1 Phụ lục 1 và số thứ tự 5 mục 3 Phụ lục 2")
    assert resolve(reference, ["pl1/2.1/a", "pl1/2.2/a", "pl2/3/5", "pl2/3/6"]).ids == ("pl1/2.1/a", "pl2/3/5")


annexes = st.one_of(st.integers(1, 12).map(str), st.integers(1, 12).map(roman), st.just("I.1"))
groups = st.one_of(st.integers(1, 20).map(str), st.integers(1, 20).map(roman), st.just("2.1"))
letters = st.sampled_from(LETTERS)
full_addresses = st.one_of(
    st.builds(Address, annexes),
    st.builds(Address, annexes, groups),
    st.builds(Address, annexes, groups, letters),
    st.builds(Address, annexes, groups, letters, st.integers(1, 9).map(str)),
    st.builds(Address, annexes, groups, st.integers(1, 99).map(str)),
)
items = st.lists(full_addresses, min_size=1, max_size=5).map(tuple)
documents = st.none() | st.builds("Quyết định số {}/QĐ-UBND".format, st.integers(1, 9999))


@given(items, st.lists(full_addresses, max_size=3).map(tuple), documents)
def test_printing_a_reference_and_reading_it_gives_it_back(stated, excluded, document):
    reference = Reference(0, 0, "", stated, excluded, document)
    assert find_references(print_reference(reference)) == (reference,)


@given(groups, st.lists(letters, min_size=1, max_size=5, unique=True))
def test_a_list_of_letters_of_one_group_without_an_annex_is_read_back(group, labels):
    reference = Reference(0, 0, "", tuple(Address(None, group, label) for label in labels))
    assert find_references(print_reference(reference)) == (reference,)


words = st.sampled_from(
    [
        "mục",
        "điểm",
        "Phụ lục",
        "1",
        "2",
        "II",
        "a",
        "đ",
        "b",
        "và",
        ",",
        "(",
        ")",
        "trừ",
        "đến",
        "-",
        "tiểu mục",
        "ý",
        "số",
        "khoản",
        "Điều",
        ";",
    ]
)


@given(st.lists(words, max_size=25).map(" ".join))
def test_any_mixture_of_address_words_is_read_without_error_and_in_its_place(text):
    for reference in find_references(text):
        assert text[reference.start : reference.end] == reference.text
        assert reference.items
        assert find_references(print_reference(reference))


@given(st.text(max_size=200))
def test_any_text_is_read_without_error(text):
    for reference in find_references(text):
        resolve(reference, ["pl1/1/a"])


@pytest.mark.parametrize(
    "unit", ["mục 1, ", "điểm a và ", "Phụ lục 1 ", "mục 1 (trừ điểm a), ", "mục 1-999 ", "các từ ", "ý 1 "]
)
def test_long_texts_are_read_in_one_go(unit):
    find_references(unit * (200_000 // len(unit)))
