"""docs/rules.md says what the rules say of themselves."""

from pathlib import Path

from kehoach.checker import RULES
from kehoach.checker.documentation import rules_page

PAGE = Path(__file__).parents[2] / "docs" / "rules.md"


def test_the_page_of_rules_is_up_to_date():
    assert PAGE.read_text(encoding="utf-8") == rules_page(), "run: python -m kehoach.checker.documentation"


def test_every_rule_has_one_section():
    lines = rules_page().splitlines()
    for code in RULES:
        assert lines.count(f"### {code}") == 1
