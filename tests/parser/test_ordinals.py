"""Ordinals of rows and headings, those included that official lists do not have."""

import pytest

from kehoach.parser.ordinals import Ordinal, read_ordinal, split_ordinal


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("09", Ordinal("arabic", "9", 9)),
        ("2.1", Ordinal("decimal", "2.1", 1, "2")),
        ("2.1.", Ordinal("decimal", "2.1", 1, "2")),
        ("IV.", Ordinal("roman", "IV", 4)),
        ("đ)", Ordinal("letter", "đ", 5)),
        ("f)", Ordinal("letter", "f", None)),
        ("C", Ordinal("capital", "C", 3)),
        ("I.2", Ordinal("decimal", "I.2", 2, "I")),
        ("1a", Ordinal("number and letter", "1a", None)),
        ("-", Ordinal("dash", "-", None)),
        ("+", Ordinal("plus", "+", None)),
        ("", None),
        ("Tổng", None),
    ],
)
def test_a_cell_is_read_as_the_ordinal_that_it_is(text, expected):
    assert read_ordinal(text) == expected


@pytest.mark.parametrize(
    ("text", "number", "words"),
    [
        ("1. Mục đích", "1", "Mục đích"),
        ("C. NHIỆM VỤ", "C", "NHIỆM VỤ"),
        ("I.1. Mục đích", "I.1", "Mục đích"),
        ("f) Xúc tiến", "f", "Xúc tiến"),
        ("II.\nNHIỆM VỤ", "II", "NHIỆM VỤ"),
    ],
)
def test_an_ordinal_is_split_off_its_words(text, number, words):
    ordinal, rest = split_ordinal(text)
    assert (ordinal.number, rest) == (number, words)


@pytest.mark.parametrize("text", ["V/v phân công nhiệm vụ", "- Sở Nội vụ", "2021 là năm", "Mục đích", "C. Mác"[:2]])
def test_words_without_an_ordinal_have_none(text):
    assert split_ordinal(text) is None
