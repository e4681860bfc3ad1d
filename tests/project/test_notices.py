"""Every notice code means one thing, and docs/data.md says what."""

import re
from pathlib import Path

from kehoach.parser.formats import docx_notices, html_model, pdf_notices

ROOT = Path(__file__).parent.parent.parent
CODE = re.compile(r'"(P\d{3})"')


def tables():
    for module in (docx_notices, html_model, pdf_notices):
        for value in vars(module).values():
            if isinstance(value, dict) and any(re.fullmatch(r"P\d{3}", str(key)) for key in value):
                yield module.__name__, value


def documented():
    rows = re.findall(
        r"^\| (P\d{3}) \| (\w+) \|", (ROOT / "docs" / "data.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert len(rows) == len(dict(rows)), "a code stands twice in docs/data.md"
    return dict(rows)


def test_every_code_that_can_appear_is_documented_and_no_other():
    used = set()
    for path in (ROOT / "parser").rglob("*.py"):
        used |= set(CODE.findall(path.read_text(encoding="utf-8")))
    assert used == set(documented())


def test_the_documented_severities_are_those_of_the_readers():
    said = documented()
    for module, table in tables():
        for code, (severity, *_) in table.items():
            assert said[code] == severity, (module, code)


def test_no_two_readers_use_one_code_for_two_things():
    seen = {}
    for module, table in tables():
        for code in table:
            assert seen.setdefault(code, module) == module or code == "P001"
