"""Text as it is copied and dumped: tabs and bars between cells, lines cut at a width."""

from textwrap import wrap

import pytest

from kehoach.model import Paragraph
from kehoach.parser.extraction import Origin
from kehoach.parser.formats.text import extract
from kehoach.parser.formats.text_pipes import find_tables

HEADER = ("STT", "Nhiệm vụ", "Chủ trì", "Thời hạn")


def blocks_of(*lines):
    """A paragraph is its text, a table its rows."""
    found = extract(Origin("van-ban.txt", "\n".join(lines).encode()))
    return [
        block.text if isinstance(block, Paragraph) else [[cell.text for cell in row] for row in block.rows]
        for block in found.blocks
    ]


def test_cells_of_several_lines_between_tabs_are_put_together():
    assert blocks_of(
        "\t".join(HEADER),
        "1\tRà soát:",
        "- Thủ tục;",
        "- Mã số.\tSở Y tế",
        "Sở Nội vụ\tQuý I",
        "2\tTập huấn\tSở Y tế\t",
    ) == [
        [
            list(HEADER),
            ["1", "Rà soát:\n- Thủ tục;\n- Mã số.", "Sở Y tế\nSở Nội vụ", "Quý I"],
            ["2", "Tập huấn", "Sở Y tế", ""],
        ]
    ]


def test_tabs_after_automatic_numbers_make_no_table():
    lines = ("I.\tMỤC TIÊU", "1.\tChung", "a)\tNhanh", "b)\tGọn", "2.\tRiêng", "-\tMột", "-\tHai")
    assert blocks_of(*lines) == [line.replace("\t", " ") for line in lines]


def test_a_table_between_tabs_ends_where_another_begins():
    first, second = ["\t".join(HEADER), "1\tA\tSở Y tế\tQuý I"], ["TT\tChỉ tiêu\tNăm 2026", "1\tB\t5%"]
    assert blocks_of(*first, "PHỤ LỤC II", "CÁC CHỈ TIÊU", *second) == [
        [line.split("\t") for line in first],
        "PHỤ LỤC II",
        "CÁC CHỈ TIÊU",
        [line.split("\t") for line in second],
    ]


@pytest.mark.parametrize("end", ["", " |"])
def test_a_row_of_pipes_that_is_a_title_is_not_put_together_with_the_next(end):
    lines = [" | ".join(HEADER), "A. VIỆC CHUNG", "1 | Rà soát | Sở Y tế | Quý I", "2 | Tập huấn | Sở Y tế | Quý II"]
    (rows,) = blocks_of(*(line + end for line in lines))
    assert rows == [list(HEADER), ["A. VIỆC CHUNG", "", "", ""], *(line.split(" | ") for line in lines[2:])]


def test_rows_of_pipes_that_lack_cells_leave_open_which_columns_they_fill():
    lines = [
        "TT | Nhiệm vụ | Thực hiện | Thời hạn |", "Chủ trì | Phối hợp |",
        "1 | Rà soát | Sở Y tế | Sở Nội vụ | Quý I |", "2 | Tập huấn | Sở Y tế | Sở Nội vụ | Quý II |",
    ]  # fmt: skip
    assert blocks_of(*lines) == [cell for line in lines for cell in line.strip(" |").split(" | ")]


def test_long_lines_cut_at_a_width_are_put_together_also_among_short_cells():
    sentence = "Xây dựng và trình ban hành quy chế phối hợp liên thông các thủ tục hành chính thiết yếu của tỉnh số {}"
    cells = ["Sở Nội vụ", "hằng năm", "Quý I/2027", "báo cáo"]
    texts = [text for number in range(9) for text in (sentence.format(number), *cells * 3)]
    assert blocks_of(*(line for text in texts for line in wrap(text, 60))) == texts


@pytest.mark.parametrize(
    "line", ["STT\tNhiệm vụ\tChủ trì", "a\tb", "a\tb\t\t\t", "1\tRà soát\tSở Y tế\tQuý I", "a | b |", "|"]
)
def test_time_grows_with_the_number_of_lines(line):
    """Counted in lines looked at, for clocks differ: no line is looked at more often than a table is wide and its cells long."""
    looked = 0

    class Lines(list):
        def __getitem__(self, place):
            nonlocal looked
            looked += 1
            return super().__getitem__(place)

    count = 2000
    find_tables(Lines([line] * count))
    assert looked < 150 * count
