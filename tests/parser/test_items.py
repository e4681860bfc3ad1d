"""Rows of tables as items with addresses."""

import pytest

from kehoach.model import Cell, Table
from kehoach.parser.items import read_items
from kehoach.parser.tables import read_table

COVERED = {"<": Cell(merged="left"), "^": Cell(merged="up")}


def items_of(*rows, header="STT | Nhiệm vụ | Chủ trì | Thời hạn"):
    grid = tuple(tuple(COVERED.get(text, Cell(text=text)) for text in row.split(" | ")) for row in (header, *rows))
    return read_items(read_table(Table(rows=grid)), "pl")


@pytest.mark.parametrize(
    ("rows", "ids"),
    [
        (["8 | A | S | N", "09 | B | S | N"], ["pl/8", "pl/9"]),
        (["I | NHÓM |  | ", "1 | A | S | N", "II | NHÓM |  | ", "1 | B | S | N"], ["pl/I/1", "pl/II/1"]),
        (["I. NHÓM (02 việc) | < | < | <", "1 | A | S | N"], ["pl/I/1"]),
        (["1 | NHÓM |  | ", "a) | A | S | N", "b) | B | S | N"], ["pl/1/a", "pl/1/b"]),
        (["2 | Nhóm |  | ", "2.1. | A | S | N", "2.2 | B | S | N"], ["pl/2/2.1", "pl/2/2.2"]),
        (
            ["1 | Nhóm |  | ", "- | A | S | N", "- | B |  | ", "+ | C | S | N", "- | D | S | N"],
            ["pl/1/1", "pl/1/2/1", "pl/1/3"],
        ),
        (["1 | A | S | N", "- | B | S | N", "2 | C | S | N"], ["pl/1", "pl/1/1", "pl/2"]),
        (["1 | A | S | N", "a) | B | S | N", "2 | C | S | N"], ["pl/1", "pl/1/a", "pl/2"]),
        (
            ["A | PHẦN |  | ", "I | NHÓM |  | ", "1 | A | S | N", "C | PHẦN |  | ", "1 | B | S | N"],
            ["pl/A/I/1", "pl/C/1"],
        ),
        (["Nhóm một | < | < | <", "1 | A | S | N", "Nhóm hai | < | < | <", "2 | B | S | N"], ["pl/1", "pl/2"]),
        (["I | Nhóm |  | ", "I.1 | A | S | N", "I.2 | B | S | N"], ["pl/I/I.1", "pl/I/I.2"]),
        (["1 | Nhóm |  | ", " | - A | S | N", " | - B | S | N"], ["pl/1/1", "pl/1/2"]),
        (["1 | … |  | ", "2 |  |  | ", "… |  |  | "], []),
    ],
)
def test_addresses_are_those_that_officers_cite(rows, ids):
    assert [item.id for item in items_of(*rows)] == ids


def texts(item):
    return [cell.text for cell in item.cells[1:]]


def test_one_task_over_two_rows_has_both_rows_words():
    (item,) = items_of("1 | A | Kế hoạch | S", "^ | ^ | Báo cáo | T", header="STT | Nhiệm vụ | Sản phẩm | Chủ trì")
    assert texts(item) == ["A", "Kế hoạch\nBáo cáo", "S\nT"]


def test_a_value_over_two_agency_columns_counts_for_both_and_one_over_other_columns_for_the_first():
    both, first = items_of(
        "1 | A | S | < | N", "2 | B | < | < | <", "3 | C | S | T | N", header="STT | Nhiệm vụ | Chủ trì | Phối hợp | Thời hạn"
    )[:2]  # fmt: skip
    assert texts(both) == ["A", "S", "S", "N"]
    assert texts(first) == ["B", "", "", ""]


def test_an_owner_merged_over_several_rows_is_each_rows_owner():
    assert [texts(item)[1] for item in items_of("1 | A | S | N", "2 | B | ^ | N", "3 | C | ^ | N")] == ["S", "S", "S"]


def test_every_row_of_a_table_without_ordinals_is_an_item():
    items = items_of("A | S | N", "Nhóm | < | <", "B | S | N", header="Nội dung | Chủ trì | Thời hạn")
    assert [(item.id, item.group and item.group.title) for item in items] == [("pl/1", None), ("pl/1", "Nhóm")]
