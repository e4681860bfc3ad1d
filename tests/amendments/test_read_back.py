"""A consolidated text, read back from Word and from PDF: it is the amended plan, and the reader says what it is."""

from pathlib import Path

import pytest

from kehoach.amendments.changes import Field, Part
from kehoach.amendments.diff import diff
from kehoach.cli import cli
from kehoach.console.terminal import run
from kehoach.parser import read_plan

CASES = Path(__file__).parent / "cases"
OWN = {Field.NUMBER, Field.DATE, Field.RECIPIENTS, Field.SIGNATURE}
"""What a consolidated text has of its own: blank number and date, who certifies, whom it goes to."""


@pytest.mark.parametrize("suffix", [".docx", ".pdf"])
@pytest.mark.parametrize(
    ("source", "case"),
    [
        ("163", "163-head-paragraphs-and-a-new-annex/amendment.html"),
        ("163", "163-amended-and-repealed/amendment.txt"),
        ("163", "163-inserted/amendment.txt"),
        ("binh-son", "binh-son-head-paragraphs-and-a-new-annex/amendment.html"),
        ("ha-linh", "ha-linh-adjusted/amendment.html"),
        ("163", "163-items-of-several-rows/amendment.txt"),
    ],
)
def test_a_consolidated_text_is_read_back_as_the_amended_plan(source, case, suffix, source_163, tmp_path):
    binh_son = CASES.parents[1] / "cases/binh-son-roman-groups-with-products/source.txt"
    ha_linh = CASES.parent / "plans" / "ha-linh.html"
    plan = {"163": source_163.with_suffix(".html"), "binh-son": binh_son, "ha-linh": ha_linh}[source]
    amended, text = tmp_path / "new.json", tmp_path / f"consolidated{suffix}"
    for command, output in (("amend", amended), ("consolidate", text)):
        assert run(cli, [command, str(plan), str(CASES / case), "-o", str(output)]) in (0, 1)
    wanted, read = read_plan(amended), read_plan(text)
    assert [item.id for item in (*read.targets, *read.tasks, *read.projects)] == [
        item.id for item in (*wanted.targets, *wanted.tasks, *wanted.projects)
    ]
    changes = diff(wanted, read)
    assert {(change.part, change.field) for change in changes} == {(Part.DOCUMENT, field) for field in OWN}
    (told,) = (notice.message for notice in read.notices if notice.code == "P026")
    assert told.startswith("Đây là văn bản hợp nhất")
    assert wanted.document.number in told
