"""Every code that a returned workbook can give is documented, with its severity, and no other."""

import re
from pathlib import Path

from kehoach import progress
from kehoach.progress.notices import CODES

ROOT = Path(__file__).parent.parent.parent
PACKAGE = Path(progress.__path__[0])


def test_docs_list_the_codes_of_a_returned_workbook():
    text = (ROOT / "docs" / "data.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (W\d{3}) \| (\w+) \|", text, re.MULTILINE)
    assert rows == [(code, severity) for code, (severity, _) in CODES.items()]


def test_every_code_is_used_and_no_other():
    used = set()
    for path in PACKAGE.glob("intake*.py"):
        used |= set(re.findall(r'"(W\d{3})"', path.read_text(encoding="utf-8")))
    for name in ("figures.py", "layout.py"):
        used |= set(re.findall(r'"(W\d{3})"', (PACKAGE / name).read_text(encoding="utf-8")))
    assert used == set(CODES)
