"""The search for the cells of a flattened row: what it passes by could not have won."""

import math

from hypothesis import given
from hypothesis import strategies as st

from kehoach.parser import columns as col
from kehoach.parser.cell_score import Column, Words
from kehoach.parser.row_fit import UNDECIDED_MARGIN, _Segment, fits

TEXTS = (
    "",
    "Sở Nội vụ",
    "Ủy ban nhân dân các huyện, thị xã, thành phố",
    "- Các sở, ban, ngành;",
    "+ Cấp xã: 60%",
    "- Tỷ lệ hồ sơ nộp trực tuyến",
    "Đạt tối thiểu 80%",
    "Năm 2027",
    "Hàng năm",
    "a) Rà soát thủ tục hành chính thuộc thẩm quyền giải quyết của địa phương",
    "Báo cáo kết quả thực hiện",
    "Nội dung khác",
)
COLUMNS = (
    Column(col.TEXT),
    Column(col.INDICATOR),
    Column(col.LEAD),
    Column(col.COORDINATE),
    Column(col.DEADLINE),
    Column(col.VALUE, (2021, 2025)),
    Column(col.PRODUCT),
    Column(col.NOTES),
)


@given(
    st.lists(st.sampled_from(TEXTS), min_size=1, max_size=8),
    st.lists(st.sampled_from(COLUMNS), min_size=2, max_size=4),
    st.booleans(),
)
def test_a_search_that_passes_by_what_falls_short_finds_the_same_as_one_that_looks_at_everything(
    texts, columns, lenient
):
    segment = _Segment([Words(text) for text in texts], columns, lenient=lenient)
    everything = segment.search(math.inf)
    assert segment.fits() == [way for way in everything if way.score >= everything[0].score - UNDECIDED_MARGIN]


def test_ways_that_are_much_less_likely_than_the_best_are_not_told():
    words = [
        Words(text) for text in ("Rà soát thủ tục hành chính của các cơ quan", "Sở Nội vụ", "Sở Tư pháp", "Hàng năm")
    ]
    found = fits(words, [Column(col.TEXT), Column(col.LEAD), Column(col.COORDINATE), Column(col.DEADLINE)])
    assert [way.rows for way in found] == [(((0, 1), (1, 2), (2, 3), (3, 4)),)]


@given(
    st.lists(st.sampled_from(TEXTS), min_size=1, max_size=8),
    st.lists(st.sampled_from(COLUMNS), min_size=2, max_size=4),
    st.floats(-30, 30),
)
def test_a_search_for_ways_that_score_enough_finds_the_best_one_where_it_does(texts, columns, least):
    paragraphs = [Words(text) for text in texts]
    best = fits(paragraphs, columns)[:1]
    if best and best[0].score >= least:
        assert fits(paragraphs, columns, least=least)[:1] == best
