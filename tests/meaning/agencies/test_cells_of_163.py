"""Every agency cell, heading and recipient of a real plan means what a reader takes it to mean."""

import tomllib
from pathlib import Path

import pytest

from kehoach.meaning.agencies import read_assignment
from kehoach.parser import read_plan

HERE = Path(__file__).parent
SOURCE = HERE.parents[2] / "source_docs" / "163-KH-UBND" / "163-KH-UBND.txt"
CELLS = tomllib.loads((HERE / "cells-163.toml").read_text(encoding="utf-8"))["cell"]


@pytest.mark.parametrize("cell", CELLS, ids=[cell["text"] for cell in CELLS])
def test_a_cell_names_whom_a_reader_understands(cell, soc_trang):
    read = read_assignment(cell["text"], soc_trang)
    meant = {field: getattr(read, field) for field in ("agencies", "groups", "partners", "partner_groups", "unknown")}
    assert meant == {field: tuple(cell.get(field, ())) for field in meant}


def test_the_expected_cells_are_lines_of_the_source():
    lines = {" ".join(line.split()) for line in SOURCE.read_text(encoding="utf-8").splitlines()}
    assert [cell["text"] for cell in CELLS if cell["text"] not in lines] == []


def test_no_cell_of_the_source_is_left_out():
    plan = read_plan(SOURCE)
    expected = {cell["text"].removeprefix("- ") for cell in CELLS}
    items = (*plan.tasks, *plan.projects)
    readings = [reading for item in items for reading in item.alternatives]
    cells = [words for one in (*items, *readings) for words in (one.lead.text, one.coordinate.text) if words]
    lines = {line.removeprefix("- ") for words in cells for line in words.splitlines()}
    assert len(lines) > 30
    assert lines <= expected
    titles = {part.title for part in plan.responsibilities}
    assert len(titles) == 13
    assert titles <= {text.partition(". ")[2] for text in expected}
    assert {line.strip("- ;.") for line in plan.document.recipients} <= {text.strip("- ;.") for text in expected}
