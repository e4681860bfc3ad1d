"""Spellings of one name are one; other words are other names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.meaning.agencies.names import Contractions, expand, fold, slug, tokenize


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("uỷ", "ủy"),
        ("UỶ", "Ủy"),
        ("hoà", "hòa"),
        ("khoẻ", "khỏe"),
        ("thuỷ", "thủy"),
        ("quý", "quí"),
        ("mĩ", "Mỹ"),
        ("\u0055\u0309y", "ủy"),  # combining hook above
        ("Ðài", "đài"),  # U+00D0, the Icelandic letter
        ("đầu\u00ad", "đầu"),  # a soft hyphen inside
        ("–", "-"),
        ("\u2011", "-"),
        ("K’Nớ", "k'nớ"),
    ],
)
def test_two_spellings_of_a_word_are_one(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("hòa", "hỏa"), ("ý", "y"), ("sở", "sơ"), ("tin", "tyn"), ("hoàn", "hòan")])
def test_different_words_stay_different(one, other):
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Sở Nội vụ", "so-noi-vu"),
        ("Sở Lao động - Thương binh và Xã hội", "so-lao-dong-thuong-binh-va-xa-hoi"),
        ("UBND huyện Kế Sách", "ubnd-huyen-ke-sach"),
        ("UBND xã Đưng K'Nớ", "ubnd-xa-dung-k-no"),
        ("so-noi-vu", "so-noi-vu"),
    ],
)
def test_an_id_is_the_name_in_ascii(name, id):
    assert slug(name) == id


def test_a_pattern_stands_for_all_its_phrases():
    assert set(expand("[các] (sở|ban[, ngành]) tỉnh")) == {
        "các sở tỉnh",
        "sở tỉnh",
        "các ban , ngành tỉnh",
        "các ban tỉnh",
        "ban , ngành tỉnh",
        "ban tỉnh",
    }


@pytest.mark.parametrize("pattern", ["[các sở", "các] sở", "(sở|ban]", "[a (b] c)"])
def test_brackets_that_do_not_match_are_refused(pattern):
    with pytest.raises(ValueError, match=r"[\[\]()]"):
        expand(pattern)


def test_a_long_form_is_one_word_with_its_place():
    text = "của Ủy ban nhân  dân tỉnh"
    words = tokenize(text, Contractions({"UBND": ("Ủy ban nhân dân",)}))
    assert [token.word for token in words] == ["của", "ubnd", "tỉnh"]
    assert text[words[1].start : words[1].end] == "Ủy ban nhân  dân"


def test_the_dot_of_an_abbreviation_is_no_mark():
    assert [token.word for token in tokenize("TP. Vinh. Sở")] == ["tp", "vinh", ".", "sở"]


@given(st.text())
def test_tokens_stand_where_they_say_in_any_text(text):
    places = [(token.start, token.end) for token in tokenize(text)]
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert all(before[1] <= after[0] for before, after in zip(places, places[1:], strict=False))


@given(st.text(max_size=12))
def test_folding_twice_is_folding_once(word):
    assert fold(fold(word)) == fold(word)
