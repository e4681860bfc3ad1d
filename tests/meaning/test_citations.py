import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.meaning.citations import document_key, find_citations, find_mentions, split_legal_bases
from kehoach.meaning.dates import print_date, print_short_date
from kehoach.model import LegalBasis

HERE = Path(__file__).parent
OF_163 = tomllib.loads((HERE / "163-citations.toml").read_text("utf-8"))["mentions"]
OTHERS = tomllib.loads((HERE / "citations.toml").read_text("utf-8"))


def stated(basis: LegalBasis) -> dict:
    return basis.model_dump(exclude_none=True)


def test_every_citation_of_163_is_found_and_linked_to_the_first_mention(source_163):
    mentions = find_mentions(source_163.read_text("utf-8"))
    assert [
        stated(mention.basis) | ({"first": mention.first} if mention.first is not None else {}) for mention in mentions
    ] == OF_163


@pytest.mark.parametrize("case", OTHERS["prose"], ids=lambda case: case["text"])
def test_citations_in_prose_are_found_with_their_parts(case):
    assert [stated(basis) for basis in find_citations(case["text"])] == case["bases"]


@pytest.mark.parametrize("case", OTHERS["bases"], ids=lambda case: case["text"])
def test_legal_bases_are_taken_apart_and_the_enacting_clause_left_out(case):
    assert [stated(basis) for basis in split_legal_bases(case["text"])] == case["bases"]


@pytest.mark.parametrize("case", OTHERS["prose"], ids=lambda case: case["text"])
def test_the_place_of_a_mention_is_that_of_its_text(case):
    for mention in find_mentions(case["text"]):
        assert case["text"][mention.start : mention.end].rstrip().replace("\n", " ") == mention.basis.text


def test_a_later_mention_is_linked_by_its_number_whatever_slips_it_has():
    text = (
        "Nghị quyết số 24/2026//NQ-CP ngày 01/02/2026; theo Nghị quyết số 24/2026/NQ-CP và Nghị quyết 24/2026 /NQ - CP"
    )
    assert [mention.first for mention in find_mentions(text)] == [None, 0, 0]
    assert len({document_key(basis) for basis in find_citations(text)}) == 1


kinds = st.sampled_from(
    [("Nghị quyết", "NQ-CP"), ("Quyết định", "QĐ-UBND"), ("Chỉ thị", "CT-TTg"), ("Thông tư liên tịch", "TTLT-BNV-BTC")]
)
numbers = st.one_of(
    st.integers(1, 99_999).map(str), st.tuples(st.integers(1, 999), st.integers(1990, 2100)).map("{0[0]}/{0[1]}".format)
)
dates = st.dates().filter(lambda date: 1990 <= date.year <= 2100)
issuers = st.sampled_from(
    ["Chính phủ", "Thủ tướng Chính phủ", "UBND tỉnh Bình Sơn", "Bộ Nông nghiệp và Môi trường", "Chủ tịch UBND tỉnh"]
)
subjects = st.sampled_from(
    [
        "",
        " về công tác văn thư, lưu trữ",
        " ban hành Chương trình tổng thể giai đoạn 2021-2030",
        " phê duyệt Đề án (lần 2)",
    ]
)


@given(kinds, numbers, dates, st.sampled_from([print_date, print_short_date]), issuers, subjects)
def test_every_citation_made_of_its_parts_is_read_with_them(kind, number, date, printed, issuer, subject):
    text = f"{kind[0]} số {number}/{kind[1]} ngày {printed(date)} của {issuer}{subject}"
    basis = LegalBasis(type=kind[0], code=f"{number}/{kind[1]}", date=date, issuer=issuer, text=text)
    assert find_citations(f"Theo {text}.") == (basis,)
    assert split_legal_bases(f"Căn cứ {text};") == (basis,)
    assert split_legal_bases(f"Căn cứ {text}, Sở Y tế ban hành Kế hoạch như sau:") == (basis,)


words = st.sampled_from(
    [
        "Nghị quyết",
        "Luật",
        "số",
        "76/NQ-CP",
        "19-NQ/TW",
        "ngày 15/7/2021",
        "của",
        "Chính phủ",
        "về",
        "và",
        ",",
        ";",
        "(",
        ")",
        "Sở",
        "\n",
    ]
)


@given(st.lists(words, max_size=25).map(" ".join))
def test_any_mixture_of_citation_words_is_read_in_order(text):
    mentions = find_mentions(text)
    assert all(one.start < other.start for one, other in zip(mentions, mentions[1:], strict=False))
    assert all(mention.first is None or mentions[mention.first].first is None for mention in mentions)
    split_legal_bases(text)


@given(st.text(max_size=200))
def test_any_text_is_read_without_error(text):
    find_mentions(text)
    split_legal_bases(text)


@pytest.mark.parametrize(
    "unit",
    [
        "Luật A ",
        "Nghị quyết số 7/NQ-CP của A ",
        "Nghị quyết số 7/NQ-CP về (",
        "số 1/A, ",
        ", Sở a ",
        "Quyết định ",
        "1/",
        "Căn cứ Luật A; ",
    ],
)
def test_long_texts_are_read_in_one_go(unit):
    find_mentions(unit * (200_000 // len(unit)))
    split_legal_bases(unit * (200_000 // len(unit)))
