"""The table of shapes names cases and tests; each of them is there."""

import re
from pathlib import Path

TESTS = Path(__file__).parents[1]
CASES = TESTS / "cases"
ROWS = [line for line in (CASES / "README.md").read_text(encoding="utf-8").splitlines() if line.startswith("| ")][1:]


def test_what_the_table_names_exists():
    written = {
        name for path in TESTS.rglob("test_*.py") for name in re.findall(r"^def (test_\w+)", path.read_text(), re.M)
    }
    files = {path.stem for path in (TESTS / "parser").rglob("*.toml")} | {path.name for path in CASES.iterdir()}
    named = [name for row in ROWS for name in re.findall(r"`([^`]+)`", row.rsplit("|", 2)[1])]
    assert len(named) > 40
    missing = [name for name in named if name not in written | files and not (TESTS.parent / name).exists()]
    assert missing == []


def test_every_case_is_in_the_table():
    cases = {path.name for path in CASES.iterdir() if path.is_dir()}
    assert {name for name in cases if not any(f"`{name}`" in row for row in ROWS)} == set()
