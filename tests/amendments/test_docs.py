"""docs/amendments.md says what there is, and nothing else."""

import re
from pathlib import Path
from typing import get_args

from kehoach.amendments.changes import Kind
from kehoach.amendments.operations import Operation
from kehoach.amendments.refusal import SEVERITIES

TEXT = (Path(__file__).parents[2] / "docs" / "amendments.md").read_text(encoding="utf-8")


def test_every_code_of_a_notice_is_documented_with_its_severity():
    assert dict(re.findall(r"^\| (A\d{3}) \| (\w+) \|", TEXT, re.MULTILINE)) == SEVERITIES


def test_every_kind_of_operation_and_of_change_is_documented():
    (union, _) = get_args(Operation)
    kinds = {one.model_fields["kind"].default for one in get_args(union)}
    first_cells = re.findall(r"^\| ((?:`\w+`(?:, )?)+) \|", TEXT, re.MULTILINE)
    assert {name for cell in first_cells for name in re.findall(r"\w+", cell)} == kinds | {str(kind) for kind in Kind}
