"""Headers of tables, and tables that go on in the next one."""

import pytest

from kehoach.model import Cell, Table
from kehoach.parser.tables import join_continuations, read_table, tables_in

HEADER = "STT | Nhiệm vụ | Chủ trì"


def table_of(*rows):
    """A table from rows of text; "<" and "^" stand for a position that the cell to the left or above covers."""
    covered = {"<": Cell(merged="left"), "^": Cell(merged="up")}
    return Table(rows=tuple(tuple(covered.get(text, Cell(text=text)) for text in row.split(" | ")) for row in rows))


def joined(*tables):
    return [[row[1].text for row in table.rows] for table in join_continuations(map(read_table, tables))]


@pytest.mark.parametrize(
    ("rows", "header_rows", "roles"),
    [
        ([HEADER, "1 | Một | Sở A"], 1, ["ordinal", "text", "lead"]),
        ([HEADER, "(1) | (2) | (3)", "1 | Một | Sở A"], 2, ["ordinal", "text", "lead"]),
        (["BẢNG PHÂN CÔNG | < | <", HEADER, "1 | Một | Sở A"], 2, ["ordinal", "text", "lead"]),
        (["TT | Nội dung | Cơ quan | <", "^ | ^ | Chủ trì | Phối hợp", "1 | Một | Sở A | Sở B"],
         2, ["ordinal", "text", "lead", "coordinate"]),
        (["TT | Nội dung | Cơ quan | ", " |  | Chủ trì | Phối hợp", "1 | Một | Sở A | Sở B"],
         2, ["ordinal", "text", "lead", "coordinate"]),
        (["TT | Nội dung | Cơ quan thực hiện | <", "NHÓM MỘT | < | < | <", "1 | Một | Sở A | Sở B"],
         1, ["ordinal", "text", "responsible", "responsible"]),
        (["TT | Nội dung | Thời gian | ", " |  | Bắt đầu | Xong", "1 | Một | 2026 | 2027"],
         2, ["ordinal", "text", "start", "deadline"]),
        (["TT | Nội dung | Cơ quan | <", "^ | ^ | Chủ trì | Phối hợp", "A | NHÓM | < | <", "1 | Một | Sở A | Sở B"],
         2, ["ordinal", "text", "lead", "coordinate"]),
        (["1 | Một | Sở A", "2 | Hai | Sở B"], 0, []),
    ],
)  # fmt: skip
def test_the_header_is_told_from_the_rows(rows, header_rows, roles):
    table = read_table(table_of(*rows))
    assert (len(table.header), len(table.rows)) == (header_rows, len(rows) - header_rows)
    assert list(table.roles) == roles


@pytest.mark.parametrize(
    ("rows", "tables"),
    [
        ([HEADER, "1 | Một | Sở A", "TT | Dự án | Thời hạn", "1 | Hai | 2027"], [["Một"], ["Hai"]]),
        ([HEADER, "1 | Một | Sở A", HEADER, "2 | Hai | Sở B"], [["Một", "Hai"]]),
        ([HEADER, "1 | Một | Sở A", "2 | Số thứ tự | Sở B"], [["Một", "Số thứ tự"]]),
        (["1 | Một | Sở A", "2 | Hai | Sở B"], [["Một", "Hai"]]),
    ],
)
def test_a_row_of_other_titles_begins_another_table(rows, tables):
    assert joined(*tables_in(table_of(*rows))) == tables


def test_a_table_that_another_touches_keeps_its_own_columns_only():
    """Where a PDF's grid holds two tables, each reaches over the borders of the other."""
    first, second = tables_in(
        table_of(
            "STT | < | Nhiệm vụ | Chủ trì", "1 | < | Một | Sở A", "TT | Dự án | < | Thời hạn", "1 | Hai | < | 2027"
        )
    )
    assert [[cell.text for cell in row] for row in first.rows] == [["STT", "Nhiệm vụ", "Chủ trì"], ["1", "Một", "Sở A"]]
    assert [[cell.text for cell in row] for row in second.rows] == [["TT", "Dự án", "Thời hạn"], ["1", "Hai", "2027"]]


def test_a_header_repeated_inside_a_table_is_dropped():
    assert joined(table_of(HEADER, "1 | Một | Sở A", HEADER, "2 | Hai | Sở B")) == [["Một", "Hai"]]


@pytest.mark.parametrize(
    ("second", "result"),
    [
        ((HEADER, "2 | Hai | Sở B"), [["Một", "Hai"]]),
        (("2 | Hai | Sở B",), [["Một", "Hai"]]),
        ((" | nốt của một | ",), [["Một", "nốt của một"]]),
        ((HEADER, "1 | Hai | Sở B"), [["Một"], ["Hai"]]),
        (("1 | Hai | Sở B",), [["Một"], ["Hai"]]),
        (("STT | Chỉ tiêu | Năm 2026", "2 | Hai | 5%"), [["Một"], ["Hai"]]),
        (("2 | Hai",), [["Một"], ["Hai"]]),
    ],
)
def test_a_table_goes_on_in_the_next_unless_it_counts_anew_or_has_other_columns(second, result):
    assert joined(table_of(HEADER, "1 | Một | Sở A"), table_of(*second)) == result


def test_a_groups_title_at_the_end_of_a_page_lets_the_next_table_count_from_one():
    first = table_of(HEADER, "I | NHÓM | ", "1 | Một | Sở A", "II | NHÓM | ")
    assert joined(first, table_of("1 | Hai | Sở B")) == [["NHÓM", "Một", "NHÓM", "Hai"]]


def test_words_between_two_tables_keep_them_apart():
    first, second = map(read_table, (table_of(HEADER, "1 | Một | Sở A"), table_of("2 | Hai | Sở B")))
    assert len(join_continuations([first, second.model_copy(update={"position": 1})])) == 2
