import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.meaning.addresses import cite, cite_in, cite_many, cite_sections, item_id, read_citation
from kehoach.meaning.numbering import LETTERS, roman
from kehoach.model import Annex, Document, Section

WORDS = {
    ("pl2/6/l", "Phụ lục 2"): "điểm l mục 6 Phụ lục 2",
    ("pl2/5/b/1", "Phụ lục 2"): "ý 1 điểm b mục 5 Phụ lục 2",
    ("pl1/I/3", "Phụ lục I"): "số thứ tự 3 mục I Phụ lục I",
    ("pl3/2", "Phụ lục 3"): "số thứ tự 2 Phụ lục 3",
    ("pl3/1/7", "Phụ lục 3"): "ý 7 số thứ tự 1 Phụ lục 3",
    ("pl/2/2.1", "Phụ lục"): "số thứ tự 2.1 mục 2 Phụ lục",
    ("pl2/I/1/1.2", "Phụ lục II"): "số thứ tự 1.2 mục 1 mục I Phụ lục II",
}


@pytest.mark.parametrize(("item", "words"), WORDS.items())
def test_an_item_is_cited_as_officers_do(item, words):
    assert cite(*item) == words


@pytest.mark.parametrize(
    ("items", "words"),
    [
        (["pl2/1/b"], "điểm b mục 1 Phụ lục 2"),
        (["pl2/1/b", "pl2/1/c", "pl2/1/e"], "các điểm b, c, e mục 1 Phụ lục 2"),
        (["pl2/1/b", "pl2/2/a", "pl2/2/c"], "điểm b mục 1 và các điểm a, c mục 2 Phụ lục 2"),
        (["pl2/5/a", "pl2/5/b/1", "pl2/5/b/3"], "điểm a mục 5 và các ý 1, 3 điểm b mục 5 Phụ lục 2"),
        (["pl3/2", "pl3/5"], "các số thứ tự 2, 5 Phụ lục 2"),
    ],
)
def test_several_items_are_cited_together(items, words):
    assert cite_many(items, "Phụ lục 2") == words


GROUPS = st.one_of(st.integers(1, 30).map(str), st.integers(1, 30).map(roman))
ITEMS = st.one_of(
    st.sampled_from(LETTERS),
    st.integers(1, 40).map(str),
    st.tuples(st.integers(1, 9), st.integers(1, 9)).map(lambda p: f"{p[0]}.{p[1]}"),
)


@given(
    st.lists(st.one_of(GROUPS, ITEMS), min_size=1, max_size=4),
    st.sampled_from(["Phụ lục", "Phụ lục 2", "Phụ lục II.1"]),
)
def test_a_citation_reads_back(parts, annex):
    assert read_citation(cite("/".join(["pl", *parts]), annex)) == ("/".join(parts), annex)


@pytest.mark.parametrize(("item", "annex"), WORDS)
def test_a_citation_leads_back_to_the_item(item, annex):
    assert item_id(*read_citation(cite(item, annex))) == item


@pytest.mark.parametrize("text", ["", "Phụ lục 2", "theo quy định", "điểm"])
def test_other_words_are_no_citation(text):
    assert read_citation(text) is None


TEXT = Document(
    outline=(
        Section(
            id="II", level=1, number="II", title="A", children=(Section(id="II/3", level=2, number="3", title="B"),)
        ),
        Section(
            id="IV~2", level=1, number="IV", title="D", children=(Section(id="IV~2/1", level=2, number="1", title="E"),)
        ),
        Section(id="IV", level=1, number="IV", title="C"),
    ),
    annexes=(Annex(id="pl2", label="PHỤ LỤC II"),),
)


@pytest.mark.parametrize(
    ("item", "words"),
    [
        ("pl2/1/b", "điểm b mục 1 Phụ lục II"),
        ("II/3", "mục 3 Phần II"),
        ("II/3/2", "ý 2 mục 3 Phần II"),
        ("IV~2/1", "mục 1 Phần IV (lần 2)"),
        ("pl2/1/b~2", "điểm b (lần 2) mục 1 Phụ lục II"),
        ("IV/bang1/2", "số thứ tự 2 bảng 1 Phần IV"),
    ],
)
def test_an_item_of_the_text_is_cited_by_its_part_and_leads_back(item, words):
    assert cite_in(item, TEXT) == words
    assert item_id(*read_citation(words)) == item


@pytest.mark.parametrize(
    ("sections", "words"),
    [
        (["V/1", "V/4"], "mục 1 và mục 4 Phần V"),
        (["V/2/a"], "điểm a mục 2 Phần V"),
        (["IV/3", "V/1"], "mục 3 Phần IV và mục 1 Phần V"),
        ([], ""),
    ],
)
def test_sections_are_cited_from_the_small_to_the_large(sections, words):
    assert cite_sections(sections) == words


def test_a_number_of_an_annex_may_come_with_its_word_and_a_zero():
    assert item_id(*read_citation("số thứ tự 1 mục A Phụ lục số 01")) == "pl1/A/1"
